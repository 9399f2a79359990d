/**
 * Why a problem is short or infeasible, as witnesses that a person can count again.
 *
 * Shortage: by Hall's theorem (1935; with capacities, the max-flow min-cut theorem of Ford & Fulkerson) trainees go without
 * exactly when some set of them has too few places among the mentors it can reach; the set is what alternating paths from the
 * unmet trainees reach. Conflict: side constraints are left out one at a time as long as the rest stays infeasible; what is left
 * is irreducible, which a matching without each of them shows; the last proof of infeasibility is that of the conflict.
 */
import { countOf, maximise, openChoices, sum, type Empty, type Network } from '../network/network.ts';
import { unstoppable, type Poll } from '../model/limits.ts';
import type { ConflictMember, Diagnosis, HallWitness, MinimumWitness, Proof } from '../model/problem.ts';
import { search, type SearchNode, type SearchResult } from '../side-constraints/search.ts';
import type { NetworkDuals, SideRow } from '../network/side-rows.ts';
import type { Basis } from '../side-constraints/relaxation.ts';
import type { BlockAnswer, BlockData } from './block.ts';
import { pairsOf, searchProof } from './certificate.ts';

/** What stands in the way in one block, and the proof of a conflict: that its members cannot hold together, and that without any one they can. */
export interface BlockDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly conflict: { readonly members: readonly ConflictMember[]; readonly infeasibility: Proof } | null;
}

/**
 * What stands in the way in one block; null when nothing does. O(one coverage run, and a search for each side constraint). What it says holds, so
 * that it goes on to its end: `isOver` is polled only.
 */
export function diagnoseBlock(data: BlockData, sides: readonly SideRow[], answer: BlockAnswer, isOver: Poll): BlockDiagnosis | null {
  const { network, required } = data;
  if (answer.taken !== null && answer.matched === sum(network.need)) return null;
  const overbooked = findOverbooked(data);
  if (overbooked.length > 0) return counted({ overbooked });
  // Without side constraints the answer meets as many needs as can be.
  const covered: { status: 'optimal'; taken: Uint8Array } | Empty =
    answer.taken !== null && sides.length === 0
      ? { status: 'optimal', taken: answer.taken }
      : maximise(network, openChoices(network, required, true), new Float64Array(network.arcs).fill(1), unstoppable(isOver))!;
  if (covered.status === 'empty') return counted({ minimums: [minimumWitness(data, covered)] });
  const shortages = hallWitnesses(data, covered.taken);
  const unserved = answer.taken === null ? 0 : countOf(covered.taken) - answer.matched;
  if (answer.taken !== null || (data.instance.coverage === 'all' && shortages.length > 0)) {
    return counted({ shortages, unmetBySideConstraints: unserved });
  }
  const conflict = irreducibleConflict(data, sides, isOver);
  return { diagnosis: { ...NOTHING, shortages, conflicts: [conflict.members.map(({ without }) => without)] }, conflict };
}

function counted(reasons: Partial<Diagnosis>): BlockDiagnosis {
  return { diagnosis: { ...NOTHING, ...reasons }, conflict: null };
}

const NOTHING: Diagnosis = { shortages: [], minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 };

/** One diagnosis from those of all blocks, sorted by the first id of each witness; null when there is none. */
export function mergeDiagnoses(parts: readonly (BlockDiagnosis | null)[], isFeasible: boolean): Diagnosis | null {
  const found = parts.flatMap((part) => part?.diagnosis ?? []);
  if (found.length === 0) return null;
  return {
    shortages: found.flatMap((part) => part.shortages),
    minimums: found.flatMap((part) => part.minimums),
    overbooked: found.flatMap((part) => part.overbooked),
    conflicts: found.flatMap((part) => part.conflicts),
    // Nobody could count it again where there is no matching.
    unmetBySideConstraints: isFeasible ? found.reduce((total, part) => total + part.unmetBySideConstraints, 0) : 0,
  };
}

