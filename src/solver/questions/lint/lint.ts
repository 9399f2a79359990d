/**
 * Which side constraints of a problem are of no use, or cannot hold: found before it is solved, and proven.
 *
 * What a constraint can reach alone is found over the matchings of the network, without any side constraint (`reach.ts`); what two
 * say of each other is read off their terms (`implication.ts`). There is no search: three constraints that only together cannot
 * hold, or imply a fourth, are not found here; `diagnose` names such conflicts after solving.
 */
import { encode } from '../../model/encode.ts';
import { floorSteps, inUnits, type Side } from '../../model/integer-sides.ts';
import { Candidates, implies, type Row, type Sense } from './implication.ts';
import { Reach } from './reach.ts';
import { Watch, type Limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';

/**
 * One finding, by the ids of side constraints. "Alone" means: with needs, places, minimums, required pairs and coverage, and without any
 * other side constraint. Values are sums of coefficients in the caller's units, to be held against the constraint's `rhs`.
 */
export type LintFinding =
  /**
   * No matching satisfies the constraint alone. Just one of three values says why: every matching reaches at least `least`, or at most
   * `most`; or, with `=`, all sums are multiples of `step` and `rhs` is not.
   */
  | { readonly kind: 'impossible'; readonly constraint: string; readonly least?: number; readonly most?: number; readonly step?: number }
  /** These two cannot hold together: their terms alone say so. Sorted. */
  | { readonly kind: 'contradictory'; readonly constraints: readonly [string, string] }
  /**
   * Whatever satisfies `because` satisfies the constraint. All redundant constraints may be left out at once; of several that say the
   * same, the first by id stays.
   */
  | { readonly kind: 'redundant'; readonly constraint: string; readonly because: string }
  /** No matching breaks the constraint alone: it reaches at most `most` (`<=`), at least `least` (`>=`), or just its `rhs` (`=`, both). */
  | { readonly kind: 'neverBinding'; readonly constraint: string; readonly least?: number; readonly most?: number }
  /** No matching exists where these constraints have their pairs, even without any: what they can reach is not known. Sorted. */
  | { readonly kind: 'noMatching'; readonly constraints: readonly string[] };

const KINDS: readonly LintFinding['kind'][] = ['noMatching', 'impossible', 'contradictory', 'redundant', 'neverBinding'];

/** A constraint as one row (`<=`, `>=`) or two (`=`). */
interface Reduced {
  readonly side: Side;
  readonly rows: readonly Row[];
}

/**
 * What can be said of the side constraints before solving, sorted by kind (`noMatching`, `impossible`, `contradictory`, `redundant`,
 * `neverBinding`), then by id. A constraint that is impossible or never binding is not compared with others.
 *
 * `impossible` with `<=` or `>=`, and `neverBinding`, are found whenever they are so, where a matching exists. `impossible` with `=` is
 * found when the value lies beyond what can be reached or between two steps. `contradictory` and `redundant` are found when the terms
 * show it, for two constraints with pairs in common.
 *
 * Depends on the problem alone, not on the order of its lists. At most two runs of the flow kernel for a constraint and each part of the
 * network that it touches, and one comparison, linear in the terms, for each two constraints with a pair in common. Once the signal is aborted,
 * what was found by then.
 * @throws BinomeError PROBLEM_* when the problem is malformed.
 */
export function lint(problem: Problem, limits: Limits = {}): LintFinding[] {
  const { isOver } = new Watch(limits);
  const instance = encode(problem, undefined, isOver);
  const reach = new Reach(instance, isOver);
  const given = new Map((problem.sideConstraints ?? []).map(({ id, rhs }) => [id, rhs]));
  const found: LintFinding[] = [];
  const unknown: string[] = [];
  const compared: Reduced[] = [];
  for (const reduced of instance.sides.map(reducedOf)) {
    if (isOver()) break;
    const { id } = reduced.side;
    const isOpen = reach.isOpen(reduced.rows[0]!);
    if (!isOpen) unknown.push(id);
    const alone = isOpen ? findAlone(reduced, given.get(id)!, reach) : null;
    if (alone === null) compared.push(reduced);
    else found.push(alone);
  }
  if (unknown.length > 0) found.push({ kind: 'noMatching', constraints: unknown });
  if (!isOver()) found.push(...findTogether(compared));
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareLists(idsOf(a), idsOf(b)));
}

