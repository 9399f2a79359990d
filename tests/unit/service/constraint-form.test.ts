/** The page’s form of a constraint over groups: it says whatever the schema allows, and changes nothing by itself. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GroupConstraint, guidelinesSchema, type Where } from '../../../src/domain/index.ts';
import {
  allFields,
  conditionsOf,
  entriesOf,
  fieldsOf,
  furtherConditions,
  isComplete,
  isForFields,
  KINDS,
  named,
  newConstraint,
  type Side,
  shownAt,
  sidesOf,
  typedAt,
  withCondition,
  withoutCondition,
} from '../../../src/service/web/pages/guidelines/constraint-fields.ts';

const SEED = 20261201;
const schema = guidelinesSchema.shape.sideConstraints;

/** As people write names: no line break, no space at either end. */
const word = fc
  .array(fc.constantFrom('Élise', 'd’Aubigné-Roux', 'SPIP-33-01', '“x”', ',', 'œ', '7', '日本'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const whole = fc.integer({ min: 0, max: 900 });
const years = fc.integer({ min: -3, max: 40 });
const day = fc.constantFrom('2024-02-29', '1999-12-31', '2026-03-02');
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** Without the keys that are undefined, as JSON has it. */
const asJson = <T>(drawn: fc.Arbitrary<T>): fc.Arbitrary<T> => drawn.map((value) => JSON.parse(JSON.stringify(value)) as T);

const where: fc.Arbitrary<Where> = fc.record({
  ...{ board: some(word), service: some(word), site: some(word), ids: some(words), domain: some(words), need: some(words) },
  ...{ setting: some(fc.constantFrom('MO' as const, 'MF' as const)), promotion: some(word), trainedSince: some(day) },
  tenureYears: some(fc.record({ min: some(years), max: some(years) })),
});
const common = { id: word, label: fc.record({ fr: word, en: word }) };
const trainees = fc.uniqueArray(word, { minLength: 2, maxLength: 4 });
const level = fc.constantFrom('mentor' as const, 'site' as const, 'service' as const);
const constraint: fc.Arbitrary<GroupConstraint> = asJson(
  fc.oneof(
    fc.record({
      ...common,
      kind: fc.constant('quota' as const),
      each: some(fc.constantFrom('board' as const, 'service' as const, 'site' as const, 'mentor' as const)),
      ...{ mentors: some(where), trainees: some(where), min: some(whole), max: some(whole), maxShare: some(share), minShare: some(share) },
    }),
    fc.record({ ...common, kind: fc.constantFrom('apart' as const, 'together' as const), trainees, level }),
    fc.record({
      ...common,
      kind: fc.constant('travelBudget' as const),
      ...{ each: some(fc.constant('board' as const)), mentors: some(where), trainees: some(where) },
      maxMinutes: fc.oneof(
        whole,
        fc.double({ min: 0, max: 1e6, noNaN: true }).map((minutes) => Math.abs(minutes)),
      ),
    }),
  ) as fc.Arbitrary<GroupConstraint>,
);

/** What somebody does who wants this constraint, from a new one: each condition chosen, each field typed. */
function written(wanted: GroupConstraint): GroupConstraint {
  let made = newConstraint(wanted.kind, [], 'c');
  for (const side of sidesOf(wanted)) for (const condition of conditionsOf(wanted, side)) made = withCondition(made, side, condition);
  for (const field of allFields(wanted)) made = typedAt(made, field, shownAt(wanted, field));
  return made;
}

describe('a constraint drawn by chance', () => {
  const kinds = new Set<string>();
  beforeAll(() => kinds.clear());

  it('is of the schema, shown in fields, and the same once each field says again what it shows', () => {
    fc.assert(
      fc.property(constraint, (drawn) => {
        kinds.add(drawn.kind);
        expect(schema.safeParse([drawn]).error).toBeUndefined();
        expect(isForFields(drawn)).toBe(true);
        for (const field of allFields(drawn))
          expect(JSON.stringify(typedAt(drawn, field, shownAt(drawn, field)))).toBe(JSON.stringify(drawn));
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(kinds).toEqual(new Set(KINDS));
  });

  it('can be written from a new one by its fields alone', () => {
    let compared = 0;
    fc.assert(
      fc.property(constraint, (drawn) => {
        // A selection without a condition says what none says.
        const empty = sidesOf(drawn).some((side) => side in drawn && conditionsOf(drawn, side).length === 0);
        if (empty) return;
        compared += 1;
        expect(written(drawn)).toEqual(drawn);
        expect(isComplete(drawn)).toBe(true);
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

it('leaves what fields cannot show to the text', () => {
  const apart: GroupConstraint = { id: 'a', kind: 'apart', label: { fr: 'a', en: 'a' }, trainees: ['S1', 'S2'], level: 'site' };
  expect(isForFields(apart)).toBe(true);
  const others: unknown[] = [
    { ...apart, trainees: ['S1', 'S\n2'] },
    { ...apart, trainees: ['S1', ' S2'] },
    { ...apart, label: { fr: 'a\nb', en: 'a' } },
    { ...apart, level: 'town' },
    { ...apart, weight: 3 },
    { id: 'q', kind: 'quota', label: { fr: 'q', en: 'q' }, max: 1, mentors: { age: 3 } },
    { id: 'q', kind: 'quota', label: { fr: 'q', en: 'q' }, max: 1, mentors: { trainedSince: 'yesterday' } },
  ];
  for (const other of others) expect(isForFields(other as GroupConstraint), JSON.stringify(other)).toBe(false);
});

it('offers every condition of the schema on the side where it holds, and keeps one that stands on the other', () => {
  const quota = newConstraint('quota', ['c-1', 'c-3'], 'c');
  expect(quota.id).toBe('c-2');
  const offered = (['mentors', 'trainees'] as const).flatMap((side) => furtherConditions(quota, side));
  const [{ options }] = [schema.element];
  const inSchema = options.flatMap((option) => ('mentors' in option.shape ? Object.keys(option.shape.mentors.unwrap().shape) : []));
  expect(new Set(offered)).toEqual(new Set(inSchema));
  expect(furtherConditions(quota, 'mentors')).not.toContain('promotion');
  const odd = { ...quota, mentors: { promotion: 'CPIP 29' } } as GroupConstraint;
  expect(conditionsOf(odd, 'mentors')).toEqual(['promotion']);
  expect(entriesOf('mentors', 'promotion').map((field) => shownAt(odd, field))).toEqual(['CPIP 29']);
});

it('begins with what the service takes, once people have said what they alone can say', () => {
  for (const kind of KINDS) {
    const made = named(newConstraint(kind, [], 'c'), 'fr', 'Nom', true);
    expect(made.label).toEqual({ fr: 'Nom', en: 'Nom' });
    const said = fieldsOf(made).reduce((at, field) => {
      if (field.path[0] === 'trainees') return typedAt(at, field, 'S1\n S2 \n\n');
      return field.kind === 'minutes' ? typedAt(at, field, '900') : at;
    }, made);
    expect(schema.safeParse([said]).error).toBeUndefined();
    expect(isComplete(made)).toBe(kind === 'quota');
  }
});

it('names in both languages what is named in the reader’s, as long as there is one name', () => {
  const first = named(newConstraint('quota', [], 'c'), 'fr', 'Débutants', true);
  const second = named(first, 'en', 'Novices', false);
  expect(second.label).toEqual({ fr: 'Débutants', en: 'Novices' });
  expect(named(second, 'fr', 'Nouveaux', true).label).toEqual({ fr: 'Nouveaux', en: 'Novices' });
});

it('lets all count again once the last condition is taken away', () => {
  const side: Side = 'mentors';
  const asked = withCondition(withCondition(newConstraint('quota', [], 'c'), side, 'service'), side, 'setting');
  expect(conditionsOf(asked, side)).toEqual(['service', 'setting']);
  const less = withoutCondition(asked, side, 'service');
  expect(conditionsOf(less, side)).toEqual(['setting']);
  expect('mentors' in withoutCondition(less, side, 'setting')).toBe(false);
});
