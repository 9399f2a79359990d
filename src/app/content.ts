/** Bytes as text, text as JSON, fingerprints: what every adapter's inputs go through. */
import { createHash } from 'node:crypto';
import { BinomeError, parseJson as parse } from '../errors/index.ts';

/** In hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @throws BinomeError CALL_FILE_NOT_UTF8. */
export function textOf(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BinomeError('CALL_FILE_NOT_UTF8', {}, { file: place });
  }
}

/** @throws BinomeError PROBLEM_NOT_JSON. */
export function parseJson(text: string, place: string): unknown {
  return parse(text, place, 'PROBLEM_NOT_JSON');
}