function idsOf(finding: LintFinding): readonly string[] {
  return 'constraints' in finding ? finding.constraints : [finding.constraint];
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const k = a.findIndex((id, at) => id !== b[at]);
  return k < 0 ? 0 : a[k]! < b[k]! ? -1 : 1;
}

function reducedOf(side: Side): Reduced {
  const isWhole = !side.coefficients.includes(0);
  const arcs = isWhole ? side.arcs : side.arcs.filter((_, k) => side.coefficients[k] !== 0);
  const coefficients = isWhole ? side.coefficients : side.coefficients.filter((coefficient) => coefficient !== 0);
  const row = (sign: Sense): Row => ({
    arcs,
    weights: sign === 1 ? coefficients : coefficients.map((coefficient) => -coefficient),
    limit: sign * side.rhs + 0,
  });
  return { side, rows: [...(side.op === '>=' ? [] : [row(1)]), ...(side.op === '<=' ? [] : [row(-1)])] };
}

/** What the constraint can reach alone, where that decides; null where it may hold or be broken. */
function findAlone({ side, rows }: Reduced, given: number, reach: Reach): LintFinding | null {
  const { id, op } = side;
  const units = (sum: number): number => inUnits(side, sum);
  // One between two steps was moved on its way here: what it can reach says nothing.
  if (op === '=' && !floorSteps(given, side)[1]) return { kind: 'impossible', constraint: id, step: units(1) };
  const bounds: { least?: number; most?: number } = {};
  for (const row of rows) {
    const upward = row === rows[0] && op !== '>=';
    const opposite = { arcs: row.arcs, weights: row.weights.map((weight) => -weight) };
    const most = reach.most(opposite, -row.limit - 1);
    if (most !== null) return { kind: 'impossible', constraint: id, ...(upward ? { least: units(-most + 0) } : { most: units(most) }) };
    const least = reach.most(row, row.limit);
    if (least !== null) Object.assign(bounds, upward ? { most: units(least) } : { least: units(-least + 0) });
  }
  return Object.keys(bounds).length === rows.length ? { kind: 'neverBinding', constraint: id, ...bounds } : null;
}

function findTogether(compared: readonly Reduced[]): LintFinding[] {
  const candidates = new Candidates(compared.flatMap(({ rows }, k) => rows.map((row): [Row, number] => [row, k])));
  /** Constraints one row of which may imply this row, or its negation; by id. */
  const mayImply = (row: Row, sense: Sense): number[] => [...new Set(candidates.of(row, sense).map(([, k]) => k))].sort((a, b) => a - b);
  const idOf = (k: number): string => compared[k]!.side.id;
  const found: LintFinding[] = [];
  compared.forEach(({ rows }, k) => {
    const contradicts = (row: Row, other: number): boolean => compared[other]!.rows.some((by) => implies(by, row, -1));
    const others = new Set(rows.flatMap((row) => mayImply(row, -1).filter((other) => other > k && contradicts(row, other))));
    for (const other of others) found.push({ kind: 'contradictory', constraints: [idOf(k), idOf(other)] });
  });

  /** The first constraint by id, of those that stay, each row of which follows from some row of it. */
  const gone = new Set<number>();
  const reasonFor = (k: number): number | undefined => {
    const { rows } = compared[k]!;
    const follows = (other: number): boolean => rows.every((row) => compared[other]!.rows.some((by) => implies(by, row, 1)));
    return mayImply(rows[0]!, 1).find((other) => other !== k && !gone.has(other) && follows(other));
  };
  // The last by id goes first, and what is gone is no reason for another: those that stay imply all the rest.
  const reasons: [k: number, by: number][] = [];
  for (let k = compared.length - 1; k >= 0; k--) {
    const by = reasonFor(k);
    if (by === undefined) continue;
    gone.add(k);
    reasons.push([k, by]);
  }
  for (const [k, by] of reasons) {
    // A reason that went later is replaced by one that stays, where one is enough.
    const because = gone.has(by) ? (reasonFor(k) ?? by) : by;
    found.push({ kind: 'redundant', constraint: idOf(k), because: idOf(because) });
  }
  return found;
}
