/**
 * The log: a line of JSON an event. Of an error it tells what kind it is and where in the program it arose, not what it says: a database repeats
 * in its messages what it was given.
 */
import pino, { type Logger } from 'pino';
import { BinomeError } from '../../errors/index.ts';
import type { Configuration } from './configuration.ts';

/** @param write takes a line with its end. */
export function makeLog(level: Configuration['logLevel'], write: (line: string) => void): Logger {
  return pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: serialized } }, { write });
}

interface Told {
  readonly type: string;
  readonly code?: string;
  /** Of the database. */
  readonly constraint?: string;
  readonly table?: string;
  readonly at: readonly string[];
}

function serialized(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { name, stack = '' } = error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error instanceof BinomeError ? 'BinomeError' : name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}
