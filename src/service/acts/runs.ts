/** Runs: asked for with their inputs frozen, listed, read, cancelled. */
import type { Language, ThrownCode, Place } from '../../errors/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { sql } from 'kysely';
import { checkPins, type Pin } from '../rules/asked-pins.ts';
import type { RunLimits, RunSettings } from '../rules/run-settings.ts';
import { hasEnded, type RunCommand, type RunState, runVersion } from '../rules/run-state.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf, record } from './acting.ts';
import {
  decisionsOf,
  freezeCalendar,
  freezeCensus,
  freezeDecided,
  freezeGuidelines,
  freezeResult,
  type FrozenInput,
  peopleOf,
} from './freezing.ts';
import { addJob, cancelJob } from './queueing.ts';
import { mustBeOpen } from './round-lock.ts';

/** An act of somebody, or of the service itself by its schedule. */
export type RunAct = Pick<Act, 'tx' | 'moment'> & { readonly by: string | null; readonly language: Language };

export function runActOf({ tx, moment, who }: Act): RunAct {
  return { tx, moment, by: who.account, language: who.language };
}

export interface NewRun {
  readonly command: RunCommand;
  readonly board: string | null;
  readonly round?: string | null;
  readonly breakdown?: string | null;
  /** As the command takes it, each input by its place. */
  readonly request: object;
  readonly inputs: readonly FrozenInput[];
  /** Which the census was, where it was one directorate's. */
  readonly census?: string | null;
  /** SHA-256, or `shipped`. */
  readonly guidelines: string;
  /** Of the job: the same key gives no second run. */
  readonly key?: string;
  /** Of the job: see `NewJob`. */
  readonly isParked?: boolean;
}

/** A run and its job, with its line in the record. @returns its id; null where there is one of that key. */
export async function addRun({ tx, moment, by, language }: RunAct, run: NewRun, settings: RunSettings): Promise<string | null> {
  const id = moment.newId();
  if (run.key !== undefined) {
    const { rows } = await sql<{ id: string }>`select id from job where key = ${run.key}`.execute(tx);
    if (rows.length > 0) return null;
  }
  const { command, board, round = null, breakdown = null, census = null, guidelines } = run;
  await tx
    .insertInto('run')
    .values({
      ...{ id, command, board, round, breakdown, census, guidelines, language, by, at: moment.now },
      ...{ request: JSON.stringify(run.request), inputs: JSON.stringify(run.inputs) },
    })
    .execute();
  await addJob(tx, {
    ...{ id, kind: 'run', timeLimitSeconds: settings.longestSeconds, memoryLimitMb: settings.memoryMb },
    ...(run.key === undefined ? {} : { key: run.key }),
    ...(run.isParked === undefined ? {} : { isParked: run.isParked }),
  });
  await record({ tx, moment }, 'run.start', { subject: id, board, payload: { command, ...(round === null ? {} : { round }) } });
  return id;
}

export interface AskedMatch {
  readonly pins?: readonly Pin[] | undefined;
  /** See `freezeGuidelines`. */
  readonly guidelines?: number | undefined;
  readonly limits?: RunLimits | undefined;
}

export interface RoundToRun {
  readonly id: string;
  readonly board: string;
  readonly promotion: string;
  readonly period: string;
  readonly calendar: number | null;
}

/**
 * A `match` of a round.
 * @throws BinomeError SERVICE_*, RUN_UNDER_WAY, RUN_NO_CENSUS, RUN_NO_TRAINEE, RUN_GUIDELINES, RUN_PIN_*; DECISION_CLOSED once the round is published.
 */
export async function startMatch(act: Act, roundId: string, asked: AskedMatch, settings: RunSettings): Promise<string> {
  const round = found(await lockRound(act, roundId), roundId);
  mustHave(act, 'run.start', { board: round.board });
  return (await prepareMatch(runActOf(act), round, asked, settings))!;
}

