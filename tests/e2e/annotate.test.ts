/** `check --annotate`: the files of a census given back, into a folder in which people go on working. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { corrected, opened } from '../unit/app/annotated-workbook.ts';
import { workbook } from '../unit/census/workbook.ts';
import { json, run, written } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-annotate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = '';
let count = 0;
const at = (...names: string[]): string => path.join(folder, ...names);
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(at('in'), { recursive: true });
  written(
    at('in'),
    'tuteurs.csv',
    'matricule;nom;prénom;service;Date de naissance;volontaire;formé_le\n' +
      '001;Ajonc;Alix;Antenne de Tarare;01/02/1980;oui;15/03/2019\n' +
      '002;Bruyère;Bruno;SPIP-33-02;03/04/1975;oui;15/03/2019\n',
  );
  writeFileSync(
    at('in', 'stagiaires.xlsx'),
    workbook([
      {
        name: 'Nord',
        rows: [['Stagiaires'], ['matricule', 'nom', 'prénom', 'service', 'promotion'], ['S1', 'Dahlia', 'David', 'SPIP-59', 'CPIP 29']],
      },
      {
        name: 'Sud',
        rows: [
          ['matricule', 'nom', 'prénom', 'service', 'promotion', 'préférences'],
          ['S2', 'Érable', 'Ève', 'SPIP-33-01', 'CPIP 92', '2'],
        ],
      },
    ]),
  );
});

const REFUSED = 'FFF8CBAD';
const refusedIn = (file: string): [string, string][] =>
  opened(readFileSync(file)).flatMap(({ name, cells, comments }) =>
    [...cells].flatMap(([ref, { fill }]): [string, string][] =>
      fill === REFUSED && comments.has(ref) ? [[`${name}!${ref}`, comments.get(ref)!]] : [],
    ),
  );

describe('binome check --annotate', () => {
  it('writes a workbook a file, of a folder too, and says how many cells are marked in each', async () => {
    const { code, out } = await run('check', at('in'), '--annotate', at('out'));
    expect(code).toBe(2);
    expect(readdirSync(at('out')).sort()).toEqual(['stagiaires.xlsx', 'tuteurs.xlsx']);
    expect(out).toMatch(/stagiaires\.xlsx\s: «\sstagiaires\.xlsx\s», 1\scellule à corriger, 0\scellule à vérifier/);
    expect(out).toMatch(/tuteurs\.xlsx\s: «\stuteurs\.csv\s», 1\scellule à corriger, 1\scellule à vérifier/);
    const [[cell, comment] = ['', '']] = refusedIn(at('out', 'tuteurs.xlsx'));
    expect([cell, comment]).toEqual(['tuteurs!D2', expect.stringContaining('« SPIP du Rhône » : est-ce lui ?')]);
    expect(refusedIn(at('out', 'stagiaires.xlsx')).map(([ref]) => ref)).toEqual(['Sud!E2']);
    expect(readFileSync(at('out', 'tuteurs.xlsx')).includes('1980')).toBe(false);
    expect([...opened(readFileSync(at('out', 'tuteurs.xlsx')))[1]!.cells.keys()]).not.toContain('E2');
  });

  it('with --json names them', async () => {
    const ending = await run('check', at('in'), '--annotate', at('out'), '--json', '--lang', 'en');
    expect(json(ending)['annotated']).toEqual([
      { source: 'stagiaires.xlsx', file: at('out', 'stagiaires.xlsx'), refusedCells: 1, warnedCells: 0 },
      { source: 'tuteurs.csv', file: at('out', 'tuteurs.xlsx'), refusedCells: 1, warnedCells: 1 },
    ]);
    expect(opened(readFileSync(at('out', 'tuteurs.xlsx')))[0]!.name).toBe('To correct');
  });

  it('gives the same bytes each time, and leaves them as they are where they lie already', async () => {
    await run('check', at('in'), '--annotate', at('one'));
    expect((await run('check', at('in'), '--annotate', at('one'))).code).toBe(2);
    await run('check', at('in', 'tuteurs.csv'), at('in', 'stagiaires.xlsx'), '--annotate', at('two'));
    for (const name of ['stagiaires.xlsx', 'tuteurs.xlsx'])
      expect(readFileSync(at('two', name)).equals(readFileSync(at('one', name)))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['in', 'one', 'two']);
  });

  it('read again gives the same findings; corrected in the workbook, they are gone', async () => {
    const findings = async (...files: string[]): Promise<unknown> =>
      (
        json(await run('check', ...files, '--json'))['files'] as {
          rejected: { line: number; column: string; sheet?: string; code: string }[];
        }[]
      ).map(({ rejected }) => rejected.map(({ line, column, sheet, code }) => [line, column, sheet, code]));
    const before = await findings(at('in'));
    await run('check', at('in'), '--annotate', at('out'));
    expect(await findings(at('out'))).toEqual(before);
    const [mentors, trainees] = [at('out', 'tuteurs.xlsx'), at('out', 'stagiaires.xlsx')];
    writeFileSync(mentors, corrected(readFileSync(mentors), 'tuteurs', 'D2', 'SPIP du Rhône'));
    writeFileSync(trainees, corrected(readFileSync(trainees), 'Sud', 'E2', 'CPIP 29'));
    expect((await run('check', at('out'))).code).toBe(0);
  });

  it('does not replace what somebody has corrected, unless that is asked for: then the old is kept beside', async () => {
    await run('check', at('in'), '--annotate', at('out'));
    written(at('out'), 'notes.txt', 'à moi');
    const mine = corrected(readFileSync(at('out', 'tuteurs.xlsx')), 'tuteurs', 'D2', 'SPIP du Rhône');
    writeFileSync(at('out', 'tuteurs.xlsx'), mine);
    const { error } = await run('check', at('in'), '--annotate', at('out'));
    expect([error?.code, error?.values['value']]).toEqual(['FOLDER_OTHER_FILES', 'tuteurs.xlsx']);
    expect(readFileSync(at('out', 'tuteurs.xlsx')).equals(mine)).toBe(true);
    expect((await run('check', at('in'), '--annotate', at('out'), '--replace')).code).toBe(2);
    expect(readFileSync(at('out.previous-1', 'tuteurs.xlsx')).equals(mine)).toBe(true);
    expect(readdirSync(at('out.previous-1'))).toEqual(['tuteurs.xlsx']);
    expect(readFileSync(at('out', 'notes.txt'), 'utf8')).toBe('à moi');
  });

  it('never writes over a file that it has read, nor into a folder that holds the result of another command', async () => {
    const own = await run('check', at('in'), '--annotate', at('in'), '--replace');
    expect([own.error?.code, own.error?.values['value']]).toEqual(['BUNDLE_OWN_INPUT', 'stagiaires.xlsx']);
    await run('check', at('in'), '--annotate', at('out'));
    writeFileSync(at('out', 'tuteurs.xlsx'), corrected(readFileSync(at('out', 'tuteurs.xlsx')), 'tuteurs', 'D2', 'SPIP du Rhône'));
    writeFileSync(at('out', 'stagiaires.xlsx'), corrected(readFileSync(at('out', 'stagiaires.xlsx')), 'Sud', 'E2', 'CPIP 29'));
    const census = [at('out', 'tuteurs.xlsx'), at('out', 'stagiaires.xlsx')];
    expect((await run('match', '--census', ...census, '--period', 'SP1', '--out', at('match'))).error).toBeNull();
    expect((await run('check', ...census, '--annotate', at('match'), '--replace')).error?.code).toBe('BUNDLE_OTHER_RUN');
  });

  it('of files of one name writes one each', async () => {
    mkdirSync(at('ailleurs'));
    written(at('ailleurs'), 'tuteurs.csv', 'matricule;nom;prénom;service;volontaire\n009;Cytise;Claire;SPIP-33-02;oui\n');
    await run('check', at('in'), at('ailleurs'), '--annotate', at('out'));
    expect(readdirSync(at('out')).sort()).toEqual(['stagiaires.xlsx', 'tuteurs.csv (2).xlsx', 'tuteurs.csv.xlsx']);
  });

  it('of a file that cannot be read writes why', async () => {
    writeFileSync(at('in', 'scan.csv'), '%PDF-1.7 …');
    await run('check', at('in'), '--annotate', at('out'));
    const sheets = opened(readFileSync(at('out', 'scan.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(['À corriger']);
    expect([...sheets[0]!.cells.values()].map(({ text }) => text).join(' ')).toContain('un document PDF');
  });

  it('says what an option needs, and that a folder has no census', async () => {
    expect((await run('check', at('in'), '--replace')).error?.code).toBe('CALL_MISSING_OPTION');
    mkdirSync(at('vide'));
    written(at('vide'), '~$tuteurs.xlsx', '');
    written(at('vide'), 'notes.pdf', '');
    expect((await run('check', at('vide'))).error?.code).toBe('CALL_FOLDER_WITHOUT_CENSUS');
    expect((await run('check', at('nowhere.csv'))).error?.code).toBe('CALL_FILE_MISSING');
  });
});
