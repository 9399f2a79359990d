/** A value of guidelines as people read it. */
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import { language, words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { type Condition, type ConstraintField, conditionsOf, isIdle, type Side } from './constraint-fields.ts';
import { type Field, valueAt } from './fields.ts';

type Said = ReturnType<typeof words>['guidelines'];

export function inWords(document: Guidelines, field: Field): string {
  const { values: said } = words().guidelines;
  const value = valueAt(document, field.path);
  if (value === undefined && field.path[0] === 'plan' && document.plan === undefined) return said.national;
  const meant = value === undefined ? (field.absent ?? null) : value;
  if (meant === null) return value !== null ? said.absent : field.kind === 'rest' || field.kind === 'load' ? said.notCounted : said.noLimit;
  switch (field.kind) {
    case 'share':
      return said.share(Number(meant));
    case 'flag':
      return meant === true ? said.yes : said.no;
    case 'text':
      return meant as string;
    case 'number':
      return said.units[field.unit](Number(meant));
    case 'choice':
      return choiceInWords(field, meant as string);
    case 'curve':
      return (meant as readonly (readonly [number, number])[])
        .map(([x, share]) => said.point(said.units[field.unit](x), said.share(share)))
        .join(said.join);
    case 'shares':
      return (meant as readonly number[]).map((share) => said.share(share)).join(said.join);
    case 'rest': {
      const { most, of } = meant as { readonly most: number; readonly of: number };
      return said.rest(most, of);
    }
    case 'load': {
      const { free, points } = meant as { readonly free: number; readonly points: number };
      return said.load(free, points);
    }
  }
}

export function choiceInWords(field: Field, choice: string): string {
  const { choices } = words().guidelines;
  const own = (choices as Readonly<Record<string, Readonly<Record<string, string>>>>)[field.path.at(-1)!];
  return own?.[choice] ?? choice;
}

export function labelOf(key: string): string {
  return (words().guidelines.labels as Readonly<Record<string, string>>)[key] ?? key;
}

export function hintOf(key: string): string | undefined {
  return (words().guidelines.hints as Readonly<Record<string, string>>)[key];
}

export function nameOfConstraint({ label }: GroupConstraint): string {
  const name: unknown = label[language.value];
  return typeof name === 'string' && name !== '' ? name : words().guidelines.constraints.unnamed;
}

/** What a constraint asks for, without its label. Of one that is being written what is not there yet is left open. */
export function constraintInWords(constraint: GroupConstraint): string {
  const { constraints: said } = words().guidelines;
  switch (constraint.kind) {
    case 'quota':
      return said.quota(limitsOf(constraint, said), constraint.each === undefined ? null : said.each[constraint.each], whom(constraint));
    case 'apart':
      return said.apart(namesIn(constraint.trainees), said.level[constraint.level]);
    case 'together':
      return said.together(namesIn(constraint.trainees), said.level[constraint.level]);
    case 'travelBudget':
      return said.travelBudget(
        Number.isFinite(constraint.maxMinutes) ? constraint.maxMinutes : null,
        constraint.each !== undefined,
        whom(constraint),
      );
  }
}

function namesIn(names: readonly string[]): string {
  return names.length === 0 ? words().guidelines.constraints.open : names.join(', ');
}

function limitsOf({ min, max, minShare, maxShare }: Extract<GroupConstraint, { kind: 'quota' }>, said: Said['constraints']): string {
  const limits = [
    ...(min === undefined ? [] : [said.atLeast(min)]),
    ...(max === undefined ? [] : [said.atMost(max)]),
    ...(minShare === undefined ? [] : [said.atLeastShare(minShare)]),
    ...(maxShare === undefined ? [] : [said.atMostShare(maxShare)]),
  ];
  return limits.length === 0 ? said.noLimit : limits.join(', ');
}

function whom(constraint: GroupConstraint): string {
  return words().guidelines.constraints.whom(selection(constraint, 'mentors'), selection(constraint, 'trainees'));
}

/** null where all count. */
function selection(constraint: GroupConstraint, side: Side): string | null {
  const conditions = conditionsOf(constraint, side);
  return conditions.length === 0 ? null : conditions.map((condition) => conditionInWords(constraint, side, condition)).join(', ');
}

function conditionInWords(constraint: GroupConstraint, side: Side, condition: Condition): string {
  const { constraints: said } = words().guidelines;
  const value = valueAt(constraint, [side, condition]);
  const told = said.where[side][condition](wordsOf(condition, value));
  return isIdle(side, condition) ? said.idle(told) : told;
}

function wordsOf(condition: Condition, value: unknown): string {
  const { constraints: said, values } = words().guidelines;
  if (Array.isArray(value)) return value.length === 0 ? said.open : value.map(String).join(said.or);
  if (condition === 'tenureYears') {
    const { min, max } = (value ?? {}) as { readonly min?: number; readonly max?: number };
    const bounds = [
      ...(min === undefined ? [] : [said.years.min(values.units.years(min))]),
      ...(max === undefined ? [] : [said.years.max(values.units.years(max))]),
    ];
    return bounds.length === 0 ? said.anyYears : bounds.join(said.and);
  }
  if (typeof value !== 'string' || value === '') return said.open;
  if (condition === 'setting') return (said.settings as Readonly<Record<string, string>>)[value] ?? value;
  return condition === 'trainedSince' && /^\d{4}-\d\d-\d\d$/.test(value) ? dated(value) : value;
}

export function conditionLabel(side: Side, condition: Condition): string {
  return words().guidelines.constraints.form.conditions[side][condition];
}

export function constraintChoice({ kind }: GroupConstraint, { path }: ConstraintField, choice: string): string {
  const { constraints: said } = words().guidelines;
  if (choice === '') return kind === 'travelBudget' ? said.form.allJourneys : said.form.allPairs;
  const own = { each: said.each, level: said.level, setting: said.settings }[path.at(-1)!];
  return (own as Readonly<Record<string, string>> | undefined)?.[choice] ?? choice;
}
