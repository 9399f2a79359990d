/** Errors of the database and of the way to it, as errors that say what to do. */
import { BinomeError, foreignDetail, type Detail } from '../../errors/index.ts';

/** By PostgreSQL's code, or by that of the system. */
const UNREACHABLE = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03']);
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);
const REFUSED = new Set(['28000', '28P01', '3D000', '42501']);
const FULL = new Set(['53100', '53200']);

const REPEATED = new Set(['40001', '40P01']);

/** Whether a transaction failed for another's sake alone, so that the same may do when it is done again. */
export function mayBeRepeated(error: unknown): boolean {
  return REPEATED.has(codeOf(error));
}

/** What is nobody's doing above the store becomes a BinomeError; all else stays as it is: a broken constraint means something to its act. */
export function storeError(error: unknown): unknown {
  const code = codeOf(error);
  if (BUSY.has(code)) return new BinomeError('STORE_BUSY', { ...postgresDetail(error) });
  if (FULL.has(code)) return new BinomeError('STORE_FULL', { ...postgresDetail(error) });
  if (REFUSED.has(code) && isFatal(error)) return new BinomeError('STORE_REFUSED', { ...postgresDetail(error) });
  if (UNREACHABLE.has(code) || code.startsWith('08') || isLost(error))
    return new BinomeError('STORE_UNREACHABLE', { ...postgresDetail(error) });
  return error;
}

/** In PostgreSQL's words, which are English, and in French by its code. */
export function postgresDetail(error: unknown): Detail {
  const code = codeOf(error);
  if (!/^[0-9A-Z]{5}$/.test(code) || !(error instanceof Error)) return foreignDetail(error);
  return { detail: `${error.message} (${code})`, detailFr: `erreur ${code} de PostgreSQL` };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** While it logs in. */
function isFatal(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'FATAL';
}

/** What node-postgres says of a connection without a code, and the system with one. */
const LOST = /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
]);

function isLost(error: unknown): boolean {
  return error instanceof Error && (LOST.test(error.message) || (SYSTEM.has(codeOf(error)) && 'syscall' in error));
}
