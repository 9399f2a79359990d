/**
 * So many days before each period begins a run is prepared for each directorate whose census is applied; where none is, the directorate is told.
 * Once a round, and nothing is submitted: a person does that.
 */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import { type Moment, tell } from '../acts/acting.ts';
import { lockRound, prepareMatch } from '../acts/runs.ts';
import { dayInFrance, isDue } from '../rules/preparation.ts';
import type { RunSettings } from '../rules/run-settings.ts';
import { type Settings, settingsOf } from '../rules/settings.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';

/** Every morning: after the hours in which clocks are changed. */
export const PREPARATION = { name: 'preparation', cron: '0 5 * * *', kind: 'prepare' };

interface DueRound {
  readonly id: string;
  readonly board: string;
}

/**
 * @param configured what holds where nobody has set it in the service.
 * @returns the rounds for which a run was prepared, and those whose directorates were told that there is no census.
 */
export async function prepareRounds(
  store: Store<Database>,
  moment: Moment,
  settings: RunSettings,
  configured: Partial<Settings> = {},
): Promise<{ readonly prepared: string[]; readonly told: string[] }> {
  const [prepared, told]: [string[], string[]] = [[], []];
  // Each round in a transaction of its own: what keeps one from being prepared keeps no other.
  for (const round of await dueRounds(store, moment.now, configured)) {
    const outcome = await prepare(store, round, moment, settings);
    if (outcome === 'prepared') prepared.push(round.id);
    if (outcome === 'told') told.push(round.id);
  }
  return { prepared, told };
}

async function dueRounds(store: Store<Database>, now: Date, configured: Partial<Settings>): Promise<DueRound[]> {
  const today = dayInFrance(now);
  const { rows } = await store.transaction((tx) =>
    sql<DueRound & { starts_on: string; own: number | null; nation: number | null }>`
      select r.id, r.board, r.starts_on,
        (select value from setting s where s.name = 'runDaysBefore' and s.scope = r.board) as own,
        (select value from setting s where s.name = 'runDaysBefore' and s.scope = '*') as nation
      from round r
      where r.starts_on > ${today}::date
        and not exists (select from job j where j.key = 'prepare:' || r.id)
        and not exists (select from submission s where s.round = r.id)
      order by r.id`.execute(tx),
  );
  const set = (days: number | null): Partial<Settings> => (days === null ? {} : { runDaysBefore: days });
  return rows.filter(({ starts_on, own, nation }) => isDue(starts_on, settingsOf(set(own), set(nation), configured).runDaysBefore, today));
}

async function prepare(
  store: Store<Database>,
  { id, board }: DueRound,
  moment: Moment,
  settings: RunSettings,
): Promise<'prepared' | 'told' | 'nothing'> {
  try {
    return await store.transaction(async (tx) => {
      const round = (await lockRound({ tx }, id))!;
      const run = await prepareMatch({ tx, moment, by: null, language: 'fr' }, round, {}, settings, `prepare:${id}`);
      return run === null ? ('nothing' as const) : ('prepared' as const);
    });
  } catch (error) {
    if (!(error instanceof BinomeError)) throw error;
    // Somebody has asked for a run just now: that is the one.
    if (error.code !== 'RUN_NO_CENSUS' && error.code !== 'RUN_NO_TRAINEE') return 'nothing';
    return store.transaction(async (tx) => {
      await tell(
        { tx, moment },
        { role: 'board', scope: board },
        { event: `census.missing:${id}`, kind: 'census.missing', board, subject: id },
      );
      return 'told' as const;
    });
  }
}
