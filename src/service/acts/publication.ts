/** Publishing a round, from where people see their match, and taking that back. */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import { namesInWords, type RoundWords, saidOfRound } from '../../wording/index.ts';
import { capacityOf, mentorPlaces, type PlaceRules, takenElsewhere } from '../rules/places.ts';
import { isComplete, type Missing, missingOf } from '../rules/publication.ts';
import { mayDo } from '../rules/rights.ts';
import { type Act, mustBeFresh, mustBeVersion, mustHave, record } from './acting.ts';
import { pairRows } from './pair-rows.ts';
import { growRound, type HeldRound, holdRound, lastPublication, namedAs, seeRound } from './round-lock.ts';
import { tellEach } from './tell-each.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** As `Missing`, with names. */
export type ShownMissing = Omit<Missing, 'undecided' | 'notProposed' | 'stale' | 'elsewhere' | 'full'> & {
  readonly [List in 'undecided' | 'notProposed' | 'stale' | 'elsewhere' | 'full']: Named[];
};

export interface PublicationView {
  readonly round: string;
  readonly state: 'open' | 'published' | 'withdrawn';
  /** Publications and withdrawals up to now. */
  readonly number: number;
  readonly reason: string | null;
  /** Name and function of who published or withdrew; null while nobody has. */
  readonly by: string | null;
  readonly at: string | null;
  /** In force by it. */
  readonly matches: number;
  /** What is lacking before it may be published; null once it is, and for whoever may not publish it. */
  readonly missing: ShownMissing | null;
  /** Of the round. */
  readonly version: number;
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readPublication(act: Act, roundId: string): Promise<PublicationView> {
  const round = await seeRound(act, roundId);
  const last = await lastPublication(act, roundId);
  const isPublished = last?.isPublished === true;
  const asksFor = !isPublished && mayDo(act.who.grants, 'round.publish', { board: round.board });
  const { count } = await act.tx
    .selectFrom('match')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('round', '=', roundId)
    .where('void', '=', false)
    .executeTakeFirstOrThrow();
  return {
    ...{ round: roundId, state: last === null ? 'open' : isPublished ? 'published' : 'withdrawn', number: last?.number ?? 0 },
    ...{ reason: last?.reason ?? null, by: last?.by ?? null, at: last?.at.toISOString() ?? null, matches: count },
    missing: asksFor ? shown(await lacking(act, round)) : null,
    version: round.version,
  };
}

/**
 * Whoever is decided with a mentor has a match from here. Again once it is published changes nothing.
 * @param asked the round's version.
 * @throws BinomeError SERVICE_*; PUBLICATION_INCOMPLETE; DECISION_MENTOR_FULL, DECISION_TWO_MENTORS.
 */
export async function publish(act: Act, roundId: string, reason: string | null, asked: number | null): Promise<PublicationView> {
  const { tx, who, moment } = act;
  const round = await mayBePublished(act, roundId, asked);
  const last = await lastPublication(act, roundId);
  if (last?.isPublished === true) return readPublication(act, roundId);
  const found = await lacking(act, round);
  if (!isComplete(found.missing)) throw incomplete(found);
  const number = (last?.number ?? 0) + 1;
  const { rows: head } = await sql<{ head: string }>`select audit_head() as head`.execute(tx);
  await tx
    .insertInto('publication')
    .values({
      ...{ round: roundId, number, kind: 'published', reason, by: who.account, by_name: await namedAs(act, { board: round.board }) },
      ...{ at: moment.now, audit_head: head[0]!.head },
    })
    .execute();
  const made = await makeMatches(act, round, number, found.capacities);
  await growRound(act, round);
  await tellOfIt(act, round, 'round.published', number, made);
  await record(act, 'round.publish', { subject: roundId, board: round.board, payload: { number, matches: made.length } });
  return readPublication(act, roundId);
}

/** @throws BinomeError SERVICE_*; PUBLICATION_NONE; PUBLICATION_BREAKDOWN. */
export async function withdrawPublication(act: Act, roundId: string, reason: string, asked: number | null): Promise<PublicationView> {
  const { tx, who, moment } = act;
  const round = await mayBePublished(act, roundId, asked);
  const last = await lastPublication(act, roundId);
  if (last === null || !last.isPublished) throw new BinomeError('PUBLICATION_NONE');
  const { rows: cases } = await sql<{ open: number }>`
    select count(distinct m.id)::int as open from match m join breakdown b on b.match = m.id
    left join breakdown_closing c on c.breakdown = b.id
    where m.round = ${roundId} and m.publication = ${last.number} and c.kind is distinct from 'dropped'`.execute(tx);
  const open = cases[0]!.open;
  if (open > 0) throw new BinomeError('PUBLICATION_BREAKDOWN', { ...saidOfRound((words) => words.cases(open)) });
  const number = last.number + 1;
  const { rows: head } = await sql<{ head: string }>`select audit_head() as head`.execute(tx);
  await tx
    .insertInto('publication')
    .values({
      ...{ round: roundId, number, kind: 'withdrawn', reason, by: who.account, by_name: await namedAs(act, { board: round.board }) },
      ...{ at: moment.now, audit_head: head[0]!.head },
    })
    .execute();
  const ended = await tx
    .updateTable('match')
    .set({ void: true })
    .where('round', '=', roundId)
    .where('void', '=', false)
    .returning(['trainee', 'mentor', 'trainee_service', 'mentor_service'])
    .execute();
  await growRound(act, round);
  await tellOfIt(act, round, 'round.withdrawn', number, ended);
  await record(act, 'round.withdraw', { subject: roundId, board: round.board, payload: { number, matches: ended.length } });
  return readPublication(act, roundId);
}

async function mayBePublished(act: Act, roundId: string, asked: number | null): Promise<HeldRound> {
  const round = await holdRound(act, roundId);
  mustHave(act, 'round.publish', { board: round.board });
  mustBeFresh(act);
  mustBeVersion(asked, round.version);
  return round;
}

interface Lacking {
  readonly missing: Missing;
  readonly names: ReadonlyMap<string, string>;
  /** Of each mentor who is decided for somebody. */
  readonly capacities: ReadonlyMap<string, number>;
}

async function lacking(act: Pick<Act, 'tx'>, { id }: Pick<HeldRound, 'id'>): Promise<Lacking> {
  const { tx } = act;
  const rows = await pairRows(act, id);
  const standing = new Map(rows.filter(({ stands }) => stands === true).map((row) => [row.trainee, row]));
  const { rows: trainees } = await sql<{ trainee: string; name: string; proposed: boolean; elsewhere: boolean }>`
    select * from round_trainees(${id})`.execute(tx);
  const { rows: mentors } = await sql<{ mentor: string; name: string; given: number; elsewhere: number; facts: unknown }>`
    select * from round_mentors(${id})`.execute(tx);
  const { rows: told } = await sql<{ rules: PlaceRules | null }>`
    select document -> 'rules' as rules from submission_document where round = ${id} order by number desc limit 1`.execute(tx);
  const { rows: facts } = await sql<{ running: boolean; flags: number }>`select running, flags from round_facts(${id})`.execute(tx);
  const read = mentors.map(({ mentor, given, elsewhere, facts: own }) => {
    const places = mentorPlaces.parse(own ?? {});
    return { id: mentor, given, taken: takenElsewhere(places, elsewhere), capacity: capacityOf(told[0]?.rules ?? null, places) };
  });
  const missing = missingOf({
    ...{ isSubmitted: rows.length > 0 || told.length > 0, isRunning: facts[0]?.running === true, flags: facts[0]?.flags ?? 0 },
    trainees: trainees.map(({ trainee, proposed }) => ({ id: trainee, isProposed: proposed, isDecided: standing.has(trainee) })),
    stale: [...standing.values()].filter(({ decision_stale: isStale }) => isStale === true).map(({ trainee }) => trainee),
    elsewhere: trainees
      .filter(({ trainee, elsewhere }) => elsewhere && standing.get(trainee)?.decided_mentor != null)
      .map(({ trainee }) => trainee),
    mentors: read,
  });
  const names = new Map([
    ...rows.map((row) => [row.trainee, row.trainee_name] as const),
    ...trainees.map(({ trainee, name }) => [trainee, name] as const),
    ...mentors.map(({ mentor, name }) => [mentor, name] as const),
  ]);
  return { missing, names, capacities: new Map(read.map(({ id: mentor, capacity }) => [mentor, capacity])) };
}

function shown({ missing, names }: Lacking): ShownMissing {
  const named = (ids: readonly string[]): Named[] => ids.map((id) => ({ id, name: names.get(id) ?? id }));
  const { undecided, notProposed, stale, elsewhere, full, ...rest } = missing;
  return {
    ...rest,
    ...{ undecided: named(undecided), notProposed: named(notProposed), stale: named(stale) },
    ...{ elsewhere: named(elsewhere), full: named(full) },
  };
}

function incomplete({ missing, names }: Lacking): BinomeError {
  const said = (words: RoundWords): string => {
    const list = (ids: readonly string[], sentence: (n: number, names: string) => string): string[] =>
      ids.length === 0
        ? []
        : [
            sentence(
              ids.length,
              namesInWords(
                ids.map((id) => names.get(id) ?? id),
                words,
              ),
            ),
          ];
    const { missing: m } = words;
    return [
      ...(missing.notSubmitted ? [m.notSubmitted] : []),
      ...(missing.running ? [m.running] : []),
      ...(missing.flags > 0 ? [m.flags(missing.flags)] : []),
      ...list(missing.undecided, m.undecided),
      ...list(missing.notProposed, m.notProposed),
      ...list(missing.stale, m.stale),
      ...list(missing.elsewhere, m.elsewhere),
      ...list(missing.full, m.full),
    ].join(words.semicolon);
  };
  return new BinomeError('PUBLICATION_INCOMPLETE', { ...saidOfRound(said) });
}

interface MadeMatch {
  readonly trainee: string;
  readonly mentor: string;
  readonly trainee_service: string;
  readonly mentor_service: string;
}

/** A row for each standing decision that gives a mentor, explained by the run that it was made on. */
async function makeMatches(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  { id, board, startsOn, endsOn }: HeldRound,
  publication: number,
  capacities: ReadonlyMap<string, number>,
): Promise<MadeMatch[]> {
  const { rows } = await sql<MadeMatch & { decision: string; run: string }>`
    select d.id as decision, d.trainee, d.mentor, d.trainee_service, d.mentor_service, s.run
    from last_decision d join submission s on s.round = d.round and s.number = d.submission
    where d.round = ${id} and d.stands and d.mentor is not null order by d.trainee`.execute(tx);
  if (rows.length === 0) return [];
  const during = sql<string>`daterange(${startsOn}::date, ${endsOn}::date, '[]')`;
  await tx
    .insertInto('match')
    .values(
      rows.map((row) => ({
        ...{ ...row, id: moment.newId(), round: id, publication, board, during, made_at: moment.now },
        capacity: capacities.get(row.mentor) ?? 1,
      })),
    )
    .execute();
  return rows;
}

/** The people of the matches and the directors of their services. */
async function tellOfIt(
  act: Act,
  { id, board }: HeldRound,
  kind: 'round.published' | 'round.withdrawn',
  number: number,
  matches: readonly MadeMatch[],
): Promise<void> {
  const notice = { event: `publication ${id} ${number}`, kind, board, subject: id };
  const services = matches.flatMap(({ trainee_service: own, mentor_service: other }) => [own, other]);
  await tellEach(
    act,
    'trainee',
    matches.map(({ trainee }) => trainee),
    notice,
  );
  await tellEach(
    act,
    'mentor',
    matches.map(({ mentor }) => mentor),
    notice,
  );
  await tellEach(act, 'director', services, notice);
}
