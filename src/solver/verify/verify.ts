/**
 * The independent verifier: checks a solution against its problem, and its certificate against both. It shares no code with the
 * solver: of other rooms it imports types only, which the layer check holds it to.
 *
 * The problem must be one; a solution is checked rule by rule, its proofs by weak duality, part by part, its reasons by counting. Malformed
 * input gives a problem in words, never an exception. O(pairs · leaves of the proofs).
 */
import type { Certificate, Problem, Solution } from '../model/problem.ts';
import { checkReasons, checkShortfall } from './diagnosis.ts';
import { unscaled } from './numbers.ts';
import { checkPart } from './part.ts';
import { isConnected, partitionOf } from './partition.ts';
import { problemFaults } from './problem-shape.ts';
import { checkProof, openFace, type PartView } from './proof.ts';
import { ReadProblem } from './read-problem.ts';
import { Refusal } from './refusal.ts';
import { holds } from './rules.ts';
import { readScale } from './scale.ts';
import { solutionFaults } from './solution-shape.ts';
import { tieNumberOf } from './tie-number.ts';

export interface Verification {
  readonly valid: boolean;
  /**
   * Only where scores had to be rounded: how far the objective may be from what the scores themselves come to. Of `verifyAssignment`: what each
   * comparison was allowed.
   */
  readonly tolerance?: number;
  /** What is wrong, in English sentences, fifty at most; empty when valid. */
  readonly problems: readonly string[];
}

const MOST_SAID = 50;

