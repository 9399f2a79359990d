/** What of the state of the service somebody should do something about, the gravest first. */
import type { Schemas } from '../../api/client.ts';

export type Health = Schemas['Health'];

export type Finding =
  | { readonly kind: 'lost' | 'mail'; readonly tone: 'bad' | 'warning'; readonly count: number }
  | { readonly kind: 'idle' | 'waiting' | 'oldBackup' | 'oldRetention'; readonly tone: 'bad' | 'warning'; readonly at: string }
  | { readonly kind: 'failed'; readonly tone: 'warning'; readonly count: number; readonly at: string }
  | { readonly kind: 'noBackup' | 'noRetention'; readonly tone: 'warning' };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;
/** Workers look every second. */
const LONGEST_IDLE_MS = 10 * MINUTE_MS;
const OLDEST_BACKUP_MS = 2 * DAY_MS;
const OLDEST_RETENTION_MS = 40 * DAY_MS;

/** Letters of these states have not arrived, or nobody knows. */
export const NOT_ARRIVED = ['failed', 'refused', 'unknown'] as const;

export function findingsOf({ at, mode, queue, mail, backupAt, retentionAt }: Health): readonly Finding[] {
  const now = Date.parse(at);
  const isOlder = (moment: string, than: number): boolean => now - Date.parse(moment) > than;
  const found: Finding[] = [];
  if (queue.preparedAt !== null && isOlder(queue.preparedAt, LONGEST_IDLE_MS))
    found.push({ kind: 'idle', tone: 'bad', at: queue.preparedAt });
  if (queue.lost > 0) found.push({ kind: 'lost', tone: 'bad', count: queue.lost });
  if (queue.waitingSince !== null && isOlder(queue.waitingSince, LONGEST_WAIT_MS))
    found.push({ kind: 'waiting', tone: 'warning', at: queue.waitingSince });
  if (queue.failed > 0 && queue.failedAt !== null) found.push({ kind: 'failed', tone: 'warning', count: queue.failed, at: queue.failedAt });
  const lostMail = notArrived(mail);
  if (lostMail > 0) found.push({ kind: 'mail', tone: 'warning', count: lostMail });
  // What nobody would miss is not asked for.
  if (mode !== 'office') return found;
  if (backupAt === null) found.push({ kind: 'noBackup', tone: 'warning' });
  else if (isOlder(backupAt, OLDEST_BACKUP_MS)) found.push({ kind: 'oldBackup', tone: 'warning', at: backupAt });
  if (retentionAt === null) found.push({ kind: 'noRetention', tone: 'warning' });
  else if (isOlder(retentionAt, OLDEST_RETENTION_MS)) found.push({ kind: 'oldRetention', tone: 'warning', at: retentionAt });
  return found;
}

export function notArrived({ states }: Health['mail']): number {
  return states.reduce((sum, { state, count }) => sum + ((NOT_ARRIVED as readonly string[]).includes(state) ? count : 0), 0);
}
