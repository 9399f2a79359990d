/**
 * Checks what a solution says stands in the way: every reason is counted again, and what none of them explains must be so.
 *
 * A shortage, a minimum or a person booked too often is a count. A conflict of side constraints is what the part's proof of infeasibility
 * prices, no more, and for each of its members a matching shows that the others could hold together. Needs that are said to be unmet because
 * of side constraints or minimums are met again, one by one, along augmenting paths that heed none of them.
 */
import type { CertificatePart, Diagnosis, HallWitness, MinimumWitness, Proof, Solution } from '../model/problem.ts';
import type { PartView } from './proof.ts';
import type { ReadProblem } from './read-problem.ts';
import { brokenRules } from './rules.ts';

type Say = (text: string) => void;

/** Of a solution with pairs: `unmet` needs, `chosen` pairs by number. */
export function checkShortfall(read: ReadProblem, { diagnosis }: Solution, unmet: number, chosen: ReadonlySet<number>, say: Say): void {
  if (unmet === 0) return diagnosis === null ? undefined : say('nothing is unmet, but there is a diagnosis');
  if (diagnosis === null) return say('needs are unmet, but there is no diagnosis');
  const missing = checkCounts(read, diagnosis, say);
  if (missing + diagnosis.unmetBySideConstraints !== unmet)
    return say(`the diagnosis accounts for ${missing + diagnosis.unmetBySideConstraints} unmet needs of ${unmet}`);
  if (diagnosis.conflicts.length > 0) say('a solution with pairs names a conflict');
  const wanted = diagnosis.unmetBySideConstraints;
  if (wanted > 0 && augmented(read, chosen, wanted) < wanted)
    say(`the diagnosis says that rules keep ${wanted} needs from being met, but without them they could not be met either`);
}

/** Of an infeasible one. `parts`: those that are proven to be so. */
export function checkReasons(
  read: ReadProblem,
  { diagnosis }: Solution,
  parts: readonly CertificatePart[],
  views: readonly PartView[],
  say: Say,
): void {
  if (diagnosis === null) {
    if (parts.some(({ conflict }) => conflict !== undefined)) say('a conflict is not in the diagnosis');
    return;
  }
  checkCounts(read, diagnosis, say);
  if (diagnosis.unmetBySideConstraints !== 0) say('in an infeasible solution no need is unmet because of side constraints');
  const open = new Set(diagnosis.conflicts.map((conflict) => JSON.stringify(conflict)));
  parts.forEach((part, p) => {
    const name = JSON.stringify(part.conflict?.map(({ without }) => without) ?? []);
    if (part.conflict === undefined) {
      if (!hasReason(read, diagnosis, views[p]!)) say(`the diagnosis gives no reason for part ${p}`);
    } else if (!open.delete(name)) say(`the conflict of part ${p} is not in the diagnosis`);
    else checkConflict(read, part, part.conflict, views[p]!, (text) => say(`part ${p}, conflict: ${text}`));
  });
  if (open.size > 0) say('the diagnosis names a conflict that is not proven');
}

/** Whether some count is about people of this part. */
function hasReason(read: ReadProblem, { shortages, minimums, overbooked }: Diagnosis, view: PartView): boolean {
  const [trainees, mentors] = [new Set(view.trainees), new Set(view.mentors)];
  const isOwn = (witness: HallWitness | MinimumWitness): boolean =>
    witness.trainees.some((id) => trainees.has(read.traineeAt(id))) || witness.mentors.some((id) => mentors.has(read.mentorAt(id)));
  return (
    (read.problem.coverage === 'all' && shortages.some(isOwn)) ||
    minimums.some(isOwn) ||
    overbooked.some(({ side, id }) => (side === 'trainee' ? trainees.has(read.traineeAt(id)) : mentors.has(read.mentorAt(id))))
  );
}

