/** Whether a line of the record follows from the one before: by the verification of the whole, and by what the two lines themselves show. */
import type { Schemas } from '../../api/client.ts';

export type Check = Schemas['AuditCheck'];
type Line = Pick<Schemas['AuditLine'], 'number' | 'previous' | 'hash'>;

/** `beyond`: after a fault, where nothing can be told any more. `newer`: written since the verification. */
export type Standing = 'holds' | 'broken' | 'beyond' | 'newer';

/**
 * @param before the line of the number before, where it is shown too
 * @param check null while it is not there
 */
export function standingOf(line: Line, before: Line | undefined, check: Pick<Check, 'fault' | 'lines'> | null): Standing | null {
  if (before !== undefined && before.hash !== line.previous) return 'broken';
  if (check === null) return null;
  if (line.number <= check.lines) return 'holds';
  const at = check.fault?.number ?? null;
  if (at === null) return 'newer';
  return line.number === at ? 'broken' : 'beyond';
}
