/** Errors of the file system, as errors that say what to do. */
import { BinomeError } from '../errors/error.ts';

/** @returns BinomeError CALL_FILE_MISSING or CALL_FILE_UNREADABLE. */
export function readError(file: string, error: unknown): BinomeError {
  return codeOf(error) === 'ENOENT'
    ? new BinomeError('CALL_FILE_MISSING', {}, { file })
    : new BinomeError('CALL_FILE_UNREADABLE', { detail: codeOf(error) }, { file });
}

/** Such as `ENOENT`; the message of an error that has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
