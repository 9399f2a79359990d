/** By when a board is expected to answer flags: before the next publication, which they hold up. */
import { dayInFrance, daysBefore } from '../rules/preparation.ts';
import type { Settings } from '../rules/settings.ts';
import { dueDay, worthWork } from '../rules/todo.ts';
import type { Act } from './acting.ts';
import type { FlagView } from './flags.ts';
import { readSettings } from './settings.ts';
import { roundDates } from './todo.ts';

/** Days by which these flags are to be answered; null of one that is. */
export async function flagDays(
  act: Act,
  flags: readonly FlagView[],
  configured: Partial<Settings>,
): Promise<(flag: FlagView) => string | null> {
  const today = dayInFrance(act.moment.now);
  const publishOn = new Map<string, string | null>();
  const waiting = new Set(flags.filter(({ answer }) => answer === null).map(({ board }) => board));
  const rounds = waiting.size === 0 ? [] : await roundDates(act);
  for (const board of waiting) {
    const own = worthWork(
      rounds.filter((round) => round.board === board),
      today,
    );
    const [next] = own.filter(({ isPublished }) => !isPublished).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    const { holds } = await readSettings(act, board, configured);
    publishOn.set(board, next === undefined ? null : daysBefore(next.startsOn, holds.publishDaysBefore));
  }
  return ({ board, at, answer }) => (answer === null ? dueDay('flags-answer', publishOn.get(board) ?? null, new Date(at)) : null);
}
