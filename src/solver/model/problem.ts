/**
 * The problem that Binôme solves, and its solution, as plain values that are the same in memory and in JSON.
 *
 * Given trainees, each of whom needs `need` different mentors; mentors, each of whom takes between `min` and `max`
 * trainees; and the eligible pairs, each with a score: choose pairs. Every minimum, every required pair and every side
 * constraint holds, always. What is chosen is best in this order, each before the next:
 *
 * 1. needs met: as many as possible (`coverage: "most"`), or all of them, else the problem is infeasible (`"all"`);
 * 2. with `balance`: the worst relative load of a mentor as low as possible; with "spread", then the least one as high as possible; no
 *    need goes unmet for it;
 * 3. with objective "fair": as few pairs as possible in the lowest band of scores, then in the next one, and so on (leximin over
 *    bands; see `bands`); no need goes unmet for it;
 * 4. the total score;
 * 5. pairs kept of the `incumbent`, where one is given;
 * 6. the tie-break, a public lot that depends on the ids alone (see `tie-break.ts`), never on the order of rows.
 *
 * A pair that is not listed is forbidden. Forbidden, zero and unknown are three different things: the solver knows
 * the first two; what to do with unknown values is decided before a score is made.
 */

export const PROBLEM_FORMAT = 'binome.problem/1';
export const SOLUTION_FORMAT = 'binome.solution/1';

export interface Problem {
  readonly format: typeof PROBLEM_FORMAT;
  /** Ids are unique among trainees. `need` is 1 unless given; 0 leaves somebody out without taking them off the list. */
  readonly trainees: readonly TraineeNode[];
  /** Ids are unique among mentors. `min` is 0 and `max` is 1 unless given. */
  readonly mentors: readonly MentorNode[];
  /** [trainee, mentor, score]: finite scores, each pair at most once. Read several times, so an iterable must restart. */
  readonly pairs: Iterable<readonly [trainee: string, mentor: string, score: number]>;
  /** Pairs of `pairs` that must be chosen. */
  readonly required?: readonly PairIds[];
  readonly sideConstraints?: readonly SideConstraint[];
  readonly coverage?: 'all' | 'most';
  /**
   * `worst`: nobody's relative load (see `MentorNode`) higher than it must be for so many needs to be met. What a mentor's minimum comes to
   * is not avoidable: a mentor at the minimum makes nobody the worst. `spread`: besides, the least relative load as high as possible; who
   * cannot have more trainees, for their places, their eligible pairs or the worst load, is not counted. Both hold for each independent part
   * by itself, which is more than for them all together.
   */
  readonly balance?: 'worst' | 'spread';
  /** `score` unless given. */
  readonly objective?: 'score' | 'fair';
  /**
   * Only with objective "fair": strictly ascending scores that part the bands. Band 0 holds the scores below bands[0], band k those from
   * bands[k−1] to below bands[k], the last band all from the last one on. Without it every distinct score is a band: the sorted scores of
   * the pairs are then the leximin optimum. A score is compared as it is given, never rounded.
   */
  readonly bands?: readonly number[];
  /** An earlier matching: among equal scores, as many of its pairs as possible are kept. Pairs no longer eligible are ignored. */
  readonly incumbent?: readonly PairIds[];
}

export type PairIds = readonly [trainee: string, mentor: string];

export interface TraineeNode {
  readonly id: string;
  readonly need?: number;
}

/** The relative load of a mentor with k trainees is (load + k) / share. Loads and shares are compared exactly, by the decimals they print as. */
export interface MentorNode {
  readonly id: string;
  readonly min?: number;
  readonly max?: number;
  /** What the mentor carries already, in trainees: 0 unless given. Of use with `balance` only. */
  readonly load?: number;
  /** The mentor's working time, above 0: 1 unless given. Of use with `balance` only. */
  readonly share?: number;
}

/** Σ coefficient · (1 when the pair is chosen, else 0) `op` rhs. */
export interface SideConstraint {
  readonly id: string;
  readonly terms: readonly (readonly [trainee: string, mentor: string, coefficient: number])[];
  readonly op: '<=' | '>=' | '=';
  readonly rhs: number;
}

/**
 * - `optimal`: proven best; `bound` equals `objective`.
 * - `limit`: stopped at a limit with a feasible answer; `bound` is the proven upper bound.
 * - `feasible`: an answer made elsewhere that claims no more than to satisfy every rule (`verify` accepts it as such).
 * - `infeasible`: no matching satisfies every rule, and the certificate proves it; `diagnosis` says what stands in the way.
 */
export type SolutionStatus = 'optimal' | 'limit' | 'feasible' | 'infeasible';

export interface Solution {
  readonly format: typeof SOLUTION_FORMAT;
  readonly status: SolutionStatus;
  /** Sorted by trainee id, then mentor id. */
  readonly pairs: readonly PairIds[];
  /** Number of pairs, which is the number of needs met. */
  readonly matched: number;
  /** Sum of the scores of the pairs; 0 when infeasible. */
  readonly objective: number;
  /** No matching that meets as many needs (and is as balanced, with `balance`; and, with "fair", holds no more pairs in any band but the last) scores more; null when infeasible or unknown. */
  readonly bound: number | null;
  /** Trainees with needs left unmet, sorted by id. */
  readonly unmet: readonly { readonly trainee: string; readonly missing: number }[];
  /** What `verify` checks; null for `feasible`. */
  readonly certificate: Certificate | null;
  /** What makes the problem short or infeasible; null when nothing does. */
  readonly diagnosis: Diagnosis | null;
}