/** Returns how many needs the shortages prove unmet. */
function checkCounts(read: ReadProblem, { shortages, minimums, overbooked, conflicts }: Diagnosis, say: Say): number {
  const witnesses = [...shortages, ...minimums];
  const lists = [...witnesses.flatMap(({ trainees, mentors }) => [trainees, mentors]), ...conflicts];
  if (!lists.every(isAscending)) say('the diagnosis has ids that are not in order');
  for (const list of [shortages, minimums, overbooked, conflicts])
    if (new Set(list.map((reason) => JSON.stringify(reason))).size < list.length) say('the diagnosis says a reason twice');
  const inShortage = new Set<string>();
  for (const id of shortages.flatMap(({ trainees }) => trainees)) {
    if (inShortage.has(id)) say(`${id} is in two shortages`);
    inShortage.add(id);
  }
  for (const witness of minimums) checkMinimum(read, witness, say);
  overbooked.forEach(({ side, id, required, limit }) => {
    const isMentor = side === 'mentor';
    const index = isMentor ? read.mentorAt(id) : read.traineeAt(id);
    const list = isMentor ? read.pairs.mentor : read.pairs.trainee;
    const booked = [...read.required].filter((pair) => list[pair] === index).length;
    const room = isMentor ? (read.problem.mentors[index]?.max ?? 1) : (read.problem.trainees[index]?.need ?? 1);
    // Nobody is booked who is not known.
    if (booked !== required || limit !== room || booked <= room) say(`that ${id} is booked too often does not count up`);
  });
  return shortages.reduce((total, witness) => total + checkShortage(read, witness, say), 0);
}

/** In UTF-16 code units, each once. */
function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, k) => k === 0 || ids[k - 1]! < id);
}

function checkShortage(read: ReadProblem, { trainees, mentors, ...claim }: HallWitness, say: Say): number {
  const { needs, places, joins, required } = countsOf(read, trainees, mentors);
  const others = joins((isTrainee, isMentor) => isTrainee && !isMentor);
  const reserved = required((isTrainee, isMentor) => !isTrainee && isMentor);
  const counts = { needed: needs, capacity: places, otherPairs: others, reserved, missing: needs - places - others + reserved };
  if (!isCounted(claim, counts)) say(`the shortage of ${JSON.stringify(trainees)} does not count up`);
  return claim.missing;
}

function checkMinimum(read: ReadProblem, { trainees, mentors, ...claim }: MinimumWitness, say: Say): void {
  const { needs, least, joins, required } = countsOf(read, trainees, mentors);
  const reserved = required((isTrainee, isMentor) => isTrainee && !isMentor);
  const available = needs - reserved + joins((isTrainee, isMentor) => !isTrainee && isMentor);
  const counts = { minimum: least, reserved, available, missing: least - available };
  if (!isCounted(claim, counts)) say(`the minimums of ${JSON.stringify(mentors)} do not count up`);
}

function isCounted<T extends { readonly missing: number }>(claim: T, counts: T): boolean {
  return counts.missing > 0 && (Object.keys(counts) as (keyof T)[]).every((name) => claim[name] === counts[name]);
}

type Where = (isTrainee: boolean, isMentor: boolean) => boolean;

/** What can be counted of some people; NaN where one is not known, or stands twice. */
function countsOf(
  read: ReadProblem,
  trainees: readonly string[],
  mentors: readonly string[],
): { needs: number; places: number; least: number; joins: (where: Where) => number; required: (where: Where) => number } {
  const { problem, pairs } = read;
  const rows = new Set(trainees.map((id) => read.traineeAt(id)));
  const columns = new Set(mentors.map((id) => read.mentorAt(id)));
  const isKnown = !rows.has(-1) && !columns.has(-1) && rows.size === trainees.length && columns.size === mentors.length;
  const total = (numbers: ReadonlySet<number>, of: (number: number) => number): number =>
    isKnown ? [...numbers].reduce((sum, number) => sum + of(number), 0) : NaN;
  const isWhere = (pair: number, where: Where): boolean => where(rows.has(pairs.trainee[pair]!), columns.has(pairs.mentor[pair]!));
  return {
    needs: total(rows, (i) => problem.trainees[i]!.need ?? 1),
    places: total(columns, (j) => problem.mentors[j]!.max ?? 1),
    least: total(columns, (j) => problem.mentors[j]!.min ?? 0),
    joins: (where) => {
      const [isRow, isColumn] = [problem.trainees.map((_, i) => rows.has(i)), problem.mentors.map((_, j) => columns.has(j))];
      let count = 0;
      for (let pair = 0; pair < pairs.score.length; pair++)
        if (where(isRow[pairs.trainee[pair]!]!, isColumn[pairs.mentor[pair]!]!)) count++;
      return count;
    },
    required: (where) => [...read.required].filter((pair) => isWhere(pair, where)).length,
  };
}

