/**
 * Constraints that the census makes, beside those of the guidelines: people kept apart, who share a car, who are served first. They bear ids that
 * no guidelines may use, so that whatever is shown to others than those who decide can leave them out: they tell who asked for what.
 */
const CENSUS_RULE = 'census:';

export function censusRuleId(kind: 'apart' | 'together' | 'priority' | 'imposed', ...of: readonly (string | number)[]): string {
  return `${CENSUS_RULE}${[kind, ...of].join(':')}`;
}

export function isCensusRule(id: string): boolean {
  return id.startsWith(CENSUS_RULE);
}

/** People who share a car: whether the one has a mentor where the other has. */
export function isSharedCarRule(id: string): boolean {
  return id.startsWith(`${CENSUS_RULE}together:`);
}

export function isPriorityRule(id: string): boolean {
  return id.startsWith(`${CENSUS_RULE}priority:`);
}
