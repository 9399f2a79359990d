/** What `lint` says of side constraints, beside every matching of the network tried. Nothing of the solver is used to judge. */
import { describe, expect, test } from 'vitest';
import { lint, type LintFinding } from '../../src/solver/index.ts';
import { allMatchings } from './all-matchings.ts';
import { compareSum } from './exact.ts';
import { familiesOf, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import { holds, keyOf, type ListedProblem, type SideConstraint } from './rules.ts';
import { seedsOf } from './share.ts';

const INSTANCES = seedsOf(300, 0.5);
const MOST = 4000;

/** The pairs of every matching of the network, side constraints left out; null when there are too many. */
function networkMatchings(problem: ListedProblem): ReadonlySet<string>[] | null {
  const unscored = problem.pairs.map(([trainee, mentor]): [string, string, number] => [trainee, mentor, 0]);
  const all = allMatchings({ ...problem, pairs: unscored, sideConstraints: [], bands: [], incumbent: [] }, MOST);
  return all?.map(({ chosen }) => new Set(chosen.map((k) => keyOf(problem.pairs[k]![0], problem.pairs[k]![1])))) ?? null;
}

/** Families of the solver, with constraints made similar to others, or extreme, now and then. */
function lintable(family: string, seed: number): ListedProblem {
  const problem = instance(family, seed);
  const random = seededRandom(`lint/${family}`, seed);
  const own = problem.sideConstraints ?? [];
  const made = own.flatMap((constraint, k): SideConstraint[] => {
    const scale = random.pick([1, 1, 2, 0.5]);
    const op = random.pick(['<=', '>=', '=', constraint.op, constraint.op] as const);
    const rhs = constraint.rhs * scale + random.pick([0, 0, -1, 1, 2, 0.5]);
    const terms = random.chance(0.6) ? constraint.terms : random.sample(constraint.terms, Math.ceil(constraint.terms.length / 2));
    const similar = { id: `z${k}`, terms: terms.map(([t, m, a]): [string, string, number] => [t, m, a * scale]), op, rhs };
    return random.chance(0.7) ? [similar] : random.chance(0.5) ? [{ ...similar, id: `y${k}`, rhs: random.pick([-1, 9, 0]) }] : [];
  });
  return { ...problem, sideConstraints: [...own, ...made] };
}

const seen = { impossible: 0, contradictory: 0, redundant: 0, neverBinding: 0, noMatching: 0, alone: 0 };

function faults(problem: ListedProblem, matchings: readonly ReadonlySet<string>[]): string[] {
  const findings = lint(problem);
  const sides = new Map((problem.sideConstraints ?? []).map((side) => [side.id, side]));
  const found: string[] = [];
  const expectThat = (truth: boolean, what: string): void => {
    if (!truth) found.push(what);
  };
  const satisfying = (...ids: string[]): ReadonlySet<string>[] =>
    matchings.filter((pairs) => ids.every((id) => holds(sides.get(id)!, (key) => pairs.has(key))));
  const kind = (wanted: LintFinding['kind']): LintFinding[] => findings.filter((finding) => finding.kind === wanted);
  const named = (wanted: LintFinding['kind']): Set<string> =>
    new Set(kind(wanted).flatMap((f) => ('constraint' in f ? [f.constraint] : f.constraints)));

  for (const finding of findings) {
    seen[finding.kind]++;
    const what = JSON.stringify(finding);
    if (finding.kind === 'impossible') expectThat(satisfying(finding.constraint).length === 0, what);
    if (finding.kind === 'neverBinding') expectThat(satisfying(finding.constraint).length === matchings.length, what);
    if (finding.kind === 'contradictory') expectThat(satisfying(...finding.constraints).length === 0, what);
    if (finding.kind === 'redundant')
      expectThat(satisfying(finding.because).length === satisfying(finding.because, finding.constraint).length, what);
    if (finding.kind === 'noMatching') expectThat(matchings.length === 0, what);
    if (matchings.length > 0 && 'constraint' in finding)
      expectThat(reachIsRight(sides.get(finding.constraint)!, finding, matchings), `reach of ${what}`);
  }
  // Without all the redundant ones at once, the same matchings satisfy every constraint.
  const redundant = named('redundant');
  const staying = [...sides.keys()].filter((id) => !redundant.has(id));
  expectThat(satisfying(...sides.keys()).length === satisfying(...staying).length, 'the redundant may be left out together');
  if (matchings.length === 0) return found;
  for (const [id, { op }] of sides) {
    const holding = satisfying(id).length;
    if (holding === matchings.length) expectThat(named('neverBinding').has(id), `${id} never binds`);
    if (holding === 0 && op !== '=') expectThat(named('impossible').has(id), `${id} is impossible`);
    seen.alone++;
  }
  return found;
}

/** The values that go with a finding are those that the matchings reach, exactly. */
function reachIsRight({ terms, rhs }: SideConstraint, finding: LintFinding, matchings: readonly ReadonlySet<string>[]): boolean {
  if (finding.kind !== 'impossible' && finding.kind !== 'neverBinding') return true;
  const chosen = matchings.map((pairs) => terms.filter(([t, m]) => pairs.has(keyOf(t, m))).map(([, , a]) => a));
  const { least, most } = finding;
  if (finding.kind === 'impossible' && finding.step !== undefined) {
    const steps = rhs / finding.step;
    return least === undefined && most === undefined && Math.abs(steps - Math.round(steps)) > 1e-9;
  }
  if (least === undefined && most === undefined) return false;
  const isExtreme = (value: number | undefined, sign: number): boolean =>
    value === undefined ||
    (chosen.every((values) => sign * compareSum(values, value) <= 0) && chosen.some((values) => compareSum(values, value) === 0));
  return isExtreme(most, 1) && isExtreme(least, -1);
}

describe('against every matching of the network', () => {
  test.each(familiesOf('sideConstraints'))(
    '%s: every finding is true, and none is missing of those promised',
    { timeout: 120_000 },
    (family) => {
      const failures: string[] = [];
      let tried = 0;
      for (let seed = 0; seed < INSTANCES; seed++) {
        const problem = lintable(family, seed);
        const matchings = networkMatchings(problem);
        if (matchings === null) continue;
        tried++;
        const found = faults(problem, matchings);
        if (found.length > 0) failures.push(`lintable('${family}', ${seed}): ${found.join('; ')}`);
      }
      expect(failures).toEqual([]);
      expect(tried).toBeGreaterThan(INSTANCES / 4);
    },
  );
});

test('findings of each kind were seen', () => {
  expect(seen.impossible).toBeGreaterThan(200);
  expect(seen.contradictory).toBeGreaterThan(100);
  expect(seen.redundant).toBeGreaterThan(100);
  expect(seen.neverBinding).toBeGreaterThan(200);
  expect(seen.noMatching).toBeGreaterThan(50);
  expect(seen.alone).toBeGreaterThan(2000);
});

test('the order of lists never matters', () => {
  let said = 0;
  for (const [family] of familiesOf('sideConstraints')) {
    for (let seed = 0; seed < 100; seed++) {
      const problem = lintable(family, seed);
      const random = seededRandom('turned', seed);
      const turned: ListedProblem = {
        ...problem,
        trainees: random.shuffle(problem.trainees),
        mentors: random.shuffle(problem.mentors),
        pairs: random.shuffle(problem.pairs),
        required: random.shuffle(problem.required ?? []),
        sideConstraints: random.shuffle(problem.sideConstraints ?? []).map((side) => ({ ...side, terms: random.shuffle(side.terms) })),
      };
      expect(lint(turned)).toEqual(lint(problem));
      said += lint(problem).length;
    }
  }
  expect(said).toBeGreaterThan(200);
});
