/**
 * What Binôme says, word for word: `docs/examples/` holds real outputs on the demo census, in both languages. They are made again here and
 * compared; `npx vitest run tests/docs/examples.test.ts -u` writes them anew.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, written } from '../e2e/command-line.ts';

const FOLDER = 'docs/examples';
const CENSUS = ['data/demo/tuteurs.csv', 'data/demo/stagiaires.csv'];
const root = mkdtempSync(path.join(tmpdir(), 'binome-examples-'));
const results = path.join(root, 'demo');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The same census some weeks later: one trainee more, one mentor away from October on. */
function censusOfToday(): string[] {
  const [mentors, trainees] = CENSUS.map((file) =>
    readFileSync(file, 'utf8')
      .replace(/^\u{feff}/u, '')
      .trimEnd()
      .split(/\r?\n/),
  ) as [string[], string[]];
  const heads = mentors[0]!.split(';');
  const away = mentors.map((row) => {
    if (!row.startsWith('T-0019;')) return row;
    const cells = row.split(';');
    cells[heads.indexOf('absences')] = '01/10/2025-24/10/2025';
    return cells.join(';');
  });
  const late = trainees
    .find((row) => row.startsWith('S-0012;'))!
    .replace('S-0012;stagiaire;Chèvrefeuille-Topaze;Yann;', 'S-9001;stagiaire;Tardive-Opale;Zoé;');
  return [written(root, 'tuteurs.csv', `${away.join('\n')}\n`), written(root, 'stagiaires.csv', `${[...trainees, late].join('\n')}\n`)];
}

beforeAll(async () => {
  await run('match', '--census', ...CENSUS, '--period', 'SP1', '--out', results);
}, 120_000);

const EXAMPLES: Record<string, () => string[]> = {
  'a-pair': () => ['explain', results, '--trainee', 'S-0012'],
  'another-mentor': () => ['explain', results, '--trainee', 'S-0012', '--mentor', 'T-0030'],
  'an-excluded-mentor': () => ['explain', results, '--trainee', 'S-0012', '--mentor', 'T-0001'],
  'without-a-mentor': () => ['explain', results, '--trainee', UNMET],
  'a-breakdown': () => ['reassign', results, '--breakdown', 'S-0012:T-0019', '--reason', 'workload'],
  'a-breakdown-one-move-at-most': () => ['reassign', results, '--breakdown', 'S-0023:T-0033', '--reason', 'distance', '--moves', '1'],
  'a-breakdown-in-a-shortage': () => ['reassign', results, '--breakdown', SHORT, '--reason', 'working-relationship'],
  'a-breakdown-with-other-choices': () => [
    ...['reassign', results, '--breakdown', 'S-0012:T-0019', '--reason', 'workload', '--moves', '1', '--alternates', '2'],
  ],
  'two-breakdowns': () => ['reassign', results, '--breakdown', 'S-0012:T-0019', 'S-0041:T-0024', '--reason', 'other', '--moves', '3'],
  'a-departure': () => ['reassign', results, '--departure', 'T-0020'],
  'a-departure-with-people-who-stay': () => ['reassign', results, '--departure', 'T-0020', '--pin', 'S-0012', 'T-0033'],
  'a-lost-site': () => ['reassign', results, '--site', 'Antenne de Tulle', '--moves', '4'],
  'fewer-places': () => ['reassign', results, '--capacity', 'T-0060=1'],
  'where-a-result-is-fragile': () => ['plan', results, '--stress'],
  'where-a-mentor-is-worth-most': () => ['plan', '--recruitment', '--census', ...CENSUS, '--periods', 'SP1'],
  'a-past-period-beside-the-engine': () => ['backtest', '--pairs', 'data/demo/binomes.csv', '--census', ...CENSUS, '--period', 'SP1'],
  'a-plan-over-four-periods': () => ['plan', '--periods', 'SP1,SP2,SP3,SP4', '--census', ...CENSUS],
  'a-placement-that-blocks-a-later-obligation': () => [...['plan', '--periods', 'SP1,SP2', '--census', ...CENSUS, '--decided', results]],
  'a-late-trainee-and-an-absence': () => ['reassign', results, '--census', ...censusOfToday(), '--from', '2025-09-29', '--moves', '3'],
};
const UNMET = 'S-0045';
const SHORT = 'S-0044:T-0062';

const cases = Object.keys(EXAMPLES).flatMap((name) => (['fr', 'en'] as const).map((language): [string, 'fr' | 'en'] => [name, language]));

test.each(cases)('%s, %s', { timeout: 60_000 }, async (name, language) => {
  const argv = EXAMPLES[name]!();
  const ending = await run(...argv, '--lang', language);
  expect(ending.error?.message).toBeUndefined();
  expect(ending.code).toBe(0);
  const shown = argv.map((word) => (word.startsWith(root) ? path.basename(word) : word)).join(' ');
  await expect(`$ binome ${shown} --lang ${language}\n${ending.out}`).toMatchFileSnapshot(path.resolve(FOLDER, `${name}.${language}.txt`));
});
