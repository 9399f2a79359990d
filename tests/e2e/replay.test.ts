import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/app/content.ts';
import type { Bundle } from '../../src/domain/documents/bundle.ts';
import { constraints } from '../unit/matching/small-census.ts';
import { json, people, run, smallCensus, written, writtenGuidelines, type SmallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-replay-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
const fresh = (): SmallCensus => smallCensus(path.join(root, String(count++)));
const below = (census: SmallCensus, name: string): string => path.join(census.folder, name);
const bundleIn = (folder: string): Bundle => JSON.parse(readFileSync(path.join(folder, 'bundle.json'), 'utf8')) as Bundle;
const statesIn = (document: Record<string, unknown>): Record<string, [replay: string, folder: string]> =>
  Object.fromEntries(
    (document['files'] as { name: string; replay: string; folder: string }[]).map((file) => [file.name, [file.replay, file.folder]]),
  );

/** The bundle's text with one piece replaced. */
function edit(folder: string, from: string | RegExp, to: string): void {
  const file = path.join(folder, 'bundle.json');
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(file, edited);
}

async function matched(census: SmallCensus, ...more: string[]): Promise<string> {
  expect((await run(...census.args('out', ...more))).error).toBeNull();
  return below(census, 'out');
}

async function expectSame(folder: string, ...more: string[]): Promise<void> {
  const ending = await run('replay', folder, '--json', ...more);
  expect(ending.error).toBeNull();
  const states = statesIn(json(ending));
  for (const [name, state] of Object.entries(states)) expect([name, ...state]).toEqual([name, 'same', 'same']);
  expect(Object.keys(states).sort()).toEqual(
    readdirSync(folder)
      .filter((name) => name !== 'confidential-note.txt')
      .sort(),
  );
  expect([ending.code, json(ending)['isSame']]).toEqual([0, true]);
}

describe('binome replay of a matching', () => {
  it('gives the same bytes, and writes nothing', async () => {
    const census = fresh();
    const out = await matched(census);
    const before = readdirSync(census.folder);
    const french = await run('replay', out);
    expect(french.code).toBe(0);
    expect(french.out).toContain('  proposal.json  identique\n');
    expect(french.out).toContain('Tout est identique, octet pour octet');
    expect(french.log).toMatch(/^Rejeu de «\u202fmatch\u202f», écrit par Binôme 0\.1\.0, par Binôme 0\.1\.0…\n/);
    const english = await run('replay', out, '--lang', 'en');
    expect(english.out).toContain('Everything is the same, byte for byte');
    expect(english.out + english.log).not.toMatch(/[«»éèêàç]/);
    expect(readdirSync(census.folder)).toEqual(before);
    await expectSame(out);
  });

  it('takes every option, in the language of the result, wherever the files now lie', async () => {
    const census = fresh();
    const guidelines = writtenGuidelines(census.folder, constraints({ id: 'q', kind: 'quota', each: 'site', max: 1 }));
    const travel = written(census.folder, 'trajets.csv', 'origine;destination;minutes\n33063;33243;12\n');
    const calendar = written(
      census.folder,
      'calendrier.csv',
      'promotion,kind,name,start,end,evaluation_due,period\nCPIP 29,internship,Stage,2026-01-05,2026-01-30,,SP1\n',
    );
    const earlier = await matched(census);
    const options = ['--guidelines', guidelines, '--travel', travel, '--calendar', calendar, '--node-limit', '50', '--lang', 'en'];
    await run(...census.args('again', '--incumbent', path.join(earlier, 'proposal.json'), ...options));
    const bundle = bundleIn(below(census, 'again'));
    expect(bundle.language).toBe('en');
    expect(Object.keys(bundle.request)).toEqual([
      ...['period', 'incumbent', 'census', 'calendar', 'guidelines', 'travelTable', 'acceptPartial', 'limits'],
    ]);
    expect(bundle.request['limits']).toEqual({ nodeLimit: 50 });
    expect(bundle.reference.map(({ name }) => name)).toEqual([
      ...['aliases.csv', 'calendar/cpip-29-events.csv', 'calendar/cpip-29.csv', 'communes.csv', 'directorates.csv', 'services.csv'],
      'sites.csv',
    ]);
    expect(JSON.stringify(bundle)).not.toContain(root);
    const archive = path.join(root, 'archive');
    mkdirSync(path.join(archive, 'kept/deep'), { recursive: true });
    renameSync(census.folder, path.join(archive, 'kept/deep/moved'));
    renameSync(path.join(archive, 'kept/deep/moved/again'), path.join(root, 'result'));
    await expectSame(path.join(root, 'result'), '--inputs', archive);
  });

  it('of a result that nothing makes possible, or of a census with refused rows, is as good', async () => {
    const census = fresh();
    const none = writtenGuidelines(census.folder, constraints({ id: 'q', kind: 'quota', min: 9 }));
    expect((await run(...census.args('none', '--guidelines', none))).code).toBe(3);
    await expectSame(below(census, 'none'));
    const partial = smallCensus(path.join(root, String(count++)), {
      trainees: [...people.trainees, 'S-4;stagiaire;Houx;Hugo;SPIP-00-99;CPIP 29;;;'],
    });
    await expectSame(await matched(partial, '--accept-partial'));
  });

  it('refuses inputs that are not those that were used, and names them', async () => {
    const census = fresh();
    const out = await matched(census);
    const original = readFileSync(census.mentors);
    writeFileSync(census.mentors, Buffer.concat([original, Buffer.from('\n')]));
    const changed = await run('replay', out);
    expect(changed.error).toMatchObject({ code: 'REPLAY_INPUT_CHANGED', place: { file: path.join(out, 'bundle.json') } });
    expect(changed.error!.explain('fr')).toContain(`tuteurs.csv (${sha256(original).slice(0, 12)}…)`);
    expect(changed.error!.explain('fr')).not.toContain('stagiaires.csv');
    rmSync(census.mentors);
    // Beside the folder there is none of that name any more; elsewhere there may be.
    const missing = await run('replay', out, '--inputs', census.folder);
    expect(missing.error?.code).toBe('REPLAY_INPUT_MISSING');
    expect(missing.error!.explain('en')).toContain('tuteurs.csv');
    expect((await run('replay', out, '--inputs', out)).error?.values['value']).toMatch(/stagiaires\.csv .*, tuteurs\.csv /);
    expect((await run('replay', out, '--inputs', below(census, 'nowhere'))).error?.code).toBe('CALL_FILE_MISSING');
  });

  it('tells what was changed in the folder since, what is missing, and what the bundle says wrongly', async () => {
    const census = fresh();
    const out = await matched(census);
    const proposal = path.join(out, 'proposal.csv');
    const original = readFileSync(proposal, 'utf8');
    writeFileSync(proposal, original.replace('T-1', 'T-9'));
    rmSync(path.join(out, 'report.html'));
    const ending = await run('replay', out, '--lang', 'en');
    expect(ending.code).toBe(5);
    expect(ending.out).toMatch(/^ {2}proposal\.csv {3}CHANGED in the folder since$/m);
    expect(ending.out).toMatch(/^ {2}report\.html {4}MISSING in the folder$/m);
    expect(ending.out).toMatch(/^ {2}solution\.json {2}same$/m);
    expect(ending.out).toContain('2 files are not the same.');
    // Who changes the fingerprint too is found out by the replay.
    edit(out, sha256(original), sha256(readFileSync(proposal)));
    edit(out, '"people":[]', '"people":["S-1"]');
    const forged = json(await run('replay', out, '--json'));
    expect(statesIn(forged)).toMatchObject({
      'proposal.csv': ['differs', 'same'],
      'report.html': ['same', 'missing'],
      'bundle.json': ['differs', 'same'],
    });
    expect((await run('replay', out)).out).toContain('DIFFÈRE\u202f: ce qu’il dit n’est pas ce que donne le rejeu');
    edit(out, /\{"name":"criteria.json".*\n/, '{"name":"other.json","sha256":"' + '0'.repeat(64) + '"},\n');
    expect(statesIn(json(await run('replay', out, '--json')))).toMatchObject({
      'criteria.json': ['new', 'changed'],
      'other.json': ['notMade', 'missing'],
    });
  });

  it('tells another version, and a limit of time, and does not refuse them', async () => {
    const census = fresh();
    const out = await matched(census, '--time-limit-ms', '60000');
    edit(out, '"version":"0.1.0"', '"version":"0.0.9"');
    edit(out, '"webAssembly":true', '"webAssembly":false');
    const ending = await run('replay', out, '--lang', 'en');
    expect(ending.code).toBe(0);
    expect(ending.log).toContain('written by Binôme 0.0.9, with Binôme 0.1.0');
    for (const told of ['The result is by Binôme 0.0.9', 'had WebAssembly', 'A time limit was set']) expect(ending.out).toContain(told);
    expect(json(await run('replay', out, '--json'))).toMatchObject({ engine: { version: '0.0.9' }, isTimed: true, isSame: true });
    const plain = await run('replay', await matched(fresh()), '--lang', 'en');
    expect(plain.out).not.toMatch(/The result is by|WebAssembly|time limit/);
  });

  it('wants the reference data that were used: those of this version, else those that are given', async () => {
    const census = fresh();
    const out = await matched(census);
    const shipped = readFileSync('data/reference/directorates.csv', 'utf8');
    const old = shipped.replace('DISP de Bordeaux', 'Direction de Bordeaux');
    edit(out, sha256(shipped), sha256(old));
    const { error } = await run('replay', out);
    expect(error).toMatchObject({ code: 'REPLAY_REFERENCE_CHANGED', values: { version: '0.1.0' } });
    expect(error!.explain('fr')).toContain('directorates.csv');
    written(census.folder, 'directorates.csv', old);
    const document = json(await run('replay', out, '--json'));
    expect(statesIn(document)).toMatchObject({ 'proposal.json': ['differs', 'same'], 'bundle.json': ['same', 'same'] });
  });

  it('writes what it makes where it is told to, never over what it checks', async () => {
    const census = fresh();
    const out = await matched(census);
    expect((await run('replay', out, '--out', path.join(out, '.'))).error?.code).toBe('REPLAY_OUT');
    const again = below(census, 'again');
    const ending = await run('replay', out, '--out', again);
    expect(ending.out).toContain(`Fichiers écrits\u202f:\n  ${path.join(again, 'proposal.json')}\n`);
    expect(readdirSync(again).sort()).toEqual(readdirSync(out).sort());
    for (const name of readdirSync(out))
      expect(readFileSync(path.join(again, name)).equals(readFileSync(path.join(out, name))), name).toBe(true);
    const other = below(census, 'stress');
    expect((await run('plan', out, '--stress', '--out', other)).code).toBe(0);
    expect((await run('replay', out, '--out', other)).error?.code).toBe('BUNDLE_OTHER_RUN');
  });

  it.each([
    ['no bundle at all', (file: string) => rmSync(file), 'CALL_FILE_MISSING', undefined],
    ['what is no JSON', (file: string) => writeFileSync(file, '{'), 'PROBLEM_NOT_JSON', undefined],
    ['another format', (file: string) => replaceIn(file, 'bundle/1', 'bundle/2'), 'BUNDLE_FORMAT', '/format'],
    ['a command that is none', (file: string) => replaceIn(file, '"match"', '"serve"'), 'BUNDLE_FORMAT', '/command'],
    [
      'a fingerprint that is none',
      (file: string) => replaceIn(file, /"sha256":"./, '"sha256":"'),
      'BUNDLE_FORMAT',
      '/request/census/0/sha256',
    ],
    ['an option that the command has not', (file: string) => replaceIn(file, '"limits"', '"seed":1,"limits"'), 'BUNDLE_FORMAT', '/request'],
    ['an option that is missing', (file: string) => replaceIn(file, '"period":"SP1",', ''), 'BUNDLE_FORMAT', '/request/period'],
    [
      'a file outside',
      (file: string) => replaceIn(file, '"stagiaires.csv"', '"../stagiaires.csv"'),
      'BUNDLE_FORMAT',
      '/request/census/0/name',
    ],
    ['a reference file outside', (file: string) => replaceIn(file, '"sites.csv"', '"../sites.csv"'), 'BUNDLE_FORMAT', '/reference/7/name'],
    ['a field more', (file: string) => replaceIn(file, '"pins"', '"note":"x","pins"'), 'BUNDLE_FORMAT', ''],
  ])('refuses a folder with %s', async (_name, spoil, code, place) => {
    const census = fresh();
    const out = await matched(census);
    spoil(path.join(out, 'bundle.json'));
    const { error } = await run('replay', out);
    expect(error).toMatchObject({ code, place: { file: path.join(out, 'bundle.json'), ...(place === undefined ? {} : { path: place }) } });
    if (code === 'BUNDLE_FORMAT') expect(error!.values['detailFr']).not.toBe(error!.values['detail']);
  });

  function replaceIn(file: string, from: string | RegExp, to: string): void {
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }
});

describe('binome replay of what follows a matching', () => {
  it('of a repair gives the same bytes, and the confidential note is nowhere in it', async () => {
    const census = fresh();
    const out = await matched(census);
    const note = written(census.folder, 'ce-qu-elle-a-dit.txt', 'Confidentiel : propos rapportés.');
    const repair = below(census, 'repair');
    const asked = ['--breakdown', 'S-1:T-1', '--reason', 'distance', '--pin', 'S-2', '--capacity', 'T-2=2', '--alternates', '1'];
    expect((await run('reassign', out, ...asked, '--note', note, '--out', repair)).error).toBeNull();
    const bundle = bundleIn(repair);
    expect(bundle.request).toMatchObject({
      breakdowns: [['S-1', 'T-1']],
      reason: 'distance',
      pinned: ['S-2'],
      capacities: [{ mentor: 'T-2', places: 2 }],
      alternates: 1,
    });
    expect(bundle.pins).toEqual({ people: ['S-2'], pairs: [['S-2', 'T-2']] });
    expect((bundle.request['folder'] as { files: { name: string }[] }).files.map(({ name }) => name)).toEqual([
      ...['criteria.json', 'problem.json', 'proposal.json', 'solution.json'],
    ]);
    expect(bundle.outputs.map(({ name }) => name)).toEqual([
      ...[
        'problem.json',
        'proposal.json',
        'journeys.json',
        'frontier.json',
        'report.html',
        'moves-0.problem.json',
        'moves-0.solution.json',
      ],
    ]);
    const text = readFileSync(path.join(repair, 'bundle.json'), 'utf8');
    for (const secret of [sha256(readFileSync(note)), 'propos rapportés', 'Confidentiel', 'ce-qu-elle', 'note'])
      expect(text).not.toContain(secret);
    // Whoever replays need not have the right to read the note, and does not pass it on.
    rmSync(note);
    const again = below(census, 'again');
    await expectSame(repair, '--out', again);
    expect(existsSync(path.join(again, 'confidential-note.txt'))).toBe(false);
    // The same repair without a note has the same bundle.
    const without = below(census, 'without');
    await run('reassign', out, ...asked, '--out', without);
    expect(readFileSync(path.join(without, 'bundle.json'), 'utf8')).toBe(text);
    writeFileSync(path.join(out, 'solution.json'), `${readFileSync(path.join(out, 'solution.json'), 'utf8')}\n`);
    const { error } = await run('replay', repair);
    expect([error?.code, error?.values['value']]).toEqual([
      'REPLAY_INPUT_CHANGED',
      expect.stringMatching(/^solution\.json \([0-9a-f]{12}…\)$/),
    ]);
  });

  it('of a repair with the census of today and a lost site gives the same bytes', async () => {
    const census = fresh();
    const out = await matched(census);
    const today = written(census.folder, 'aujourd-hui.csv', `${people.trainees.join('\r\n')}\r\n`);
    const mentors = written(census.folder, 'tuteurs-2.csv', `${people.mentors.join('\r\n').replace('non;', 'oui;')}\r\n`);
    const repair = below(census, 'repair');
    const asked = ['--site', 'SPIP-33-01', '--census', today, mentors, '--from', '2025-09-15', '--moves', '2'];
    expect((await run('reassign', out, ...asked, '--out', repair, '--lang', 'en')).error).toBeNull();
    const { request, outputs } = bundleIn(repair);
    expect(request).toMatchObject({ sites: ['SPIP-33-01'], from: '2025-09-15', moves: 2 });
    expect(outputs.map(({ name }) => name)).toContain('best.solution.json');
    await expectSame(repair);
  });

  it('of a plan with decided periods gives the same bytes, and says who decided what', async () => {
    const census = fresh();
    const decided = await matched(census);
    const plan = below(census, 'plan');
    const asked = ['--periods', 'SP1,SP2', '--census', census.mentors, census.trainees, '--decided', decided];
    expect((await run('plan', ...asked, '--out', plan)).error).toBeNull();
    const { decisions, reference } = bundleIn(plan);
    const proposalSha256 = sha256(readFileSync(path.join(decided, 'proposal.json')));
    expect(decisions).toEqual([{ kind: 'placed', promotion: 'CPIP 29', period: 'SP1', proposalSha256 }]);
    expect(reference.map(({ name }) => name)).toContain('guidelines.json');
    // Found by what it holds, under whatever name.
    renameSync(decided, below(census, 'septembre'));
    await expectSame(plan);
  });

  it('of where one more mentor is worth most gives the same bytes', async () => {
    const census = fresh();
    const out = below(census, 'recruitment');
    const asked = ['--recruitment', '--periods', 'SP2,SP1', '--census', census.mentors, census.trainees];
    // How many are shown is no part of the result.
    expect((await run('plan', ...asked, '--node-limit', '50', '--top', '1', '--out', out, '--lang', 'en')).error).toBeNull();
    const bundle = bundleIn(out);
    expect([bundle.command, bundle.language]).toEqual(['plan --recruitment', 'en']);
    expect(Object.keys(bundle.request).sort()).toEqual(['acceptPartial', 'census', 'limits', 'periods']);
    expect(bundle.outputs.map(({ name }) => name)).toEqual(['recruitment.json', 'recruitment.csv', 'places.csv', 'report.html']);
    await expectSame(out);
    expect((await run('plan', '--periods', 'SP1', ...asked.slice(3), '--out', out)).error?.code).toBe('BUNDLE_OTHER_RUN');
  });

  it('of a past period beside the engine gives the same bytes, and wants the pairs that people made', async () => {
    const census = fresh();
    const pairs = written(census.folder, 'binomes.csv', 'stagiaire;tuteur\r\nS-1;T-3\r\nS-2;T-1\r\nS-9;T-1\r\n');
    const out = below(census, 'backtest');
    const asked = ['--pairs', pairs, '--census', census.mentors, census.trainees, '--period', 'SP1', '--accept-partial'];
    expect((await run('backtest', ...asked, '--out', out)).error).toBeNull();
    const bundle = bundleIn(out);
    expect(bundle.request['pairs']).toEqual({ name: 'binomes.csv', sha256: sha256(readFileSync(pairs)) });
    expect(bundle.outputs.map(({ name }) => name)).toEqual(['backtest.json', 'backtest.csv', 'backtest.html']);
    await expectSame(out);
    writeFileSync(pairs, 'stagiaire;tuteur\r\nS-1;T-1\r\n');
    const { error } = await run('replay', out);
    expect([error?.code, error?.values['value']]).toEqual(['REPLAY_INPUT_CHANGED', expect.stringMatching(/^binomes\.csv /)]);
  });

  it('never writes a result over what it follows from', async () => {
    const census = fresh();
    const out = await matched(census);
    const before = readFileSync(path.join(out, 'proposal.json'));
    const { error } = await run(...census.args('out', '--replace', '--incumbent', path.join(out, 'proposal.json')));
    expect([error?.code, error?.values['value'], error?.place.file]).toEqual(['BUNDLE_OWN_INPUT', 'proposal.json', out]);
    // A folder from before there were bundles is not told by one.
    rmSync(path.join(out, 'bundle.json'));
    expect((await run('reassign', out, '--departure', 'T-1', '--out', out)).error?.values['value']).toBe('problem.json, proposal.json');
    expect(readFileSync(path.join(out, 'proposal.json')).equals(before)).toBe(true);
    expect((await run(...census.args('next', '--incumbent', path.join(out, 'proposal.json')))).error).toBeNull();
  });

  it('of a stress test gives the same bytes', async () => {
    const census = fresh();
    const out = await matched(census);
    const stress = below(census, 'stress');
    expect((await run('plan', out, '--stress', '--out', stress)).error).toBeNull();
    expect(bundleIn(stress).reference).toEqual([]);
    await expectSame(stress);
    cpSync(out, below(census, 'copy'), { recursive: true });
    rmSync(path.join(out, 'problem.json'));
    await expectSame(stress);
    rmSync(path.join(below(census, 'copy'), 'solution.json'));
    expect((await run('replay', stress)).error?.values['value']).toMatch(/problem\.json .*, proposal\.json .*, solution\.json /);
  });

  it('removes what an earlier run of the command left, so that a folder holds one result', async () => {
    const census = fresh();
    const out = await matched(census);
    const repair = below(census, 'repair');
    await run('reassign', out, '--departure', 'T-1', '--alternates', '1', '--out', repair);
    await run('reassign', out, '--capacity', 'T-2=0', '--pin', 'S-1', '--out', repair);
    await expectSame(repair);
    expect((await run('reassign', out, '--departure', 'T-1', '--out', out)).error?.code).toBe('BUNDLE_OTHER_RUN');
    await expectSame(out);
  });
});
