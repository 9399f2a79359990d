/**
 * The independent verifier: checks a solution against its problem, and its certificate against both. It shares no code with the
 * solver: of other rooms it imports types only, which the layer check holds it to.
 *
 * A solution is checked rule by rule; its proofs by weak duality, part by part. Malformed input gives a problem in words, never an
 * exception. O(pairs · leaves of the proofs).
 */
import type { CertificatePart, HallWitness, Problem, Solution } from '../model/problem.ts';
import { loadsOf, type Loads } from './balance.ts';
import { shapeProblems } from './solution-shape.ts';
import { bandsOf, unscaled, wholeSide, type Bands } from './numbers.ts';
import { checkPart } from './part.ts';
import { checkProof, openFace, type PartView, type WholeSide } from './proof.ts';

export interface Verification {
  readonly valid: boolean;
  /** What is wrong, in English sentences, fifty at most; empty when valid. */
  readonly problems: readonly string[];
}

/** Checks every claim that `solution` makes about `problem`. `feasible` claims no more than that every rule holds. */
export function verify(problem: Problem, solution: Solution): Verification {
  const problems: string[] = [];
  try {
    problems.push(...shapeProblems(solution).slice(0, 50));
    if (problems.length > 0) return { valid: false, problems };
    new Verifier(problem, solution, (text) => {
      if (problems.length < 50) problems.push(text);
    }).run();
  } catch (error) {
    problems.push(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { valid: problems.length === 0, problems };
}

type Say = (text: string) => void;

const NO_PAIRS = new Int32Array(0);

class Verifier {
  readonly #problem: Problem;
  readonly #solution: Solution;
  readonly #say: Say;
  readonly #traineeIndex = new Map<string, number>();
  readonly #mentorIndex = new Map<string, number>();
  /** Pair number → trainee, mentor; score as the problem has it. */
  readonly #pairTrainee: Int32Array;
  readonly #pairMentor: Int32Array;
  readonly #pairScore: Float64Array;
  /** Only the pairs that are named somewhere: chosen, required, in a side constraint or in a branch. */
  readonly #named = new Map<number, number>();
  readonly #sides: WholeSide[];
  readonly #bands: Bands | null;
  readonly #loads: Loads | null;

  constructor(problem: Problem, solution: Solution, say: Say) {
    this.#problem = problem;
    this.#solution = solution;
    this.#say = say;
    problem.trainees.forEach(({ id }, k) => this.#traineeIndex.set(id, k));
    problem.mentors.forEach(({ id }, k) => this.#mentorIndex.set(id, k));
    for (const pair of solution.pairs) this.#named.set(this.#key(pair[0], pair[1]), -1);
    for (const [trainee, mentor] of problem.required ?? []) this.#named.set(this.#key(trainee, mentor), -1);
    for (const side of problem.sideConstraints ?? [])
      for (const [trainee, mentor] of side.terms) this.#named.set(this.#key(trainee, mentor), -1);
    for (const part of solution.certificate?.parts ?? []) this.#nameBranches(part);
    let pairs = 0;
    for (const _ of problem.pairs) pairs++;
    this.#pairTrainee = new Int32Array(pairs);
    this.#pairMentor = new Int32Array(pairs);
    this.#pairScore = new Float64Array(pairs);
    let k = 0;
    for (const [trainee, mentor, score] of problem.pairs) {
      const key = this.#key(trainee, mentor);
      if (this.#named.has(key)) this.#named.set(key, k);
      this.#pairTrainee[k] = this.#traineeIndex.get(trainee)!;
      this.#pairMentor[k] = this.#mentorIndex.get(mentor)!;
      this.#pairScore[k++] = score;
    }
    this.#loads = loadsOf(problem);
    this.#bands = bandsOf(problem, this.#pairScore);
    const needs = problem.trainees.reduce((total, { need = 1 }) => total + need, 0);
    const room = problem.mentors.reduce((total, { max = 1 }) => total + max, 0);
    const places = Math.min(needs, room, this.#pairScore.length);
    this.#sides = (problem.sideConstraints ?? []).map((side) => wholeSide(side, (trainee, mentor) => this.#find(trainee, mentor), places));
  }

  run(): void {
    switch (this.#solution.status) {
      case 'infeasible':
        return this.#checkInfeasible();
      case 'optimal':
      case 'limit':
      case 'feasible':
        return this.#checkFeasible();
    }
  }

  /** −1 for ids that are not known: such a key is never that of a pair. */
  #key(trainee: string, mentor: string): number {
    const [t, m] = [this.#traineeIndex.get(trainee), this.#mentorIndex.get(mentor)];
    return t === undefined || m === undefined ? -1 : t * this.#problem.mentors.length + m;
  }

  #find(trainee: string, mentor: string): number {
    const key = this.#key(trainee, mentor);
    return key < 0 ? -1 : (this.#named.get(key) ?? -1);
  }

  #nameBranches(part: CertificatePart): void {
    const { coverage, balance, fairness = [], optimality, infeasibility } = part;
    const stages = [balance?.worst, balance?.least, ...fairness].map((stage) => stage?.proof);
    const proofs = [coverage, ...stages, optimality, infeasibility];
    const stack: unknown[] = proofs.map((proof) => proof?.tree);
    const seen = new Set<unknown>();
    for (let node = stack.pop(); node !== undefined || stack.length > 0; node = stack.pop()) {
      if (typeof node !== 'object' || node === null || !('pair' in node) || seen.has(node)) continue;
      seen.add(node);
      const { pair, without, with: chosen } = node as { pair: [string, string]; without: unknown; with: unknown };
      this.#named.set(this.#key(pair[0], pair[1]), -1);
      stack.push(without, chosen);
    }
  }

  #checkFeasible(): void {
    const problem = this.#problem;
    const solution = this.#solution;
    const say = this.#say;
    const chosen = this.#checkPairs();
    const met = new Int32Array(problem.trainees.length);
    for (const k of chosen) met[this.#pairTrainee[k]!]!++;
    const needs = problem.trainees.map((trainee) => trainee.need ?? 1);
    if (solution.matched !== chosen.size) say(`matched is ${String(solution.matched)}, but there are ${chosen.size} pairs`);
    const unmet = problem.trainees.flatMap(({ id }, i) => (met[i]! < needs[i]! ? [{ trainee: id, missing: needs[i]! - met[i]! }] : []));
    unmet.sort((a, b) => (a.trainee < b.trainee ? -1 : 1));
    const claimed = solution.unmet.map(({ trainee, missing }) => ({ trainee, missing }));
    if (JSON.stringify(claimed) !== JSON.stringify(unmet)) say(`unmet is ${shorten(claimed)}, but should be ${shorten(unmet)}`);
    if (problem.coverage === 'all' && unmet.length > 0) say(`coverage is "all", but ${unmet.length} trainees have unmet needs`);
    if (solution.status === 'feasible') {
      const sum = [...chosen].reduce((total, k) => total + this.#pairScore[k]!, 0);
      if (!(Math.abs(solution.objective - sum) <= 1e-9 * Math.max(1, Math.abs(sum))))
        say(`objective is ${solution.objective}, but the scores sum to ${sum}`);
      if (solution.bound !== null) say('a solution without a proof has no bound');
      return;
    }
    this.#checkOptimality(chosen);
    this.#checkWitnesses(unmet.reduce((total, { missing }) => total + missing, 0));
  }

  /** The chosen pairs, by number, after each rule on them was checked. */
  #checkPairs(): Set<number> {
    const problem = this.#problem;
    const solution = this.#solution;
    const say = this.#say;
    const chosen = new Set<number>();
    const load = new Int32Array(problem.mentors.length);
    const met = new Int32Array(problem.trainees.length);
    for (const pair of solution.pairs) {
      const k = this.#find(pair[0], pair[1]);
      if (k < 0) say(`pair ${shorten(pair)} is not eligible`);
      else if (chosen.has(k)) say(`pair ${shorten(pair)} stands twice`);
      else {
        chosen.add(k);
        load[this.#pairMentor[k]!]!++;
        met[this.#pairTrainee[k]!]!++;
      }
    }
    problem.trainees.forEach(({ id, need = 1 }, i) => {
      if (met[i]! > need) say(`trainee ${id} has ${met[i]} mentors for a need of ${need}`);
    });
    problem.mentors.forEach(({ id, min = 0, max = 1 }, j) => {
      if (load[j]! < min || load[j]! > max) say(`mentor ${id} has ${load[j]} trainees, not between ${min} and ${max}`);
    });
    for (const [trainee, mentor] of problem.required ?? []) {
      if (!chosen.has(this.#find(trainee, mentor))) say(`required pair ${trainee} – ${mentor} is not chosen`);
    }
    for (const { id, terms, op, rhs } of this.#sides) {
      let sum = 0n;
      for (const [k, coefficient] of terms) if (chosen.has(k)) sum += coefficient;
      const holds = op === '<=' ? sum <= rhs : op === '>=' ? sum >= rhs : sum === rhs;
      if (!holds) say(`side constraint ${id} does not hold: ${sum} ${op} ${rhs} in whole units`);
    }
    return chosen;
  }

  #checkOptimality(chosen: ReadonlySet<number>): void {
    const problem = this.#problem;
    const solution = this.#solution;
    const say = this.#say;
    const { certificate } = solution;
    if (certificate === null) return say('there is no certificate');
    const { base, exponent, exact, tolerance } = certificate.scale;
    const weights = this.#weights(base, exponent, exact);
    if (weights === null) return;
    const views = certificate.parts.map((part) => this.#view(part));
    const partOf = this.#checkPartition(views, true);
    if (partOf === null) return;

    let [score, bound] = [0n, 0n];
    let limit = false;
    let orderOpen = false;
    certificate.parts.forEach((part, p) => {
      const view = views[p]!;
      const own = [...chosen].filter((k) => partOf[this.#pairTrainee[k]!] === p);
      const partScore = own.reduce((total, k) => total + BigInt(weights[k]!), 0n);
      if (own.length !== part.matched) say(`part ${p} claims ${part.matched} pairs, but has ${own.length}`);
      if (BigInt(part.score) !== partScore) say(`part ${p} claims a score of ${part.score}, but has ${partScore}`);
      const proven = checkPart(
        part,
        { view, weights, own, all: problem.coverage === 'all', loads: this.#loads, bands: this.#bands },
        (text) => say(`part ${p}${text}`),
      );
      limit ||= proven.orderOpen || proven.scoreBound > part.score;
      orderOpen ||= proven.orderOpen;
      score += partScore;
      bound += BigInt(proven.scoreBound);
    });
    if ((solution.status === 'limit') !== limit) say(`status is ${solution.status}, but the proofs are ${limit ? 'open' : 'closed'}`);
    const objective = unscaled(score, base, exponent);
    if (solution.objective !== objective) say(`objective is ${String(solution.objective)}, but the scores sum to ${objective}`);
    const expected = orderOpen ? null : unscaled(bound, base, exponent);
    if (solution.bound !== expected) say(`bound is ${String(solution.bound)}, but the proofs give ${String(expected)}`);
    const rounding = exact ? 0 : unscaled(BigInt(chosen.size), base, exponent) / 2;
    if (tolerance !== rounding) say(`tolerance is ${String(tolerance)}, but the rounding of the scores is ${rounding}`);
  }

  #checkInfeasible(): void {
    const solution = this.#solution;
    const say = this.#say;
    if (solution.pairs.length > 0 || solution.matched !== 0 || solution.objective !== 0 || solution.bound !== null)
      say('an infeasible solution has neither pairs nor values');
    const needs = this.#problem.trainees
      .map(({ id, need = 1 }) => ({ trainee: id, missing: need }))
      .sort((a, b) => (a.trainee < b.trainee ? -1 : 1));
    if (JSON.stringify(solution.unmet) !== JSON.stringify(needs)) say('in an infeasible solution every need is unmet');
    const parts = solution.certificate?.parts ?? [];
    if (parts.length === 0) return say('there is no proof of infeasibility');
    const views = parts.map((part) => this.#view(part));
    if (this.#checkPartition(views, false) === null) return;
    parts.forEach((part, p) => {
      const view = views[p]!;
      if (part.infeasibility === null) return say(`part ${p} has no proof of infeasibility`);
      const face = openFace(view, this.#pairScore.length, this.#problem.coverage === 'all');
      const goal = { view, face, weight: () => 0, claim: null, atLeast: null, isMost: false, atMost: [] };
      const failure = checkProof(part.infeasibility, goal);
      if (failure !== null) say(`part ${p}, infeasibility: ${failure}`);
    });
  }

  /** Pair → its score as an integer of the certificate's scale; null, and said, when the scale does not fit the scores. */
  #weights(base: number, exponent: number, exact: boolean): Float64Array | null {
    if (Math.abs(exponent) > 1100) return this.#refuse('the scale is not one');
    const scale = (score: number): number =>
      base === 10 ? score * 10 ** exponent : score * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2));
    const weights = Float64Array.from(this.#pairScore, (score) => Math.round(scale(score)));
    if (!weights.every((weight) => Number.isSafeInteger(weight))) return this.#refuse('the scale takes scores beyond 2^53');
    if (exact && !weights.every((weight, k) => unscaled(BigInt(weight), base, exponent) === this.#pairScore[k]))
      return this.#refuse('the scale is not exact');
    const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
    if (!exact && largest < 1024 && exponent < 1000 && largest > 0) return this.#refuse('the scale rounds too much');
    return weights;
  }

  #refuse(text: string): null {
    this.#say(text);
    return null;
  }

  #view(part: CertificatePart): PartView {
    const trainees = part.trainees.map((id) => this.#traineeIndex.get(id) ?? -1);
    const mentors = part.mentors.map((id) => this.#mentorIndex.get(id) ?? -1);
    const problem = this.#problem;
    return {
      trainees,
      mentors,
      sides: part.sideConstraints.map((id) => this.#sides.find((side) => side.id === id)!),
      need: trainees.map((i) => problem.trainees[i]?.need ?? 1),
      min: mentors.map((j) => problem.mentors[j]?.min ?? 0),
      max: mentors.map((j) => problem.mentors[j]?.max ?? 1),
      bandOf: this.#bands?.of ?? null,
      pairs: NO_PAIRS,
      pairRow: NO_PAIRS,
      pairColumn: NO_PAIRS,
      required: new Set((problem.required ?? []).map(([trainee, mentor]) => this.#find(trainee, mentor))),
      find: (pair) => (Array.isArray(pair) ? this.#find(pair[0] as string, pair[1] as string) : -1),
    };
  }

  /** Trainee → its part; fills in the pairs of the views. null, and said, when a person, a pair or a side constraint is misplaced. */
  #checkPartition(views: readonly PartView[], whole: boolean): Int32Array | null {
    const problem = this.#problem;
    const rowPart = new Int32Array(problem.trainees.length).fill(-1);
    const columnPart = new Int32Array(problem.mentors.length).fill(-1);
    const rowAt = new Int32Array(problem.trainees.length);
    const columnAt = new Int32Array(problem.mentors.length);
    const seenSides = new Set<WholeSide>();
    for (const [p, view] of views.entries()) {
      for (const [list, part, at] of [
        [view.trainees, rowPart, rowAt],
        [view.mentors, columnPart, columnAt],
      ] as const) {
        for (const [position, index] of list.entries()) {
          if (index < 0 || part[index] !== -1) return this.#refuse(`part ${p} names a person that is unknown or in two parts`);
          part[index] = p;
          at[index] = position;
        }
      }
      for (const side of view.sides) {
        if (side === undefined || seenSides.has(side))
          return this.#refuse(`part ${p} names a side constraint that is unknown or in two parts`);
        seenSides.add(side);
        for (const k of side.terms.keys())
          if (rowPart[this.#pairTrainee[k]!] !== p) return this.#refuse(`side constraint ${side.id} reaches beyond part ${p}`);
      }
    }
    if (whole && (rowPart.includes(-1) || columnPart.includes(-1) || seenSides.size < this.#sides.length))
      return this.#refuse('the parts leave somebody or some side constraint out');
    const counts = new Int32Array(views.length);
    for (let k = 0; k < this.#pairScore.length; k++) {
      const part = rowPart[this.#pairTrainee[k]!]!;
      if (part !== columnPart[this.#pairMentor[k]!]) return this.#refuse('a pair joins two parts');
      if (part >= 0) counts[part]!++;
    }
    views.forEach((view, p) => {
      view.pairs = new Int32Array(counts[p]!);
      view.pairRow = new Int32Array(counts[p]!);
      view.pairColumn = new Int32Array(counts[p]!);
    });
    const next = new Int32Array(views.length);
    for (let k = 0; k < this.#pairScore.length; k++) {
      const [i, j] = [this.#pairTrainee[k]!, this.#pairMentor[k]!];
      const view = views[rowPart[i]!];
      if (view === undefined) continue;
      const n = next[rowPart[i]!]!++;
      view.pairs[n] = k;
      view.pairRow[n] = rowAt[i]!;
      view.pairColumn[n] = columnAt[j]!;
    }
    return rowPart;
  }

  /** The shortages that the diagnosis names, counted again. */
  #checkWitnesses(unmet: number): void {
    const { diagnosis } = this.#solution;
    if (unmet === 0) return diagnosis === null ? undefined : this.#say('nothing is unmet, but there is a diagnosis');
    if (diagnosis === null) return this.#say('needs are unmet, but there is no diagnosis');
    const missing = diagnosis.shortages.reduce((total, witness) => total + this.#checkWitness(witness), 0);
    if (this.#solution.status === 'optimal' && missing + diagnosis.unmetBySideConstraints !== unmet) {
      this.#say(`the diagnosis accounts for ${missing + diagnosis.unmetBySideConstraints} unmet needs of ${unmet}`);
    }
  }

  #checkWitness({ trainees, mentors, needed, capacity, otherPairs, reserved, missing }: HallWitness): number {
    const problem = this.#problem;
    const rows = new Set(trainees.map((id) => this.#traineeIndex.get(id)));
    const columns = new Set(mentors.map((id) => this.#mentorIndex.get(id)));
    let [needs, places, others] = [0, 0, 0];
    for (const i of rows) needs += i === undefined ? NaN : (problem.trainees[i]!.need ?? 1);
    for (const j of columns) places += j === undefined ? NaN : (problem.mentors[j]!.max ?? 1);
    for (let k = 0; k < this.#pairScore.length; k++) if (rows.has(this.#pairTrainee[k]) && !columns.has(this.#pairMentor[k])) others++;
    const kept = (this.#problem.required ?? []).filter(
      ([trainee, mentor]) => !rows.has(this.#traineeIndex.get(trainee)) && columns.has(this.#mentorIndex.get(mentor)),
    );
    const claim = [needed, capacity, otherPairs, reserved, missing];
    const counts = [needs, places, others, kept.length, needs - places - others + kept.length];
    const counted = missing > 0 && claim.every((value, k) => value === counts[k]);
    if (!counted) this.#say(`the shortage of ${shorten(trainees)} does not count up`);
    return missing;
  }
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 197)}…` : text;
}
