/**
 * Rounds with people and results in them, written as the owner of the store: what a census, a run and its worker leave behind, for tests that
 * begin after these.
 *
 * ```ts
 * const demo = await demoMatch('DISP-LYO');                 // today's `match` on the demo census of one directorate, computed once a file
 * const round = await test.store.owner.transaction((tx) => seedRound(tx, { proposal: demo.proposal, people: demo.people, at: test.clock }));
 * ```
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Transaction, sql } from 'kysely';
import { COMMANDS, runCommand } from '../../src/app/index.ts';
import { Inputs } from '../../src/app/inputs.ts';
import { acceptedCensus, readPeriod } from '../../src/app/situation.ts';
import { type Mentor, type Proposal, type ProposedPair, type Trainee, type UnmetTrainee } from '../../src/domain/index.ts';
import { fullName } from '../../src/matching/index.ts';
import type { Database } from '../../src/service/store/schema.ts';
import { type Kept, KeptResults, KeptSource } from '../../src/service/store/kept-files.ts';

type Tx = Transaction<Database>;
export type SeededPerson = Mentor | Trainee;

export interface DemoMatch {
  readonly proposal: Proposal;
  readonly people: readonly SeededPerson[];
  /** What the run has kept: name → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const made = new Map<string, Promise<DemoMatch>>();

/** Of the demo's people of one directorate, in its first period; the same promise each time. */
export function demoMatch(board: string): Promise<DemoMatch> {
  const known = made.get(board) ?? makeDemoMatch(board);
  made.set(board, known);
  return known;
}

const FILES = ['tuteurs.csv', 'stagiaires.csv'];
const PERIOD = 'SP1';

async function makeDemoMatch(board: string): Promise<DemoMatch> {
  const kept: Kept = new Map();
  const source = new KeptSource(kept);
  for (const name of FILES) kept.set(name, readFileSync(new URL(`../../data/demo/${name}`, import.meta.url)));
  const all = await peopleIn(source);
  const people = all.filter(({ boardCode }) => boardCode === board);
  const ids = new Set(people.map(({ id }) => id));
  for (const name of FILES) {
    const [head, ...rows] = Buffer.from(kept.get(name)!).toString().split('\n');
    kept.set(name, Buffer.from([head, ...rows.filter((row) => ids.has(row.split(';', 1)[0]!))].join('\n')));
  }
  const never = { aborted: false };
  await runCommand(
    await COMMANDS.match(),
    { census: FILES, period: PERIOD, acceptPartial: true, limits: {} },
    {
      ...{ source, results: new KeptResults(kept, 'result'), language: 'fr', version: '0.0.0', cancelled: never },
      ...{ endingAfter: () => never, progress: () => undefined, notice: () => undefined },
    },
  );
  const files = new Map(
    [...kept].filter(([place]) => place.startsWith('result/')).map(([place, bytes]) => [place.slice('result/'.length), bytes]),
  );
  return { proposal: JSON.parse(Buffer.from(files.get('proposal.json')!).toString()) as Proposal, people, files };
}

async function peopleIn(source: KeptSource): Promise<SeededPerson[]> {
  const inputs = new Inputs(source);
  const { promotions } = await readPeriod(undefined, PERIOD, inputs);
  const { census } = await acceptedCensus({ census: FILES, acceptPartial: true }, { inputs, notice: () => undefined }, promotions);
  return [...census.mentors, ...census.trainees];
}

/** Who imports and runs, where nobody else does. */
export async function seedAccount(tx: Tx, at: Date): Promise<string> {
  const login = 'seed';
  const known = await tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = randomUUID();
  await tx.insertInto('account').values({ id, login, name: 'Service', created_at: at }).execute();
  return id;
}

