/**
 * The verifier on a thousand changes of true solutions, with the verdicts of the second verifier, `docs/verify.py`, frozen: most are refused
 * for one reason alone. So quick that mutation testing runs it on every mutant; `verdicts-made.test.ts` makes the file, and holds it to its source.
 */
import { expect, test } from 'vitest';
import { verify } from '../../src/solver/verify/verify.ts';
import { edited, frozenCases } from './verdicts/cases.ts';

const all = frozenCases();

test.each(['plain', 'fair', 'balanced'])('%s', { timeout: 60_000 }, (kind) => {
  let tried = 0;
  for (const frozen of all.filter(({ name }) => name.startsWith(kind))) {
    for (const [isTrue, list] of [[true, [[], ...frozen.accepted]] as const, [false, frozen.refused] as const]) {
      for (const edits of list) {
        const { problem, solution } = edited(frozen, edits);
        tried++;
        // Ended by the first that is wrong: mutation testing pays for what comes after it.
        expect(verify(problem, solution).valid, `${frozen.name}: ${JSON.stringify(edits)}`).toBe(isTrue);
      }
    }
  }
  expect(tried).toBeGreaterThan(20);
});
