/**
 * What a constraint over groups holds, field by field, as the schema has it: each shown and typed as text, each in its place in the constraint.
 * `tests/unit/service/constraint-form.test.ts` holds that the form can say whatever the schema allows, and changes nothing by itself.
 */
import type { GroupConstraint, Where } from '../../../../domain/index.ts';
import { type Path, valueAt, withValue } from './fields.ts';
import { percentOf, shareOf } from './percent.ts';

export type Kind = GroupConstraint['kind'];
export const KINDS = ['quota', 'apart', 'together', 'travelBudget'] as const satisfies readonly Kind[];

export type Side = 'mentors' | 'trainees';
export type Condition = keyof Where;

type Entry =
  /** On one line. */
  | { readonly kind: 'text' }
  /** Several, one a line. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'whole'; readonly least?: number }
  | { readonly kind: 'minutes' }
  /** In [0, 1], in percent. */
  | { readonly kind: 'share' }
  | { readonly kind: 'day' }
  /** `isOptional`: nothing chosen leaves it out. */
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly isOptional?: true };

export type ConstraintField = Entry & { readonly path: Path };

const NAMES: readonly ConstraintField[] = [
  { path: ['label', 'fr'], kind: 'text' },
  { path: ['label', 'en'], kind: 'text' },
];
const ID: ConstraintField = { path: ['id'], kind: 'text' };
const LEVELS = ['mentor', 'site', 'service'] as const;
const OF_PEOPLE: readonly ConstraintField[] = [
  { path: ['trainees'], kind: 'lines' },
  { path: ['level'], kind: 'choice', choices: LEVELS },
];

const OWN: Readonly<Record<Kind, readonly ConstraintField[]>> = {
  quota: [
    { path: ['min'], kind: 'whole', least: 0 },
    { path: ['max'], kind: 'whole', least: 0 },
    { path: ['minShare'], kind: 'share' },
    { path: ['maxShare'], kind: 'share' },
    { path: ['each'], kind: 'choice', choices: ['board', 'service', 'site', 'mentor'], isOptional: true },
  ],
  apart: OF_PEOPLE,
  together: OF_PEOPLE,
  travelBudget: [
    { path: ['maxMinutes'], kind: 'minutes' },
    { path: ['each'], kind: 'choice', choices: ['board'], isOptional: true },
  ],
};

/** Each with the fields that say it, below the side that it selects, and what it begins as. */
const CONDITIONS: Readonly<Record<Condition, { readonly entries: readonly ConstraintField[]; readonly first: unknown }>> = {
  board: { entries: [{ path: ['board'], kind: 'text' }], first: '' },
  service: { entries: [{ path: ['service'], kind: 'text' }], first: '' },
  site: { entries: [{ path: ['site'], kind: 'text' }], first: '' },
  ids: { entries: [{ path: ['ids'], kind: 'lines' }], first: [] },
  domain: { entries: [{ path: ['domain'], kind: 'lines' }], first: [] },
  need: { entries: [{ path: ['need'], kind: 'lines' }], first: [] },
  setting: { entries: [{ path: ['setting'], kind: 'choice', choices: ['MO', 'MF'] }], first: 'MO' },
  promotion: { entries: [{ path: ['promotion'], kind: 'text' }], first: '' },
  tenureYears: {
    entries: [
      { path: ['tenureYears', 'min'], kind: 'whole' },
      { path: ['tenureYears', 'max'], kind: 'whole' },
    ],
    first: {},
  },
  trainedSince: { entries: [{ path: ['trainedSince'], kind: 'day' }], first: '' },
};
const ALL_CONDITIONS = Object.keys(CONDITIONS) as readonly Condition[];

/** Conditions that hold of one side alone: on the other they select nobody and leave nobody out. */
const OF_ONE_SIDE: Readonly<Partial<Record<Condition, Side>>> = { promotion: 'trainees', tenureYears: 'mentors', trainedSince: 'mentors' };

export function isIdle(side: Side, condition: Condition): boolean {
  return (OF_ONE_SIDE[condition] ?? side) !== side;
}

/** How the constraint is called, what it asks for, and its id. */
export function fieldsOf({ kind }: GroupConstraint): readonly ConstraintField[] {
  return [...NAMES, ...OWN[kind], ID];
}

/** Those that a constraint selects people by; none where it names them. */
export function sidesOf({ kind }: GroupConstraint): readonly Side[] {
  return kind === 'quota' || kind === 'travelBudget' ? ['trainees', 'mentors'] : [];
}

export function conditionsOf(constraint: GroupConstraint, side: Side): readonly Condition[] {
  const where = valueAt(constraint, [side]);
  return typeof where === 'object' && where !== null ? ALL_CONDITIONS.filter((condition) => condition in where) : [];
}

