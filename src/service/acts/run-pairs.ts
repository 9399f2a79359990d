/** The pairs that a run proposes, before anybody has submitted it: for whoever may read its files. */
import { sql } from 'kysely';
import { compareIds } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf } from './acting.ts';
import { type StandingAlternative, standingsInRun, withStandings } from './mentor-standing.ts';
import { type ProposedRow, type ProposedView, proposedView, whatIsTold } from './proposed-view.ts';

/** By trainee. @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN; RUN_NOT_DONE. */
export async function listRunPairs(act: Act, run: string, page: Page): Promise<Listed<ProposedView>> {
  await mustBeMatch(act, run);
  const shown = (await rowsOf(act, run))
    .filter(({ trainee }) => page.after === null || compareIds(trainee, page.after) > 0)
    .slice(0, page.limit + 1);
  const told = await whatIsTold(act, shown);
  return pageOf(
    shown,
    page,
    (row) => proposedView(row, told),
    ({ trainee }) => trainee,
  );
}

export type RunPairInFull = Omit<ProposedView, 'alternatives'> & { readonly alternatives: StandingAlternative[] | null };

/** @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN; RUN_NOT_DONE. */
export async function readRunPair(act: Act, run: string, trainee: string): Promise<RunPairInFull> {
  await mustBeMatch(act, run);
  const rows = await rowsOf(act, run);
  const row = found(
    rows.find((each) => each.trainee === trainee),
    trainee,
  );
  const view = proposedView(row, await whatIsTold(act, [row]));
  return { ...view, alternatives: withStandings(view.alternatives, standingsInRun(rows, trainee)) };
}

/** By trainee. */
async function rowsOf({ tx }: Pick<Act, 'tx'>, run: string): Promise<ProposedRow[]> {
  const { rows } = await sql<ProposedRow>`
    select trainee, coalesce(entry #>> '{trainee,name}', trainee) as trainee_name, trainee_service, mentor,
      case when mentor is not null then coalesce(entry #>> '{mentor,name}', mentor) end as mentor_name, mentor_service, score, entry, run
    from run_pair where run = ${run}`.execute(tx);
  return rows.sort((a, b) => compareIds(a.trainee, b.trainee));
}

/** A match of a round that has come to its end, whose people one may read. @throws BinomeError as above. */
export async function mustBeMatch(act: Act, id: string): Promise<void> {
  const { rows } = await sql<{ board: string; command: string; ending: string | null }>`
    select r.board, r.command, y.ending from run r left join run_result y on y.run = r.id where r.id = ${id}`.execute(act.tx);
  const run = found(rows[0], id);
  mustHave(act, 'person.read', { board: run.board });
  found(run.command === 'match' ? run : undefined, id);
  if (run.ending === null) throw new BinomeError('RUN_NOT_DONE', { value: id });
}
