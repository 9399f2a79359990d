import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import type { Reassignment } from '../../src/domain/documents/frontier.ts';
import { json, run, smallCensus, written, type SmallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-reassign-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MENTORS = [
  'matricule;rôle;nom;prénom;service;domaines;compétences;année_titularisation;dossiers;capacité_max;formé_le;volontaire;absences',
  'T-1;tuteur;Ajonc;Alix;SPIP-33-01;droit;addictions;2010;55;1;01/09/2020;oui;',
  'T-2;tuteur;Bruyère;Basile;SPIP-33-01;psychologie;insertion;2015;70;1;01/09/2020;oui;',
  'T-3;tuteur;Cèdre;Chloé;SPIP-33-02;droit;insertion;2018;80;1;01/09/2020;oui;',
  'T-4;tuteur;Daphné;Denis;SPIP-33-02;arts;insertion;2012;95;1;01/10/2025;oui;',
];
const TRAINEES = [
  'matricule;rôle;nom;prénom;service;promotion;domaines;besoins;préférences',
  'S-1;stagiaire;Érable;Ève;SPIP-33-01;CPIP 29;droit;addictions;T-1',
  'S-2;stagiaire;Frêne;Fadi;SPIP-33-01;CPIP 29;psychologie;insertion;T-2',
];
const LATE = 'S-3;stagiaire;Gui;Gaël;SPIP-33-01;CPIP 29;arts;insertion;';

let census: SmallCensus;
let results = '';
beforeAll(async () => {
  census = smallCensus(path.join(root, 'census'), { mentors: MENTORS, trainees: TRAINEES });
  results = path.join(census.folder, 'out');
  await run(...census.args('out'));
});

const reassign = (...argv: string[]): ReturnType<typeof run> => run('reassign', results, ...argv);
const frontierOf = (document: unknown): Reassignment['frontier'] => (document as Reassignment).frontier;

describe('binome reassign', () => {
  it('says what can be done after a breakdown, in French and in English', async () => {
    const french = await reassign('--breakdown', 'S-1:T-1', '--reason', 'working-relationship');
    expect(french.code).toBe(0);
    expect(french.out).toContain(
      'Rupture\u202f: Ève Érable n’est plus avec Alix Ajonc.\nMotif\u202f: relation de travail.\nStagiaire concerné\u202f: Ève Érable.',
    );
    expect(french.out).toContain('1. Sans déplacer personne d’autre, le total des binômes baisserait');
    expect(french.out).toContain('Ève Érable passerait d’Alix Ajonc à Chloé Cèdre');
    expect(french.out).toContain('Ceci est une proposition\u202f: une personne décide.');
    const english = await reassign('--breakdown', 'S-1:T-1', '--reason', 'WORKING_RELATIONSHIP', '--lang', 'en');
    expect(english.out).toContain('Reason: working relationship.');
    expect(english.out.replaceAll(/Ève Érable|Chloé Cèdre|Basile Bruyère|Fadi Frêne/g, '')).not.toMatch(/[«»éèêàç]/);
  });

  it('prints the same document that it writes, with what verify takes for every point; the note stays apart', async () => {
    const out = path.join(census.folder, 'repair');
    const note = written(census.folder, 'note.txt', 'Confidentiel : propos rapportés.');
    const ending = await reassign('--breakdown', 'S-1:T-1', '--reason', 'other', '--note', note, '--out', out, '--json');
    const document = json(ending);
    expect(JSON.parse(readFileSync(path.join(out, 'frontier.json'), 'utf8'))).toEqual(document);
    expect(document['affected']).toEqual(['S-1']);
    for (const { moved, status, matched, pairs, objective, bound, changes } of frontierOf(document)) {
      expect([status, matched, pairs.length]).toEqual(['optimal', 2, 2]);
      expect(bound).toBe(objective);
      expect(changes.filter(({ trainee }) => trainee !== 'S-1')).toHaveLength(moved);
      const [problem, solution] = ['problem', 'solution'].map((name) => path.join(out, `moves-${moved}.${name}.json`)) as [string, string];
      expect((await run('verify', problem, solution)).code).toBe(0);
    }
    const problem = JSON.parse(readFileSync(path.join(out, 'problem.json'), 'utf8')) as { pairs: string[][] };
    expect(problem.pairs.map(([trainee, mentor]) => `${trainee} ${mentor}`)).not.toContain('S-1 T-1');
    expect(readFileSync(path.join(out, 'confidential-note.txt'), 'utf8')).toContain('propos rapportés');
    expect(statSync(path.join(out, 'confidential-note.txt')).mode & 0o077).toBe(0);
    expect(readdirSync(out)).toEqual([
      ...['bundle.json', 'confidential-note.txt', 'frontier.json', 'journeys.json', 'moves-0.problem.json', 'moves-0.solution.json'],
      ...['problem.json', 'proposal.json', 'report.html'],
    ]);
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('Motif\u202f: autre.');
    for (const name of readdirSync(out).filter((file) => file !== 'confidential-note.txt'))
      expect(readFileSync(path.join(out, name), 'utf8'), name).not.toMatch(/propos rapportés|Confidentiel/);
    expect(readFileSync(path.join(out, 'bundle.json'), 'utf8')).not.toContain('note');
    expect(ending.out + ending.log).not.toMatch(/propos rapportés|Confidentiel/);
  });

  it('takes departures, lost sites by name or code, fewer places, people who stay', async () => {
    const departed = frontierOf(json(await reassign('--departure', 'T-1', '--json')));
    expect(departed[0]!.changes).toEqual([{ trainee: 'S-1', from: 'T-1', to: 'T-3' }]);
    const { mentors } = JSON.parse(readFileSync(path.join(results, 'proposal.json'), 'utf8')) as Proposal;
    // « Bordeaux » as a census may write it: one site of the proposal is meant.
    for (const site of ['SPIP-33-01', mentors[0]!.site!, 'Bordeaux'])
      expect(json(await reassign('--site', site, '--json'))['affected'], site).toEqual(['S-1', 'S-2']);
    expect(json(await reassign('--capacity', 'T-1=0', '--json'))['affected']).toEqual(['S-1']);
    const near = await reassign('--site', 'Bordeaux-Grad');
    expect([near.error?.code, near.error?.values['near']]).toEqual(['REASSIGN_SITE', mentors[0]!.site]);
    const twice = json(await reassign('--site', 'SPIP-33-01', '--departure', 'T-1', '--json')) as unknown as Reassignment;
    expect(twice.events).toHaveLength(2);
    const pinned = frontierOf(json(await reassign('--departure', 'T-1', '--pin', 'S-2', '--json')));
    expect(pinned.map(({ moved }) => moved)).toEqual([0]);
  });

  it('with the census of today takes in who has come, and judges who would begin by what is left of the period', async () => {
    const trainees = written(root, 'stagiaires.csv', `${[...TRAINEES, LATE].join('\r\n')}\r\n`);
    const absent = MENTORS.map((row) => (row.startsWith('T-3') ? `${row}17/10/2025-24/10/2025` : row));
    const mentors = written(root, 'tuteurs.csv', `${absent.join('\r\n')}\r\n`);
    const now = (...more: string[]): ReturnType<typeof run> => reassign('--census', mentors, trainees, '--json', ...more);
    // T-4 is trained only after the period began, T-3 absent for its end: over the whole of it T-3 could, for the rest T-4 can.
    const whole = json(await now());
    expect(whole['affected']).toEqual(['S-3']);
    expect(frontierOf(whole)[0]!.changes).toEqual([{ trainee: 'S-3', from: null, to: 'T-3' }]);
    const rest = json(await now('--from', '2025-10-06'));
    expect(frontierOf(rest)[0]!.changes).toEqual([{ trainee: 'S-3', from: null, to: 'T-4' }]);
    expect((await now('--from', '2026-01-01')).error?.code).toBe('REASSIGN_DATE');
    const faulty = written(root, 'faulty.csv', `${TRAINEES[0]!}\r\nS-1;stagiaire;Érable;Ève;Nulle part;CPIP 29;;;\r\n`);
    expect((await reassign('--census', mentors, faulty)).error?.code).toBe('MATCH_CENSUS_REJECTED');
  });

  it('tells the journey of every change, afresh with a census', async () => {
    const near = frontierOf(json(await reassign('--departure', 'T-1', '--json')))[0]!;
    // From Bordeaux to Libourne, where T-3 works.
    const { minutes } = near.details[0]!;
    expect([minutes.before, minutes.after! > 10, near.minutes.after]).toEqual([0, true, minutes.after]);
    const travel = written(root, 'trajets.csv', 'origine;destination;minutes\r\nSPIP-33-01;SPIP-33-02;52\r\n');
    const fresh = await reassign('--departure', 'T-1', '--census', census.mentors, census.trainees, '--travel', travel, '--json');
    expect(frontierOf(json(fresh))[0]!.minutes).toEqual({ before: 0, after: 52, compared: 1 });
    // Who is not in the census any more: the journey to them is the one that was saved.
    const gone = written(root, 'sans-T-1.csv', `${MENTORS.filter((row) => !row.startsWith('T-1')).join('\r\n')}\r\n`);
    const [first] = frontierOf(json(await reassign('--census', gone, census.trainees, '--travel', travel, '--json')));
    expect([first!.changes[0]!.from, first!.minutes]).toEqual(['T-1', { before: 0, after: 52, compared: 1 }]);
  });

  it('does without journeys that were not saved, says so, and refuses those of another run', async () => {
    const copy = path.join(root, 'journeys');
    cpSync(results, copy, { recursive: true });
    rmSync(path.join(copy, 'bundle.json'));
    const file = path.join(copy, 'criteria.json');
    const saved = JSON.parse(readFileSync(file, 'utf8')) as { minutes: (number | null)[] };
    const again = (changes: object | null): ReturnType<typeof run> => {
      if (changes === null) rmSync(file);
      else written(copy, 'criteria.json', JSON.stringify({ ...saved, ...changes }));
      return run('reassign', copy, '--departure', 'T-1', '--lang', 'en');
    };
    const UNSEALED = /^.*journeys: without a bundle\.json that can be read nothing says whether its files are as they were written\.\n$/;
    expect((await again({})).log).toMatch(UNSEALED);
    for (const minutes of [saved.minutes.slice(1), [...saved.minutes, 0], saved.minutes.map(() => 7), saved.minutes.map(() => -1), ['x']])
      expect((await again({ minutes })).error?.code).toBe('CALL_CRITERIA_FORMAT');
    for (const changes of [{ minutes: undefined }, null]) {
      const { out, log } = await again(changes);
      expect(log).toContain('Journeys are known of the proposed pairs only');
      expect(out).toContain('a journey of unknown length (before: 0 min)');
    }
  });

  it('gives other choices at each number of moves, with their proofs', async () => {
    const more = smallCensus(path.join(root, 'choices'), {
      mentors: MENTORS.map((row) => row.replace('01/10/2025', '01/10/2020')),
      trainees: TRAINEES,
    });
    await run(...more.args('out'));
    const out = path.join(more.folder, 'choices');
    const ending = await run(
      'reassign',
      path.join(more.folder, 'out'),
      '--departure',
      'T-2',
      '--alternates',
      '1',
      '--out',
      out,
      '--lang',
      'en',
    );
    expect(ending.out).toMatch(/^1b\. Moving nobody else/m);
    expect(ending.out).toMatch(/^ {2}Option +1 +1b/m);
    const [problem, solution] = ['problem', 'solution'].map((name) => path.join(out, `moves-0.alternate-1.${name}.json`)) as [
      string,
      string,
    ];
    expect((await run('verify', problem, solution)).code).toBe(0);
  });

  it('proves the best that is possible where fewer moves were allowed than it takes', async () => {
    const out = path.join(census.folder, 'few-moves');
    const { best, frontier } = json(
      await reassign('--breakdown', 'S-1:T-1', '--reason', 'other', '--moves', '0', '--out', out, '--json'),
    ) as unknown as Reassignment;
    expect(best!.objective).toBeGreaterThanOrEqual(frontier[0]!.objective);
    const files = ['problem.json', 'best.solution.json'].map((name) => path.join(out, name));
    expect((await run('verify', ...files)).code).toBe(0);
  });

  it('ends with 3 where nothing follows every rule', async () => {
    const strict = JSON.stringify({ ...JSON.parse(readFileSync('data/reference/guidelines.json', 'utf8')), coverage: 'all' });
    const guidelines = written(root, 'all.json', strict);
    await run(...census.args('all', '--guidelines', guidelines));
    const out = path.join(census.folder, 'none');
    const none = await run(
      'reassign',
      path.join(census.folder, 'all'),
      '--departure',
      'T-1',
      'T-2',
      'T-3',
      'T-4',
      '--lang',
      'en',
      '--out',
      out,
    );
    expect(none.code).toBe(3);
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('Nothing follows every rule, whoever is moved');
    expect((await run('verify', path.join(out, 'problem.json'), path.join(out, 'best.solution.json'))).code).toBe(0);
    expect(none.out).toContain('Nothing follows every rule, whoever is moved: this is proven.');
    // Without T-1, whom else can S-1 have but T-2, who has S-2?
    const trainees = [`${TRAINEES[0]!};évite`, `${TRAINEES[1]!};T-3`, `${TRAINEES[2]!};`];
    const tight = smallCensus(path.join(root, 'tight'), { mentors: MENTORS, trainees });
    await run(...tight.args('out', '--guidelines', guidelines));
    const leaves = [
      'reassign',
      path.join(tight.folder, 'out'),
      '--departure',
      'T-1',
      '--lang',
      'en',
      '--out',
      path.join(tight.folder, 'few'),
    ];
    const few = await run(...leaves, '--moves', '0');
    expect([few.code, few.out.includes('within this limit: allow more moves')]).toEqual([3, true]);
    expect(readFileSync(path.join(tight.folder, 'few', 'report.html'), 'utf8')).toContain('in which 2\u00a0trainees would have a mentor.');
    expect((await run(...leaves, '--moves', '1')).error?.code).toBe('RESULT_OTHER_INPUTS');
    expect((await run(...leaves, '--moves', '1', '--replace')).code).toBe(0);
  });

  it.each([
    [['--breakdown', 'S-1:T-1'], 'CALL_MISSING_OPTION', '--reason <code>'],
    [[], 'CALL_MISSING_OPTION', '--breakdown <trainee:mentor>'],
    [['--breakdown', 'S-1', '--reason', 'other'], 'CALL_BAD_VALUE', 'S-1'],
    [['--breakdown', 'S-1:T-1', '--reason', 'because'], 'CALL_BAD_VALUE', 'because'],
    [['--breakdown', 'S-1:T-2', '--reason', 'other'], 'REASSIGN_NO_PAIR', undefined],
    [['--departure', 'T-9'], 'CALL_UNKNOWN_MENTOR', 'T-9'],
    [['--site', 'Nulle part'], 'REASSIGN_SITE', 'Nulle part'],
    [['--capacity', 'T-1=9'], 'REASSIGN_CAPACITY', undefined],
    [['--capacity', 'T-1=many'], 'CALL_BAD_VALUE', 'many'],
    [['--capacity', 'T-1'], 'CALL_BAD_VALUE', 'T-1'],
    [['--departure', 'T-1', '--from', '2025-10-01'], 'CALL_MISSING_OPTION', '--census <file...>'],
    [['--departure', 'T-1', '--alternates', '12'], 'CALL_BAD_VALUE', '12'],
    [['--departure', 'T-1', '--note', 'note.txt'], 'CALL_MISSING_OPTION', '--out <folder>'],
    [['--census', 'a.csv', '--from', '2025-02-30'], 'CALL_BAD_VALUE', '2025-02-30'],
  ])('refuses %j', async (argv, code, value) => {
    const { error, out } = await reassign(...argv);
    expect([error?.code, out]).toEqual([code, '']);
    if (value !== undefined) expect(error?.values['value']).toBe(value);
  });

  it('refuses a folder that is none, and one whose period was changed by hand', async () => {
    expect((await run('reassign', root, '--departure', 'T-1')).error?.code).toBe('CALL_FILE_MISSING');
    const copy = path.join(root, 'copy');
    cpSync(results, copy, { recursive: true });
    rmSync(path.join(copy, 'bundle.json'));
    const proposal = JSON.parse(readFileSync(path.join(copy, 'proposal.json'), 'utf8')) as Proposal;
    written(copy, 'proposal.json', JSON.stringify({ ...proposal, period: { ...proposal.period, segments: [] } }));
    const ending = await run('reassign', copy, '--census', census.mentors, census.trainees);
    expect([ending.error?.code, ending.error?.place.path]).toEqual(['CALL_PROPOSAL_FORMAT', '/period/segments']);
  });
});

describe('binome plan --stress', () => {
  it('says where a result is fragile, and writes all of it', async () => {
    const out = path.join(root, 'stress');
    const ending = await run('plan', results, '--stress', '--lang', 'en', '--out', out);
    expect(ending.code).toBe(0);
    expect(ending.out).toContain('If a mentor left:\n  2 mentors could be replaced without moving anybody else.');
    expect(ending.out).not.toContain('The gravest departures');
    const document = json(await run('plan', results, '--stress', '--json'));
    expect(JSON.parse(readFileSync(path.join(out, 'stress.json'), 'utf8'))).toEqual(document);
    expect(document['deputies']).toEqual([
      { trainee: 'S-1', mentor: 'T-1', deputy: 'T-3' },
      { trainee: 'S-2', mentor: 'T-2', deputy: 'T-3' },
    ]);
  });

  it('lists the gravest, in French unless asked otherwise', async () => {
    const few = smallCensus(path.join(root, 'few'), { mentors: MENTORS.slice(0, 3), trainees: TRAINEES });
    await run(...few.args('out'));
    const { out, log } = await run('plan', path.join(few.folder, 'out'), '--stress');
    expect(out).toContain('Le départ de 2 tuteurs laisserait quelqu’un de plus sans tuteur, quoi qu’on fasse.');
    expect(out).toMatch(/Les départs les plus graves[^]*Alix Ajonc\u202f: sans déplacer personne d’autre, 1 stagiaire de moins/);
    expect(log).toContain('Départ de chaque tuteur, un à un');
  });

  it('refuses a call without what to plan, and a result that is none', async () => {
    expect((await run('plan', results)).error?.values['value']).toBe('--stress | --recruitment | --periods');
    const strict = JSON.stringify({ ...JSON.parse(readFileSync('data/reference/guidelines.json', 'utf8')), coverage: 'all' });
    const few = smallCensus(path.join(root, 'none'), { mentors: MENTORS.slice(0, 2), trainees: TRAINEES });
    await run(...few.args('out', '--guidelines', written(root, 'all.json', strict)));
    expect((await run('plan', path.join(few.folder, 'out'), '--stress')).error?.code).toBe('CALL_NOT_OPTIMAL');
  });
});