export function factsHash(facts: object): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** A census of one directorate, applied. @returns its version. */
export async function seedCensus(tx: Tx, board: string, people: readonly SeededPerson[], at: Date): Promise<number> {
  const by = await seedAccount(tx, at);
  const census = randomUUID();
  const { rows } = await sql<{
    number: number;
  }>`select coalesce(max(number), 0)::int as number from census_version where board = ${board}`.execute(tx);
  const before = rows[0]!.number;
  await tx
    .insertInto('census')
    .values({
      ...{ id: census, board, by, at, compared_with: before, accepted: people.length, content_hash: factsHash([census]) },
      ...{ rejected: '[]', warnings: '[]', changes: '{}', stale: '{}', confirm: null },
    })
    .execute();
  await tx
    .insertInto('person')
    .values(people.map(({ id }) => ({ id, board })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ board }))
    .execute();
  await tx
    .insertInto('census_person')
    .values(
      people.map((person) => ({
        ...{ census, person: person.id, role: person.role, board, service: person.serviceCode, name: fullName(person) },
        promotion: person.role === 'trainee' ? person.promotion : null,
        ...{ facts: JSON.stringify(person), facts_hash: factsHash(person), source: null },
      })),
    )
    .execute();
  await tx
    .insertInto('census_version')
    .values({ board, number: before + 1, census, by, at, accept_partial: false, confirmed: null })
    .execute();
  return before + 1;
}

/** The round that a proposal is of, where it is not there yet. @returns its id. */
export async function seedEmptyRound(tx: Tx, board: string, { period }: Pick<Proposal, 'period'>, at: Date): Promise<string> {
  const id = `${board}.${period.promotion}.${period.id}`;
  const days = period.segments.flatMap(({ start, end }) => [start, end]).sort();
  await tx
    .insertInto('round')
    .values({
      ...{ id, board, promotion: period.promotion, period: period.id, name: period.name, starts_on: days[0]!, ends_on: days.at(-1)! },
      ...{ document: JSON.stringify(period), made_at: at },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

/** What a worker leaves of a run of `match`, on the facts that the census has now. @returns its id. */
export async function seedRun(
  tx: Tx,
  round: string,
  proposal: Proposal,
  at: Date,
  files: ReadonlyMap<string, Uint8Array> = new Map([['proposal.json', Buffer.from(JSON.stringify(proposal))]]),
): Promise<string> {
  const by = await seedAccount(tx, at);
  const run = randomUUID();
  const board = round.slice(0, round.indexOf('.'));
  const basis = await sql<{ census: string; guidelines: string }>`
    select census, guidelines_in_force(${board}) as guidelines from current_census where board = ${board}`.execute(tx);
  await tx
    .insertInto('run')
    .values({ id: run, command: 'match', board, round, ...basis.rows[0]!, request: '{}', inputs: '[]', language: 'fr', by, at })
    .execute();
  await tx.insertInto('job').values({ id: run, kind: 'run', state: 'done', attempt: 1, ended_at: at }).execute();
  const { status, verified, pairs, unmet } = proposal;
  await tx
    .insertInto('run_result')
    .values({
      ...{ run, attempt: 1, ending: status === 'optimal' ? 'done' : status, document: '{}', proposed: pairs.length, unmet: unmet.length },
      ...{ verified: status === 'infeasible' ? false : verified, at },
    })
    .execute();
  let position = 0;
  for (const [name, bytes] of files) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx
      .insertInto('blob')
      .values({ sha256, size: bytes.length, bytes: Buffer.from(bytes) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.insertInto('run_file').values({ run, position: ++position, name, sha256 }).execute();
  }
  const entries: (ProposedPair | UnmetTrainee)[] = [...pairs, ...unmet];
  const rows = entries.map((entry) => ({
    ...{
      trainee: entry.trainee.id,
      mentor: 'mentor' in entry ? entry.mentor.id : null,
      score: 'score' in entry ? entry.score : null,
      entry,
    },
  }));
  await sql`
    insert into run_pair (run, trainee, mentor, board, trainee_service, mentor_service, score, entry, facts_hash)
    select ${run}, t.id, x.mentor, t.board, t.service, m.service, x.score, x.entry, pair_facts(t.id, x.mentor)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(trainee text, mentor text, score int, entry jsonb)
    join current_person t on t.id = x.trainee left join current_person m on m.id = x.mentor`.execute(tx);
  return run;
}

export interface SeededRound {
  readonly round: string;
  readonly run: string;
}

/** A census of the people, the round of the proposal, and the run that made it. */
export async function seedRound(
  tx: Tx,
  {
    proposal,
    people,
    files,
    at,
  }: { proposal: Proposal; people: readonly SeededPerson[]; files?: ReadonlyMap<string, Uint8Array>; at: Date },
): Promise<SeededRound> {
  const board = people[0]!.boardCode;
  await seedCensus(tx, board, people, at);
  const round = await seedEmptyRound(tx, board, proposal, at);
  return { round, run: await seedRun(tx, round, proposal, at, files) };
}
