/** The page’s form of guidelines holds all that their schema has, and changes nothing but what somebody changes. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Guidelines, guidelinesSchema } from '../../../src/domain/index.ts';
import { differencesOf, isNothing } from '../../../src/service/web/pages/guidelines/differences.ts';
import { ALL_FIELDS, keyOf, valueAt, withValue } from '../../../src/service/web/pages/guidelines/fields.ts';
import { webEn } from '../../../src/wording/web/en/index.ts';
import { webFr } from '../../../src/wording/web/fr/index.ts';

const national = JSON.parse(readFileSync(new URL('../../../data/reference/guidelines.json', import.meta.url), 'utf8')) as Guidelines;

/** Of a schema, down to what is no object; two numbers that go together are one field. */
function leavesOf(schema: { readonly shape: object }, at: readonly string[] = []): string[] {
  return Object.entries(schema.shape).flatMap(([key, part]) => {
    const inner = shapeOf(part as Part);
    const path = [...at, key];
    return inner === null || path.length === 2 ? [path.join('.')] : leavesOf(inner, path);
  });
}

interface Part {
  readonly shape?: object;
  readonly unwrap?: () => Part;
}

function shapeOf(part: Part): { readonly shape: object } | null {
  if (part.shape !== undefined) return { shape: part.shape };
  return part.unwrap === undefined ? null : shapeOf(part.unwrap());
}

it('has a field for everything in the schema, each with its words', () => {
  const elsewhere = /^(?:format|sideConstraints|weights\..*)$/;
  const wanted = leavesOf(guidelinesSchema).filter((leaf) => !elsewhere.test(leaf));
  expect(wanted.length).toBeGreaterThan(30);
  expect(ALL_FIELDS.map(keyOf).sort()).toEqual(wanted.sort());
  for (const { guidelines } of [webFr, webEn]) expect(Object.keys(guidelines.labels).sort()).toEqual(wanted.sort());
});

it('puts one value in its place and keeps the rest, in order', () => {
  const changed = withValue(national, ['rules', 'maxTravelMinutes'], 60);
  expect(changed.rules.maxTravelMinutes).toBe(60);
  expect(withValue(changed, ['rules', 'maxTravelMinutes'], national.rules.maxTravelMinutes)).toEqual(national);
  expect(Object.keys(changed)).toEqual(Object.keys(national));
  expect(Object.keys(changed.rules)).toEqual(Object.keys(national.rules));
  const without = withValue(national, ['rules', 'maxTravelMinutes'], undefined);
  expect(valueAt(without, ['rules', 'maxTravelMinutes'])).toBeUndefined();
  expect('maxTravelMinutes' in without.rules).toBe(false);
});

it('tells what differs, and nothing where two say the same in other words', () => {
  const said = withValue(withValue(national, ['balance'], 'none'), ['rules', 'sameService'], 'no');
  expect(isNothing(differencesOf(national, withValue(said, ['rules', 'unknownJourney'], 'exclude')))).toBe(true);
  const quota = { id: 'q', label: { fr: 'q', en: 'q' }, kind: 'quota', max: 1 } as const;
  const other = { ...withValue(national, ['coverage'], 'all'), weights: { ...national.weights, location: 0.3 }, sideConstraints: [quota] };
  const { weights, fields, constraints } = differencesOf(national, other);
  expect(weights).toEqual(['location']);
  expect(fields.map(keyOf)).toEqual(['coverage']);
  expect(constraints).toEqual([{ id: 'q', before: null, after: quota }]);
});
