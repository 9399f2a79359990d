/**
 * What can be done in a breakdown: options computed from what is in force, and the one of them that the board submits to the directors concerned.
 */
import { sql } from 'kysely';
import { optionsOf, type Reassignment } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { type HeldPair, type Move, movesOf, type Placed } from '../rules/breakdown-moves.ts';
import { missingHearings, type Party } from '../rules/breakdown-state.ts';
import { dayInFrance } from '../rules/preparation.ts';
import type { RunSettings } from '../rules/run-settings.ts';
import { type Act, found, record } from './acting.ts';
import { handleCase, mustBeOpen, standingMatch } from './breakdown-case.ts';
import { type BreakdownView, readBreakdown } from './breakdown-view.ts';
import { inForce, mustBeAsCounted, mustFollow } from './breakdown-in-force.ts';
import { freezeInForce, resultOf } from './breakdown-inputs.ts';
import { freezeCensus } from './freezing.ts';
import { namedAs } from './round-lock.ts';
import { addRun, lockRound, runActOf } from './runs.ts';
import { tellEach } from './tell-each.ts';

export interface OptionsAsked {
  /** First day of the change, ISO. */
  readonly from: string;
  /** Who does not move. */
  readonly pinned: readonly string[];
  /** Other choices to look for at each number of moves. */
  readonly alternates: number;
}

/**
 * A run of `reassign` on what is in force, with the census of today.
 * @returns its id.
 * @throws BinomeError SERVICE_*; BREAKDOWN_CLOSED, BREAKDOWN_MATCH_*, BREAKDOWN_NOT_HEARD, BREAKDOWN_DAY, BREAKDOWN_PAST_DAY; RUN_*.
 */
