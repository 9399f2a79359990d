/** What two guidelines do not have in common. */
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import { ALL_FIELDS, type Field, valueAt } from './fields.ts';

export const CRITERIA = ['background', 'workload', 'location', 'preferences', 'generation'] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface Differences {
  readonly weights: readonly Criterion[];
  readonly fields: readonly Field[];
  /** By id; null where one of the two has none of it. */
  readonly constraints: readonly { readonly id: string; readonly before: GroupConstraint | null; readonly after: GroupConstraint | null }[];
}

export function differencesOf(before: Guidelines, after: Guidelines): Differences {
  const ids = [...new Set([...before.sideConstraints, ...after.sideConstraints].map(({ id }) => id))];
  const of = (document: Guidelines, id: string): GroupConstraint | null => document.sideConstraints.find((each) => each.id === id) ?? null;
  return {
    weights: CRITERIA.filter((criterion) => before.weights[criterion] !== after.weights[criterion]),
    fields: ALL_FIELDS.filter((field) => !isSame(effective(before, field), effective(after, field))),
    constraints: ids.map((id) => ({ id, before: of(before, id), after: of(after, id) })).filter((each) => !isSame(each.before, each.after)),
  };
}

export function isNothing({ weights, fields, constraints }: Differences): boolean {
  return weights.length + fields.length + constraints.length === 0;
}

/** What is left out means the same as what it stands for. */
function effective(document: Guidelines, field: Field): unknown {
  return valueAt(document, field.path) ?? field.absent ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The order of an object’s keys says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
