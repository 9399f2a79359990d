/**
 * One census in the workbooks of eleven writers, with what offices do to them: read alike, or refused by name.
 * `scripts/build-workbooks.mjs` makes them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CensusReading } from '../../../src/census/index.ts';
import { read } from './files.ts';

interface Expected {
  name: string;
  said: string[];
  refused: string[];
  /** Ids of the people refused. */
  without: string[];
}

const folder = new URL('workbooks/', import.meta.url);
const features = JSON.parse(readFileSync(new URL('features.json', folder), 'utf8')) as Expected[];
const writers = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const bytes = (name: string): [string, Buffer] => [name, readFileSync(new URL(name, folder))];

/** Its workbooks ask to be computed anew when they are opened: what they hold of formulas is not to be trusted. */
const ASKS_TO_COMPUTE = 'xlsxwriter';
const EVERYBODY = ['00123', '00124', '00200', '01000', '09999'];

function expectedOf(writer: string, file: string): Expected {
  const name = file.replace(/\.\w+$/, '');
  const feature = features.find((one) => one.name === name);
  if (feature === undefined) throw new Error(`no feature ${name}`);
  if (writer !== ASKS_TO_COMPUTE || !/formula/.test(name)) return feature;
  return { ...feature, refused: ['CENSUS_FORMULA_NOT_COMPUTED'], without: name === 'formulas' ? EVERYBODY : feature.without };
}

let base: CensusReading;
beforeAll(async () => {
  base = await read(bytes('tuteurs.csv'), bytes('stagiaires.csv'));
});

test('the census itself is sound, and there are two hundred workbooks of four writers', () => {
  expect([base.rejected, base.census.mentors.length, base.census.trainees.length]).toEqual([0, 5, 3]);
  expect(base.files.flatMap(({ warnings }) => warnings)).toEqual([]);
  const all = writers.flatMap((writer) => readdirSync(new URL(`${writer}/`, folder)));
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(writers.length).toBeGreaterThanOrEqual(4);
  for (const { name } of features) expect(all.filter((file) => file.startsWith(`${name}.`)).length).toBeGreaterThanOrEqual(3);
});

describe.each(writers)('%s', (writer) => {
  test.each(readdirSync(new URL(`${writer}/`, folder)))('%s', async (file) => {
    const { said, refused, without } = expectedOf(writer, file);
    const reading = await read(bytes(`${writer}/${file}`));
    const codes = (kind: 'rejected' | 'warnings'): string[] =>
      [...new Set(reading.files.flatMap((one) => one[kind].map(({ code }) => code)))].sort();
    expect(codes('rejected')).toEqual(refused);
    // Whoever is refused is taken out of the others' lists, which is said too.
    expect(codes('warnings').filter((code) => refused.length === 0 || code !== 'CENSUS_UNKNOWN_REFERENCE')).toEqual(said.toSorted());
    const kept = (id: string): boolean => !without.includes(id);
    const lists = ({ preferences, avoids }: { preferences: readonly string[]; avoids: readonly string[] }): object => ({
      preferences: preferences.filter(kept),
      avoids: avoids.filter(kept),
    });
    const dropped = (preferences: readonly string[]): object =>
      preferences.every(kept) ? {} : { droppedPreferences: preferences.filter((id) => !kept(id)) };
    expect(reading.census).toEqual({
      mentors: base.census.mentors.filter(({ id }) => kept(id)),
      trainees: base.census.trainees.map((trainee) => ({ ...trainee, ...lists(trainee), ...dropped(trainee.preferences) })),
    });
  });
});
