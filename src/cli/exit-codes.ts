/** How a command ends, as a number: part of the public contract. */
import { catalogue, type ErrorCode, type ErrorKind } from '../errors/catalogue.ts';

export const EXIT = { done: 0, ourFault: 1, wrongInput: 2, infeasible: 3, limit: 4, differs: 5 } as const;

const EXIT_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  input: EXIT.wrongInput,
  call: EXIT.wrongInput,
  conflict: EXIT.wrongInput,
  missing: EXIT.wrongInput,
  forbidden: EXIT.wrongInput,
  ours: EXIT.ourFault,
};

export function exitCodeOf(code: ErrorCode): number {
  return EXIT_OF_KIND[catalogue[code].kind];
}
