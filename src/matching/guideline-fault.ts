/** What is wrong with a name in a constraint of the guidelines, and where it stands there. */
import { BinomeError, type ThrownCode } from '../errors/index.ts';

/** Where a name stands. */
export interface Named {
  /** Id of the constraint. */
  readonly constraint: string;
  /** JSON pointer. */
  readonly path: string;
}

export function nameFault(
  { constraint, path }: Named,
  code: ThrownCode,
  value: string,
  more: Readonly<Record<string, string>> = {},
): BinomeError {
  return new BinomeError(code, { constraint, value, ...more }, { path });
}