/** A relative load: numerator and denominator > 0, in lowest terms. */
export type Level = readonly [numerator: DualValue, denominator: DualValue];

/**
 * The proof of a solution, in integers. With `base` and `exponent`, score × base^exponent is an integer for every pair (when
 * `exact`), or is rounded to one: the objective is then right within `tolerance`.
 *
 * `parts` split the people so that no pair and no side constraint joins two parts; the bounds of the parts add up.
 */
export interface Certificate {
  readonly scale: { readonly base: 2 | 10; readonly exponent: number; readonly exact: boolean; readonly tolerance: number };
  readonly parts: readonly CertificatePart[];
  /** Whether rules 5 and 6 (incumbent, tie-break) were carried to their end, and proven, in every part. */
  readonly tieBreak: 'complete' | 'partial';
}

export interface CertificatePart {
  readonly trainees: readonly string[];
  readonly mentors: readonly string[];
  readonly sideConstraints: readonly string[];
  /** Needs met by the solution in this part, and its score as an integer; the best known of each. */
  readonly matched: number;
  readonly score: number;
  /** Proves that no matching of this part meets more than `matched` needs; null with coverage "all", and where every need is met. */
  readonly coverage: Proof | null;
  /** Only with `balance`, and always with it. Its levels bound every mentor's trainees in the proofs of `fairness` and `optimality`. */
  readonly balance?: BalanceProof;
  /** Only with objective "fair", and always with it: the bands that the solution has pairs in, but the last; ascending. */
  readonly fairness?: readonly FairnessStage[];
  /** Proves that none that meets `matched` needs (and is as balanced and as fair, where that is asked for) scores more than `score` (or more than `bound`, at a limit). */
  readonly optimality: Proof | null;
  /** Proves that no matching of this part satisfies every rule. */
  readonly infeasibility: Proof | null;
  /** Rules 5 and 6, where they were carried to their end in this part. */
  readonly ties?: readonly TieStage[];
  /**
   * Only where the diagnosis names a conflict of this part: its members, in that order, each with a matching of the part (sorted) that
   * satisfies all others of them and every rule but side constraints. `infeasibility` has no price for any other side constraint.
   */
  readonly conflict?: readonly ConflictMember[];
  /** Only at a limit: what `coverage` and `optimality` prove instead of `matched` and `score`. */
  readonly matchedBound?: number;
  readonly scoreBound?: number;
}

/**
 * Proves that no other matching that is as good weighs more than the solution, a pair weighing score · its integer + kept (where it is of the
 * incumbent) − its tie number without the last 30 − lotBits bits (`tie-break.ts`). Two stages, the incumbent's and the lot's, or one for
 * both. What the proofs of one leaf before it, `optimality` included, leave no room for is taken as decided.
 */
export interface TieStage {
  readonly score: DualValue;
  readonly kept: DualValue;
  /** 0 where the lot does not count; 30, but under side constraints where fewer bits fit the integers beside the score. */
  readonly lotBits: number;
  readonly proof: Proof;
}

/** A side constraint of a conflict, and the proof that the conflict is none without it. */
export interface ConflictMember {
  readonly without: string;
  readonly pairs: readonly PairIds[];
}

/**
 * How evenly a part is loaded.
 *
 * A level comes to bounds on the number of trainees of each mentor, who has places for `most` = the least of their maximum and their
 * eligible pairs (their minimum at least). Under a worst level they have at most as many, from their minimum to `most`, as keep their load
 * within it; above a least level at least as many, from their minimum to what the worst level leaves them, as bring their load up to it.
 */
export interface BalanceProof {
  /** The highest relative load of the mentors who have more than their minimum; null when nobody has. */
  readonly worst: BalanceStage;
  /** Only with "spread": the lowest relative load of those who could have more; null when nobody could. */
  readonly least?: BalanceStage;
}

export interface BalanceStage {
  /** What the solution comes to. */
  readonly level: Level | null;
  /**
   * Proves that fewer needs than `matched` can be met at every better level: a proof over pairs, each worth 1, within the bounds of the next
   * better level (a load below it for the worst, above it for the least). null where the level is null: none is better.
   */
  readonly proof: Proof | null;
  /** Only at a limit: no level better than this is possible, and that is what `proof` proves; null when nothing is proven. */
  readonly levelBound?: Level | null;
}

/**
 * One band of a part, counted. An earlier band that has no stage has no pair: fewer cannot be.
 *
 * Proofs with objective "fair" build on each other. What the duals of a proof of one leaf leave no room for (a pair, a need or a place
 * that would cost the bound more than there is between it and what the solution reaches) holds in every matching that is as good, and
 * is taken as decided in all proofs after it. So each proof has the duals of its own objective only, and no large number.
 */
