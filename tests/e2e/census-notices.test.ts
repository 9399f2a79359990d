/** What a run tells of a census beside its result: what refuses somebody in full, of many warnings one a cause. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/index.ts';
import { type Sheet, workbook } from '../unit/census/workbook.ts';
import { run, written } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-notices-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Files of so many mentors, each with an id that stands for nothing in its domains and a tick for its agreement. */
function mentors(files: number, each: number): string[] {
  return Array.from({ length: files }, (_, f) => {
    const rows = Array.from({ length: each }, (__, k) => `T${f}-${k};Nom${f}x${k};Anne;SPIP de la Gironde;NC;2012;62;1;15/03/2019;oui`);
    const head = 'matricule;nom;prénom;service;domaines;année_titularisation;dossiers;capacité_max;formé_le;volontaire';
    return written(root, `tuteurs-${files}-${f}.csv`, [head, ...rows].join('\n'));
  });
}

const trainees = written(
  root,
  'stagiaires.csv',
  'matricule;nom;prénom;service;commune;promotion;domaines;besoins\nS1;Dahlia;David;SPIP de la Gironde;Bordeaux;CPIP 29;droit;addictions',
);
const match = (files: string[]) =>
  run('match', '--census', trainees, ...files, '--period', 'SP1', '--out', path.join(root, `out-${files.length}`), '--lang', 'en');

describe('warnings beside a result', () => {
  it('are one line a cause when there are many, over all files, and say where all of them are told', async () => {
    const { log, code } = await match(mentors(10, 2));
    expect(code).toBe(0);
    const causes = log.split('\n').filter((line) => line.includes('warning '));
    const all = (await run('check', trainees, ...mentors(10, 2), '--lang', 'en')).out;
    expect(causes.length).toBeLessThan(all.split('\n').filter((line) => line.includes('warning ')).length);
    expect(causes.find((line) => line.includes('“domaines”') || line.includes('"domaines"'))).toMatch(/times more, in 10 tables\)$/);
    expect(new Set(causes.map((line) => [/\[(\w+)\]/.exec(line)?.[1], /column “([^”]*)”/.exec(line)?.[1]].join())).size).toBe(
      causes.length,
    );
    expect(log).toMatch(/\d+ warnings in all: “binome check” gives them one by one/);
  });

  it('are of every census file in a folder, where a folder is given, as of the files themselves', async () => {
    const folder = path.join(root, 'folder');
    mkdirSync(folder);
    for (const file of [trainees, ...mentors(2, 1)]) cpSync(file, path.join(folder, path.basename(file)));
    const out = (name: string): string[] => ['--period', 'SP1', '--out', path.join(root, name)];
    const files = readdirSync(folder).map((name) => path.join(folder, name));
    expect((await run('match', '--census', folder, ...out('by-folder'))).code).toBe(0);
    expect((await run('match', '--census', ...files, ...out('by-file'))).code).toBe(0);
    for (const name of ['proposal.json', 'bundle.json'])
      expect(readFileSync(path.join(root, 'by-folder', name), 'utf8')).toBe(readFileSync(path.join(root, 'by-file', name), 'utf8'));
    expect((await run('plan', '--periods', 'SP1', '--census', folder)).code).toBe(0);
    expect((await run('plan', '--recruitment', '--periods', 'SP1', '--census', folder)).code).toBe(0);
    expect((await run('reassign', path.join(root, 'by-file'), '--census', folder)).code).toBe(0);
    mkdirSync(path.join(root, 'empty'));
    expect((await run('match', '--census', path.join(root, 'empty'), ...out('none'))).error?.code).toBe('CALL_FOLDER_WITHOUT_CENSUS');
  });

  it('are told one by one when there are few', async () => {
    const { log } = await match(mentors(1, 2));
    expect(log).not.toContain('in all: “binome check”');
    expect(log).not.toContain('times more');
  });
});

describe('a sheet of people that nobody can read', () => {
  const sheet = (name: string): Sheet => ({
    name,
    rows: [
      ['Patronyme usité', 'Petit nom', 'Où'],
      ['MIMOSA', 'Carla', 'Bordeaux'],
      ['HOUX', 'Hugo', 'Bordeaux'],
    ],
  });
  const census = path.join(root, 'feuilles.xlsx');
  writeFileSync(
    census,
    workbook([
      {
        name: 'Tuteurs',
        rows: [
          ['nom', 'prénom', 'service', 'formé_le', 'volontaire'],
          ['ALISIER', 'Anne', 'SPIP de la Gironde', '15/03/2019', 'oui'],
        ],
      },
      sheet('Accueil'),
      sheet('Listes de choix'),
    ]),
  );
  const out = path.join(root, 'out-sheets');
  const matchAll = (...more: string[]) => run('match', '--census', trainees, census, '--period', 'SP1', '--out', out, ...more);

  it('stops the run; accepted, it is named in the terminal, the account, its CSV and the report, and so is one that describes nobody', async () => {
    const stopped = await matchAll();
    expect(stopped.error?.code).toBe('MATCH_CENSUS_REJECTED');
    const { code, out: said } = await matchAll('--accept-partial', '--lang', 'fr');
    expect(code).toBe(0);
    const { account } = JSON.parse(readFileSync(path.join(out, 'proposal.json'), 'utf8')) as Proposal;
    expect(account?.leftOut).toContainEqual(
      expect.objectContaining({ reason: 'refusedFile', people: [{ id: null, name: null, file: 'feuilles.xlsx [Accueil]', line: null }] }),
    );
    expect(account?.unread).toEqual([{ file: 'feuilles.xlsx', sheet: 'Listes de choix' }]);
    const report = readFileSync(path.join(out, 'report.html'), 'utf8');
    for (const text of [said, report]) {
      expect(text).toContain('feuilles.xlsx [Accueil]');
      expect(text).toContain('feuilles.xlsx [Listes de choix]');
      expect(text).not.toContain('Personne n’est laissé de côté');
    }
    expect(report).toContain('Des fichiers ou des feuilles du recensement sont refusés en entier');
    expect(readFileSync(path.join(out, 'account.csv'), 'utf8')).toContain('feuilles.xlsx [Accueil]');
  });
});
