/**
 * What guidelines hold, field by field, as the schema has it: where each stands in the document and what it may be. The form, the words and the
 * comparison are made of this table; `tests/unit/service/guidelines-form.test.ts` holds that nothing of the schema is missing.
 */
export type Path = readonly string[];

type Kind =
  /** In [0, 1], shown in percent. */
  | { readonly kind: 'share' }
  | {
      readonly kind: 'number';
      readonly unit: 'minutes' | 'kmPerHour' | 'times' | 'trainees' | 'periods';
      readonly least: number;
      readonly isWhole?: boolean;
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Points, each with its value in percent. */
  | { readonly kind: 'curve'; readonly unit: 'files' | 'minutes' | 'years' }
  /** Several shares, in their order. */
  | { readonly kind: 'shares' }
  | { readonly kind: 'text' }
  /** Two whole numbers that go together. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'load' };

export type Field = Kind & {
  readonly path: Path;
  /** What an absent one means, null where that is nothing: the document may leave it out. */
  readonly absent?: string | boolean | null;
  /** Whether it may be null: no limit. */
  readonly orNull?: true;
};

export const SECTIONS = ['name', 'criteria', 'rules', 'aim', 'plan'] as const;
export type Section = (typeof SECTIONS)[number];

const share = (path: string): Field => ({ path: path.split('.'), kind: 'share' });
const flag = (path: string): Field => ({ path: path.split('.'), kind: 'flag' });
const text = (path: string): Field => ({ path: path.split('.'), kind: 'text' });

export const FIELDS: Readonly<Record<Section, readonly Field[]>> = {
  name: [text('title.fr'), text('title.en'), text('id'), text('version')],
  criteria: [
    share('background.domainsShare'),
    { path: ['workload', 'curve'], kind: 'curve', unit: 'files' },
    share('workload.perTraineeFollowed'),
    { path: ['location', 'curve'], kind: 'curve', unit: 'minutes' },
    { path: ['location', 'detourFactor'], kind: 'number', unit: 'times', least: 1 },
    { path: ['location', 'speedKmPerHour'], kind: 'number', unit: 'kmPerHour', least: 1 },
    { path: ['location', 'ownServiceShare'], kind: 'share', absent: null },
    { path: ['preferences', 'ranks'], kind: 'shares' },
    share('preferences.notListed'),
    { path: ['generation', 'curve'], kind: 'curve', unit: 'years' },
    share('unknownValue'),
  ],
  rules: [
    ...['volunteer', 'trained', 'sameBoard', 'setting', 'reachableByRoad'].map((rule) => flag(`rules.${rule}`)),
    { path: ['rules', 'sameService'], kind: 'choice', choices: ['no', 'prefer', 'require'], absent: 'no' },
    share('rules.minimumPresence'),
    { path: ['rules', 'defaultCapacity'], kind: 'number', unit: 'trainees', least: 0, isWhole: true },
    { path: ['rules', 'capacityLimit'], kind: 'number', unit: 'trainees', least: 0, isWhole: true },
    { path: ['rules', 'maxTravelMinutes'], kind: 'number', unit: 'minutes', least: 1, orNull: true },
    { path: ['rules', 'unknownJourney'], kind: 'choice', choices: ['exclude', 'allow'], absent: 'exclude' },
  ],
  aim: [
    { path: ['coverage'], kind: 'choice', choices: ['most', 'all'] },
    { path: ['objective'], kind: 'choice', choices: ['score', 'fair'] },
    { path: ['bands'], kind: 'shares', absent: null },
    { path: ['balance'], kind: 'choice', choices: ['none', 'worst', 'spread'], absent: 'none' },
  ],
  plan: [
    flag('plan.bothSettings'),
    { path: ['plan', 'noneTwice'], kind: 'flag', absent: true },
    share('plan.continuity'),
    { path: ['plan', 'mostWithOneMentor'], kind: 'number', unit: 'periods', least: 1, isWhole: true, orNull: true },
    { path: ['plan', 'rest'], kind: 'rest', orNull: true },
    { path: ['plan', 'load'], kind: 'load', orNull: true },
  ],
};

export const ALL_FIELDS: readonly Field[] = SECTIONS.flatMap((section) => FIELDS[section]);

/** `rules.volunteer`: under which its words are found. */
export function keyOf({ path }: Pick<Field, 'path'>): string {
  return path.join('.');
}

export function valueAt(document: object, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    document,
  );
}

/** The same document, or part of one, with another value there; undefined takes the field away. */
export function withValue<Whole extends object>(document: Whole, path: Path, value: unknown): Whole {
  return changed(document, path, value) as Whole;
}

function changed(at: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const { [key]: before, ...others } = (typeof at === 'object' && at !== null ? at : {}) as Record<string, unknown>;
  const after = changed(before, rest, value);
  if (after === undefined) return others;
  // In its place: a file that is read by people keeps its order.
  return before === undefined ? { ...others, [key]: after } : { ...(at as Record<string, unknown>), [key]: after };
}