/** Whoever acts on a round waits here for whoever does so already. */
export async function lockRound({ tx }: Pick<Act, 'tx'>, id: string): Promise<RoundToRun | undefined> {
  const { rows } = await sql<RoundToRun>`
    select id, board, promotion, period, calendar from round where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

/** @param key of the job, where it is asked for by itself: null is returned where there was one. @throws BinomeError as `startMatch`. */
export async function prepareMatch(
  act: RunAct,
  round: RoundToRun,
  asked: AskedMatch,
  settings: RunSettings,
  key?: string,
): Promise<string | null> {
  const { tx } = act;
  const underWay = await runUnderWay(act, round.id);
  if (underWay !== null) throw new BinomeError('RUN_UNDER_WAY', { value: underWay });
  await mustBeOpen(act, round.id);
  const census = await freezeCensus(act, round.board);
  if (await hasNoTrainee(act, round.id)) throw new BinomeError('RUN_NO_TRAINEE', { value: round.promotion });
  const guidelines = await freezeGuidelines(act, round.board, asked.guidelines);
  const calendar = await freezeCalendar(act, round.calendar);
  const decisions = await decisionsOf(act, round.id);
  const decided = await freezeDecided(act, round, decisions, 'decided');
  const incumbent = await freezeIncumbent(act, round.id);
  const pins = asked.pins ?? [];
  const people = await peopleOf(act, census.said.census, [...pins, ...decisions.refused].flat());
  checkPins(pins, {
    ...{ promotion: round.promotion, people, refused: decisions.refused },
    decided: new Set(decisions.standing.map(({ trainee }) => trainee)),
  });
  // Who has left the census since cannot be proposed, and is not asked about.
  const refused = decisions.refused.filter(
    ([trainee, mentor]) => people.get(trainee)?.promotion === round.promotion && people.get(mentor)?.role === 'mentor',
  );
  const request = {
    period: await shortName(tx, round),
    ...(incumbent === null ? {} : { incumbent: incumbent.said }),
    ...(decided === null ? {} : { decided: decided.said }),
    ...(pins.length === 0 ? {} : { pins }),
    ...(refused.length === 0 ? {} : { refused }),
    ...situationOf({
      census: census.said,
      guidelines: guidelines.said.place,
      calendar: calendar.said,
      limits: asked.limits ?? settings.limits,
    }),
  };
  const inputs = [census, guidelines, calendar, decided, incumbent].flatMap((frozen) => frozen?.inputs ?? []);
  return addRun(
    act,
    {
      ...{ command: 'match', board: round.board, round: round.id, request, inputs, census: census.said.census },
      ...{ guidelines: guidelines.said.sha256, ...(key === undefined ? {} : { key }) },
    },
    settings,
  );
}

/** Of the promotion, in the census applied. */
async function hasNoTrainee({ tx }: Pick<Act, 'tx'>, round: string): Promise<boolean> {
  const { rows } = await sql<{ none: boolean }>`select has_no_trainee(${round}) as none`.execute(tx);
  return rows[0]!.none;
}

/** What every command that reads a census is asked besides what it computes. */
export function situationOf({
  census,
  guidelines,
  calendar,
  limits,
}: {
  readonly census: { readonly places: readonly string[]; readonly acceptPartial: boolean; readonly board: string | null };
  readonly guidelines: string | undefined;
  readonly calendar: string | undefined;
  readonly limits: RunLimits;
}): object {
  return {
    census: census.places,
    ...(census.board === null ? {} : { board: census.board }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(guidelines === undefined ? {} : { guidelines }),
    ...{ acceptPartial: census.acceptPartial, limits },
  };
}

async function runUnderWay({ tx }: Pick<Act, 'tx'>, round: string): Promise<string | null> {
  const run = await tx
    .selectFrom('run')
    .innerJoin('job', 'job.id', 'run.id')
    .select('run.id')
    .where('run.round', '=', round)
    .where('run.command', '=', 'match')
    .where('job.state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return run?.id ?? null;
}

/** What lies with the directors: a pair of it that is as good as another keeps its place. */
async function freezeIncumbent(
  { tx }: Pick<Act, 'tx'>,
  round: string,
): Promise<{ readonly said: string; readonly inputs: FrozenInput[] } | null> {
  const last = await tx
    .selectFrom('submission')
    .select('run')
    .where('round', '=', round)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  const { inputs } = await freezeResult({ tx }, last.run, 'incumbent');
  const proposal = inputs.filter(({ name }) => name === 'proposal.json');
  return { said: proposal[0]!.place, inputs: proposal };
}

/** `SP1`, where no other promotion of the calendar has one. */
async function shortName(tx: Act['tx'], { board, promotion, period, calendar }: RoundToRun): Promise<string> {
  const other = await tx
    .selectFrom('round')
    .select('id')
    .where('board', '=', board)
    .where('period', '=', period)
    .where('promotion', '<>', promotion)
    .where((build) => (calendar === null ? build('calendar', 'is', null) : build('calendar', '=', calendar)))
    .executeTakeFirst();
  return other === undefined ? period : `${promotion}/${period}`;
}

export interface RunError {
  readonly code: ThrownCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly place: Place;
}

/** Of a run of the whole country: a run for each round. */
export interface RunParts {
  readonly parts: readonly { readonly run: string; readonly round: string; readonly state: RunState }[];
  /** Rounds of the period that none could be asked for, and why. */
  readonly leftOut: readonly { readonly round: string; readonly code: ThrownCode }[];
}

export interface RunView extends Partial<RunParts> {
  readonly id: string;
  readonly command: RunCommand;
  readonly board: string | null;
  readonly round: string | null;
  readonly breakdown: string | null;
  /** As they were asked for; none of what is of a round, a case or another run. */
  readonly periods: readonly string[];
  readonly state: RunState;
  readonly attempt: number;
  /** Of the attempt that works on it, or the last one that did; null once it has ended. */
  readonly progress: { readonly stage: string; readonly done: number; readonly of: number } | null;
  readonly result: {
    readonly ending: string;
    readonly verified: boolean | null;
    readonly proposed: number | null;
    readonly unmet: number | null;
    /** As the answer of the command has them. */
    readonly totals: Readonly<Record<string, unknown>> | null;
  } | null;
  /** Once it has failed. */
  readonly error: RunError | null;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly href: string }[];
  /** The account that asked for it; null: the service, by its schedule. */
  readonly by: string | null;
  /** ISO. */
  readonly at: string;
  readonly endedAt: string | null;
  readonly version: number;
}

export interface RunFilter {
  readonly round?: string | undefined;
  readonly board?: string | undefined;
  readonly command?: RunCommand | undefined;
}

/** The latest first. */
export async function listRuns(act: Act, filter: RunFilter, page: Page): Promise<Listed<RunView>> {
  const rows = await rowsOf(act, { ...filter, after: page.after, limit: page.limit + 1 });
  return pageOf(rows, page, viewOf, ({ id }) => id);
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readRun(act: Act, id: string): Promise<RunView> {
  const [row] = await rowsOf(act, { id, limit: 1 });
  return viewOf(found(row, id));
}

/** @throws BinomeError SERVICE_*; RUN_ENDED. */
export async function cancelRun(act: Act, id: string): Promise<void> {
  const run = found(await act.tx.selectFrom('run').select('board').where('id', '=', id).executeTakeFirst(), id);
  mustHave(act, 'run.cancel', run);
  // Before the whole, as when one ends by itself; each of them waits for its turn in the same order.
  const parts = await act.tx.selectFrom('run_part').select('part').where('whole', '=', id).orderBy('part').execute();
  for (const { part } of parts) await cancelJob(act, part);
  const before = await cancelJob(act, id);
  if (before === null || hasEnded(before)) throw new BinomeError('RUN_ENDED');
  await record(act, 'run.cancel', { subject: id, board: run.board });
}

interface RunRow extends Omit<RunView, 'progress' | 'result' | 'at' | 'endedAt' | 'version' | 'files' | keyof RunParts> {
  readonly progress: RunView['progress'];
  readonly at: Date;
  readonly ended_at: Date | null;
  readonly ending: string | null;
  readonly verified: boolean | null;
  readonly proposed: number | null;
  readonly unmet: number | null;
  readonly totals: Readonly<Record<string, unknown>> | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** null: it has none. */
  readonly parts: readonly (RunParts['parts'][number] & { readonly attempt: number })[] | null;
  readonly left_out: RunParts['leftOut'] | null;
}

async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: RunFilter & { readonly id?: string; readonly after?: string | null; readonly limit: number },
): Promise<RunRow[]> {
  const { id = null, round = null, board = null, command = null, after = null, limit } = wanted;
  const { rows } = await sql<RunRow>`
    with wanted as (
      select * from run r
      where (${id}::uuid is null or r.id = ${id}::uuid) and (${round}::text is null or r.round = ${round})
        and (${board}::text is null or r.board = ${board}) and (${command}::text is null or r.command = ${command})
        and (${after}::uuid is null or (r.at, r.id) < (select l.at, l.id from run l where l.id = ${after}::uuid))
      order by r.at desc, r.id desc limit ${limit}
    )
    select r.id, r.command, r.board, r.round, r.breakdown, coalesce(r.request -> 'periods', '[]') as periods, j.state, j.attempt, j.progress, case j.state when 'failed' then j.error end as error,
      r.by, r.at, j.ended_at, y.ending, y.verified, y.proposed, y.unmet, y.document -> 'totals' as totals,
      (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256) order by f.position), '[]') from run_file f where f.run = r.id) as files,
      (select jsonb_agg(jsonb_build_object('run', c.id, 'round', c.round, 'state', k.state, 'attempt', k.attempt) order by c.round)
        from run_part p join run c on c.id = p.part join job k on k.id = p.part where p.whole = r.id) as parts, r.request -> 'leftOut' as left_out
    from wanted r join job j on j.id = r.id left join run_result y on y.run = r.id
    order by r.at desc, r.id desc`.execute(tx);
  return rows;
}

function viewOf(row: RunRow): RunView {
  const { id, command, board, round, breakdown, periods, error, by } = row;
  const { ending, verified, proposed, unmet, totals } = row;
  const { state, attempt, progress, version, ...parts } = row.parts === null ? alone(row) : whole(row, row.parts);
  return {
    ...{ id, command, board, round, breakdown, periods, state, attempt, error, by },
    progress: hasEnded(state) ? null : progress,
    result: ending === null ? null : { ending, verified, proposed, unmet, totals },
    files: row.files.map(({ name, sha256 }) => ({ name, sha256, href: `/api/runs/${id}/files/${encodeURIComponent(name)}` })),
    at: row.at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    version,
    ...parts,
  };
}

type Course = Pick<RunView, 'state' | 'attempt' | 'progress' | 'version' | keyof RunParts>;

function alone({ state, attempt, progress }: RunRow): Course {
  return { state, attempt, progress, version: runVersion(state, attempt) };
}

/** While it waits for its parts it is as far as they are. */
function whole({ state, attempt, left_out }: RunRow, parts: NonNullable<RunRow['parts']>): Course {
  const begun = state === 'queued' && parts.some((part) => part.attempt > 0);
  return {
    ...{ state: begun ? 'running' : state, attempt, leftOut: left_out ?? [] },
    progress: { stage: 'rounds', done: parts.filter((part) => hasEnded(part.state)).length, of: parts.length },
    version: parts.reduce((sum, part) => sum + runVersion(part.state, part.attempt), runVersion(state, attempt)),
    parts: parts.map(({ run, round, state: of }) => ({ run, round, state: of })),
  };
}
