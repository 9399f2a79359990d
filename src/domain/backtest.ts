/**
 * A past period, scored twice: the pairs that people made by hand, beside those that the engine finds from the same census.
 *
 * Points are whole millionths, and add up exactly: parts to the score of a pair, pairs to the sums, differences to the difference of the sums.
 */
import type { Guidelines } from './guidelines.ts';
import type { Criterion, Exclusion } from './pair.ts';
import type { Period } from './period.ts';
import { compareIds } from './person.ts';
import type { Text } from './text.ts';

export interface Backtest {
  readonly format: 'binome.backtest/1';
  readonly engine: { readonly name: 'binome'; readonly version: string };
  readonly period: Period;
  readonly guidelines: { readonly sha256: string; readonly content: Guidelines };
  /** The files that were read, sorted by name. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** Trainees of the period's promotion who are compared; mentors within their own rules, and their places. */
  readonly trainees: number;
  readonly mentors: number;
  readonly places: number;
  /** Trainees of whom the file of pairs says nothing, counted as having had nobody; trainees left out on both sides, their row being refused. */
  readonly unlisted: readonly string[];
  readonly leftOut: readonly string[];
  /** All pairs made by hand; those of them that no hard rule excludes; the engine's. */
  readonly byHand: PairingSummary;
  readonly withinRules: PairingSummary;
  readonly byEngine: PairingSummary;
  /** What the pairs made by hand break; empty when they follow every rule, which the independent verifier then confirms. */
  readonly broken: readonly BrokenRule[];
  readonly optimum: Optimum;
  /** Pairs that both sides have. */
  readonly samePairs: number;
  /** By code; of the trainees of each. */
  readonly boards: readonly BoardBacktest[];
  /** Every trainee, the one who gains most from the engine's pairs first; equals by id. */
  readonly changes: readonly TraineeChange[];
  /** The whole in sentences; and what none of this says. */
  readonly summary: readonly Text[];
  readonly notSaid: readonly Text[];
}

export type Side = 'byHand' | 'withinRules' | 'byEngine';

/** What there is to show: by hand; of these the pairs within the hard rules, where some are not; the engine's, where it has a solution. */
export function sidesOf({ byHand, withinRules, optimum }: Pick<Backtest, 'byHand' | 'withinRules' | 'optimum'>): Side[] {
  return [
    'byHand',
    ...(withinRules.served < byHand.served ? (['withinRules'] as const) : []),
    ...(optimum.status === 'infeasible' ? [] : (['byEngine'] as const)),
  ];
}

export interface PairingSummary {
  /** Trainees with a mentor, who are as many as the pairs. */
  readonly served: number;
  readonly score: number;
  readonly criteria: readonly CriterionSummary[];
  readonly loads: {
    /** Mentors with trainees, and the most that one of them has. */
    readonly mentors: number;
    readonly heaviest: number;
    readonly overPlaces: readonly { readonly id: string; readonly name: string; readonly trainees: number; readonly places: number }[];
  };
  /** Minutes one way; null when no journey is known. */
  readonly journeys: { readonly known: number; readonly meanMinutes: number | null; readonly longestMinutes: number | null };
  readonly preferences: {
    readonly ofTrainees: PreferencesMet;
    readonly ofMentors: PreferencesMet;
    /** Pairs of which one had asked not to be with the other. */
    readonly avoided: number;
  };
  /** Pairs by score: under 10 points, from 10 to 20 …, 90 and more. */
  readonly distribution: readonly number[];
  /** The lowest scores, ten at most, the lowest first; equals by trainee id. */
  readonly worst: readonly { readonly trainee: string; readonly mentor: string; readonly score: number }[];
}

export interface CriterionSummary {
  readonly criterion: Criterion;
  /** Pairs for which it is known, and not. */
  readonly known: number;
  readonly unknown: number;
  /** In [0, 1], of the known; null where there is none. */
  readonly meanValue: number | null;
  /** Of all pairs: the guidelines' neutral value counts where it is unknown. */
  readonly points: number;
}

