/**
 * The parts into which a certificate splits a problem, each in numbers of its own, and whether they are right: nobody is in two, no pair and
 * no side constraint joins two, nobody is left out.
 */
import { Refusal } from './refusal.ts';
import type { CertificatePart } from '../model/problem.ts';
import type { PartView, WholeSide } from './proof.ts';
import type { ReadProblem } from './read-problem.ts';

/**
 * `whole`: every person and every side constraint must be in a part. `score`: pair number → integer. O(people + pairs + terms).
 * @throws Refusal when the parts are not right.
 */
export function partitionOf(read: ReadProblem, parts: readonly CertificatePart[], score: Float64Array, whole: boolean): PartView[] {
  const { trainees, mentors } = read.problem;
  const [rows, columns] = [placesOf(trainees.length), placesOf(mentors.length)];
  const sideById = new Map(read.sides.map((side) => [side.id, side]));
  const named = parts.map((part, p) => {
    const [own, others] = [part.trainees.map((id) => read.traineeAt(id)), part.mentors.map((id) => read.mentorAt(id))];
    if (!rows.place(own, p) || !columns.place(others, p)) throw new Refusal(`part ${p} names a person that is unknown or in two parts`);
    const sides = part.sideConstraints.map((id) => {
      const side = sideById.get(id);
      sideById.delete(id);
      if (side === undefined) throw new Refusal(`part ${p} names a side constraint that is unknown or in two parts`);
      return side;
    });
    return { trainees: own, mentors: others, sides };
  });
  if (whole && (rows.part.includes(-1) || columns.part.includes(-1) || sideById.size > 0))
    throw new Refusal('the parts leave somebody or some side constraint out');
  const { trainee, mentor } = read.pairs;
  const pairsOf = parts.map((): number[] => []);
  // Pair number → the pair's number in its part.
  const own = new Int32Array(trainee.length).fill(-1);
  for (let pair = 0; pair < own.length; pair++) {
    const p = rows.part[trainee[pair]!]!;
    if (p !== columns.part[mentor[pair]!]) throw new Refusal('a pair joins two parts');
    if (p >= 0) own[pair] = pairsOf[p]!.push(pair) - 1;
  }
  const byPart = (numbers: Iterable<number>): ReadonlySet<number>[] => {
    const sets = parts.map(() => new Set<number>());
    for (const pair of numbers) sets[rows.part[trainee[pair]!]!]?.add(own[pair]!);
    return sets;
  };
  const [requiredOf, incumbentOf] = [byPart(read.required), byPart(read.incumbent)];
  return named.map((part, p): PartView => {
    const pairs = Int32Array.from(pairsOf[p]!);
    const sides = part.sides.map((side): WholeSide => {
      const terms = new Map<number, bigint>();
      for (const [pair, coefficient] of side.terms) {
        if (rows.part[trainee[pair]!] !== p) throw new Refusal(`side constraint ${side.id} reaches beyond part ${p}`);
        terms.set(own[pair]!, coefficient);
      }
      return { ...side, terms };
    });
    return {
      trainees: part.trainees,
      mentors: part.mentors,
      pairs,
      pairRow: pairs.map((pair) => rows.at[trainee[pair]!]!),
      pairColumn: pairs.map((pair) => columns.at[mentor[pair]!]!),
      sides,
      need: part.trainees.map((i) => trainees[i]!.need ?? 1),
      min: part.mentors.map((j) => mentors[j]!.min ?? 0),
      max: part.mentors.map((j) => mentors[j]!.max ?? 1),
      bandOf: read.bands === null ? null : pairs.map((pair) => read.bands!.of[pair]!),
      score: Float64Array.from(pairs, (pair) => score[pair]!),
      required: requiredOf[p]!,
      incumbent: incumbentOf[p]!,
      find: (pair) => {
        if (!Array.isArray(pair)) return -1;
        const number = read.find(pair[0] as string, pair[1] as string);
        return number >= 0 && rows.part[trainee[number]!] === p ? own[number]! : -1;
      },
    };
  });
}

/** Number → the part that it was placed in, and where in its list. */
interface Places {
  readonly part: Int32Array;
  readonly at: Int32Array;
  /** False when one of them is unknown (−1), or placed before. */
  place(numbers: readonly number[], part: number): boolean;
}

function placesOf(count: number): Places {
  const part = new Int32Array(count).fill(-1);
  const at = new Int32Array(count);
  const place = (numbers: readonly number[], own: number): boolean =>
    numbers.every((number, position) => {
      if (number < 0 || part[number] !== -1) return false;
      part[number] = own;
      at[number] = position;
      return true;
    });
  return { part, at, place };
}

/** Whether pairs and side constraints join all people of a part. O((pairs + terms) · a logarithm). */
export function isConnected({ trainees, mentors, pairs, pairRow, pairColumn, sides }: PartView): boolean {
  const nodes = trainees.length + mentors.length;
  const above = Int32Array.from({ length: nodes + sides.length }, (_, node) => node);
  const top = (node: number): number => {
    let at = node;
    while (above[at] !== at) at = above[at] = above[above[at]!]!;
    return at;
  };
  for (let n = 0; n < pairs.length; n++) above[top(pairRow[n]!)] = top(trainees.length + pairColumn[n]!);
  sides.forEach(({ terms }, k) => {
    for (const n of terms.keys()) above[top(pairRow[n]!)] = top(nodes + k);
  });
  return above.every((_, node) => top(node) === top(0));
}
