/** An error as it is kept with a job, to be told later in whatever language. */
import { BinomeError, foreignDetail, type Place, type ThrownCode } from '../../errors/index.ts';

export interface KeptError {
  readonly code: ThrownCode;
  readonly values: BinomeError['values'];
  readonly place: Place;
}

export function keptError(error: unknown): KeptError {
  const known = error instanceof BinomeError ? error : new BinomeError('INTERNAL', { ...foreignDetail(error) });
  const { code, values, place } = known;
  return { code, values, place };
}
