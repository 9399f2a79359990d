/** Kinds of error as statuses of HTTP; exit codes are another table over the same kinds. */
import type { ErrorKind } from '../../errors/index.ts';

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  input: 422,
  call: 400,
  conflict: 409,
  missing: 404,
  forbidden: 403,
  limit: 409,
  unavailable: 503,
  ours: 500,
};

/** Codes for which HTTP has a status of its own. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  SERVICE_SIGN_IN: 401,
  SERVICE_WRONG_PASSWORD: 401,
  SERVICE_SIGN_IN_AGAIN: 403,
  SERVICE_IF_MATCH: 428,
  SERVICE_MOVED_ON: 412,
  SERVICE_TOO_LARGE: 413,
  SERVICE_MEDIA: 415,
  SERVICE_METHOD: 405,
  SERVICE_TOO_MANY: 429,
  SERVICE_SIGN_IN_LOCKED: 429,
};

export function statusOf(code: string, kind: ErrorKind): number {
  return STATUS_OF_CODE[code] ?? STATUS_OF_KIND[kind];
}
