/**
 * The record as a chain: each line holds the fingerprint of the one before and its own, so that no line can be changed, taken out, put in or moved
 * without a trace. Verified here without the database that wrote it. That its end was not cut off, or all of it written anew, only somebody can tell
 * who has kept a fingerprint of it elsewhere: those are the expected heads.
 */
import { createHash } from 'node:crypto';

/** A line of the record, each field as the text that was hashed. */
export interface AuditLine {
  /** From 1, without a gap. */
  readonly number: number;
  /** `2025-07-01T08:00:00.000000Z`. */
  readonly at: string;
  readonly account: string | null;
  readonly act: string;
  readonly board: string | null;
  readonly subject: string;
  /** As the database writes jsonb: read as text, never parsed. */
  readonly payload: string;
  /** Of the line before; '' of the first. */
  readonly previous: string;
  /** SHA-256 of the above, in hexadecimal. */
  readonly hash: string;
}

/**
 * - `missing`: the number does not follow the one before: lines were taken out, or put in.
 * - `changed`: the line is not the one that was hashed.
 * - `broken`: it does not hold the fingerprint of the line before: that one was exchanged, or this one does not belong here.
 * - `cut`: a head that was once seen is in no line: the end was taken off, or the chain was written anew.
 */
export type ChainFault =
  { readonly kind: 'missing' | 'changed' | 'broken'; readonly number: number } | { readonly kind: 'cut'; readonly head: string };

export interface ChainReport {
  /** Lines that were read, up to the first fault. */
  readonly lines: number;
  /** Fingerprint of the last of them; '' where there is none. */
  readonly head: string;
  /** The first fault; null where the chain holds. */
  readonly fault: ChainFault | null;
}

/** The same as `audit_text` in the store. */
export function auditText({ number, at, account, act, board, subject, payload, previous }: AuditLine): string {
  return [number, at, account ?? '-', act, board ?? '-', subject, payload, previous].join('\n');
}

/**
 * @param lines of the record, by number
 * @param heads fingerprints that were seen earlier: each must be that of a line
 */
export async function verifyChain(lines: AsyncIterable<AuditLine> | Iterable<AuditLine>, heads: readonly string[]): Promise<ChainReport> {
  const awaited = new Set(heads);
  let read = 0;
  let head = '';
  for await (const line of lines) {
    const kind = line.number !== read + 1 ? 'missing' : hashOf(line) !== line.hash ? 'changed' : line.previous !== head ? 'broken' : null;
    if (kind !== null) return { lines: read, head, fault: { kind, number: line.number } };
    read++;
    head = line.hash;
    awaited.delete(head);
  }
  const [lost] = awaited;
  return { lines: read, head, fault: lost === undefined ? null : { kind: 'cut', head: lost } };
}

function hashOf(line: AuditLine): string {
  return createHash('sha256').update(auditText(line)).digest('hex');
}