function findOverbooked({ instance, block, network, required }: BlockData): Diagnosis['overbooked'] {
  const rows = new Int32Array(network.rows);
  const columns = new Int32Array(network.columns);
  for (const arc of required) {
    rows[network.rowOf[arc]!]!++;
    columns[network.columnOf[arc]!]!++;
  }
  const found: { side: 'trainee' | 'mentor'; id: string; required: number; limit: number }[] = [];
  rows.forEach((booked, i) => {
    if (booked > network.need[i]!)
      found.push({ side: 'trainee', id: instance.traineeIds[block.rows[i]!]!, required: booked, limit: network.need[i]! });
  });
  columns.forEach((booked, j) => {
    if (booked > network.max[j]!)
      found.push({ side: 'mentor', id: instance.mentorIds[block.columns[j]!]!, required: booked, limit: network.max[j]! });
  });
  return found;
}

/** The set that alternating paths reach from the unmet rows, split into the sets that nothing joins. */
function hallWitnesses({ instance, block, network, required }: BlockData, taken: Uint8Array): HallWitness[] {
  const group = alternatingGroups(network, taken, required);
  const groups = new Map<number, { rows: number[]; columns: number[] }>();
  const at = (name: number): { rows: number[]; columns: number[] } => {
    const found = groups.get(name) ?? { rows: [], columns: [] };
    groups.set(name, found);
    return found;
  };
  for (let i = 0; i < network.rows; i++) if (group[i]! >= 0) at(group[i]!).rows.push(i);
  for (let j = 0; j < network.columns; j++) if (group[network.rows + j]! >= 0) at(group[network.rows + j]!).columns.push(j);
  return [...groups.entries()].map(([name, { rows, columns }]) => {
    const needed = rows.reduce((total, i) => total + network.need[i]!, 0);
    const capacity = columns.reduce((total, j) => total + network.max[j]!, 0);
    let otherPairs = 0;
    for (let arc = 0; arc < network.arcs; arc++)
      if (group[network.rowOf[arc]!] === name && group[network.rows + network.columnOf[arc]!] !== name) otherPairs++;
    const reserved = required.filter(
      (arc) => group[network.rowOf[arc]!] !== name && group[network.rows + network.columnOf[arc]!] === name,
    ).length;
    return {
      trainees: rows.map((i) => instance.traineeIds[block.rows[i]!]!),
      mentors: columns.map((j) => instance.mentorIds[block.columns[j]!]!),
      needed,
      capacity,
      otherPairs,
      reserved,
      missing: needed - capacity - otherPairs + reserved,
    };
  });
}

/**
 * Node (rows, then columns) → the group of unmet rows that reaches it, −1 when none does. Sets that meet become one; a required pair
 * displaces nobody.
 */
function alternatingGroups(network: Network, taken: Uint8Array, required: readonly number[]): Int32Array {
  const fixed = new Set(required);
  const left = network.need.slice();
  const arcsOfRow: number[][] = Array.from({ length: network.rows }, () => []);
  const takenOfColumn: number[][] = Array.from({ length: network.columns }, () => []);
  for (let arc = 0; arc < network.arcs; arc++) {
    if (taken[arc] === 1) {
      left[network.rowOf[arc]!]!--;
      if (!fixed.has(arc)) takenOfColumn[network.columnOf[arc]!]!.push(network.rowOf[arc]!);
    } else arcsOfRow[network.rowOf[arc]!]!.push(network.columnOf[arc]!);
  }
  const leader = new Int32Array(network.rows + network.columns).fill(-1);
  const find = (node: number): number => {
    let at = node;
    while (leader[at] !== at) at = leader[at]!;
    return at;
  };
  for (let root = 0; root < network.rows; root++) {
    if (left[root]! <= 0 || leader[root]! >= 0) continue;
    leader[root] = root;
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const next = node < network.rows ? arcsOfRow[node]!.map((j) => network.rows + j) : takenOfColumn[node - network.rows]!;
      for (const other of next) {
        if (leader[other]! < 0) {
          leader[other] = root;
          stack.push(other);
        } else if (find(other) !== find(root)) leader[find(other)] = find(root);
      }
    }
  }
  return leader.map((above, node) => (above < 0 ? -1 : find(node)));
}