/** How many more needs can be met from a matching, up to `wanted`, by needs, places and required pairs alone. O(wanted · pairs). */
function augmented(read: ReadProblem, chosen: ReadonlySet<number>, wanted: number): number {
  const { trainee, mentor, score } = read.pairs;
  const { trainees, mentors } = read.problem;
  const taken = new Uint8Array(score.length);
  const open = Int32Array.from(trainees, ({ need = 1 }) => need);
  const room = Int32Array.from(mentors, ({ max = 1 }) => max);
  const joined = mentors.map(() => new Set<number>());
  const ofTrainee = trainees.map((): number[] => []);
  trainee.forEach((i, pair) => ofTrainee[i]!.push(pair));
  const flip = (pair: number): void => {
    taken[pair]! ^= 1;
    if (taken[pair] === 1) joined[mentor[pair]!]!.add(pair);
    else joined[mentor[pair]!]!.delete(pair);
  };
  for (const pair of chosen) {
    flip(pair);
    open[trainee[pair]!]!--;
    room[mentor[pair]!]!--;
  }
  // Trainee → the pair by which a path got there, and mentor → the pair by which it got there.
  const via = new Int32Array(trainees.length);
  const came = new Int32Array(mentors.length);
  let found = 0;
  while (found < wanted) {
    via.fill(-1);
    came.fill(-1);
    const seen = open.map((left) => (left > 0 ? 1 : 0));
    const queue = [...seen.keys()].filter((i) => seen[i] === 1);
    let end = -1;
    for (let at = 0; at < queue.length && end < 0; at++) {
      for (const pair of ofTrainee[queue[at]!]!) {
        const j = mentor[pair]!;
        if (taken[pair] === 1 || came[j] !== -1) continue;
        came[j] = pair;
        if (room[j]! > 0) {
          end = j;
          break;
        }
        for (const back of joined[j]!) {
          const i = trainee[back]!;
          if (seen[i] === 1 || read.required.has(back)) continue;
          seen[i] = 1;
          via[i] = back;
          queue.push(i);
        }
      }
    }
    if (end < 0) return found;
    found++;
    room[end]!--;
    for (let j = end; ;) {
      const pair = came[j]!;
      const i = trainee[pair]!;
      flip(pair);
      if (via[i] === -1) {
        open[i]!--;
        break;
      }
      flip(via[i]!);
      j = mentor[via[i]!]!;
    }
  }
  return found;
}

/** The set is infeasible, since no other constraint has a price in the proof; and it is irreducible, since the others of it can hold. */
function checkConflict(
  read: ReadProblem,
  { sideConstraints, infeasibility }: CertificatePart,
  conflict: NonNullable<CertificatePart['conflict']>,
  view: PartView,
  say: Say,
): void {
  const members = new Set(conflict.map(({ without }) => without));
  if (members.size !== conflict.length || members.size === 0) return say('a member is listed twice, or there is none');
  if (conflict.some(({ without }) => !sideConstraints.includes(without))) return say('a member is no side constraint of the part');
  for (const prices of pricesIn(infeasibility!))
    prices.forEach((price, k) => {
      if (BigInt(price) !== 0n && !members.has(sideConstraints[k]!)) say(`the proof needs ${sideConstraints[k]} as well`);
    });
  for (const { without, pairs } of conflict) {
    const held = view.sides.filter(({ id }) => members.has(id) && id !== without);
    const wrong = brokenRules(view, held, pairs, read.problem.coverage === 'all');
    if (wrong !== null) say(`the matching without ${without}: ${wrong}`);
  }
}

function* pricesIn({ tree }: Proof): Generator<readonly (number | string)[]> {
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('pair' in node) stack.push(node.without, node.with);
    else yield node.duals.sideConstraints;
  }
}
