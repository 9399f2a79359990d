/**
 * A round that was really run and published, small, laid out in the store past every act: census, `match`, submission, decisions, publication,
 * matches. What is done with it afterwards goes through the service.
 */
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { runByName, type Source, type World } from '../../src/app/index.ts';
import type { Bundle, Proposal } from '../../src/domain/index.ts';
import type { RunCommand } from '../../src/service/rules/run-state.ts';
import { type Kept, KeptResults, KeptSource } from '../../src/service/store/kept-files.ts';
import type { TestService } from './service.ts';

export const ROUND = 'DISP-LYO.CPIP 29.SP1';
const BOARD = 'DISP-LYO';
const [STARTS, ENDS] = ['2025-08-28', '2025-10-24'];
const PUBLISHED = new Date('2025-07-15T08:00:00Z');

const MENTORS = [
  'matricule;rôle;nom;prénom;service;domaines;compétences;année_titularisation;dossiers;capacité_max;formé_le;volontaire',
  'T-1;tuteur;Ajonc;Alix;SPIP-69-01;droit;addictions;2010;55;1;01/09/2020;oui',
  'T-2;tuteur;Bruyère;Basile;SPIP-69-01;psychologie;insertion;2015;70;1;01/09/2020;oui',
  'T-3;tuteur;Cèdre;Chloé;SPIP-42-01;droit;insertion;2018;80;1;01/09/2020;oui',
  'T-4;tuteur;Daphné;Denis;SPIP-38-01;arts;insertion;2012;95;1;01/09/2020;oui',
];
const TRAINEES = [
  'matricule;rôle;nom;prénom;service;promotion;domaines;besoins;préférences',
  'S-1;stagiaire;Érable;Ève;SPIP-69-01;CPIP 29;droit;addictions;T-1',
  'S-2;stagiaire;Frêne;Fadi;SPIP-69-01;CPIP 29;psychologie;insertion;T-2',
  'S-3;stagiaire;Gui;Gaël;SPIP-42-01;CPIP 29;arts;insertion;T-3',
];

/** Person → the service of the line in the census. */
const serviceIn = (lines: readonly string[]): Map<string, string> =>
  new Map(lines.slice(1).map((line) => [line.split(';')[0]!, line.split(';')[4]!.split('-').slice(0, 2).join('-')]));

export interface PublishedRound {
  /** Trainee → the match in force from the first day. */
  readonly matches: ReadonlyMap<string, { readonly id: string; readonly mentor: string }>;
  readonly run: string;
}