/** What may be asked besides. */
export function furtherConditions(constraint: GroupConstraint, side: Side): readonly Condition[] {
  const asked = conditionsOf(constraint, side);
  return ALL_CONDITIONS.filter((condition) => !asked.includes(condition) && !isIdle(side, condition));
}

export function entriesOf(side: Side, condition: Condition): readonly ConstraintField[] {
  return CONDITIONS[condition].entries.map((entry) => ({ ...entry, path: [side, ...entry.path] }));
}

export function withCondition(constraint: GroupConstraint, side: Side, condition: Condition): GroupConstraint {
  return withValue(constraint, [side, condition], CONDITIONS[condition].first);
}

/** Without the last condition nobody is selected any more: all count. */
export function withoutCondition(constraint: GroupConstraint, side: Side, condition: Condition): GroupConstraint {
  const isLast = conditionsOf(constraint, side).length === 1;
  return withValue(constraint, isLast ? [side] : [side, condition], undefined);
}

/** As a field of the form shows it. */
export function shownAt(constraint: GroupConstraint, field: ConstraintField): string {
  const value = valueAt(constraint, field.path);
  switch (field.kind) {
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'whole':
    case 'minutes':
      return typeof value === 'number' ? String(value) : '';
    case 'share':
      return percentOf(value);
    case 'text':
      return typeof value === 'string' ? value.replaceAll(/[\r\n]/g, '') : '';
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value) ? value : '';
  }
}

/** The constraint once this is typed there. */
export function typedAt(constraint: GroupConstraint, field: ConstraintField, typed: string): GroupConstraint {
  return withValue(constraint, field.path, valueOf(field, typed));
}

function valueOf(field: ConstraintField, typed: string): unknown {
  switch (field.kind) {
    case 'lines':
      return typed
        .split(/\r\n|[\r\n]/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'whole':
    case 'minutes':
      return typed === '' ? undefined : Number(typed);
    case 'share':
      return shareOf(typed);
    case 'text':
    case 'day':
      return typed;
    case 'choice':
      return typed === '' ? undefined : typed;
  }
}

/** Whether two hold the same, word for word. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether the fields can show all of it: not a text that has line breaks or begins with a space, nor what only a hand-written file has. Such a
 * constraint is told in words and changed as text.
 */
export function isForFields(constraint: GroupConstraint): boolean {
  const known = new Set<string>(['kind', ...fieldsOf(constraint).map(({ path }) => path[0]!), ...sidesOf(constraint)]);
  const isKnown = Object.keys(constraint).every((key) => known.has(key));
  return (
    isKnown &&
    sidesOf(constraint).every((side) => areConditions(valueAt(constraint, [side]))) &&
    allFields(constraint).every((field) => isSame(typedAt(constraint, field, shownAt(constraint, field)), constraint))
  );
}

function areConditions(where: unknown): boolean {
  if (where === undefined) return true;
  return (
    typeof where === 'object' && where !== null && Object.keys(where).every((key) => (ALL_CONDITIONS as readonly string[]).includes(key))
  );
}

/** Every field that the form shows of it. */
export function allFields(constraint: GroupConstraint): readonly ConstraintField[] {
  const selected = sidesOf(constraint).flatMap((side) => conditionsOf(constraint, side).flatMap((condition) => entriesOf(side, condition)));
  return [...fieldsOf(constraint), ...selected];
}

/** What a new constraint begins as; what people alone can say stays open. @param ids that are taken. */
export function newConstraint(kind: Kind, ids: readonly string[], stem: string): GroupConstraint {
  let number = 1;
  while (ids.includes(`${stem}-${number}`)) number += 1;
  const unnamed = '';
  const common = { id: `${stem}-${number}`, kind, label: { fr: unnamed, en: unnamed } };
  const own = { quota: { each: 'service', max: 1 }, apart: { trainees: [], level: 'site' }, together: { trainees: [], level: 'service' } };
  // A budget without its minutes is no constraint yet: the form asks for them.
  return { ...common, ...(kind === 'travelBudget' ? {} : own[kind]) } as unknown as GroupConstraint;
}

/** A name typed in the reader’s language stands in the other too, until that has one of its own. */
export function named(constraint: GroupConstraint, language: 'fr' | 'en', typed: string, isOwn: boolean): GroupConstraint {
  const { fr, en } = constraint.label;
  const others = isOwn && fr === en ? (['fr', 'en'] as const) : [language];
  const label = { fr, en, ...Object.fromEntries(others.map((each) => [each, typed])) };
  return { ...constraint, label };
}

/** Whether it says enough to be computed with. */
export function isComplete(constraint: GroupConstraint): boolean {
  if (constraint.kind === 'travelBudget') return Number.isFinite(constraint.maxMinutes);
  return constraint.kind === 'quota' || constraint.trainees.length > 1;
}
