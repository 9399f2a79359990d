/** What of decisions a run follows, which pairs may be held fast in it, when it is due, and how far it has come. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPins, type PinBasis } from '../../../src/service/rules/asked-pins.ts';
import { refusedOf, type RoundDecision, standingOf } from '../../../src/service/rules/decided.ts';
import { pairFacts } from '../../../src/service/rules/pair-facts.ts';
import { dayInFrance, daysBefore, isDue } from '../../../src/service/rules/preparation.ts';
import { hasEnded, RUN_STATES, runVersion } from '../../../src/service/rules/run-state.ts';

/** `S-1 1 accept T-1`: trainee, number, kind, mentor. */
function decisions(...lines: string[]): RoundDecision[] {
  return lines.map((line) => {
    const [trainee = '', number, kind = '', mentor = null] = line.split(' ');
    return { trainee, number: Number(number), kind, mentor };
  });
}

it('the last decision on each trainee stands, unless it refuses or takes back', () => {
  const all = decisions(
    'S-1 1 accept T-1',
    'S-2 1 refuse T-2',
    'S-1 2 change T-3',
    'S-3 1 without',
    'S-2 2 accept T-1',
    'S-4 1 accept T-4',
    'S-4 2 withdraw',
  );
  expect(standingOf(all).map(({ trainee, number, mentor }) => [trainee, number, mentor])).toEqual([
    ['S-1', 2, 'T-3'],
    ['S-3', 1, null],
    ['S-2', 2, 'T-1'],
  ]);
  expect(standingOf(decisions('S-1 1 accept T-1', 'S-1 2 refuse T-1'))).toEqual([]);
});

it('a refused pair stays refused for the round, until that is taken back or the very pair accepted', () => {
  const refused = (...lines: string[]): string[] => refusedOf(decisions(...lines)).map((pair) => pair.join(' '));
  expect(refused('S-2 1 refuse T-2', 'S-1 1 refuse T-1', 'S-1 2 refuse T-2')).toEqual(['S-1 T-1', 'S-1 T-2', 'S-2 T-2']);
  expect(refused('S-1 1 refuse T-1', 'S-1 2 change T-2')).toEqual(['S-1 T-1']);
  expect(refused('S-1 1 refuse T-1', 'S-1 2 accept T-1')).toEqual([]);
  expect(refused('S-1 1 refuse T-1', 'S-2 1 withdraw')).toEqual(['S-1 T-1']);
  expect(refused('S-1 1 refuse T-1', 'S-1 2 withdraw', 'S-1 3 refuse T-2')).toEqual(['S-1 T-2']);
});

it('nobody is both decided and left for the engine, whatever was decided', () => {
  const decision = fc.record({
    trainee: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('accept', 'refuse', 'change', 'without', 'withdraw'),
    mentor: fc.constantFrom('x', 'y'),
  });
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 12 }), (made) => {
      const all = made.map(({ mentor, ...one }, k) => ({
        ...one,
        number: k + 1,
        mentor: one.kind === 'without' || one.kind === 'withdraw' ? null : mentor,
      }));
      const refused = refusedOf(all).map((pair) => pair.join(' '));
      for (const { trainee, mentor } of standingOf(all)) expect(refused).not.toContain(`${trainee} ${mentor ?? ''}`);
      expect(new Set(standingOf(all).map(({ trainee }) => trainee)).size).toBe(standingOf(all).length);
    }),
  );
});

it('a pin names a trainee of the promotion and a mentor, once, and nobody on whom somebody has decided', () => {
  const basis: PinBasis = {
    promotion: 'CPIP 29',
    people: new Map([
      ['S-1', { role: 'trainee', promotion: 'CPIP 29' }],
      ['S-2', { role: 'trainee', promotion: 'CPIP 28' }],
      ['S-3', { role: 'trainee', promotion: 'CPIP 29' }],
      ['T-1', { role: 'mentor', promotion: null }],
    ]),
    refused: [['S-3', 'T-1']],
    decided: new Set(['S-4']),
  };
  expect(() => checkPins([['S-1', 'T-1']], basis)).not.toThrow();
  for (const [pins, code, path] of [
    [[['S-9', 'T-1']], 'RUN_PIN_UNKNOWN', '/pins/0'],
    [[['S-1', 'S-3']], 'RUN_PIN_UNKNOWN', '/pins/0'],
    [[['S-2', 'T-1']], 'RUN_PIN_PROMOTION', '/pins/0'],
    [
      [
        ['S-1', 'T-1'],
        ['S-1', 'T-1'],
      ],
      'RUN_PIN_TWICE',
      '/pins/1',
    ],
    [[['S-3', 'T-1']], 'RUN_PIN_REFUSED', '/pins/0'],
  ] as const)
    expect(() => checkPins(pins, basis)).toThrow(expect.objectContaining({ code, place: { path } }) as Error);
  expect(() => checkPins([['S-1', 'T-1']], { ...basis, decided: new Set(['S-1']) })).toThrow(
    expect.objectContaining({ code: 'RUN_PIN_DECIDED' }) as Error,
  );
});

it('days are those of France, whatever the hour of the world, and leap days count', () => {
  expect([dayInFrance(new Date('2025-07-16T21:59:59Z')), dayInFrance(new Date('2025-07-16T22:00:00Z'))]).toEqual([
    '2025-07-16',
    '2025-07-17',
  ]);
  expect([dayInFrance(new Date('2025-12-31T22:59:59Z')), dayInFrance(new Date('2025-12-31T23:00:00Z'))]).toEqual([
    '2025-12-31',
    '2026-01-01',
  ]);
  expect([daysBefore('2028-03-01', 1), daysBefore('2027-03-01', 1), daysBefore('2025-08-28', 42)]).toEqual([
    '2028-02-29',
    '2027-02-28',
    '2025-07-17',
  ]);
  // Over both changes of the clocks of a year.
  expect(daysBefore('2025-04-15', 42)).toBe('2025-03-04');
  expect(daysBefore('2025-11-17', 42)).toBe('2025-10-06');
  const due = (today: string): boolean => isDue('2028-04-10', 42, today);
  expect(['2028-02-27', '2028-02-28', '2028-02-29', '2028-04-09', '2028-04-10'].map(due)).toEqual([false, true, true, true, false]);
});

it('the version of a run grows with everything that happens to it', () => {
  const lives = [
    ['queued 0', 'running 1', 'done 1'],
    ['queued 0', 'running 1', 'queued 1', 'running 2', 'running 3', 'failed 3'],
    ['queued 0', 'cancelled 0'],
    ['queued 0', 'running 1', 'cancelled 1'],
  ];
  for (const life of lives) {
    const versions = life.map((step) => {
      const [state, attempt] = step.split(' ');
      return runVersion(state as (typeof RUN_STATES)[number], Number(attempt));
    });
    expect(versions[0]).toBe(1);
    for (const [k, version] of versions.entries()) if (k > 0) expect(version).toBeGreaterThan(versions[k - 1]!);
  }
  expect(RUN_STATES.filter(hasEnded)).toEqual(['done', 'failed', 'cancelled']);
});

it('the fingerprint of a pair says nothing of somebody who is gone', () => {
  expect(pairFacts('t', 'm', 'shipped')).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set([pairFacts('t', 'm', 'a'), pairFacts('t', 'm', 'b'), pairFacts('t', null, 'a'), pairFacts('m', 't', 'a')]).size).toBe(4);
  expect([pairFacts(undefined, 'm', 'a'), pairFacts('t', undefined, 'a')]).toEqual(['gone', 'gone']);
});
