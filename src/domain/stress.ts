/** What losing any one mentor would cost, and who would take over: where a plan is fragile, before anything happens. */

export interface StressTest {
  readonly format: 'binome.stress/1';
  /** Every mentor who has trainees, the gravest loss first; equals by id. */
  readonly mentors: readonly MentorLoss[];
  /** Every trainee who has a mentor, by id, then mentor: who would take over if that one left and nobody else moved; null: nobody could. */
  readonly deputies: readonly { readonly trainee: string; readonly mentor: string; readonly deputy: string | null }[];
}

export interface MentorLoss {
  readonly mentor: string;
  readonly trainees: readonly string[];
  /**
   * - `replaced`: as many trainees have a mentor, and nobody else moves. `moving`: as many, but others have to move.
   * - `short`: fewer have a mentor, whatever is done. `impossible`: no matching follows every rule any more.
   */
  readonly kind: 'replaced' | 'moving' | 'short' | 'impossible';
  /** What the best matching costs that moves nobody else, and the best of all; null where none follows every rule. */
  readonly alone: Loss | null;
  readonly best: Loss | null;
}

export interface Loss {
  /** People other than the mentor's trainees who move. */
  readonly moved: number;
  /** Trainees fewer with a mentor, and points fewer in all, millionths; negative: more. */
  readonly served: number;
  readonly score: number;
  /** Whether nothing better is proven to be possible with as many moves. */
  readonly proven: boolean;
}
