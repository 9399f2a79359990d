/** Places against trainees, and where one more trained mentor would be worth most. It recruits, trains and matches nobody. */
import type { Exclusion } from './pair.ts';
import type { Shortage } from './proposal.ts';
import type { Text } from './text.ts';

export interface Recruitment {
  readonly format: 'binome.recruitment/1';
  readonly engine: { readonly name: 'binome'; readonly version: string };
  readonly guidelines: { readonly id: string; readonly version: string; readonly sha256: string };
  /** Parts of the guidelines that worth does not follow: it is trainees served, as many as possible, then the total of the scores. */
  readonly leftOut: readonly ('balance' | 'fair' | 'coverage')[];
  /** The files that were read, sorted by name. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** In the order in which they start. Each is matched by itself, as `match` prepares it. */
  readonly periods: readonly RecruitmentPeriod[];
  /**
   * Whom a board can train or recruit, then who would have to agree first (`needsAgreement`). Of each what is worth most first: trainees
   * served, then points; equals by id, without a proof or a matching last among equals.
   */
  readonly candidates: readonly Candidate[];
}

export interface RecruitmentPeriod {
  /** The id that tells it from the others: `SP1`, or `CPIP 29/SP1`. */
  readonly label: string;
  readonly promotion: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  /** `limit`: the best that was found. `infeasible`: some people have no matching that follows every rule, and that is proven. */
  readonly status: 'optimal' | 'limit' | 'infeasible';
  readonly total: PlaceCounts;
  /** Where there are trainees or mentors, by code. */
  readonly boards: readonly BoardPlaces[];
  /** Proven: these trainees have only these mentors, with too few places. */
  readonly shortages: readonly Shortage[];
  /** Trainees without a mentor for the constraints of the guidelines or mentors' minimums, beyond the shortages. */
  readonly unmetByConstraints: number;
}

/** Of the people whom the census puts there; a mentor's places may go to trainees of elsewhere. */
export interface PlaceCounts {
  readonly trainees: number;
  readonly mentors: number;
  /** Mentors within their own rules, and their places. */
  readonly usable: number;
  readonly places: number;
  /** The other mentors, by the first rule that excludes them; sorted by code. */
  readonly excluded: readonly { readonly code: Exclusion['code']; readonly mentors: number }[];
  /** Trainees with a mentor in the best matching, and without; null where no matching follows every rule. */
  readonly served: number | null;
  readonly short: number | null;
}

interface Place extends PlaceCounts {
  readonly code: string;
  readonly name: string;
}

export interface BoardPlaces extends Place {
  readonly services: readonly ServicePlaces[];
}

export interface ServicePlaces extends Place {
  /** Without those whom the census puts at no site. */
  readonly sites: readonly Place[];
}

/** One more trained mentor: somebody of the census whom one rule keeps out, or somebody new. */
export interface Candidate {
  /** Of the person; for somebody new `new:` and the code of the site, or of a service that has none. */
  readonly id: string;
  /**
   * `train`: excluded for want of training in time alone. `volunteer`: excluded for want of an agreement alone, which is theirs to give.
   * `recruit`: somebody new, of whom nothing is known, full-time, with the guidelines' default of places.
   */
  readonly measure: 'train' | 'volunteer' | 'recruit';
  /** null for somebody new. */
  readonly name: string | null;
  /** Names; `site` null where the census does not say. */
  readonly board: string;
  readonly service: string;
  readonly site: string | null;
  readonly places: number;
  /** `limit`: not everything is proven, or priced. `infeasible`: in some period no matching follows every rule, before or with them. */
  readonly status: 'proven' | 'limit' | 'infeasible';
  /** Sums over the periods that are priced: trainees served more, and points more in all, millionths. */
  readonly served: number;
  readonly score: number;
  /** Those in which this measure alone makes them usable. */
  readonly periods: readonly PeriodWorth[];
  readonly explanation: Readonly<Record<keyof Text, readonly string[]>>;
}

/** Whether it is not for the board to decide: nobody is a mentor who does not volunteer. These are ranked by themselves. */
export function needsAgreement({ measure }: Pick<Candidate, 'measure'>): boolean {
  return measure === 'volunteer';
}

export interface PeriodWorth {
  readonly period: string;
  /** The rule that is lifted; null for somebody new. */
  readonly rule: Exclusion | null;
  /** Trainees with whom they would break no rule. */
  readonly eligible: number;
  /**
   * - `proven`: the best matching with them less the best without, both proven. `limit`: of the best known, or not priced (`served` null).
   * - `infeasible`: the people whom they would be joined with have no matching that follows every rule, before or with them.
   */
  readonly status: 'proven' | 'limit' | 'infeasible';
  /** `prices`: the dual variables prove that nothing is gained. `solve`: solved again with them, and verified. null: neither. */
  readonly proof: 'prices' | 'solve' | null;
  readonly served: number | null;
  readonly score: number | null;
  /**
   * What the dual variables of the matching without them prove they cannot exceed; `score` null where more trainees may be served. null where
   * constraints join them, and only a solve says.
   */
  readonly bound: { readonly served: number; readonly score: number | null } | null;
  /** Who would have another mentor: first who would come to them, then who takes the place left, and so on. */
  readonly changes: readonly PlaceChange[];
}

export interface PlaceChange {
  readonly trainee: string;
  readonly traineeName: string;
  readonly from: string | null;
  readonly fromName: string | null;
  readonly to: string | null;
  /** null, too, for the candidate where that is somebody new. */
  readonly toName: string | null;
}
