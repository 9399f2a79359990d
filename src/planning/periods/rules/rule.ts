/** What couples the periods of a plan, one rule a file. A case of a rule enters the problem only once a plan is found that would need it. */
import type { Draft } from '../draft.ts';
import type { Placement, Scope } from '../horizon.ts';

/**
 * One case of a rule: this trainee, that mentor, those periods.
 *
 * Without a case the problem allows more, or counts more, than the rule does: its optimum bounds the plan's from above. So the first optimum
 * that breaks no case is the best plan, however few cases were ever looked at.
 */
export interface Case {
  /** Unique over all rules. */
  readonly key: string;
  /** Whether a plan that breaks the case is no plan at all; else it is worth less than the problem says. */
  readonly isHard: boolean;
  /** Whether it tells apart who keeps a mentor, of which there may be too many for a search. */
  readonly isPassage?: boolean;
  readonly add: (draft: Draft) => void;
}

export interface Rule {
  /** Cases that these placements break, or in which they are worth less than a problem without the case says. */
  readonly broken: (scope: Scope, placements: readonly Placement[]) => Case[];
}
