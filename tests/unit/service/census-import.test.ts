/** Sending a census, what is understood of it and what it would change; applying it. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { readCensus } from '../../../src/census/index.ts';
import { currentCensusFiles } from '../../../src/service/acts/census.ts';
import { shippedData, sourceOf } from '../../../src/service/acts/census-reading.ts';
import { factsHash } from '../../../src/service/rules/census-facts.ts';
import {
  apply,
  applied,
  demoFiles,
  demoIds,
  form,
  rewritten,
  send,
  withCell,
  type SentFile,
  type CensusBody,
  type Items,
  type PersonBody,
  type Problem,
} from '../../service/census.ts';
import { useService } from '../../service/service.ts';

const fresh = useService();
const turn = (): Promise<void> => Promise.resolve();
const LYO = 'DISP-LYO';

let lyon: SentFile[];
let bordeaux: SentFile[];
beforeAll(async () => {
  [lyon, bordeaux] = [await demoFiles(LYO), await demoFiles('DISP-BOR')];
}, 60_000);

it('understands a directorate’s census, applies it once, and keeps its files as they came', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const sent = await send(board, LYO, lyon, { 'accept-language': 'en' });
  expect(sent.statusCode).toBe(201);
  const preview = sent.json<CensusBody>();
  const ids = await demoIds(LYO);
  expect(preview).toMatchObject({ board: LYO, state: 'previewed', accepted: ids.length, rejected: [], confirm: null, comparedWith: 0 });
  expect(preview.changes).toMatchObject({ departures: [], changed: [], identical: false });
  expect(preview.changes.arrivals.map(({ id }) => id)).toEqual(ids);
  expect(preview.stale).toEqual({ proposals: [], decisions: [], matches: [] });
  expect(sent.headers).toMatchObject({ etag: '"1"', location: `/api/censuses/${preview.id}` });
  expect((await board.ask('GET', '/api/people')).json<Items<PersonBody>>().items).toEqual([]);

  expect((await apply(board, preview.id)).json()).toEqual({ state: 'applied', censusVersion: 1 });
  const read = await board.ask('GET', `/api/censuses/${preview.id}`);
  expect([read.headers['etag'], read.json<CensusBody>().state, read.json<CensusBody>().censusVersion]).toEqual(['"2"', 'applied', 1]);
  const people = (await board.ask('GET', '/api/people?limit=500')).json<Items<PersonBody>>().items;
  expect(people.map(({ id }) => id)).toEqual(ids);
  for (const [k, file] of lyon.entries()) {
    const kept = await board.ask('GET', `/api/censuses/${preview.id}/files/${k + 1}`);
    expect(kept.rawPayload.equals(Buffer.from(file.content))).toBe(true);
    expect(kept.headers['content-disposition']).toContain(`filename="${file.name}"`);
  }
  expect((await board.ask('GET', `/api/censuses/${preview.id}/files/3`)).statusCode).toBe(404);
  // Again, however often: what it says stands already.
  expect((await apply(board, preview.id)).json()).toEqual({ state: 'applied', censusVersion: 1 });
  const { rows } = await test.store.owner.transaction(async (tx) => ({
    rows: await tx.selectFrom('audit').select(['act', 'payload', 'board']).orderBy('number').execute(),
  }));
  expect(rows.map(({ act }) => act)).toEqual(['census.import', 'census.apply']);
  expect(JSON.stringify(rows)).not.toContain('T-0');
});

it('finds the same content in other files and in another order, and writes no version of it', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  await applied(board, LYO, lyon);
  const turned = lyon.map((file) => ({ ...file, name: `x-${file.name}`, content: reversed(file) })).reverse();
  const sent = (await send(board, LYO, turned)).json<CensusBody>();
  expect(sent).toMatchObject({ changes: { identical: true, arrivals: [], departures: [], changed: [] }, confirm: null });
  expect((await apply(board, sent.id)).json()).toEqual({ state: 'applied', censusVersion: 1 });
  const versions = await test.store.owner.transaction((tx) => tx.selectFrom('census_version').selectAll().execute());
  expect(versions).toHaveLength(1);
});

function reversed({ content }: SentFile): string {
  const [header, ...rows] = String(content).trimEnd().split('\r\n');
  return [header, ...rows.reverse()].join('\r\n');
}

it('tells of 400 rows exactly the 37 that have changed', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const rows = Array.from(
    { length: 400 },
    (_, k) => `M${String(k).padStart(3, '0')};Nom${k};Prénom${k};SPIP-01;${50 + (k % 40)};droit|psychologie`,
  );
  const header = 'matricule;nom;prénom;service;dossiers;domaines';
  const file = (lines: readonly string[]): SentFile => ({ name: 'tuteurs.csv', content: [header, ...lines].join('\r\n') });
  await applied(board, LYO, [file(rows)]);
  const changed = new Set(Array.from({ length: 37 }, (_, k) => 5 + k * 10));
  // The others stand elsewhere, and list the same in another order.
  const next = rows.map((row, k) => (changed.has(k) ? withCell(row, 4, '99') : withCell(row, 5, 'psychologie | droit'))).reverse();
  const preview = (await send(board, LYO, [file(next)], { 'accept-language': 'en' })).json<CensusBody>();
  expect(preview.changes).toMatchObject({ arrivals: [], departures: [], identical: false });
  expect(preview.changes.changed).toEqual(
    [...changed].map((k) => ({
      ...{ id: `M${String(k).padStart(3, '0')}`, name: `Prénom${k} Nom${k}`, field: 'caseload', label: 'Files followed' },
      ...{ before: 50 + (k % 40), after: 99, saidBefore: String(50 + (k % 40)), saidAfter: '99' },
    })),
  );
  expect((await apply(board, preview.id)).json()).toEqual({ state: 'applied', censusVersion: 2 });
  expect((await board.ask('GET', '/api/people/M005')).json<PersonBody>().facts).toContainEqual(
    expect.objectContaining({ field: 'caseload', value: 99, source: { file: 'tuteurs.csv', line: 396 } }),
  );
});

it('refuses rows of another directorate in their cells, and says so of none it keeps', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const mixed = [
    { name: 'tuteurs.csv', content: `${String(lyon[0]!.content)}${String(bordeaux[0]!.content).split('\r\n').slice(1).join('\r\n')}` },
    lyon[1]!,
  ];
  const preview = (await send(board, LYO, mixed, { 'accept-language': 'fr' })).json<CensusBody>();
  const foreign = String(bordeaux[0]!.content).trimEnd().split('\r\n').length - 1;
  const own = String(lyon[0]!.content).trimEnd().split('\r\n').length;
  expect(preview.rejected.filter(({ code }) => code === 'CENSUS_OTHER_BOARD')).toHaveLength(foreign);
  // Whatever else is wrong is wrong in the same rows.
  expect(preview.rejected.every(({ place: { line } }) => Number(line) > own)).toBe(true);
  expect(preview.counts.rejected).toBe(foreign);
  expect(preview.rejected[0]).toMatchObject({
    code: 'CENSUS_OTHER_BOARD',
    place: { file: 'tuteurs.csv', line: own + 1, column: 'service' },
    sentence: expect.stringMatching(/relève de DISP de Bordeaux/) as string,
    remedy: expect.stringMatching(/^Retirez cette ligne/) as string,
  });
  expect(preview.accepted).toBe((await demoIds(LYO)).length);
  const refused = await apply(board, preview.id);
  expect([refused.statusCode, refused.json<Problem>().code]).toEqual([409, 'CENSUS_PARTIAL']);
  expect((await apply(board, preview.id, { acceptPartial: true })).statusCode).toBe(200);

  // A run of it is asked to read it as what it is: that of one directorate.
  await test.store.owner.transaction((tx) =>
    tx
      .insertInto('round')
      .values({
        ...{ id: `${LYO}.CPIP 29.SP1`, board: LYO, promotion: 'CPIP 29', period: 'SP1', name: 'SP1', starts_on: '2025-08-28' },
        ...{ ends_on: '2025-10-24', document: '{}', made_at: test.clock },
      })
      .execute(),
  );
  const run = await board.ask('POST', `/api/rounds/${LYO}.CPIP%2029.SP1/runs`, {});
  expect([run.statusCode, run.body]).toEqual([202, expect.any(String)]);
  const { request } = await test.store.owner.transaction((tx) => tx.selectFrom('run').select('request').executeTakeFirstOrThrow());
  expect(request).toMatchObject({ board: LYO, acceptPartial: true });

  // A run that is made from these files reads the same people, once it is told whose census it is.
  const files = await test.store.owner.transaction((tx) => currentCensusFiles(tx, LYO));
  expect(files).toMatchObject({
    censusVersion: 1,
    acceptPartial: true,
    board: LYO,
    files: [{ name: 'tuteurs.csv' }, { name: 'stagiaires.csv' }],
  });
  const { reference } = await shippedData();
  const reading = await readCensus(
    mixed.map(({ name, content }) => sourceOf({ name, bytes: Buffer.from(content) }, turn)),
    reference,
    null,
    LYO,
  );
  const kept = await test.store.owner.transaction((tx) => tx.selectFrom('current_person').select(['id', 'facts_hash']).execute());
  const { mentors, trainees } = reading.census;
  expect(new Map(kept.map(({ id, facts_hash }) => [id, facts_hash]))).toEqual(
    new Map([...mentors, ...trainees].map((one) => [one.id, factsHash(one)])),
  );
});

it('gives back files with what is to be corrected, and a template with who is there', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const faulty = rewritten(lyon[0]!, (row, k) => (k === 0 ? withCell(row, 6, 'Nullepart-sur-Rien') : row));
  const { id } = (await send(board, LYO, [faulty, lyon[1]!])).json<CensusBody>();
  const common = { encoding: 'utf-8', delimiter: ';', sheets: [], unread: [] };
  expect((await board.ask('GET', `/api/censuses/${id}/reading`)).json()).toMatchObject({
    items: [
      { ...common, name: 'stagiaires.csv', rejected: 0 },
      { ...common, name: 'tuteurs.csv', rejected: 1 },
    ],
  });
  const zip = await board.ask('GET', `/api/censuses/${id}/annotated.zip`);
  expect([zip.statusCode, zip.headers['content-type']]).toEqual([200, 'application/zip']);
  const files = unzipSync(zip.rawPayload);
  expect(Object.keys(files).sort()).toEqual(['stagiaires.xlsx', 'tuteurs.xlsx']);
  expect(sheetText(files['tuteurs.xlsx']!)).toContain('Nullepart-sur-Rien');
  expect((await board.ask('GET', `/api/censuses/${id}/annotated.zip`)).rawPayload.equals(zip.rawPayload)).toBe(true);

  const bare = await board.ask('GET', `/api/censuses/template?board=${LYO}`);
  await apply(board, id, { acceptPartial: true });
  const filled = await board.ask('GET', `/api/censuses/template?board=${LYO}`);
  const [trainee] = (await demoIds(LYO)).filter((one) => one.startsWith('S-'));
  expect([sheetText(bare.rawPayload).includes(trainee!), sheetText(filled.rawPayload).includes(trainee!)]).toEqual([false, true]);
  expect((await board.ask('GET', '/api/censuses/template?board=DISP-BOR')).statusCode).toBe(403);
});

it('says of a wish for somebody who leaves with the same files that they leave, in its preview and in the workbook given back', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  const mentors = (...people: string[]): SentFile => ({
    name: 'tuteurs.csv',
    content: ['matricule;nom;prénom;service;dossiers;volontaire;formé_le', ...people.map((one) => `${one};oui;2020-01-15`), ''].join('\n'),
  });
  const trainees = {
    name: 'stagiaires.csv',
    content: 'matricule;nom;prénom;service;promotion;préférences\nS1;Petit;Luc;SPIP-33;CPIP 29;M2\n',
  };
  const first = await send(board, 'DISP-BOR', [mentors('M1;Durand;Zoé;SPIP-33;60', 'M2;Fougère;Anne;SPIP-33;60'), trainees]);
  expect(first.json<CensusBody>()).toMatchObject({ rejected: [], warnings: [] });
  await apply(board, first.json<CensusBody>().id);
  const sent = await send(board, 'DISP-BOR', [mentors('M1;Durand;Zoé;SPIP-33;60'), trainees]);
  const { id, warnings, changes } = sent.json<CensusBody & { warnings: { code: string }[] }>();
  expect(changes.departures.map((person) => person.id)).toEqual(['M2']);
  expect(warnings.map(({ code }) => code)).toEqual(['CENSUS_GONE_REFERENCE']);
  const given = async (): Promise<string> =>
    sheetText(unzipSync((await board.ask('GET', `/api/censuses/${id}/annotated.zip`)).rawPayload)['stagiaires.xlsx']!);
  expect(await given()).toContain('M2 · Anne Fougère');
  // Once it is applied the census in force is another; the workbook says what it said.
  await apply(board, id, { confirm: sent.json<CensusBody>().confirm });
  expect(await given()).toContain('M2 · Anne Fougère');
});

function sheetText(workbook: Uint8Array): string {
  return Object.entries(unzipSync(workbook))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => Buffer.from(bytes).toString())
    .join('');
}

it('reads workbooks and other encodings as every command does', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  const workbook = readFileSync(new URL('../census/cases/15-merged-cells/tuteurs.xlsx', import.meta.url));
  const { reference } = await shippedData();
  const reading = await readCensus([sourceOf({ name: 'tuteurs.xlsx', bytes: workbook }, turn)], reference);
  const boards = new Set(reading.census.mentors.map(({ boardCode }) => boardCode));
  expect(boards.size).toBe(1);
  const own = await test.as(['board', [...boards][0]!]);
  expect((await send(own, [...boards][0]!, [{ name: 'tuteurs.xlsx', content: workbook }])).json()).toMatchObject({
    accepted: reading.census.mentors.length,
    counts: { rejected: reading.rejected },
  });
  const text = 'matricule;nom;prénom;service;dossiers\nM1;Œuvrard;Zoé;SPIP-33;60\n';
  const latin = Buffer.concat([Buffer.from('matricule;nom;pr\xe9nom;service;dossiers\nM1;\x8cuvrard;Zo\xe9;SPIP-33;60\n', 'latin1')]);
  for (const content of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), latin]) {
    const sent = (await send(board, 'DISP-BOR', [{ name: 'a.csv', content }])).json<CensusBody>();
    expect(sent).toMatchObject({ accepted: 1, changes: { arrivals: [{ id: 'M1', name: 'Zoé Œuvrard' }] } });
  }
  // Nothing of it can be read: that is told, and nothing can be applied.
  for (const content of [Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('%PDF-1.7 x'), Buffer.alloc(2000, 0x81), '']) {
    const sent = await send(board, 'DISP-BOR', [{ name: 'a.csv', content }]);
    expect([sent.statusCode, sent.json<CensusBody>().accepted]).toEqual([201, 0]);
    expect(sent.json<CensusBody>().rejected.length).toBeGreaterThan(0);
    expect((await apply(board, sent.json<CensusBody>().id, { acceptPartial: true })).json<Problem>().code).toBe('CENSUS_NOBODY');
  }
});

it('keeps nothing that the law forbids, in no answer', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  const content = 'matricule;nom;prénom;service;date de naissance;dossiers\nM1;Durand;Zoé;SPIP-33;03/04/1971;beaucoup\n';
  const sent = await send(board, 'DISP-BOR', [{ name: 'a.csv', content }]);
  expect(sent.json<CensusBody>().warnings.map(({ code }) => code)).toContain('CENSUS_FORBIDDEN_COLUMN');
  expect(sent.body).not.toContain('1971');
  expect(sent.json<CensusBody>().rejected).toMatchObject([
    { code: 'CENSUS_NUMBER', place: { line: 2, column: 'dossiers' }, value: 'beaucoup' },
  ]);
  const { rows } = await test.store.owner.transaction(async (tx) => ({ rows: await tx.selectFrom('census').selectAll().execute() }));
  expect(JSON.stringify(rows)).not.toContain('1971');
});

it('refuses what is no census sent by a board, and writes nothing of it', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const refusals: [number, string, ReturnType<typeof apply>][] = [
    [401, 'SERVICE_SIGN_IN', send(test.nobody, LYO, lyon)],
    [403, 'SERVICE_FORBIDDEN', send(await test.as(['director', 'SPIP-01']), LYO, lyon)],
    [403, 'SERVICE_FORBIDDEN', send(await test.as(['administrator', '*']), LYO, lyon)],
    [403, 'SERVICE_FORBIDDEN', send(board, 'DISP-BOR', lyon)],
    [403, 'SERVICE_FORBIDDEN', send(board, 'DISP-XXX', lyon)],
    [415, 'SERVICE_MEDIA', board.ask('POST', '/api/censuses', { board: LYO, files: [] })],
    [415, 'SERVICE_MEDIA', board.ask('POST', '/api/censuses', Buffer.from('x'), { 'content-type': 'text/csv' })],
    [415, 'SERVICE_MEDIA', board.ask('POST', '/api/censuses')],
    [422, 'SERVICE_BODY', send(board, LYO, [])],
    [422, 'SERVICE_BODY', send(board, LYO, [{ name: '', content: '' }])],
    [
      422,
      'SERVICE_BODY',
      board.ask('POST', '/api/censuses', form({}, lyon), { 'content-type': `multipart/form-data; boundary=----binome-test` }),
    ],
    [
      422,
      'SERVICE_BODY',
      board.ask('POST', '/api/censuses', form({ board: LYO, more: 'x' }, lyon), {
        'content-type': 'multipart/form-data; boundary=----binome-test',
      }),
    ],
    [422, 'SERVICE_BODY', send(board, LYO, [{ ...lyon[0]!, field: 'other' }])],
    [
      422,
      'SERVICE_BODY',
      board.ask('POST', '/api/censuses', Buffer.from('--x\r\nnonsense'), { 'content-type': 'multipart/form-data; boundary=x' }),
    ],
    [422, 'SERVICE_BODY', board.ask('POST', '/api/censuses', form({ board: LYO }, lyon), { 'content-type': 'multipart/form-data' })],
    [
      422,
      'SERVICE_BODY',
      board.ask('POST', '/api/censuses', form({ board: LYO }, lyon).subarray(0, 3000), {
        'content-type': 'multipart/form-data; boundary=----binome-test',
      }),
    ],
    [422, 'SERVICE_BODY', board.ask('GET', '/api/censuses/1')],
    [404, 'SERVICE_NOT_FOUND', board.ask('GET', '/api/censuses/00000000-0000-4000-8000-000000000000')],
    [404, 'SERVICE_NOT_FOUND', apply(board, '00000000-0000-4000-8000-000000000000')],
  ];
  for (const [status, code, asked] of refusals) {
    const answer = await asked;
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
  }
  const counts = await test.store.owner.transaction((tx) =>
    Promise.all(
      (['census', 'blob', 'census_person', 'audit'] as const).map(
        async (table) => (await tx.selectFrom(table).selectAll().execute()).length,
      ),
    ),
  );
  expect(counts).toEqual([0, 0, 0, 0]);
}, 120_000);

it('asks for a confirmation that names the loss where fewer than 90 % are still there', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const lines = Array.from({ length: 20 }, (_, k) => `M${k};Nom${k};Prénom${k};SPIP-01;60`);
  const census = (count: number): SentFile[] => [
    { name: 'a.csv', content: ['matricule;nom;prénom;service;dossiers', ...lines.slice(0, count)].join('\n') },
  ];
  await applied(board, LYO, census(20));
  expect((await send(board, LYO, census(18))).json<CensusBody>().confirm).toBeNull();
  const { id, confirm, changes } = (await send(board, LYO, census(17), { 'accept-language': 'en' })).json<CensusBody>();
  expect(changes.departures.map((one: { id: string }) => one.id)).toEqual(['M17', 'M18', 'M19']);
  expect(confirm).toMatchObject({
    code: 'CENSUS_FEWER_PEOPLE',
    before: 20,
    after: 17,
    percent: 85,
    sentence: expect.stringContaining('only 17') as string,
  });
  const missing = await apply(board, id);
  expect([missing.statusCode, missing.json()]).toMatchObject([409, { code: 'CENSUS_FEWER_PEOPLE' }]);
  expect((await apply(board, id, { confirm: false })).statusCode).toBe(409);
  expect((await apply(board, id, { confirm: { ...confirm, after: 3 } })).json<Problem>().code).toBe('CENSUS_OTHER_CONFIRMATION');
  expect((await apply(board, id, { confirm: '' })).statusCode).toBe(422);
  expect((await apply(board, id, { more: true })).statusCode).toBe(422);
  expect((await apply(board, id, { confirm })).json()).toEqual({ state: 'applied', censusVersion: 2 });
});

it('applies what was compared with the census in force alone, and of two at once one', async () => {
  const test = await fresh();
  const [one, two] = [await test.as(['board', LYO]), await test.as(['board', LYO])];
  const census = (caseload: number): SentFile[] => [
    { name: 'a.csv', content: `matricule;nom;prénom;service;dossiers\nM1;Durand;Zoé;SPIP-01;${caseload}\n` },
  ];
  const [a, b] = [(await send(one, LYO, census(60))).json<CensusBody>().id, (await send(two, LYO, census(70))).json<CensusBody>().id];
  const answers = await Promise.all([apply(one, a), apply(two, b)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const lost = answers.find(({ statusCode }) => statusCode === 409)!.json<Problem>();
  expect(lost.code).toBe('CENSUS_MOVED_ON');
  expect(lost.title).toMatch(/Agent/);
  const states = (await one.ask('GET', `/api/censuses?board=${LYO}`)).json<Items<CensusBody>>().items.map(({ state }) => state);
  expect(states.sort()).toEqual(['applied', 'superseded']);
  // On a version of the import that is gone.
  const next = (await send(one, LYO, census(80))).json<CensusBody>().id;
  const stale = await one.ask('POST', `/api/censuses/${next}/application`, {}, { 'if-match': '"7"' });
  expect([stale.statusCode, stale.json<Problem>().code]).toEqual([412, 'SERVICE_MOVED_ON']);
  expect((await one.ask('POST', `/api/censuses/${next}/application`, undefined, { 'if-match': '"1"' })).json()).toEqual({
    state: 'applied',
    censusVersion: 2,
  });
});

it('refuses people whom another directorate’s census holds, by its name, until it lets them go', async () => {
  const test = await fresh();
  const [lyo, bor] = [await test.as(['board', LYO]), await test.as(['board', 'DISP-BOR'])];
  const row = (service: string, id = 'M1'): string => `${id};Durand;Zoé;${service};60`;
  const census = (...rows: string[]): SentFile[] => [
    { name: 'a.csv', content: ['matricule;nom;prénom;service;dossiers', ...rows].join('\n') },
  ];
  await applied(bor, 'DISP-BOR', census(row('SPIP-33'), row('SPIP-33', 'M2').replace('Zoé', 'Luc')));
  const { id } = (await send(lyo, LYO, census(row('SPIP-01')))).json<CensusBody>();
  const held = await apply(lyo, id);
  expect([held.statusCode, held.json<Problem>().code]).toEqual([409, 'CENSUS_HELD_ELSEWHERE']);
  expect(held.json<Problem>().title).toContain('DISP-BOR');
  expect((await lyo.ask('GET', '/api/people')).json<Items<PersonBody>>().items).toEqual([]);
  await applied(bor, 'DISP-BOR', census(row('SPIP-33', 'M2').replace('Zoé', 'Luc')), { confirm: true });
  expect((await apply(lyo, id)).statusCode).toBe(200);
  expect((await lyo.ask('GET', '/api/people/M1')).json()).toMatchObject({ board: LYO, isPresent: true, version: 1 });
});

it('gives the same answer again for the same key, and another body is refused', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const key = { 'idempotency-key': 'once' };
  const first = await send(board, LYO, [lyon[0]!], key);
  const again = await send(board, LYO, [lyon[0]!], key);
  expect([again.statusCode, again.json<CensusBody>().id]).toEqual([201, first.json<CensusBody>().id]);
  expect((await send(board, LYO, [lyon[1]!], key)).json<Problem>().code).toBe('SERVICE_KEY_REUSED');
  expect((await board.ask('GET', '/api/censuses')).json<Items<CensusBody>>().items).toHaveLength(1);
});

it('lists page by page, the last first, and nothing of another directorate', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const ids: string[] = [];
  for (const caseload of [60, 61, 62]) {
    ids.unshift(
      (
        await send(board, LYO, [{ name: 'a.csv', content: `matricule;nom;prénom;service;dossiers\nM1;Durand;Zoé;SPIP-01;${caseload}\n` }])
      ).json<CensusBody>().id,
    );
    test.clock = new Date(test.clock.getTime() + 60_000);
  }
  const first = (await board.ask('GET', '/api/censuses?limit=2')).json<Items<CensusBody>>();
  const rest = (await board.ask('GET', `/api/censuses?limit=2&after=${first.next}`)).json<Items<CensusBody>>();
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.next).toBeUndefined();
  const other = await test.as(['board', 'DISP-BOR'], ['training-unit', '*'], ['administrator', '*']);
  expect((await other.ask('GET', '/api/censuses')).json()).toEqual({ items: [] });
  for (const url of [ids[0]!, `${ids[0]!}/files/1`, `${ids[0]!}/annotated.zip`, `${ids[0]!}/reading`])
    expect((await other.ask('GET', `/api/censuses/${url}`)).statusCode).toBe(404);
  expect((await apply(other, ids[0]!)).statusCode).toBe(404);
});

it('keeps names of files fit for any disk', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  const content = (k: number): string => `matricule;nom;prénom;service;dossiers\nM${k};Nom${k};Zoé;SPIP-01;60\n`;
  const names = ['../../etc/passwd.csv', 'C:\\dir\\con.csv', 'a\u0001\u202eb.csv', `${'é'.repeat(300)}.csv`, '..', 'a.csv', 'A.csv'];
  const sent = (
    await send(
      board,
      LYO,
      names.map((name, k) => ({ name, content: content(k) })),
    )
  ).json<CensusBody>();
  expect(sent.accepted).toBe(names.length);
  expect(sent.files.map(({ name }) => name)).toEqual([
    ...['passwd.csv', '_con.csv', 'ab.csv', `${'é'.repeat(116)}.csv`, 'census', 'a.csv', 'A (2).csv'],
  ]);
  for (const { href, sha256 } of sent.files) {
    const kept = await board.ask('GET', href);
    expect(kept.statusCode).toBe(200);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

it('gives the template back as it was: nothing changes, and what a column taken out would empty is told', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  await applied(board, LYO, lyon);
  const template = await board.ask('GET', `/api/censuses/template?board=${LYO}`);
  const back = (await send(board, LYO, [{ name: 'census.xlsx', content: template.rawPayload }])).json<CensusBody>();
  expect(back).toMatchObject({
    ...{ rejected: [], confirm: null },
    changes: { arrivals: [], departures: [], changed: [], emptied: [], identical: true },
  });
  expect((await apply(board, back.id)).json()).toEqual({ state: 'applied', censusVersion: 1 });
  // The column of files followed is taken out, and the wishes of everybody are emptied.
  const less = lyon.map((file) => {
    const [header = ''] = String(file.content).split('\r\n', 1);
    const at = header.split(';').indexOf('préférences');
    const emptied = rewritten(file, (row) => withCell(row, at, ''));
    return { ...emptied, content: String(emptied.content).replace(';dossiers;', ';autre chose;') };
  });
  const { changes } = (await send(board, LYO, less, { 'accept-language': 'fr' })).json<CensusBody>();
  const of = (field: string): number => changes.changed.filter((fact) => fact.field === field).length;
  expect(changes.emptied.map(({ field, column, isMissing }) => [field, column, isMissing])).toEqual([
    ['caseload', 'dossiers', true],
    ['preferences', 'préférences', false],
  ]);
  expect(changes.emptied.map(({ people }) => people)).toEqual([of('caseload'), of('preferences')]);
  expect(of('caseload')).toBeGreaterThan(10);
});

it('applies a census after which no mentor can be used only where that is confirmed in its figures', async () => {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  await applied(board, LYO, lyon);
  const [mentors, trainees] = lyon as [SentFile, SentFile];
  const without = { ...mentors, content: String(mentors.content).replace(';volontaire;', ';autre chose;') };
  const { id, confirm } = (await send(board, LYO, [without, trainees], { 'accept-language': 'fr' })).json<CensusBody>();
  expect(confirm).toMatchObject({
    ...{ code: 'CENSUS_FEWER_USABLE', percent: 100 },
    usable: { after: 0, unsaid: [{ field: 'volunteer', isMissing: true }] },
    sentence: expect.stringMatching(/la colonne «\svolontaire\s» manque/) as string,
  });
  const usable = confirm!.usable!;
  expect(usable.before).toBeGreaterThan(10);
  const { code, before, after } = confirm!;
  const refusals: [unknown, string][] = [
    [{}, 'CENSUS_FEWER_USABLE'],
    [{ confirm: true }, 'CENSUS_FEWER_USABLE'],
    [{ confirm: 'CENSUS_FEWER_USABLE' }, 'CENSUS_FEWER_USABLE'],
    [{ confirm: { code } }, 'CENSUS_OTHER_CONFIRMATION'],
    [{ confirm: { code, before, after } }, 'CENSUS_OTHER_CONFIRMATION'],
    [{ confirm: { ...confirm, usable: { ...usable, before: usable.before - 1 } } }, 'CENSUS_OTHER_CONFIRMATION'],
    [{ confirm: { ...confirm, code: 'CENSUS_FEWER_PEOPLE' } }, 'CENSUS_OTHER_CONFIRMATION'],
  ];
  for (const [body, expected] of refusals) {
    const answer = await apply(board, id, body);
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([409, expected]);
  }
  expect((await apply(board, id, { confirm })).json()).toEqual({ state: 'applied', censusVersion: 2 });
  const { confirmed } = await test.store.owner.transaction((tx) =>
    tx.selectFrom('census_version').select('confirmed').where('number', '=', 2).executeTakeFirstOrThrow(),
  );
  expect(confirmed).toContain(`CENSUS_FEWER_USABLE ${after}/${before}`);
  // Now there is nobody to lose any more; with the column they come back, without a word.
  expect((await send(board, LYO, lyon)).json<CensusBody>().confirm).toBeNull();
});
