/** A breakdown case as it is shown: the same state and version to everybody who sees it, of its content what is for whoever asks. */
import { sql } from 'kysely';
import type { Reason } from '../../domain/index.ts';
import { type BreakdownFacts, type BreakdownState, breakdownState, PARTIES, type Party } from '../rules/breakdown-state.ts';
import type { MoveEntry } from '../rules/breakdown-moves.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, type Listed, type Page, pageOf } from './acting.ts';

export interface PersonView {
  readonly id: string;
  /** The id where the census says nothing more. */
  readonly name: string;
  readonly service: string;
}

/** A change of mentor that directors decide. */
export interface MoveView {
  readonly trainee: PersonView;
  /** null: nobody. */
  readonly from: PersonView | null;
  readonly to: PersonView | null;
  /** The service whose director decides. */
  readonly decidedIn: string;
  readonly decidedInName: string;
  readonly scores: MoveEntry['scores'];
  readonly minutes: MoveEntry['minutes'];
  readonly load: number | null;
  /** The one that stands. `by`: name and function. */
  readonly decision: { readonly kind: 'accept' | 'refuse'; readonly reason: string; readonly by: string; readonly at: string } | null;
  /** Of the case: what is decided on one pair bears on all of them. */
  readonly version: number;
}

export interface BreakdownView {
  readonly id: string;
  readonly match: string;
  readonly board: string;
  readonly round: string;
  readonly trainee: PersonView;
  readonly mentor: PersonView;
  readonly reason: Reason;
  readonly state: BreakdownState;
  readonly reportedBy: 'board' | Party;
  /** ISO days: when it was known, and when the change or the dropping was settled; null before. */
  readonly knownOn: string;
  readonly reportedAt: string;
  readonly actedOn: string | null;
  /** Which sides have been heard: also to whoever reported it, who sees no hearing. */
  readonly heard: Party[];
  readonly hearings: HearingView[];
  readonly runs: { readonly run: string; readonly from: string; readonly at: string }[];
  /** The one submitted last. */
  readonly option: OptionView | null;
  /** Of that option. */
  readonly pairs: MoveView[];
  readonly closing: {
    readonly kind: 'in-effect' | 'dropped';
    /** First day of the change; null of a dropped case. */
    readonly on: string | null;
    readonly reason: string | null;
    readonly by: string;
    readonly at: string;
  } | null;
  readonly followUps: { readonly on: string; readonly outcome: string | null; readonly at: string }[];
  /** How many notes whoever asks may read; null for whom there are none to read. */
  readonly notes: number | null;
  /** Who reads the notes beside their authors; to whoever reported the case, once it is closed. */
  readonly reviewers: { readonly id: string; readonly name: string }[];
  readonly version: number;
}

export interface HearingView {
  readonly id: string;
  readonly party: Party;
  readonly on: string;
  readonly at: string;
}

export interface OptionView {
  readonly number: number;
  readonly run: string;
  readonly point: number;
  /** As the run's report has it. */
  readonly label: string;
  readonly from: string;
  readonly at: string;
}

export interface BreakdownFilter {
  readonly board?: string | undefined;
  readonly state?: BreakdownState | undefined;
}

/** How many are looked at at a time for those in a state, which the store does not keep. */
const BATCH = 200;

