/** A value of guidelines as people read it. */
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import { words } from '../../frame/words.ts';
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

/** What a constraint asks for, without its label. */
export function constraintInWords(constraint: GroupConstraint): string {
  const { constraints: said } = words().guidelines;
  switch (constraint.kind) {
    case 'quota':
      return said.quota(
        limitsOf(constraint, said),
        constraint.each === undefined ? null : said.each[constraint.each],
        said.whom(selection(constraint.mentors), selection(constraint.trainees)),
      );
    case 'apart':
      return said.apart(constraint.trainees.join(', '), said.level[constraint.level]);
    case 'together':
      return said.together(constraint.trainees.join(', '), said.level[constraint.level]);
    case 'travelBudget':
      return said.travelBudget(
        constraint.maxMinutes,
        constraint.each !== undefined,
        said.whom(selection(constraint.mentors), selection(constraint.trainees)),
      );
  }
}

function limitsOf({ min, max, minShare, maxShare }: Extract<GroupConstraint, { kind: 'quota' }>, said: Said['constraints']): string {
  const limits = [
    ...(min === undefined ? [] : [said.atLeast(min)]),
    ...(max === undefined ? [] : [said.atMost(max)]),
    ...(minShare === undefined ? [] : [said.atLeastShare(minShare)]),
    ...(maxShare === undefined ? [] : [said.atMostShare(maxShare)]),
  ];
  return limits.join(', ');
}

/** Conditions as the document names them: codes, ids, terms. */
function selection(where: object | undefined): string | null {
  if (where === undefined) return null;
  return Object.entries(where)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}