function minimumWitness({ instance, block, network, required }: BlockData, empty: Empty): MinimumWitness {
  const columns = [...empty.columnDual.keys()].filter((j) => empty.columnDual[j] === -1);
  const rows = [...empty.rowDual.keys()].filter((i) => empty.rowDual[i] === 1);
  const minimum = columns.reduce((total, j) => total + network.min[j]!, 0);
  const reserved = required.filter(
    (arc) => empty.rowDual[network.rowOf[arc]!] === 1 && empty.columnDual[network.columnOf[arc]!] === 0,
  ).length;
  let available = rows.reduce((total, i) => total + network.need[i]!, 0) - reserved;
  for (let arc = 0; arc < network.arcs; arc++) {
    if (empty.rowDual[network.rowOf[arc]!] === 0 && empty.columnDual[network.columnOf[arc]!] === -1) available++;
  }
  return {
    mentors: columns.map((j) => instance.mentorIds[block.columns[j]!]!),
    trainees: rows.map((i) => instance.traineeIds[block.rows[i]!]!),
    minimum,
    reserved,
    available,
    missing: minimum - available,
  };
}

/**
 * Side constraints that cannot hold together, none of which could be left out. Constraints that a proof of infeasibility has no
 * price for it does without, so that only the others are tried, one at a time; and each new proof drops more of them.
 */
function irreducibleConflict(
  { instance, block, network, required }: BlockData,
  sides: readonly SideRow[],
  isOver: Poll,
): NonNullable<BlockDiagnosis['conflict']> {
  const optional = instance.coverage === 'most';
  // Any matching will do. Unequal weights keep the relaxation from turning in circles (4,243 steps with none, 288 with these), and weights
  // below 0 keep it from matching more than is asked for.
  const weight = new Float64Array(network.arcs).map((_, arc) => -1 - ((arc * 7919) % 1021));
  // What is left out stays as a row that always holds: so each search begins where the one before ended.
  const held = sides.map(alwaysHeld);
  let start: Basis | null = null;
  const searchWith = (kept: readonly number[]): SearchResult => {
    const result = search({
      network,
      choices: openChoices(network, required, optional),
      sides: sides.map((side, k) => (kept.includes(k) ? side : held[k]!)),
      weight,
      known: null,
      start,
      nodeLimit: Infinity,
      anyMatching: true,
      isOver: unstoppable(isOver),
    });
    start = result.basis;
    return result;
  };
  const pricedOf = (kept: readonly number[], { tree }: SearchResult): number[] => {
    const priced = new Set<number>();
    for (const duals of leavesOf(tree)) duals.sides.forEach((dual, k) => dual !== 0 && priced.add(k));
    return kept.filter((k) => priced.has(k));
  };
  let proof = searchWith(sides.map((_, k) => k));
  let kept = pricedOf([...sides.keys()], proof);
  const matchingWithout = new Map<number, Uint8Array>();
  for (const k of [...kept]) {
    if (!kept.includes(k)) continue;
    const without = kept.filter((other) => other !== k);
    const result = searchWith(without);
    if (result.taken !== null) matchingWithout.set(k, result.taken);
    else [proof, kept] = [result, pricedOf(without, result)];
  }
  const members = kept.map((k) => ({
    without: instance.sides[block.sides[k]!]!.id,
    pairs: pairsOf(instance, block, network, matchingWithout.get(k)!),
  }));
  const isKept = new Set(kept);
  // What always holds may have a price that only weakens the proof.
  for (const duals of leavesOf(proof.tree)) duals.sides.forEach((_, k) => isKept.has(k) || (duals.sides[k] = 0));
  return { members, infeasibility: searchProof(instance, block, network, proof, false) };
}

/** The same terms, with a limit that they cannot reach. */
function alwaysHeld({ arcs, coefficients }: SideRow): SideRow {
  return { arcs, coefficients, op: '<=', rhs: coefficients.reduce((total, value) => total + Math.abs(value), 0) };
}

function* leavesOf(tree: SearchNode): Generator<NetworkDuals> {
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.settled !== null) yield node.settled.duals;
    if (node.split !== null) stack.push(node.split.without, node.split.with);
  }
}