/** The latest first; `page.after` is the id of a case. */
export async function listBreakdowns(act: Act, { board, state }: BreakdownFilter, page: Page): Promise<Listed<BreakdownView>> {
  const views: BreakdownView[] = [];
  let after = page.after;
  for (;;) {
    const rows = await rowsOf(act, { board, after, limit: BATCH });
    views.push(...rows.map(viewOf).filter((view) => state === undefined || view.state === state));
    if (rows.length < BATCH || views.length > page.limit) break;
    after = rows.at(-1)!.id;
  }
  return pageOf(
    views.slice(0, page.limit + 1),
    page,
    (view) => view,
    ({ id }) => id,
  );
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readBreakdown(act: Pick<Act, 'tx'>, id: string): Promise<BreakdownView> {
  mustBeId(id);
  const [row] = await rowsOf(act, { id, limit: 1 });
  return viewOf(found(row, id));
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What no id looks like is no case. @throws BinomeError SERVICE_NOT_FOUND. */
export function mustBeId(id: string): void {
  found(ID.test(id) ? id : undefined, id);
}

/** What is derived of a case, as `breakdown_facts` has it. */
interface FactsRow {
  readonly trainee_heard: boolean;
  readonly mentor_heard: boolean;
  readonly runs: number;
  readonly option: number | null;
  readonly refused: number;
  readonly undecided: number;
  readonly closed: 'in-effect' | 'dropped' | null;
  readonly followed_up: boolean;
  readonly acts: number;
}

export function factsOf(row: FactsRow): BreakdownFacts {
  const { runs, option, refused, undecided, closed } = row;
  return {
    heard: { trainee: row.trainee_heard, mentor: row.mentor_heard },
    ...{ runs, option, refused, undecided, closed },
    isFollowedUp: row.followed_up,
  };
}

/** As it is now, for an act that goes on with it. */
export async function factsNow({ tx }: Pick<Act, 'tx'>, id: string): Promise<{ readonly facts: BreakdownFacts; readonly version: number }> {
  const { rows } = await sql<FactsRow>`select * from breakdown_facts(${id})`.execute(tx);
  const row = found(rows[0], id);
  return { facts: factsOf(row), version: row.acts };
}

/** Moments within JSON are text. */
interface BreakdownRow extends FactsRow {
  readonly id: string;
  readonly match: string;
  readonly board: string;
  readonly round: string;
  readonly trainee: string;
  readonly mentor: string;
  readonly trainee_service: string;
  readonly mentor_service: string;
  readonly trainee_name: string | null;
  readonly mentor_name: string | null;
  readonly reason: Reason;
  readonly reported_as: 'board' | Party;
  readonly known_on: string;
  readonly at: Date;
  readonly hearings: readonly { id: string; party: Party; on: string; at: string }[];
  readonly asked: readonly { run: string; from: string; at: string }[];
  readonly submitted: { number: number; run: string; point: number; label: string; from_day: string; at: string } | null;
  readonly moves: readonly MoveRow[];
  readonly closing: { kind: 'in-effect' | 'dropped'; on_day: string | null; reason: string | null; by_name: string; at: string } | null;
  readonly follow_ups: readonly { on: string; outcome: string | null; at: string }[];
  readonly reviewers: { id: string; name: string }[];
  readonly own_notes: number;
  readonly reviews: boolean;
}

interface MoveRow {
  readonly trainee: string;
  readonly trainee_service: string;
  readonly from_mentor: string | null;
  readonly from_service: string | null;
  readonly to_mentor: string | null;
  readonly to_service: string | null;
  readonly decided_in: string;
  readonly decided_in_name: string | null;
  readonly entry: MoveEntry;
  readonly decision: { kind: 'accept' | 'refuse'; reason: string; by_name: string; at: string } | null;
}

/** One statement, whatever the number of cases. */
async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: { readonly id?: string; readonly board?: string | undefined; readonly after?: string | null; readonly limit: number },
): Promise<BreakdownRow[]> {
  const { id = null, board = null, after = null, limit } = wanted;
  const { rows } = await sql<BreakdownRow>`
    with wanted as (
      select * from breakdown b
      where (${id}::uuid is null or b.id = ${id}) and (${board}::text is null or b.board = ${board})
        and (${after}::uuid is null or (b.at, b.id) < (select a.at, a.id from breakdown a where a.id = ${after}))
      order by b.at desc, b.id desc limit ${limit}
    )
    select b.*, f.*, n.*, reviews_case(b.id) as reviews,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'party', h.party, 'on', h.on_day, 'at', h.at) order by h.at, h.id)
        from hearing h where h.breakdown = b.id), '[]') as hearings,
      coalesce((select jsonb_agg(jsonb_build_object('run', r.run, 'from', r.from_day, 'at', r.at) order by r.at, r.run)
        from breakdown_run r where r.breakdown = b.id), '[]') as asked,
      (select to_jsonb(o) from last_breakdown_option o where o.breakdown = b.id) as submitted,
      coalesce((select jsonb_agg(to_jsonb(m) || jsonb_build_object('decision', to_jsonb(d), 'decided_in_name', s.name) order by m.trainee collate "C")
        from breakdown_move m
        left join last_breakdown_decision d on d.breakdown = m.breakdown and d.option = m.option and d.trainee = m.trainee
        left join service s on s.code = m.decided_in
        where m.breakdown = b.id and m.option = f.option), '[]') as moves,
      (select to_jsonb(c) from breakdown_closing c where c.breakdown = b.id) as closing,
      coalesce((select jsonb_agg(jsonb_build_object('on', u.on_day, 'outcome', u.outcome, 'at', u.at) order by u.number)
        from follow_up u where u.breakdown = b.id), '[]') as follow_ups,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.account, 'name', v.name)) from breakdown_reviewers(b.id) v), '[]') as reviewers,
      (select count(*)::int from confidential_note t where t.breakdown = b.id) as own_notes
    from wanted b cross join lateral breakdown_facts(b.id) f cross join lateral breakdown_names(b.id) n
    order by b.at desc, b.id desc`.execute(tx);
  return rows;
}

const iso = (moment: string): string => new Date(moment).toISOString();

function viewOf(row: BreakdownRow): BreakdownView {
  const { id, match, board, round, reason, closing, submitted, acts: version } = row;
  const facts = factsOf(row);
  return {
    ...{ id, match, board, round, reason, version },
    trainee: { id: row.trainee, name: row.trainee_name ?? row.trainee, service: row.trainee_service },
    mentor: { id: row.mentor, name: row.mentor_name ?? row.mentor, service: row.mentor_service },
    state: breakdownState(facts),
    reportedBy: row.reported_as,
    knownOn: row.known_on,
    reportedAt: row.at.toISOString(),
    actedOn: closing === null ? null : dayInFrance(new Date(closing.at)),
    heard: PARTIES.filter((party) => facts.heard[party]),
    hearings: row.hearings.map((hearing) => ({ ...hearing, at: iso(hearing.at) })),
    runs: row.asked.map((run) => ({ ...run, at: iso(run.at) })),
    option:
      submitted === null
        ? null
        : {
            ...{ number: submitted.number, run: submitted.run, point: submitted.point, label: submitted.label },
            ...{ from: submitted.from_day, at: iso(submitted.at) },
          },
    pairs: row.moves.map((move) => moveView(move, version)),
    closing:
      closing === null
        ? null
        : { kind: closing.kind, on: closing.on_day, reason: closing.reason, by: closing.by_name, at: iso(closing.at) },
    followUps: row.follow_ups.map((followUp) => ({ ...followUp, at: iso(followUp.at) })),
    notes: row.reviews || row.own_notes > 0 ? row.own_notes : null,
    reviewers: row.reviewers,
  };
}

function moveView({ decision, entry, ...move }: MoveRow, version: number): MoveView {
  const person = (id: string | null, name: string | null, service: string | null): PersonView | null =>
    id === null ? null : { id, name: name ?? id, service: service ?? '' };
  const { names, scores, minutes, load } = entry;
  return {
    trainee: { id: move.trainee, name: names.trainee, service: move.trainee_service },
    from: person(move.from_mentor, names.from, move.from_service),
    to: person(move.to_mentor, names.to, move.to_service),
    decidedIn: move.decided_in,
    decidedInName: move.decided_in_name ?? move.decided_in,
    ...{ scores, minutes, load, version },
    decision: decision === null ? null : { kind: decision.kind, reason: decision.reason, by: decision.by_name, at: iso(decision.at) },
  };
}
