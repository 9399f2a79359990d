/** How a command ends, as a number: part of the public contract. */
import type { Ending } from '../app/index.ts';
import { catalogue, type ErrorCode, type ErrorKind } from '../errors/index.ts';

/** `cancelled`: as a shell reports a program that was ended by Ctrl-C. */
export const EXIT = { done: 0, ourFault: 1, wrongInput: 2, infeasible: 3, limit: 4, differs: 5, cancelled: 130 } as const satisfies Record<
  Ending | 'ourFault' | 'cancelled',
  number
>;

const EXIT_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  input: EXIT.wrongInput,
  call: EXIT.wrongInput,
  conflict: EXIT.wrongInput,
  missing: EXIT.wrongInput,
  forbidden: EXIT.wrongInput,
  limit: EXIT.limit,
  unavailable: EXIT.ourFault,
  ours: EXIT.ourFault,
};

export function exitCodeOf(code: ErrorCode): number {
  return code === 'CALL_CANCELLED' ? EXIT.cancelled : EXIT_OF_KIND[catalogue[code].kind];
}