export interface FairnessStage {
  /** Bands are numbered from 0, the lowest scores; without `bands`, in the order of the distinct scores of the problem. */
  readonly band: number;
  /** Pairs of the solution in this band; 0 only where a search was stopped early and a later one did better. */
  readonly count: number;
  /** Proves that of the matchings with `matched` pairs and as few in each band before, none has fewer here; null where 0 is claimed. */
  readonly proof: Proof | null;
  /** Only at a limit: what is proven instead of `count`. */
  readonly countBound?: number;
}

/**
 * A tree of cases: each branch takes a pair as not chosen (`without`) or chosen (`with`), each leaf is settled by dual
 * variables. `fixing`, where present, are duals at the root whose reduced costs exclude pairs (or impose them) for the tree.
 */
export interface Proof {
  readonly fixing: Duals | null;
  /** So much less than the claim a matching must weigh at most for the fixing to have nothing against it; 0 unless given. */
  readonly margin?: number;
  readonly tree: ProofNode;
}

export type ProofNode = ProofBranch | ProofLeaf;

export interface ProofBranch {
  /** As those of the proof, for this node and all below; not there where nothing is excluded or imposed. */
  readonly fixing?: Duals;
  readonly margin?: number;
  readonly pair: PairIds;
  readonly without: ProofNode;
  readonly with: ProofNode;
}

export interface ProofLeaf {
  /** As those of a branch. */
  readonly fixing?: Duals;
  readonly margin?: number;
  /**
   * `bound`: nothing here beats the claim. `empty`: nothing here satisfies every rule. `indivisible`: the same, since the duals add equations up to
   * one whose coefficients are multiples of the denominator for every pair that is still free, and whose right-hand side is not.
   */
  readonly leaf: 'bound' | 'empty' | 'indivisible';
  readonly duals: Duals;
}

/**
 * Dual variables of a maximisation, as integers to be divided by `denominator`; in the order of the part's lists.
 *
 * A side constraint counts in whole units: multiplied by the least power of ten for which its coefficients are whole, divided by their
 * greatest common divisor, its right-hand side then rounded to what can be reached (down for `<=`, up for `>=`; an equation that whole numbers
 * cannot satisfy asks for one more than the largest coefficient times the pairs that needs, places and the list of pairs allow). A pair's reduced cost is weight − traineeDual − mentorDual − Σ coefficient · sideDual − coverageDual. A side dual is ≥ 0
 * for `<=`, ≤ 0 for `>=`, free for `=`; the coverage dual prices "`matched` pairs": ≤ 0, or free where `coverage` proves that there are no more. `bands`, where present, are duals
 * ≥ 0 of "at most `count` pairs in this band", one for each stage of `fairness` before this proof; a pair of that band has it taken off too.
 */
export interface Duals {
  /** Positive. */
  readonly denominator: DualValue;
  readonly trainees: readonly DualValue[];
  readonly mentors: readonly DualValue[];
  readonly sideConstraints: readonly DualValue[];
  readonly coverage: DualValue;
  readonly bands?: readonly DualValue[];
}

/** An integer; in decimal digits, as a string, when it is beyond 2^53. */
export type DualValue = number | string;

/** What makes a problem short or infeasible. Lists of ids are sorted. */
export interface Diagnosis {
  /** Hall witnesses: these trainees have only these mentors (and `otherPairs` single places elsewhere), with too few places. */
  readonly shortages: readonly HallWitness[];
  /** Mentors whose minimums cannot all be filled: too few trainees can reach them. */
  readonly minimums: readonly MinimumWitness[];
  /** Mentors or trainees with more required pairs than places or needs. */
  readonly overbooked: readonly {
    readonly side: 'trainee' | 'mentor';
    readonly id: string;
    readonly required: number;
    readonly limit: number;
  }[];
  /** Sets of side constraints that cannot hold together, one for each independent part; without any one of a set the others of it could. */
  readonly conflicts: readonly (readonly string[])[];
  /** Needs that stay unmet because of side constraints or minimums, beyond the shortages; 0 when infeasible. */
  readonly unmetBySideConstraints: number;
}

export interface HallWitness {
  readonly trainees: readonly string[];
  readonly mentors: readonly string[];
  readonly needed: number;
  /** Places of these mentors. */
  readonly capacity: number;
  /** Pairs of these trainees with mentors outside the list, all of them used. */
  readonly otherPairs: number;
  /** Places of these mentors that required pairs give to trainees outside the list. */
  readonly reserved: number;
  /** needed − capacity − otherPairs + reserved. */
  readonly missing: number;
}

export interface MinimumWitness {
  readonly mentors: readonly string[];
  /** The trainees who can only go to these mentors, or who have nowhere else to be. */
  readonly trainees: readonly string[];
  readonly minimum: number;
  /** Pairs that are required of these trainees elsewhere. */
  readonly reserved: number;
  /** The most that can reach these mentors: these trainees' needs, less what is reserved, and one for each other eligible trainee's pair. */
  readonly available: number;
  readonly missing: number;
}