/** Checks every claim that `solution` makes about `problem`. `feasible` claims no more than that every rule holds. */
export function verify(problem: Problem, solution: Solution): Verification {
  const problems: string[] = [];
  try {
    problems.push(...[...problemFaults(problem), ...solutionFaults(solution)].slice(0, MOST_SAID));
    if (problems.length === 0) {
      const say: Say = (text) => {
        if (problems.length < MOST_SAID) problems.push(text);
      };
      const read = new ReadProblem(problem);
      if (solution.status === 'infeasible') checkInfeasible(read, solution, say);
      else checkFeasible(read, solution, say);
    }
  } catch (error) {
    problems.push(error instanceof Refusal ? error.message : `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (problems.length > 0) return { valid: false, problems };
  const { tolerance = 0 } = solution.certificate?.scale ?? {};
  return { valid: true, ...(tolerance > 0 ? { tolerance } : {}), problems };
}

type Say = (text: string) => void;

function checkFeasible(read: ReadProblem, solution: Solution, say: Say): void {
  const { trainees, coverage } = read.problem;
  const chosen = checkPairs(read, solution, say);
  if (solution.matched !== chosen.size) say(`matched is ${String(solution.matched)}, but there are ${chosen.size} pairs`);
  const unmet = unmetOf(read, chosen);
  if (!isSame(solution.unmet, unmet)) say(`unmet is ${shorten(solution.unmet)}, but should be ${shorten(unmet)}`);
  if (coverage === 'all' && unmet.length > 0) say(`coverage is "all", but ${unmet.length} of ${trainees.length} trainees have unmet needs`);
  const short = unmet.reduce((total, { missing }) => total + missing, 0);
  // Of a matching that claims no more than to keep every rule a diagnosis may be missing, but not wrong.
  if (solution.status !== 'feasible' || solution.diagnosis !== null) checkShortfall(read, solution, short, chosen, say);
  if (solution.status === 'feasible') {
    const sum = [...chosen].reduce((total, pair) => total + read.pairs.score[pair]!, 0);
    if (!(Math.abs(solution.objective - sum) <= 1e-9 * Math.max(1, Math.abs(sum))))
      say(`objective is ${solution.objective}, but the scores sum to ${sum}`);
    if (solution.bound !== null) say('a solution without a proof has no bound');
    return;
  }
  checkOptimality(read, solution, solution.certificate!, chosen, say);
}

/** The chosen pairs, by number, after each rule on them was checked. */
function checkPairs(read: ReadProblem, { pairs }: Solution, say: Say): Set<number> {
  const { trainees, mentors } = read.problem;
  const chosen = new Set<number>();
  const [met, load] = [new Int32Array(trainees.length), new Int32Array(mentors.length)];
  pairs.forEach((pair, n) => {
    const before = pairs[n - 1];
    if (before !== undefined && !isAscending(before, pair)) say(`pair ${shorten(pair)} is out of order, or stands twice`);
    const number = read.find(pair[0], pair[1]);
    if (number < 0) return say(`pair ${shorten(pair)} is not eligible`);
    if (chosen.has(number)) return;
    chosen.add(number);
    load[read.pairs.mentor[number]!]!++;
    met[read.pairs.trainee[number]!]!++;
  });
  trainees.forEach(({ id, need = 1 }, i) => {
    if (met[i]! > need) say(`trainee ${id} has ${met[i]} mentors for a need of ${need}`);
  });
  mentors.forEach(({ id, min = 0, max = 1 }, j) => {
    if (load[j]! < min || load[j]! > max) say(`mentor ${id} has ${load[j]} trainees, not between ${min} and ${max}`);
  });
  for (const pair of read.required) if (!chosen.has(pair)) say(`required pair ${nameOf(read, pair)} is not chosen`);
  for (const side of read.sides) if (!holds(side, chosen)) say(`side constraint ${side.id} does not hold`);
  return chosen;
}

function checkOptimality(read: ReadProblem, solution: Solution, certificate: Certificate, chosen: ReadonlySet<number>, say: Say): void {
  const { base, exponent, exact, tolerance } = certificate.scale;
  const viewOf = split(read, certificate, chosen, true);
  let [score, bound] = [0n, 0n];
  let limit = false;
  let orderOpen = false;
  let isDrawn = true;
  certificate.parts.forEach((part, p) => {
    const view = viewOf(p);
    const sayOf: Say = (text) => say(`part ${p}${text}`);
    if (read.loads !== null && !isConnected(view)) sayOf(' falls apart: balance is for each independent part by itself');
    const partScore = view.chosen.reduce((total, n) => total + BigInt(view.score[n]!), 0n);
    if (view.chosen.length !== part.matched) sayOf(` claims ${part.matched} pairs, but has ${view.chosen.length}`);
    if (BigInt(part.score) !== partScore) sayOf(` claims a score of ${part.score}, but has ${partScore}`);
    const lastBand = read.bands?.last ?? null;
    const tie = (n: number): number => {
      const [i, j] = [read.pairs.trainee[view.pairs[n]!]!, read.pairs.mentor[view.pairs[n]!]!];
      return tieNumberOf(read.problem.trainees[i]!.id, read.problem.mentors[j]!.id);
    };
    const all = read.problem.coverage === 'all';
    const proven = checkPart(part, { view, all, loads: read.loads, lastBand, tie }, sayOf);
    isDrawn &&= proven.isDrawn;
    limit ||= proven.orderOpen || proven.scoreBound > part.score;
    orderOpen ||= proven.orderOpen;
    score += partScore;
    bound += BigInt(proven.scoreBound);
  });
  if ((certificate.tieBreak === 'complete') !== isDrawn)
    say(`tieBreak is ${certificate.tieBreak}, but the lot is ${isDrawn ? 'proven' : 'not proven'}`);
  if ((solution.status === 'limit') !== limit) say(`status is ${solution.status}, but the proofs are ${limit ? 'open' : 'closed'}`);
  const objective = unscaled(score, base, exponent);
  if (solution.objective !== objective) say(`objective is ${String(solution.objective)}, but the scores sum to ${objective}`);
  const expected = orderOpen ? null : unscaled(bound, base, exponent);
  if (solution.bound !== expected) say(`bound is ${String(solution.bound)}, but the proofs give ${String(expected)}`);
  const rounding = exact ? 0 : unscaled(BigInt(chosen.size), base, exponent) / 2;
  if (tolerance !== rounding) say(`tolerance is ${String(tolerance)}, but the rounding of the scores is ${rounding}`);
}

function checkInfeasible(read: ReadProblem, solution: Solution, say: Say): void {
  if (solution.pairs.length > 0 || solution.matched !== 0 || solution.objective !== 0 || solution.bound !== null)
    say('an infeasible solution has neither pairs nor values');
  if (!isSame(solution.unmet, unmetOf(read, new Set()))) say('in an infeasible solution every need is unmet');
  const certificate = solution.certificate!;
  if (certificate.parts.length === 0) return say('there is no proof of infeasibility');
  if (certificate.scale.tolerance !== 0) say('an infeasible solution has no tolerance');
  const viewOf = split(read, certificate, [], false);
  const views = certificate.parts.map((_, p) => viewOf(p));
  certificate.parts.forEach((part, p) => {
    const view = views[p]!;
    if (part.infeasibility === null) return say(`part ${p} has no proof of infeasibility`);
    const face = openFace(view, read.problem.coverage === 'all');
    const goal = { view, face, weight: () => 0, claim: null, atLeast: null, isMost: false, atMost: [] };
    const failure = checkProof(part.infeasibility, goal);
    if (failure !== null) say(`part ${p}, infeasibility: ${failure}`);
  });
  checkReasons(read, solution, certificate.parts, views, say);
}

/** Gives the view of a part. @throws Refusal when scale or parts are not right. */
function split(read: ReadProblem, { scale, parts }: Certificate, chosen: Iterable<number>, whole: boolean): (part: number) => PartView {
  const weightOf = readScale(read.pairs.score, scale, Math.max(1, read.places), read.sides.length);
  if (typeof weightOf === 'string') throw new Refusal(weightOf);
  return partitionOf(read, parts, weightOf, chosen, whole);
}

/** Sorted by id. */
function unmetOf({ problem, pairs }: ReadProblem, chosen: ReadonlySet<number>): { trainee: string; missing: number }[] {
  const left = problem.trainees.map(({ need = 1 }) => need);
  for (const pair of chosen) left[pairs.trainee[pair]!]!--;
  return problem.trainees
    .flatMap(({ id }, i) => (left[i]! > 0 ? [{ trainee: id, missing: left[i]! }] : []))
    .sort((a, b) => (a.trainee < b.trainee ? -1 : 1));
}

function isSame(claimed: Solution['unmet'], counted: Solution['unmet']): boolean {
  return (
    claimed.length === counted.length &&
    claimed.every(({ trainee, missing }, k) => trainee === counted[k]!.trainee && missing === counted[k]!.missing)
  );
}

/** By trainee, then mentor, in UTF-16 code units. */
function isAscending(a: readonly [string, string], b: readonly [string, string]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function nameOf({ problem, pairs }: ReadProblem, pair: number): string {
  return `${problem.trainees[pairs.trainee[pair]!]!.id} – ${problem.mentors[pairs.mentor[pair]!]!.id}`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 197)}…` : text;
}
