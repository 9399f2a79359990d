/** Reading the pairs of a round: what is proposed, why, at what price otherwise, and what was decided on it. */
import { sql } from 'kysely';
import { type Exclusion, termKey, type Text } from '../../domain/index.ts';
import { describeExclusion, fieldInWords, inBoth, roundWordsOf } from '../../wording/index.ts';
import { mayDecideAnything } from '../rules/decision.ts';
import { type DecisionKind, isInForce, isStale, type PairState, pairState, pairVersion, stands } from '../rules/pair-state.ts';
import { type Act, found, type Listed, mustHave, othersInCharge, type Page, pageOf } from './acting.ts';
import { type StandingAlternative, standingsInRound, type Taken, takenIn, withStandings } from './mentor-standing.ts';
import { type Changed, changesSince, factsOfPair, type PairRow, pairRows, type Price } from './pair-rows.ts';
import { type ProposedView, proposedView, type Told, whatIsTold } from './proposed-view.ts';
import { seeRound } from './round-lock.ts';

export interface ShownDecision {
  readonly kind: DecisionKind;
  /** Id; null of `without`. */
  readonly mentor: string | null;
  readonly mentorName: string | null;
  readonly reason: string;
  /** Name and function. */
  readonly by: string;
  readonly at: string;
  readonly price: Price | null;
  readonly brokenRules: (Exclusion & Text)[];
  readonly rulesKnown: boolean;
  /** Whether the trainee is thereby decided. */
  readonly stands: boolean;
  readonly stale: boolean;
  /** The submission that it was made on. */
  readonly submission: number;
}

export interface PairView extends ProposedView {
  readonly state: PairState;
  readonly stale: boolean;
  /** The one in force; null where there is none. */
  readonly decision: ShownDecision | null;
  readonly submission: number;
  /** Whether whoever asks has submitted it: they do not accept or change. */
  readonly ownProposal: boolean;
  /** By which decision on somebody else the mentor who is proposed has no place left; null where it is not so. */
  readonly taken: Taken | null;
  readonly version: number;
}

export interface PairInFull extends Omit<PairView, 'alternatives'> {
  readonly alternatives: StandingAlternative[] | null;
  /** Who else directs the mentor's service, by name: they decide where whoever asks does not. */
  readonly deciders: string[];
  /** What is not as it was for what stands, else for what is proposed. */
  readonly changes: (Changed & { readonly said: Text })[];
  /** Every decision on the trainee that whoever asks may see, in their order. */
  readonly history: {
    readonly number: number;
    readonly kind: DecisionKind;
    readonly mentor: string | null;
    readonly mentorName: string | null;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly submission: number;
  }[];
}

export interface PairFilter {
  /** Of the trainee or the mentor. */
  readonly service?: string | undefined;
  readonly state?: PairState | undefined;
  /** Part of a name or an id. */
  readonly q?: string | undefined;
}

/** By trainee. @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN. */
export async function listPairs(act: Act, roundId: string, { service, state, q }: PairFilter, page: Page): Promise<Listed<PairView>> {
  const round = await seeRound(act, roundId);
  if (!mayDecideAnything(act.who.grants, round.board)) mustHave(act, 'pair.read', { board: round.board });
  const wanted = q === undefined ? '' : termKey(q);
  const rows = (await pairRows(act, roundId)).filter((row) => {
    const { trainee, mentor, trainee_name: name, mentor_name: mentorName } = row;
    return (
      (page.after === null || trainee > page.after) &&
      (service === undefined || row.trainee_service === service || row.mentor_service === service) &&
      (state === undefined || pairState(factsOfPair(row)) === state) &&
      (wanted === '' || [trainee, name, mentor ?? '', mentorName ?? ''].some((text) => termKey(text).includes(wanted)))
    );
  });
  const shown = rows.slice(0, page.limit + 1);
  const told = await whatIsTold(act, shown);
  const taken = await takenIn(act, roundId, shown);
  return pageOf(
    shown,
    page,
    (row) => viewOf(row, told, taken),
    ({ trainee }) => trainee,
  );
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readPair(act: Act, roundId: string, trainee: string): Promise<PairInFull> {
  await seeRound(act, roundId);
  const row = found((await pairRows(act, roundId, trainee))[0], trainee);
  const view = viewOf(row, await whatIsTold(act, [row]), await takenIn(act, roundId, [row]));
  const mentors = (view.alternatives ?? []).flatMap(({ mentor: { id } }) => (id === null ? [] : [id]));
  const others = mentors.length === 0 ? [] : await pairRows(act, roundId);
  const standingOf = await standingsInRound(act, roundId, others, trainee, mentors);
  const { last } = factsOfPair(row);
  const [mentor, hash] = stands(last) ? [last.mentor, row.decision_hash] : [row.mentor, row.pair_hash];
  const changes = view.stale ? await changesSince(act, trainee, mentor, hash) : [];
  const history = await act.tx
    .selectFrom('decision')
    .select(['number', 'kind', 'mentor', 'reason', 'by_name as by', 'at', 'submission'])
    .where('round', '=', roundId)
    .where('trainee', '=', trainee)
    .orderBy('number')
    .execute();
  const { rows: named } = await sql<{ number: number; name: string }>`select * from decided_mentors(${roundId}, ${trainee})`.execute(
    act.tx,
  );
  const names = new Map(named.map(({ number, name }) => [number, name]));
  return {
    ...view,
    alternatives: withStandings(view.alternatives, standingOf),
    deciders: row.mentor_service === null ? [] : await othersInCharge(act, 'pair.decide', row.mentor_service),
    changes: changes.map((change) => ({ ...change, said: inBoth((language) => changeInWords(change, row, language)) })),
    history: history.map(({ at, kind, ...rest }) => ({
      ...{ ...rest, kind: kind as DecisionKind, at: at.toISOString() },
      mentorName: rest.mentor === null ? null : (names.get(rest.number) ?? null),
    })),
  };
}

function changeInWords({ who, field }: Changed, row: PairRow, language: 'fr' | 'en'): string {
  const words = roundWordsOf(language);
  if (who === 'guidelines') return words.changed.guidelines;
  if (field !== null) return words.changed[who](fieldInWords(field, language));
  return who === 'trainee'
    ? words.changed.traineeGone(row.trainee_name)
    : words.changed.mentorGone(row.decided_mentor_name ?? row.mentor_name ?? '');
}

function viewOf(row: PairRow, told: Told, taken: ReadonlyMap<string, Taken>): PairView {
  const facts = factsOfPair(row);
  return {
    ...proposedView(row, told),
    state: pairState(facts),
    stale: isStale(facts),
    decision: isInForce(facts.last) ? decisionView(row, stands(facts.last)) : null,
    submission: row.submission,
    ownProposal: row.submitted_by === told.account,
    taken: taken.get(row.trainee) ?? null,
    version: pairVersion(facts),
  };
}

function decisionView(row: PairRow, isStanding: boolean): ShownDecision {
  return {
    ...{ kind: row.kind!, mentor: row.decided_mentor, mentorName: row.decided_mentor_name, reason: row.reason!, by: row.by_name! },
    ...{ at: row.at!.toISOString(), price: row.price, brokenRules: rulesInBoth(row.broken_rules ?? []), rulesKnown: row.rules_known! },
    ...{ stands: isStanding, stale: isStanding && row.decision_stale === true, submission: row.decision_submission! },
  };
}

export function rulesInBoth(rules: readonly Exclusion[]): (Exclusion & Text)[] {
  return rules.map((rule) => ({ ...rule, ...inBoth((language) => describeExclusion(rule, language)) }));
}
