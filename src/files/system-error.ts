/** Errors of the file system, as errors that say what to do. */
import { BinomeError, foreignDetail } from '../errors/index.ts';

/** @returns BinomeError CALL_FILE_MISSING or CALL_FILE_UNREADABLE. */
export function readError(file: string, error: unknown): BinomeError {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? new BinomeError('CALL_FILE_MISSING', {}, { file })
    : new BinomeError('CALL_FILE_UNREADABLE', { ...foreignDetail(error) }, { file });
}