/** Of the pairs in which this side had stated preferences: how many are its first choice, and how many are any of its choices. */
export interface PreferencesMet {
  readonly stated: number;
  readonly first: number;
  readonly listed: number;
}

export interface Optimum {
  readonly status: 'optimal' | 'limit' | 'infeasible';
  /** True when the independent verifier accepted the engine's pairs and their proof. */
  readonly verified: true;
  /**
   * Trainees served and total of the engine's pairs; no set of pairs that follows every rule and serves as many (as evenly, as fairly, where the
   * guidelines ask for it) totals more than `bound`. null where nothing follows every rule, or where a limit left nothing proven.
   */
  readonly matched: number;
  readonly score: number;
  readonly bound: number | null;
  /** No set of pairs within the hard rules and the places totals more, however many trainees it serves: proven and verified. */
  readonly highest: number;
  /** Shares of `highest`, in [0, 1], rounded down to four decimals; null when it is 0. Of the pairs made by hand those within the hard rules. */
  readonly shareByHand: number | null;
  readonly shareByEngine: number | null;
  /** False where mentors have more trainees than places by hand: `highest` then says nothing of these pairs. */
  readonly bounded: boolean;
}

/**
 * - `pair`: hard rules that exclude it. `places`: more trainees than places. `minimum`: fewer trainees than the mentor must have.
 * - `sideConstraint`: one of the guidelines. `coverage`: the guidelines ask that every trainee has a mentor.
 */
export type BrokenRule = { readonly sentence: Text } & (
  | { readonly kind: 'pair'; readonly trainee: string; readonly mentor: string; readonly rules: readonly Exclusion[] }
  | { readonly kind: 'places' | 'minimum'; readonly mentor: string; readonly trainees: number; readonly limit: number }
  | {
      readonly kind: 'sideConstraint';
      readonly id: string;
      readonly value: number;
      readonly op: '<=' | '>=' | '=';
      readonly rhs: number;
    }
  | { readonly kind: 'coverage'; readonly missing: number }
);

export interface BoardBacktest {
  readonly code: string;
  readonly name: string;
  readonly trainees: number;
  readonly byHand: PairingSummary;
  readonly withinRules: PairingSummary;
  readonly byEngine: PairingSummary;
  readonly samePairs: number;
}

export interface TraineeChange {
  readonly trainee: { readonly id: string; readonly name: string; readonly board: string; readonly service: string };
  /** null: nobody. */
  readonly byHand: BacktestPair | null;
  readonly byEngine: BacktestPair | null;
  /** Of the scores, engine less hand; nobody counts 0. */
  readonly difference: number;
  /**
   * - `same`: the same mentor. `better`, `worse`, `equal`: another mentor, with more, fewer or as many points.
   * - `gained`: a mentor instead of nobody. `lost`: nobody instead of a mentor. `none`: nobody on either side.
   */
  readonly kind: 'same' | 'better' | 'worse' | 'equal' | 'gained' | 'lost' | 'none';
}

export interface BacktestPair {
  readonly mentor: { readonly id: string; readonly name: string; readonly service: string };
  readonly score: number;
  readonly parts: readonly { readonly criterion: Criterion; readonly value: number | null; readonly points: number }[];
  /** One way; null when unknown or not comparable. */
  readonly travelMinutes: number | null;
  /** Hard rules that exclude the pair; none of the engine's. */
  readonly rules: readonly Exclusion[];
}

/** Those who lose points, the greatest loss first; equals by id. */
export function lossesFirst(changes: readonly TraineeChange[]): TraineeChange[] {
  return changes
    .filter(({ difference }) => difference < 0)
    .sort((a, b) => a.difference - b.difference || compareIds(a.trainee.id, b.trainee.id));
}
