/** Pairs that somebody wants held fast in a run: whether they are such as the round can have. */
import { BinomeError } from '../../errors/index.ts';

/** [trainee, mentor]. */
export type Pin = readonly [string, string];

export interface KnownPerson {
  readonly role: 'mentor' | 'trainee';
  /** Of a trainee. */
  readonly promotion: string | null;
}

export interface PinBasis {
  readonly promotion: string;
  /** By id, as the census has them. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly refused: readonly Pin[];
  /** Trainees whom a decision gives somebody, or nobody. */
  readonly decided: ReadonlySet<string>;
}

/** @throws BinomeError RUN_PIN_UNKNOWN, RUN_PIN_PROMOTION, RUN_PIN_TWICE, RUN_PIN_REFUSED, RUN_PIN_DECIDED. */
export function checkPins(pins: readonly Pin[], { promotion, people, refused, decided }: PinBasis): void {
  const seen = new Set<string>();
  for (const [k, [trainee, mentor]] of pins.entries()) {
    const place = { path: `/pins/${k}` };
    const known = people.get(trainee);
    if (known?.role !== 'trainee') throw new BinomeError('RUN_PIN_UNKNOWN', { value: trainee }, place);
    if (people.get(mentor)?.role !== 'mentor') throw new BinomeError('RUN_PIN_UNKNOWN', { value: mentor }, place);
    if (known.promotion !== promotion) throw new BinomeError('RUN_PIN_PROMOTION', { value: trainee, expected: promotion }, place);
    if (seen.has(trainee)) throw new BinomeError('RUN_PIN_TWICE', { value: trainee }, place);
    if (refused.some(([t, m]) => t === trainee && m === mentor)) throw new BinomeError('RUN_PIN_REFUSED', { trainee, mentor }, place);
    if (decided.has(trainee)) throw new BinomeError('RUN_PIN_DECIDED', { value: trainee }, place);
    seen.add(trainee);
  }
}
