/** What being served and seeing a setting are worth in a plan's problem, so that no points make up for either. */
import { SCORE_SCALE } from '../domain/pair.ts';
import type { Scope } from './horizon.ts';

/** In millionths. */
export interface Worth {
  /** More than all settings and points; 0 where that is beyond what is counted exactly: then the problem counts who is served itself. */
  readonly served: number;
  /** More than twice what all points of the plan come to. */
  readonly setting: number;
}

/** `settings`: how many are told apart in the problem. */
export function worthOf({ horizon: { rules, stages, coverage }, scopes }: Scope, settings: number): Worth {
  const rows = stages.reduce((total, { trainees }, stage) => total + (scopes[stage]!.kind === 'later' ? 0 : trainees.length), 0);
  const points = rows * (1 + rules.continuity + (rules.load?.points ?? 0));
  const setting = 2 * Math.ceil(points * SCORE_SCALE) + 1;
  const served = (settings + 1) * setting;
  return { setting, served: coverage === 'most' && (rows + 1) * served <= Number.MAX_SAFE_INTEGER ? served : 0 };
}
