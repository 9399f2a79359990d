/**
 * What `verdicts.test.ts` tries: the verdicts in `verdicts/cases.jsonl` are those of the second verifier, `docs/verify.py`.
 * `npx vitest run tests/oracles/verdicts-made.test.ts -u` draws the cases anew, such as are refused for one reason first.
 */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pythonVersion, secondVerdicts } from '../../benchmarks/second-verifier/python.mjs';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { BALANCE_FAMILIES, balanceInstance } from './balance-instances.ts';
import { mutations, pathsOf, replaced, type Json } from './certificates.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { FAIR_FAMILIES, fairInstance } from './fair-instances.ts';
import { drawMatching } from './families/drawing.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';
import { edited, editsBetween, FILE, frozenCases, type Edit, type Frozen, type Whole } from './verdicts/cases.ts';

const SEEDS = 6;
const MOST_PAIRS = 8;
/** Changes refused in the same words, at most; each in another place of the documents. */
const SAME_WORDS = 6;
const STRANGE: readonly (Json | undefined)[] = [
  undefined,
  null,
  'x',
  '1',
  -1,
  0,
  1,
  2,
  0.5,
  true,
  [],
  {},
  'all',
  'most',
  'fair',
  '9007199254740993',
];

const verdictsOf = (cases: readonly Whole[]): boolean[] =>
  secondVerdicts(cases.map(({ problem, solution }) => ({ problem: JSON.stringify(problem), solution: JSON.stringify(solution) }))).map(
    ({ code }) => code !== 2,
  );

const python = pythonVersion();

test(
  python === null ? 'python3 is not here: the verdicts are taken as they are' : 'the verdicts are those of docs/verify.py',
  { timeout: 300_000 },
  () => {
    const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
    if (python !== null && snapshotState._updateSnapshot === 'all')
      writeFileSync(
        FILE,
        drawn()
          .map((frozen) => `${JSON.stringify(frozen)}\n`)
          .join(''),
      );
    const all = frozenCases().flatMap((frozen) =>
      [[], ...frozen.accepted, ...frozen.refused].map((edits, k) => ({
        name: `${frozen.name}: ${JSON.stringify(edits)}`,
        whole: edited(frozen, edits),
        isTrue: k <= frozen.accepted.length,
      })),
    );
    expect(all.length).toBeGreaterThan(500);
    if (python === null) return;
    const verdicts = verdictsOf(all.map(({ whole }) => whole));
    expect(all.filter(({ isTrue }, k) => verdicts[k] !== isTrue).map(({ name }) => name)).toEqual([]);
  },
);

function drawn(): Frozen[] {
  const count = new Map<string, number>();
  const isNew = (kind: string, most: number): boolean => {
    const known = count.get(kind) ?? 0;
    count.set(kind, known + 1);
    return known < most;
  };
  const made = bases().map(({ name, problem, solution }, k): Frozen & { tried: Edit[][] } => {
    const random = seededRandom('verdicts', k);
    const root = JSON.parse(JSON.stringify({ problem, solution })) as Json;
    const wholes = [
      ...mutations(root).map(({ certificate }) => certificate()),
      ...pathsOf(root).map((at) => replaced(root, at, random.pick(STRANGE))),
      ...Object.values(CORRUPTIONS).map(
        (corrupt) => ({ problem, solution: corrupt(problem, solution, random) ?? solution }) as unknown as Json,
      ),
    ];
    const tried = wholes.flatMap((whole): Edit[][] => {
      const edits = editsBetween(root, JSON.parse(JSON.stringify(whole)) as Json);
      if (edits.length === 0 || JSON.stringify(edits).length > 400) return [];
      const changed = edited(root as unknown as Frozen, edits);
      const { problems } = verify(changed.problem, changed.solution);
      const path = edits.map(([at]) => at.replace(/\d+/g, '#')).join();
      const words = problems.map((text) => text.replace(/-?[\d.]+|"[^"]*"|\b[tm]\d+\b/g, '#'));
      const isKept =
        problems.length === 0
          ? isNew(`${path} accepted`, 2)
          : problems.length === 1 && isNew(`${path} ${words.join()}`, 1) && isNew(words[0]!, SAME_WORDS);
      return isKept ? [edits] : [];
    });
    return {
      name,
      problem: (root as { problem: Json }).problem,
      solution: (root as { solution: Json }).solution,
      accepted: [],
      refused: [],
      tried,
    };
  });
  const kept = made.filter(({ tried }) => tried.length > 0);
  const verdicts = verdictsOf(kept.flatMap(({ tried, ...frozen }) => tried.map((edits) => edited(frozen, edits))));
  return kept.map(({ tried, ...frozen }) => {
    const own = verdicts.splice(0, tried.length);
    return { ...frozen, accepted: tried.filter((_, k) => own[k]), refused: tried.filter((_, k) => !own[k]) };
  });
}

/** Small problems of every family, solved; every third with an earlier matching to keep, every fifth cut short. */
function bases(): { name: string; problem: ListedProblem; solution: Solution }[] {
  const kinds: [string, readonly string[], (family: string, seed: number) => ListedProblem][] = [
    ['balanced', BALANCE_FAMILIES, balanceInstance],
    ['fair', FAIR_FAMILIES, fairInstance],
    ['plain', FAMILY_NAMES, instance],
  ];
  return kinds.flatMap(([kind, families, make]) =>
    families.flatMap((family) =>
      Array.from({ length: SEEDS }, (_, seed) => {
        const problem = make(family, seed);
        const incumbent = drawMatching(seededRandom('verdicts', seed), problem, 5);
        const given = seed % 3 === 0 && problem.incumbent === undefined ? { ...problem, incumbent } : problem;
        return { name: `${kind} ${family} ${seed}`, problem: given, solution: solve(given, seed % 5 === 4 ? { nodeLimit: 1 } : {}) };
      }).filter(({ problem }) => problem.pairs.length > 0 && problem.pairs.length <= MOST_PAIRS),
    ),
  );
}