/** A command on what is kept, as a worker runs it. @returns its outputs by name, and its document. */
export async function engine(
  command: RunCommand,
  request: Record<string, unknown>,
  kept: Kept,
  source: Source = new KeptSource(kept),
): Promise<{ readonly outputs: Map<string, Buffer>; readonly document: unknown; readonly ending: string; readonly bundle: Bundle }> {
  const results: Kept = new Map();
  const world: World = {
    ...{ source, results: new KeptResults(results, 'out') },
    ...{ language: 'fr', version: '0.0.0', cancelled: { aborted: false } },
    endingAfter: () => ({ aborted: false }),
    progress: () => {},
    notice: () => {},
  };
  const { document, ending, bundle } = await runByName(command, request, world);
  const outputs = new Map([...results].map(([place, bytes]) => [place.slice('out/'.length), Buffer.from(bytes)]));
  return { outputs, document, ending, bundle: bundle! };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Runs a job that waits, and keeps what came of it. */
export async function work({ store }: TestService, run: string): Promise<Map<string, Buffer>> {
  const { command, request, inputs } = await store.owner.transaction((tx) =>
    tx.selectFrom('run').select(['command', 'request', 'inputs']).where('id', '=', run).executeTakeFirstOrThrow(),
  );
  const kept: Kept = new Map();
  for (const { place, sha256 } of inputs as { place: string; sha256: string }[])
    await store.owner.transaction(async (tx) => {
      kept.set(place, (await tx.selectFrom('blob').select('bytes').where('sha256', '=', sha256).executeTakeFirstOrThrow()).bytes);
    });
  const done = await engine(command as RunCommand, request as Record<string, unknown>, kept);
  await keepResult({ store }, run, done);
  await store.owner.transaction(async (tx) => {
    await sql`update job set state = 'done', attempt = 1, ended_at = now() where id = ${run}`.execute(tx);
  });
  return done.outputs;
}

async function keepResult(
  { store }: Pick<TestService, 'store'>,
  run: string,
  { outputs, document, ending }: { readonly outputs: Map<string, Buffer>; readonly document: unknown; readonly ending: string },
): Promise<void> {
  await store.owner.transaction(async (tx) => {
    await tx
      .insertInto('run_result')
      .values({ run, attempt: 1, ending, document: JSON.stringify(document), verified: true, at: new Date() })
      .execute();
    let position = 0;
    for (const [name, bytes] of outputs) {
      await keep(tx, bytes);
      await tx
        .insertInto('run_file')
        .values({ run, position: position++, name, sha256: hashOf(bytes) })
        .execute();
    }
  });
}

type Tx = Parameters<Parameters<TestService['store']['owner']['transaction']>[0]>[0];

async function keep(tx: Tx, bytes: Buffer): Promise<void> {
  await tx
    .insertInto('blob')
    .values({ sha256: hashOf(bytes), size: bytes.length, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const CENSUS: Kept = new Map([
  ['census/tuteurs.csv', Buffer.from(MENTORS.join('\n'))],
  ['census/stagiaires.csv', Buffer.from(TRAINEES.join('\n'))],
]);
const REQUEST = { period: 'SP1', census: [...CENSUS.keys()], acceptPartial: false, limits: {} };
/** Run once a file: it is the same for all of its tests. */
let matched: ReturnType<typeof engine> | undefined;

/** Applies a census of these lines, as the next version. */
export async function applyCensus(
  { store, clock: at }: Pick<TestService, 'store' | 'clock'>,
  {
    number,
    by,
    trainees,
    mentors,
  }: { readonly number: number; readonly by: string; readonly trainees: string[]; readonly mentors: string[] },
): Promise<string> {
  const census = randomUUID();
  await store.owner.transaction(async (tx) => {
    await tx
      .insertInto('census')
      .values({
        ...{ id: census, board: BOARD, by, at, compared_with: number - 1, accepted: trainees.length + mentors.length - 2, rejected: '[]' },
        ...{ warnings: '[]', changes: '{}', stale: '{}', content_hash: 'x' },
      })
      .execute();
    const lists = [
      { name: 'tuteurs.csv', role: 'mentor', lines: mentors },
      { name: 'stagiaires.csv', role: 'trainee', lines: trainees },
    ];
    for (const [position, { name, role, lines }] of lists.entries()) {
      const bytes = Buffer.from(lines.join('\n'));
      await keep(tx, bytes);
      await tx
        .insertInto('census_file')
        .values({ census, position, name, sha256: hashOf(bytes) })
        .execute();
      for (const [id, service] of serviceIn(lines)) {
        const [, , last, first] = lines.find((line) => line.startsWith(`${id};`))!.split(';');
        const person = {
          person: id,
          role,
          board: BOARD,
          service,
          name: `${first} ${last}`,
          promotion: role === 'trainee' ? 'CPIP 29' : null,
        };
        await sql`insert into person (id, board) values (${id}, ${BOARD}) on conflict do nothing`.execute(tx);
        await tx
          .insertInto('census_person')
          .values({ census, ...person, facts: '{}', facts_hash: `facts of ${id}` })
          .execute();
      }
    }
    await tx.insertInto('census_version').values({ board: BOARD, number, census, by, at, accept_partial: false }).execute();
  });
  return census;
}

export { MENTORS, TRAINEES };

export async function publishedRound(test: TestService): Promise<PublishedRound> {
  const { store } = test;
  const at = PUBLISHED;
  const done = await (matched ??= engine('match', REQUEST, CENSUS));
  const proposal = JSON.parse(done.outputs.get('proposal.json')!.toString()) as Proposal;
  const board = await test.as(['board', BOARD]);
  // Has decided, and directs nothing any more.
  const director = await test.as();
  await store.owner.transaction((tx) =>
    tx
      .insertInto('round')
      .values({
        ...{ id: ROUND, board: BOARD, promotion: 'CPIP 29', period: 'SP1', name: 'SP1', starts_on: STARTS, ends_on: ENDS },
        ...{ document: '{}', made_at: at },
      })
      .execute(),
  );
  const census = await applyCensus(test, { number: 1, by: board.account, trainees: TRAINEES, mentors: MENTORS });
  const run = randomUUID();
  const inputs = [...CENSUS].map(([place, bytes]) => ({ place, name: place.slice('census/'.length), sha256: hashOf(Buffer.from(bytes)) }));
  const matches = new Map<string, { id: string; mentor: string }>();
  const services = new Map([...serviceIn(MENTORS), ...serviceIn(TRAINEES)]);
  await store.owner.transaction((tx) =>
    tx
      .insertInto('run')
      .values({
        ...{ id: run, command: 'match', board: BOARD, round: ROUND, request: JSON.stringify(REQUEST), census, language: 'fr' },
        ...{ inputs: JSON.stringify(inputs), by: board.account, at },
      })
      .execute(),
  );
  await keepResult(test, run, done);
  await store.owner.transaction(async (tx) => {
    await tx.insertInto('submission').values({ round: ROUND, number: 1, run, by: board.account, at }).execute();
    await tx
      .insertInto('publication')
      .values({ round: ROUND, number: 1, kind: 'published', by: board.account, at, audit_head: '' })
      .execute();
    for (const { trainee, mentor } of proposal.pairs) {
      const [decision, id] = [randomUUID(), randomUUID()];
      const of = { trainee_service: services.get(trainee.id)!, mentor_service: services.get(mentor.id)! };
      await tx
        .insertInto('decision')
        .values({
          ...{ id: decision, round: ROUND, trainee: trainee.id, number: 1, submission: 1, kind: 'accept', mentor: mentor.id, ...of },
          ...{ proposed: mentor.id, reason: 'D’accord.', facts_hash: 'x', by: director.account, by_name: 'Anne Direction, directrice', at },
        })
        .execute();
      await sql`insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, decision, run, made_at)
        values (${id}, ${ROUND}, 1, ${BOARD}, ${trainee.id}, ${mentor.id}, ${of.trainee_service}, ${of.mentor_service},
          daterange(${STARTS}, ${ENDS}, '[]'), 1, ${decision}, ${run}, ${at})`.execute(tx);
      matches.set(trainee.id, { id, mentor: mentor.id });
    }
  });
  return { matches, run };
}
