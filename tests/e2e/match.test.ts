import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import { constraints } from '../unit/matching/small-census.ts';
import { json, people, run, smallCensus, written, writtenGuidelines } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-match-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const fresh = (changes: Parameters<typeof smallCensus>[1] = {}) => smallCensus(path.join(root, String(count++)), changes);

const FILES = [
  'account.csv',
  'bundle.json',
  'criteria.json',
  'problem.json',
  'proposal.csv',
  'proposal.json',
  'report.html',
  'solution.json',
];
const proposalIn = (folder: string): Proposal => JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as Proposal;
const pairsIn = (folder: string): string[] => proposalIn(folder).pairs.map(({ trainee, mentor }) => `${trainee.id} ${mentor.id}`);

describe('binome match', () => {
  it('writes eight files and says what it found', async () => {
    const census = fresh();
    const ending = await run(...census.args('out'));
    expect(ending.code).toBe(0);
    expect(readdirSync(path.join(census.folder, 'out')).sort()).toEqual(FILES);
    expect(ending.out).toMatch(/Optimum prouvé et vérifié\u202f: 2 stagiaires sur 3 avec un tuteur\./);
    expect(ending.out).toContain('une personne décide de chaque binôme');
    expect(ending.log).toMatch(/Notation des paires…\n.*\n.*\n.*\n/);
    expect(pairsIn(path.join(census.folder, 'out'))).toEqual(['S-1 T-1', 'S-2 T-2']);
  });

  it('says at the head of the report who had it made, and when, and is replayed so', async () => {
    const census = fresh();
    const out = path.join(census.folder, 'out');
    await run(...census.args('out', '--author', 'Instance <de> Lyon', '--date', '10/07/2025'));
    expect(proposalIn(out).issued).toEqual({ by: 'Instance <de> Lyon', on: '2025-07-10' });
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toMatch(/établie par Instance &lt;de&gt; Lyon, le 10\sjuillet\s2025/);
    expect((await run('replay', out, '--inputs', census.folder)).code).toBe(0);
    expect((await run(...census.args('out', '--date', 'hier'))).error?.code).toBe('CALL_BAD_VALUE');
  });

  it('speaks English only when asked to', async () => {
    const census = fresh();
    const { out, log, code } = await run(...census.args('out', '--lang', 'en'));
    expect(code).toBe(0);
    expect(out).toContain('Proven optimal and verified: 2 of 3 trainees with a mentor.');
    expect(`${out}${log}`.replaceAll(/DISP de \w+|SPIP de la Gironde|Denis Daphné|stagiaires\.csv|tuteurs\.csv/g, '')).not.toMatch(
      /[«»éèêàç]|\b(?:stagiaires?|tuteurs?|sur|avec|le|les|des)\b/,
    );
    expect(readFileSync(path.join(census.folder, 'out/report.html'), 'utf8')).toContain('<html lang="en"');
  });

  it('prints one JSON document with --json', async () => {
    const census = fresh();
    const document = json(await run(...census.args('out', '--json')));
    expect(document).toMatchObject({ status: 'optimal', verified: true, unmet: [{ trainee: 'S-3', missing: 1 }], infeasibility: null });
    expect((document['files'] as string[]).map((file) => path.basename(file)).sort()).toEqual(FILES);
  });

  it('writes the same bytes twice, whatever the order of the rows and the files', async () => {
    const census = fresh();
    const turned = (rows: readonly string[]): string[] => [rows[0]!, ...rows.slice(1).reverse()];
    const other = fresh({ mentors: turned(people.mentors), trainees: turned(people.trainees) });
    await run(...census.args('a'));
    await run(...census.args('b'));
    await run('match', '--period', 'SP1', '--out', path.join(other.folder, 'a'), '--census', other.trainees, other.mentors);
    const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8').replaceAll(/[0-9a-f]{64}/g, '');
    for (const name of FILES) {
      const bytes = readFileSync(path.join(census.folder, 'a', name));
      expect(bytes.equals(readFileSync(path.join(census.folder, 'b', name)))).toBe(true);
      expect(read(path.join(other.folder, 'a'), name)).toBe(read(path.join(census.folder, 'a'), name));
    }
  });

  it('refuses a census with rejected records, and writes nothing, unless told to do without them', async () => {
    const census = fresh({ trainees: [...people.trainees, 'S-4;stagiaire;Houx;Hugo;SPIP-00-99;CPIP 29;;;'] });
    const ending = await run(...census.args('out'));
    expect(ending.error).toMatchObject({ code: 'MATCH_CENSUS_REJECTED', values: { rejected: 1 } });
    expect(ending.log).toContain('SPIP-00-99');
    expect(readdirSync(census.folder)).not.toContain('out');
    const partial = await run(...census.args('out', '--accept-partial'));
    expect(partial.code).toBe(0);
    expect(partial.log).toContain('SPIP-00-99');
    expect(proposalIn(path.join(census.folder, 'out')).totals.trainees).toBe(3);
  });

  it('keeps the pairs of an earlier proposal among equals', async () => {
    const header = 'matricule;rôle;nom;prénom;service;formé_le;volontaire';
    const same = (id: string): string => `${id};tuteur;X;Y;SPIP-33-01;01/09/2020;oui`;
    const alike = {
      mentors: [header, same('T-1'), same('T-2')],
      trainees: [
        'matricule;rôle;nom;prénom;service;promotion',
        ...['S-1', 'S-2'].map((id) => `${id};stagiaire;X;${id};SPIP-33-01;CPIP 29`),
      ],
    };
    const census = fresh(alike);
    for (const pairs of [
      ['S-1 T-1', 'S-2 T-2'],
      ['S-1 T-2', 'S-2 T-1'],
    ]) {
      const earlier = {
        format: 'binome.proposal/1',
        pairs: pairs.map((p) => ({ trainee: { id: p.slice(0, 3) }, mentor: { id: p.slice(4) } })),
      };
      const file = written(census.folder, 'avant.json', JSON.stringify(earlier));
      expect((await run(...census.args('out', '--replace', '--incumbent', file))).code).toBe(0);
      expect(pairsIn(path.join(census.folder, 'out'))).toEqual(pairs);
      expect(proposalIn(path.join(census.folder, 'out')).inputs.map(({ name }) => name)).toContain('avant.json');
    }
    const wrong = written(census.folder, 'wrong.json', '{"format":"binome.proposal/1","pairs":[{}]}');
    expect((await run(...census.args('out', '--incumbent', wrong))).error).toMatchObject({
      code: 'CALL_PROPOSAL_FORMAT',
      place: { file: wrong },
    });
  });

  it('follows guidelines of the board’s own, constraints included', async () => {
    const census = fresh();
    const file = writtenGuidelines(census.folder, constraints({ id: 'q', kind: 'quota', each: 'site', max: 1 }));
    expect((await run(...census.args('out', '--guidelines', file))).code).toBe(0);
    const proposal = proposalIn(path.join(census.folder, 'out'));
    expect(proposal.totals.matched).toBe(1);
    expect(proposal.sideConstraints.map(({ id, value, op, rhs }) => [id, value, op, rhs])).toEqual([
      ['q/SPIP-33-01/max', 1, '<=', 1],
      ['q/SPIP-69-01/max', 0, '<=', 1],
    ]);
    expect(proposal.inputs.map(({ name }) => name)).toEqual(['orientations.json', 'stagiaires.csv', 'tuteurs.csv']);
  });

  it('says before the search what is of no use in the guidelines, on stderr, in the proposal and in the report', async () => {
    const census = fresh();
    const file = writtenGuidelines(census.folder, constraints({ id: 'wide', kind: 'quota', max: 9 }));
    const { code, out, log } = await run(...census.args('out', '--guidelines', file));
    expect(code).toBe(0);
    expect(log).toMatch(/Examen des contraintes…\nOrientations\u202f: 1 constat sur les contraintes\.\n {2}sans effet .*\nRecherche /);
    expect(out).not.toContain('Contrainte wide');
    const [finding] = proposalIn(path.join(census.folder, 'out')).guidelineFindings;
    expect(finding).toMatchObject({ kind: 'neverBinding', rules: ['wide'] });
    const report = readFileSync(path.join(census.folder, 'out/report.html'), 'utf8');
    expect(report.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(finding!.sentence.fr.replaceAll('\u202f', ' '));
    const document = json(await run(...census.args('out', '--guidelines', file, '--json')));
    expect(document['guidelineFindings']).toEqual([finding]);
    expect((await run(...census.args('plain'))).log).not.toContain('Orientations');
  });

  it('ends with 3 when nothing satisfies every rule, files written and the reason told', async () => {
    const census = fresh();
    const file = writtenGuidelines(census.folder, constraints({ id: 'q', kind: 'quota', min: 9 }));
    const ending = await run(...census.args('out', '--guidelines', file));
    expect(ending.code).toBe(3);
    expect(ending.out).toContain('Aucune solution ne respecte toutes les règles');
    expect(ending.out).toContain('«\u202fContrainte q\u202f»');
    expect(readdirSync(path.join(census.folder, 'out')).sort()).toEqual(FILES);
    const document = json(await run(...census.args('out', '--guidelines', file, '--json', '--lang', 'en')));
    expect(document['status']).toBe('infeasible');
    expect(JSON.stringify(document['infeasibility'])).toContain('Constraint q');
    const explained = await run('explain', path.join(census.folder, 'out'), '--trainee', 'S-1', '--mentor', 'T-1');
    expect(explained.out).toContain('est empêché par une contrainte\u202f: «\u202fContrainte q\u202f»');
    expect((await run('explain', path.join(census.folder, 'out'), '--weights')).error?.code).toBe('CALL_NOT_OPTIMAL');
    expect((await run('explain', path.join(census.folder, 'out'), '--shadow-prices')).error?.code).toBe('CALL_NOT_OPTIMAL');
  });

  it('offers, by name, to admit who alone is kept out by a rule of the board’s, and changes nothing', async () => {
    const census = fresh();
    const file = writtenGuidelines(census.folder, { coverage: 'all' });
    const ending = await run(...census.args('out', '--guidelines', file));
    expect(ending.code).toBe(3);
    const sentence =
      /Accepter 1 stagiaire chez un tuteur d’une autre direction : (?:Ève Érable|Fadi Frêne|Gaël Gui) chez Denis Daphné \(DISP de Lyon, \d+ min\)\. Résultat : 3 stagiaires sur 3 avec un tuteur/;
    expect(ending.out.replaceAll('\u202f', ' ')).toMatch(sentence);
    expect(readFileSync(path.join(census.folder, 'out/report.html'), 'utf8').replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(sentence);
    // A shortage is told once.
    const lines = ending.out.split('\n').filter((line) => line.includes('il en manque') && line !== '');
    expect([lines.length > 0, new Set(lines).size]).toEqual([true, lines.length]);
    const { pairs, waysOut } = proposalIn(path.join(census.folder, 'out'));
    expect(pairs).toEqual([]);
    const option = waysOut!.flatMap(({ options }) => options).find(({ changes }) => changes[0]!.kind === 'admission');
    expect(option!.changes).toEqual([
      { kind: 'admission', id: 'OTHER_BOARD', from: 0, to: 1, pairs: [{ trainee: expect.any(String) as string, mentor: 'T-4' }] },
    ]);
    expect(option!.pairs.map(({ mentor }) => mentor).sort()).toEqual(['T-1', 'T-2', 'T-4']);
    // T-3 could do it without a journey, but does not volunteer.
    expect(JSON.stringify(waysOut)).not.toContain('T-3');
    const { out } = await run(...census.args('out', '--guidelines', file, '--json', '--lang', 'en'));
    expect(out).toContain('Accept 1 trainee with a mentor of another directorate: ');
  });

  it('takes a calendar of the board’s own, and a travel-time table', async () => {
    const census = fresh();
    const calendar = written(
      census.folder,
      'calendrier.csv',
      'promotion,kind,name,start,end,evaluation_due,period\nCPIP 29,internship,Stage,2026-01-05,2026-01-30,,P9\n',
    );
    const travel = written(census.folder, 'trajets.csv', 'origine;destination;minutes\n33063;33243;12\n');
    const out = path.join(census.folder, 'out');
    const args = ['match', '--census', census.mentors, census.trainees, '--calendar', calendar, '--travel', travel, '--out', out];
    expect((await run(...args, '--period', 'P9')).code).toBe(0);
    expect(proposalIn(out).period).toMatchObject({ id: 'P9', segments: [{ start: '2026-01-05', end: '2026-01-30' }] });
    expect(proposalIn(out).inputs.map(({ name }) => name)).toContain('trajets.csv');
    expect((await run(...args, '--period', 'SP1')).error?.code).toBe('CALENDAR_UNKNOWN_PERIOD');
  });
});

describe('a wrong call of match', () => {
  it('names the nearest period', async () => {
    const census = fresh();
    const args = census.args('out').map((word) => (word === 'SP1' ? 'SP11' : word));
    const { error } = await run(...args);
    expect(error?.code).toBe('CALENDAR_UNKNOWN_PERIOD');
    expect(error?.explain('fr')).toContain('SP1');
    expect(error?.values['nearest']).toBe('SP1');
  });

  it.each([
    ['an empty census', { mentors: [''] }, 'CENSUS_'],
    [
      'a promotion of no calendar',
      { trainees: [people.trainees[0]!, 'S-1;stagiaire;X;Y;SPIP-33-01;CPIP 30;;;'] },
      'CENSUS_UNKNOWN_PROMOTION',
    ],
    ['no trainee', { trainees: [people.trainees[0]!, 'X-1;tuteur;X;Y;SPIP-33-01;;;;'] }, 'MATCH_NO_TRAINEE'],
    ['a mentor twice', { mentors: [...people.mentors, people.mentors[1]!] }, 'CENSUS_DUPLICATE_ID'],
    ['a service that is missing', { mentors: [people.mentors[0]!, people.mentors[1]!.replace('SPIP-33-01', '')] }, 'CENSUS_MISSING_VALUE'],
    ['wrong headers', { mentors: people.mentors.map((row) => row.replace(';service;', ';endroit;')) }, 'CENSUS_MISSING_COLUMN'],
  ])('with %s says so', async (_name, changes, code) => {
    const { error, log } = await run(...fresh(changes).args('out'));
    expect(error).not.toBeNull();
    expect(`${log} ${error!.code}`).toContain(code);
  });

  it('with no trainee at all says so', async () => {
    const census = fresh();
    const { error } = await run('match', '--census', census.mentors, '--period', 'SP1', '--out', path.join(census.folder, 'out'));
    expect(error).toMatchObject({ code: 'MATCH_NO_TRAINEE', values: { found: '—' } });
  });

  it('with files that are not there, or no files, says which', async () => {
    const census = fresh();
    const missing = path.join(census.folder, 'none.csv');
    const out = path.join(census.folder, 'out');
    expect((await run('match', '--census', missing, '--period', 'SP1', '--out', out)).error).toMatchObject({
      code: 'CALL_FILE_MISSING',
      place: { file: missing },
    });
    for (const option of ['--calendar', '--guidelines', '--travel', '--incumbent']) {
      expect((await run(...census.args('out', option, missing))).error).toMatchObject({
        code: 'CALL_FILE_MISSING',
        place: { file: missing },
      });
      expect((await run(...census.args('out', option, census.folder))).error?.code).toBe('CALL_FILE_UNREADABLE');
    }
  });

  it('with a folder that cannot be written to says so, and where', async () => {
    const census = fresh();
    writeFileSync(path.join(census.folder, 'out'), '');
    expect((await run(...census.args('out'))).error).toMatchObject({
      code: 'CALL_OUTPUT_UNWRITABLE',
      place: { file: path.join(census.folder, 'out') },
    });
  });

  it('with guidelines that do not fit says where', async () => {
    const census = fresh();
    const file = written(census.folder, 'g.json', '{}');
    expect((await run(...census.args('out', '--guidelines', file))).error).toMatchObject({ code: 'GUIDELINES_FIELD', place: { file } });
  });
});
