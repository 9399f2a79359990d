/** What a pair that was not proposed would cost, as it was computed from the run’s own problem and is kept: the same for whoever asks again. */
import * as z from 'zod';
import type { SinceDecided } from '../../app/index.ts';
import type { Exclusion } from '../../domain/index.ts';

const price = z.object({
  /** Millionths that the whole matching loses. */
  loss: z.int(),
  /** Trainees fewer served. */
  unmet: z.int(),
  /** Other trainees who would change. */
  moves: z.int(),
  fairness: z.object({ below: z.number(), more: z.int() }).nullable().exactOptional(),
  uneven: z.boolean().exactOptional(),
});

export const pricedPairSchema = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('price'), price, /** Millionths. */ score: z.int() },
    /** Whom each of the others who would change would have instead; null: nobody. Of prices that were kept before there was this, absent. */
    chain: z.array(z.object({ trainee: z.string(), to: z.string().nullable(), toName: z.string().nullable() })).exactOptional(),
  }),
  /** By hard rules: these. */
  z.object({ kind: z.literal('excluded'), rules: z.custom<readonly Exclusion[]>() }),
  /** Together with the rest, because of constraints: these, as far as they are known. */
  z.object({
    kind: z.literal('impossible'),
    constraints: z.array(z.object({ id: z.string(), label: z.object({ fr: z.string(), en: z.string() }) })),
  }),
]);

export type PricedPair = z.infer<typeof pricedPairSchema>;

/** A trainee of a round, whose pairs are priced in a run's problem with what is decided on the others of the round. */
export interface Asked {
  readonly round: string;
  readonly run: string;
  readonly trainee: string;
}

export interface PairPricer {
  /** Computes what one mentor would cost, unless it is known, and keeps it in the store. Never refuses: what cannot be computed stays unknown. */
  readonly price: (asked: Asked, mentor: string) => Promise<void>;
  /** The cheapest mentors, kept in memory; null where it cannot be computed. */
  readonly alternatives: (asked: Asked) => Promise<SinceDecided | null>;
}
