/** What a workbook says decides who is proposed: pairs that were made because a cell was read otherwise than it shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { json, run } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-sheets-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const place = (name: string): string => path.join('tests/unit/census/cases', name);

it.each([
  ['01: a mentor whose id the trainee refuses', '01-leading-zero-format/one-mentor.xlsx', '01-leading-zero-format/one-trainee.csv'],
  ['04: a mentor trained after the period begins', '04-strict-iso-dates/one-mentor.xlsx', '04-strict-iso-dates/stagiaires.csv'],
  ['05: a mentor trained after the period', '05-date1904-true/late-training.xlsx', '05-date1904-true/stagiaires.csv'],
  ['06: a mentor who refuses the trainee', '06-cdata/one-mentor-cdata.xlsx', '06-cdata/one-trainee.csv'],
])('%s is not given to them', async (_, mentors, trainees) => {
  const ending = await run(
    'match',
    '--census',
    place(mentors),
    place(trainees),
    '--period',
    'SP1',
    '--out',
    path.join(root, path.dirname(mentors)),
    '--json',
  );
  expect(ending.error).toBeNull();
  expect(json(ending)).toMatchObject({ unmet: [{ trainee: 'S1', missing: 1 }] });
});

it('15: mentors whose cells are merged are mentors', async () => {
  const files = [place('15-merged-cells/tuteurs.xlsx'), place('15-merged-cells/stagiaires.csv')];
  const ending = await run('match', '--census', ...files, '--period', 'SP1', '--out', path.join(root, '15'), '--json');
  expect(json(ending)).toMatchObject({ status: 'optimal', unmet: [] });
});

it('10: a mentor whose number of places is not known stops the matching', async () => {
  const files = [place('10-formula-without-value/tuteurs.xlsx'), place('10-formula-without-value/one-trainee.csv')];
  const ending = await run('match', '--census', ...files, '--period', 'SP1', '--out', path.join(root, '10'), '--json');
  expect(ending.error?.code).toBe('MATCH_CENSUS_REJECTED');
});
