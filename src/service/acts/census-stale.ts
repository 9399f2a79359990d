/** Pairs that are not what they were once people's facts have changed: of what is proposed, decided and in force in rounds that have not ended. */
import { sql } from 'kysely';
import { dayInFrance } from '../rules/preparation.ts';
import type { Act } from './acting.ts';

export interface Pair {
  readonly round: string;
  readonly trainee: string;
  readonly mentor: string | null;
}

export interface StalePairs {
  /** Of each round's last submission. */
  readonly proposals: readonly Pair[];
  readonly decisions: readonly (Pair & { readonly kind: string })[];
  readonly matches: readonly (Pair & { readonly match: string })[];
}

interface Row extends Pair {
  readonly what: 'proposal' | 'decision' | 'match';
  /** Of a decision its kind, of a match its id. */
  readonly detail: string;
  readonly services: readonly (string | null)[];
}

/** Those that become stale when these people are not what they were; `services`: whose directors have to look again, sorted. */
export async function staleBy(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  board: string,
  people: readonly string[],
): Promise<StalePairs & { readonly services: readonly string[] }> {
  if (people.length === 0) return { proposals: [], decisions: [], matches: [], services: [] };
  const today = dayInFrance(moment.now);
  const { rows } = await sql<Row>`
    with open as (select id from round where board = ${board} and ends_on >= ${today})
    select 'proposal' as what, r.id as round, p.trainee, p.mentor, '' as detail, array[p.trainee_service, p.mentor_service] as services
    from open r
    join lateral (select run from submission s where s.round = r.id order by s.number desc limit 1) s on true
    join run_pair p on p.run = s.run
    where p.trainee = any(${people}) or p.mentor = any(${people})
    union all
    select 'decision', d.round, d.trainee, d.mentor, d.kind, array[d.trainee_service, d.mentor_service]
    from open r join last_decision d on d.round = r.id
    where d.stands and not d.stale and (d.trainee = any(${people}) or d.mentor = any(${people}))
    union all
    select 'match', m.round, m.trainee, m.mentor, m.id::text, array[m.trainee_service, m.mentor_service]
    from match m
    where m.board = ${board} and not m.void and upper(m.during) > ${today}::date and (m.trainee = any(${people}) or m.mentor = any(${people}))
    order by 1, 2, 3`.execute(tx);
  const of = (what: Row['what']): Row[] => rows.filter((row) => row.what === what);
  const pair = ({ round, trainee, mentor }: Row): Pair => ({ round, trainee, mentor });
  return {
    proposals: of('proposal').map(pair),
    decisions: of('decision').map((row) => ({ ...pair(row), kind: row.detail })),
    matches: of('match').map((row) => ({ match: row.detail, ...pair(row) })),
    services: [...new Set(rows.flatMap(({ services }) => services.flatMap((service) => service ?? [])))].sort(),
  };
}

export function staleOnly({ proposals, decisions, matches }: StalePairs): StalePairs {
  return { proposals, decisions, matches };
}
