/** Runs that are no round's: plans over several periods, what losing somebody would cost, recruitment, a past period beside the engine's pairs. */
import { BinomeError } from '../../errors/index.ts';
import type { RunLimits, RunSettings } from '../rules/run-settings.ts';
import { type Act, found, mustHave } from './acting.ts';
import {
  decisionsOf,
  freezeCalendar,
  freezeCensus,
  freezeDecided,
  freezeGuidelines,
  freezeNation,
  freezeResult,
  type FrozenInput,
  keepBytes,
} from './freezing.ts';
import { type AskedNation, startNation } from './national-match.ts';
import { addRun, runActOf, situationOf } from './runs.ts';

interface Common {
  /** null: the whole country. */
  readonly board: string | null;
  /** See `freezeGuidelines`. */
  readonly guidelines?: number | undefined;
  /** A number of `/api/calendars`; 0: the one shipped; undefined: that of the rounds of these periods, else the last. */
  readonly calendar?: number | undefined;
  readonly limits?: RunLimits | undefined;
}

export type AskedRun =
  | (Common & {
      readonly command: 'plan-periods';
      readonly periods: readonly string[];
      /** Rounds whose submitted pairs, with what was decided, are in place already. */
      readonly decided?: readonly string[] | undefined;
    })
  | (Common & { readonly command: 'recruitment'; readonly periods: readonly string[] })
  | (Common & {
      readonly command: 'backtest';
      readonly period: string;
      /** [trainee, mentor], ids or names; undefined: those in force in the service. */
      readonly pairs?: readonly (readonly [string, string])[] | undefined;
    })
  | AskedNation
  | { readonly command: 'stress'; readonly run: string; readonly limits?: Pick<RunLimits, 'timeLimitMs'> | undefined };

/** @throws BinomeError SERVICE_*, RUN_*. */
export async function startOther(act: Act, asked: AskedRun, settings: RunSettings): Promise<string> {
  if (asked.command === 'stress') return startStress(act, asked, settings);
  if (asked.command === 'match') return startNation(act, asked, settings);
  const { command, board } = asked;
  mustHave(act, 'run.start', { board });
  const census = board === null ? await freezeNation(act) : await freezeCensus(act, board);
  const guidelines = await freezeGuidelines(act, board, asked.guidelines);
  const periods = command === 'backtest' ? [asked.period] : asked.periods;
  const calendar = await freezeCalendar(act, await calendarOf(act, periods, asked.calendar));
  const own = await ownPart(act, asked);
  const request = {
    ...own.request,
    ...situationOf({
      census: census.said,
      guidelines: guidelines.said.place,
      calendar: calendar.said,
      limits: asked.limits ?? settings.limits,
    }),
  };
  const inputs = [...census.inputs, ...guidelines.inputs, ...calendar.inputs, ...own.inputs];
  const run = { command, board, request, inputs, census: census.said.census, guidelines: guidelines.said.sha256 };
  return (await addRun(runActOf(act), run, settings))!;
}

async function startStress(act: Act, { run, limits }: Extract<AskedRun, { command: 'stress' }>, settings: RunSettings): Promise<string> {
  const { tx } = act;
  const of = found(
    await tx.selectFrom('run').select(['board', 'round', 'breakdown', 'guidelines', 'census']).where('id', '=', run).executeTakeFirst(),
    run,
  );
  mustHave(act, 'run.start', of);
  const folder = await freezeResult(act, run, 'folder');
  const { timeLimitMs } = settings.limits;
  const own = limits ?? (timeLimitMs === undefined ? {} : { timeLimitMs });
  const request = { folder: folder.said, limits: own };
  return (await addRun(runActOf(act), { command: 'stress', ...of, request, inputs: folder.inputs }, settings))!;
}

interface OwnPart {
  readonly request: object;
  readonly inputs: readonly FrozenInput[];
}

/** What only this command is asked. */
async function ownPart(act: Act, asked: Exclude<AskedRun, { command: 'stress' | 'match' }>): Promise<OwnPart> {
  switch (asked.command) {
    case 'recruitment':
      return { request: { periods: asked.periods }, inputs: [] };
    case 'plan-periods': {
      const folders: string[] = [];
      const inputs: FrozenInput[] = [];
      for (const [k, id] of (asked.decided ?? []).entries()) {
        const frozen = await freezeRound(act, id, `decided-${k + 1}`);
        folders.push(frozen.said);
        inputs.push(...frozen.inputs);
      }
      return { request: { periods: asked.periods, decided: folders }, inputs };
    }
    case 'backtest': {
      const pairs = asked.pairs ?? (await pairsInForce(act, asked));
      if (pairs.length === 0) throw new BinomeError('RUN_NO_PAIRS', { value: asked.period });
      const [name, place] = ['binomes.csv', 'pairs/binomes.csv'];
      const sha256 = await keepBytes(act.tx, Buffer.from(pairsFile(pairs)));
      return { request: { pairs: place, period: asked.period }, inputs: [{ place, name, sha256 }] };
    }
  }
}

/** What stands of a round: the result that lies with the directors, with their decisions. @throws BinomeError SERVICE_NOT_FOUND, RUN_NOT_DONE. */
async function freezeRound(
  act: Act,
  id: string,
  folder: string,
): Promise<{ readonly said: string; readonly inputs: readonly FrozenInput[] }> {
  const { tx } = act;
  const round = found(await tx.selectFrom('round').select(['id', 'board']).where('id', '=', id).executeTakeFirst(), id);
  const decided = await freezeDecided(act, round, await decisionsOf(act, id), folder);
  if (decided !== null) return decided;
  const last = await tx
    .selectFrom('submission')
    .select('run')
    .where('round', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) throw new BinomeError('RUN_NOT_DONE', { value: id });
  return freezeResult(act, last.run, folder);
}

/** @throws BinomeError RUN_CALENDAR. */
async function calendarOf({ tx }: Act, periods: readonly string[], asked: number | undefined): Promise<number | null> {
  if (asked !== undefined) return asked === 0 ? null : asked;
  const rounds = await tx.selectFrom('round').select(['promotion', 'period', 'calendar']).distinct().execute();
  const own = rounds.filter(({ promotion, period }) => periods.includes(period) || periods.includes(`${promotion}/${period}`));
  const calendars = [...new Set(own.map(({ calendar }) => calendar))];
  if (calendars.length === 1) return calendars[0]!;
  const last = await tx.selectFrom('calendar_version').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst();
  return last?.number ?? null;
}

/** The matches of that period, whatever became of them; those that were withdrawn are not among them. */
async function pairsInForce(
  { tx }: Act,
  { board, period }: { readonly board: string | null; readonly period: string },
): Promise<[string, string][]> {
  const rows = await tx
    .selectFrom('match')
    .innerJoin('round', 'round.id', 'match.round')
    .select(['match.trainee', 'match.mentor', 'round.promotion', 'round.period'])
    .where('match.void', '=', false)
    .where('match.breakdown_decision', 'is', null)
    .$if(board !== null, (query) => query.where('match.board', '=', board!))
    .orderBy('match.trainee')
    .execute();
  return rows
    .filter((row) => row.period === period || `${row.promotion}/${row.period}` === period)
    .map(({ trainee, mentor }) => [trainee, mentor]);
}

/** As `backtest` reads them. */
function pairsFile(pairs: readonly (readonly [string, string])[]): string {
  const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${['stagiaire;tuteur', ...pairs.map((pair) => pair.map(cell).join(';'))].join('\r\n')}\r\n`;
}
