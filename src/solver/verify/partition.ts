/**
 * The parts into which a certificate splits a problem, each in numbers of its own, and whether they are right: nobody is in two, no pair and
 * no side constraint joins two, nobody is left out.
 */
import { Refusal } from './refusal.ts';
import type { CertificatePart } from '../model/problem.ts';
import type { PartView } from './proof.ts';
import type { ReadProblem } from './read-problem.ts';

/**
 * Gives the view of a part, made when it is asked for, so that one after another fits where all would not. `whole`: every person and every
 * side constraint must be in a part. `weightOf`: score → integer. O(people + pairs + terms).
 * @throws Refusal when the parts are not right.
 */
export function partitionOf(
  read: ReadProblem,
  parts: readonly CertificatePart[],
  weightOf: (score: number) => number,
  chosen: Iterable<number>,
  whole: boolean,
): (part: number) => PartView {
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
  const { trainee, mentor, score } = read.pairs;
  const partOf = (pair: number): number => rows.part[trainee[pair]!]!;
  const count = new Int32Array(parts.length);
  for (let pair = 0; pair < trainee.length; pair++) {
    const p = partOf(pair);
    if (p !== columns.part[mentor[pair]!]) throw new Refusal('a pair joins two parts');
    if (p >= 0) count[p]!++;
  }
  const byPart = Array.from(count, (length) => new Int32Array(length));
  for (let pair = trainee.length - 1; pair >= 0; pair--) {
    const p = partOf(pair);
    if (p >= 0) byPart[p]![--count[p]!] = pair;
  }
  named.forEach(({ sides }, p) => {
    const beyond = sides.find(({ terms }) => [...terms.keys()].some((pair) => partOf(pair) !== p));
    if (beyond !== undefined) throw new Refusal(`side constraint ${beyond.id} reaches beyond part ${p}`);
  });
  const split = (numbers: Iterable<number>): readonly number[][] => {
    const lists = parts.map((): number[] => []);
    for (const pair of numbers) lists[partOf(pair)]?.push(pair);
    return lists;
  };
  const [requiredOf, incumbentOf, chosenOf] = [split(read.required), split(read.incumbent), split(chosen)];
  return (p) => {
    const { trainees: own, mentors: others, sides } = named[p]!;
    const pairs = byPart[p]!;
    const [pairRow, pairColumn, weight] = [new Int32Array(pairs.length), new Int32Array(pairs.length), new Float64Array(pairs.length)];
    for (let n = 0; n < pairs.length; n++) {
      const pair = pairs[n]!;
      pairRow[n] = rows.at[trainee[pair]!]!;
      pairColumn[n] = columns.at[mentor[pair]!]!;
      weight[n] = weightOf(score[pair]!);
    }
    const numberOf = (pair: number): number => placeOf(pairs, pair);
    return {
      trainees: own,
      mentors: others,
      pairs,
      pairRow,
      pairColumn,
      sides: sides.map((side) => ({ ...side, terms: new Map([...side.terms].map(([pair, units]) => [numberOf(pair), units])) })),
      need: own.map((i) => trainees[i]!.need ?? 1),
      min: others.map((j) => mentors[j]!.min ?? 0),
      max: others.map((j) => mentors[j]!.max ?? 1),
      bandOf: read.bands === null ? null : pairs.map((pair) => read.bands!.of[pair]!),
      score: weight,
      required: new Set(requiredOf[p]!.map(numberOf)),
      incumbent: new Set(incumbentOf[p]!.map(numberOf)),
      chosen: chosenOf[p]!.map(numberOf).sort((a, b) => a - b),
      find: (pair) => {
        const number = Array.isArray(pair) ? read.find(pair[0] as string, pair[1] as string) : -1;
        return number >= 0 && partOf(number) === p ? numberOf(number) : -1;
      },
    };
  };
}

/** Where a number stands in a list that ascends. */
function placeOf(list: Int32Array, number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
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
