/** The pairs of a round's current submission, as the store has them for whoever asks. */
import { sql } from 'kysely';
import { compareIds, type Exclusion } from '../../domain/index.ts';
import { BinomeError, type Detail } from '../../errors/index.ts';
import { fieldInWords, saidOfRound } from '../../wording/index.ts';
import type { DecisionKind, PairFacts } from '../rules/pair-state.ts';
import type { ProposedEntry } from '../rules/proposed-entry.ts';
import type { Act } from './acting.ts';

export interface PairRow {
  readonly trainee: string;
  readonly trainee_name: string;
  readonly trainee_service: string;
  readonly mentor: string | null;
  readonly mentor_name: string | null;
  readonly mentor_service: string | null;
  readonly board: string;
  /** Millionths. */
  readonly score: number | null;
  readonly entry: ProposedEntry;
  readonly run: string;
  readonly submission: number;
  readonly submitted_by: string;
  readonly pair_stale: boolean;
  /** Of the facts that counted; null of somebody whom the run left out. */
  readonly pair_hash: string | null;
  readonly decisions: number;
  /** As `fact_moves` has it. */
  readonly moves: number;
  /** What follows is of the last decision; null where there is none. */
  readonly kind: DecisionKind | null;
  readonly decided_mentor: string | null;
  readonly decided_mentor_name: string | null;
  readonly decided_mentor_service: string | null;
  readonly reason: string | null;
  readonly price: Price | null;
  readonly broken_rules: readonly Exclusion[] | null;
  readonly rules_known: boolean | null;
  readonly by_name: string | null;
  readonly at: Date | null;
  readonly decision_submission: number | null;
  readonly decision_hash: string | null;
  readonly superseded: boolean | null;
  readonly stands: boolean | null;
  readonly decision_stale: boolean | null;
}

/** What the whole matching loses by a pair that was not proposed. Scores in millionths. */
export interface Price {
  readonly loss: number;
  /** Trainees fewer served. */
  readonly unmet: number;
  readonly fairness?: { readonly below: number; readonly more: number } | null;
  readonly uneven?: boolean;
  /** Other trainees who would change. */
  readonly moves: number;
}

/** By trainee; those alone that whoever asks may see. @param trainee one of them. */
export async function pairRows({ tx }: Pick<Act, 'tx'>, round: string, trainee: string | null = null): Promise<PairRow[]> {
  const { rows } =
    await sql<PairRow>`select p.*, fact_moves(${round}, p.trainee) as moves from round_pairs(${round}, ${trainee}) p`.execute(tx);
  return rows.sort((a, b) => compareIds(a.trainee, b.trainee));
}

export function factsOfPair(row: PairRow): PairFacts {
  const { kind, decided_mentor: mentor, submission, decisions, moves } = row;
  return {
    ...{ proposed: row.mentor, isStale: row.pair_stale, submission, decisions, moves },
    last: kind === null ? null : { kind, mentor, isSuperseded: row.superseded === true, isStale: row.decision_stale === true },
  };
}

export interface Changed {
  readonly who: 'trainee' | 'mentor' | 'guidelines';
  /** null: gone, or the guidelines. */
  readonly field: string | null;
}

/** What is not as it was when a fingerprint was taken; empty where that cannot be told. */
export async function changesSince(
  { tx }: Pick<Act, 'tx'>,
  trainee: string,
  mentor: string | null,
  hash: string | null,
): Promise<Changed[]> {
  const { rows } = await sql<Changed>`select who, field from pair_changes(${trainee}, ${mentor}, ${hash}) order by who desc, field`.execute(
    tx,
  );
  return rows;
}

/** In one sentence's detail. @param names of the two. */
export function changesInWords(changes: readonly Changed[], names: { readonly trainee: string; readonly mentor: string | null }): Detail {
  return saidOfRound((words, language) => {
    const { changed } = words;
    const fieldsOf = (who: Changed['who']): string =>
      changes
        .filter((change) => change.who === who && change.field !== null)
        .map(({ field }) => fieldInWords(field!, language))
        .join(', ');
    const isGone = (who: Changed['who']): boolean => changes.some((change) => change.who === who && change.field === null);
    const said = [
      ...(isGone('trainee') ? [changed.traineeGone(names.trainee)] : []),
      ...(isGone('mentor') ? [changed.mentorGone(names.mentor ?? '')] : []),
      ...(fieldsOf('trainee') === '' ? [] : [changed.trainee(fieldsOf('trainee'))]),
      ...(fieldsOf('mentor') === '' ? [] : [changed.mentor(fieldsOf('mentor'))]),
      ...(isGone('guidelines') ? [changed.guidelines] : []),
    ];
    return said.length === 0 ? changed.unknown : said.join(words.semicolon);
  });
}

/** @throws BinomeError of this code, naming what has changed. */
export async function refuseChanged(
  act: Pick<Act, 'tx'>,
  code: 'DECISION_STALE' | 'DECISION_GONE',
  about: { readonly trainee: string; readonly traineeName: string; readonly mentor: string | null; readonly mentorName: string | null },
  hash: string | null,
): Promise<never> {
  const changes = await changesSince(act, about.trainee, about.mentor, hash);
  throw new BinomeError(code, { ...changesInWords(changes, { trainee: about.traineeName, mentor: about.mentorName }) });
}