export async function askOptions(
  act: Act,
  id: string,
  { from, pinned, alternates }: OptionsAsked,
  { asked, settings }: { readonly asked: number | undefined; readonly settings: RunSettings },
): Promise<string> {
  const { tx, who, moment } = act;
  const held = await handleCase(act, id, asked);
  const { board, round: roundId, trainee, mentor, reason } = held.row;
  await mustBeOpen(act, held);
  const round = found(await lockRound(act, roundId), roundId);
  const match = await standingMatch(act, held);
  const underWay = await tx
    .selectFrom('breakdown_run')
    .innerJoin('job', 'job.id', 'breakdown_run.run')
    .select('job.id')
    .where('breakdown_run.breakdown', '=', id)
    .where('job.state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  if (underWay !== undefined) throw new BinomeError('RUN_UNDER_WAY', { value: underWay.id });
  const missing = missingHearings(held.facts);
  if (missing.length > 0) throw new BinomeError('BREAKDOWN_NOT_HEARD', { ...heardDetail(missing) });
  const now = await inForce(act, roundId);
  const first = now.effectDay !== null && now.effectDay > match.first ? now.effectDay : match.first;
  if (from < first || from > match.last) throw new BinomeError('BREAKDOWN_DAY', { value: from, start: first, end: match.last });
  mustNotBePast(act, from);
  const folder = await freezeInForce(act, round, now);
  const census = await freezeCensus(act, board);
  const request = {
    ...{ folder: folder.said, breakdowns: [[trainee, mentor]], departures: [], sites: [], capacities: [], pinned, reason },
    ...(alternates === 0 ? {} : { alternates }),
    ...{ census: census.said.places, from, acceptPartial: census.said.acceptPartial, limits: settings.limits },
  };
  const run = found(
    (await addRun(
      runActOf(act),
      {
        ...{ command: 'reassign', board, round: roundId, breakdown: id, request, inputs: [...folder.inputs, ...census.inputs] },
        ...{ census: census.said.census, guidelines: folder.guidelines },
      },
      settings,
    )) ?? undefined,
    id,
  );
  await tx
    .insertInto('breakdown_run')
    .values({
      ...{ breakdown: id, run, from_day: from, publication: now.publication, effect: now.effect },
      ...{ by: who.account, at: moment.now },
    })
    .execute();
  await record(act, 'breakdown.look-for-options', { subject: id, board, payload: { run, from, alternates } });
  return run;
}

/**
 * Who had whom on a day that is over is a fact, which no decision changes any more. (A day that passes while directors decide on an option that was
 * submitted in time is that option's own still.)
 * @throws BinomeError BREAKDOWN_PAST_DAY.
 */
function mustNotBePast({ moment }: Pick<Act, 'moment'>, day: string): void {
  const today = dayInFrance(moment.now);
  if (day < today) throw new BinomeError('BREAKDOWN_PAST_DAY', { value: day, today });
}

const HEARD_WORDS: Readonly<Record<Party, { readonly detail: string; readonly detailFr: string }>> = {
  trainee: { detail: 'the trainee’s hearing', detailFr: 'l’audition du stagiaire' },
  mentor: { detail: 'the mentor’s hearing', detailFr: 'l’audition du tuteur' },
};

function heardDetail(missing: readonly Party[]): { readonly detail: string; readonly detailFr: string } {
  const words = missing.map((party) => HEARD_WORDS[party]);
  return { detail: words.map(({ detail }) => detail).join(', '), detailFr: words.map(({ detailFr }) => detailFr).join(', ') };
}

/**
 * Submits one option to the directors concerned, who are named as reviewers of the notes; it takes the place of an earlier one. The same again, while
 * nobody has refused it, changes nothing: what was accepted stays.
 * @throws BinomeError SERVICE_*; BREAKDOWN_CLOSED, BREAKDOWN_MATCH_*, BREAKDOWN_RUN, BREAKDOWN_RUN_UNFINISHED, BREAKDOWN_POINT, BREAKDOWN_PAST_DAY, BREAKDOWN_STALE.
 */
export async function submitOption(
  act: Act,
  id: string,
  { run, label, asked }: { readonly run: string; readonly label: string; readonly asked: number | null },
): Promise<BreakdownView> {
  const { tx, who, moment } = act;
  const held = await handleCase(act, id, asked);
  const { board, round } = held.row;
  await mustBeOpen(act, held);
  await standingMatch(act, held);
  const own = await tx.selectFrom('breakdown_run').select('from_day').where('run', '=', run).where('breakdown', '=', id).executeTakeFirst();
  if (own === undefined) throw new BinomeError('BREAKDOWN_RUN', { value: run }, { path: '/run' });
  const result = await resultOf(act, run);
  mustNotBePast(act, own.from_day);
  await mustFollow(act, run, await inForce(act, round));
  const last = await tx.selectFrom('last_breakdown_option').select(['run', 'label']).where('breakdown', '=', id).executeTakeFirst();
  if (last?.run === run && last.label === label && held.facts.refused === 0) return readBreakdown(act, id);
  const options = optionsOf(result.reassignment);
  const option = options.find((other) => other.label === label);
  if (option === undefined)
    throw new BinomeError(
      'BREAKDOWN_POINT',
      { value: label, known: options.map((other) => other.label).join(', ') || '—' },
      { path: '/point' },
    );
  const people = await peopleIn(act, result.reassignment);
  const moves = movesOf(option, { ...result, held: await heldPairs(act, round, own.from_day), people });
  if (moves === null || moves.length === 0)
    throw new BinomeError('BREAKDOWN_STALE', {
      detail: 'somebody whom this option moves is no longer where it takes them from',
      detailFr: 'une personne que cette option déplace n’est plus là où elle la prend',
    });
  const number = (held.facts.option ?? 0) + 1;
  await tx
    .insertInto('breakdown_option')
    .values({
      ...{ breakdown: id, number, run, label, point: Number.parseInt(label, 10), from_day: own.from_day },
      ...{ by: who.account, by_name: await namedAs(act, { board }), at: moment.now },
    })
    .execute();
  await tx
    .insertInto('breakdown_move')
    .values(moves.map((move) => rowOf(move, id, number)))
    .execute();
  await mustBeAsCounted(act, id);
  await record(act, 'breakdown.submit', { subject: id, board, payload: { option: number, run, point: label, moves: moves.length } });
  const view = await readBreakdown(act, id);
  await tellEach(
    act,
    'director',
    view.pairs.map(({ decidedIn }) => decidedIn),
    { event: `breakdown.submitted:${id}:${number}`, kind: 'breakdown.submitted', board, subject: id },
  );
  return view;
}

export interface OptionFound {
  /** What `submitOption` takes. */
  readonly label: string;
  /** Others than those concerned who give up a mentor, at most. */
  readonly moved: number;
  readonly status: 'optimal' | 'limit';
  /** Trainees with a mentor, and all pairs' points, beside what was in force: millionths. */
  readonly served: number;
  readonly gain: number;
  readonly changes: {
    readonly trainee: Named;
    readonly from: Named | null;
    readonly to: Named | null;
    readonly scores: { readonly before: number | null; readonly after: number | null };
    readonly minutes: { readonly before: number | null; readonly after: number | null };
    readonly load: number | null;
  }[];
  readonly explanation: { readonly fr: readonly string[]; readonly en: readonly string[] };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a run of the case found, for whoever handles the case and may read the run. @throws BinomeError SERVICE_NOT_FOUND, BREAKDOWN_RUN_UNFINISHED. */
export async function readOptions(act: Act, id: string, run: string): Promise<{ run: string; from: string; options: OptionFound[] }> {
  await readBreakdown(act, id);
  const own = await act.tx
    .selectFrom('breakdown_run')
    .innerJoin('run', 'run.id', 'breakdown_run.run')
    .select('from_day')
    .where('breakdown_run.run', '=', run)
    .where('breakdown_run.breakdown', '=', id)
    .executeTakeFirst();
  const { from_day: from } = found(own, run);
  const { reassignment } = await resultOf(act, run);
  const names = new Map((reassignment.people ?? []).map((person) => [person.id, person.name]));
  const named = (person: string): Named => ({ id: person, name: names.get(person) ?? person });
  const options = optionsOf(reassignment).map(({ label, point, served, gain }): OptionFound => ({
    ...{ label, moved: point.moved, status: point.status, served, gain, explanation: point.explanation },
    changes: point.changes.map(({ trainee, from: old, to }, k) => {
      const { before, after, minutes, load } = point.details[k]!;
      return {
        ...{ trainee: named(trainee), from: old === null ? null : named(old), to: to === null ? null : named(to) },
        ...{ scores: { before, after }, minutes, load },
      };
    }),
  }));
  return { run, from, options };
}

function rowOf({ trainee, traineeService, from, to, entry }: Move, breakdown: string, option: number) {
  return {
    ...{ breakdown, option, trainee, trainee_service: traineeService, entry: JSON.stringify(entry) },
    ...{ from_mentor: from?.mentor ?? null, from_service: from?.service ?? null },
    ...{ to_mentor: to?.mentor ?? null, to_service: to?.service ?? null, capacity: to?.capacity ?? null },
  };
}

async function heldPairs({ tx }: Pick<Act, 'tx'>, round: string, day: string): Promise<HeldPair[]> {
  const { rows } = await sql<HeldPair>`
    select trainee, mentor, trainee_service as "traineeService", mentor_service as "mentorService" from match
    where round = ${round} and not void and during @> ${day}::date`.execute(tx);
  return rows;
}

/** Everybody whom a frontier names, as the census of today has them. */
async function peopleIn({ tx }: Pick<Act, 'tx'>, { people = [] }: Reassignment): Promise<Map<string, Placed>> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('current_person').select(['id', 'name', 'service']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name, service }) => [id!, { name: name!, service: service! }]));
}
