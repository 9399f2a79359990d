/**
 * The shape of a problem, for the verifier, which takes nobody's word that it was checked before: a misspelt field, or a number given as
 * text, would change what is asked without a word. Pairs, which may be millions, are read where they are counted (`problem-pairs.ts`).
 */
import * as z from 'zod';
import { issuesOf } from './solution-shape.ts';

const id = z.string();
/** As many as the solver can count. */
const count = z.int().min(0).max(2147483647);
const pair = z.tuple([id, id]);
const term = z.tuple([id, id, z.number()]);

const mentor = z
  .strictObject({
    id,
    min: count.optional(),
    max: count.optional(),
    load: z.number().min(0).max(1e15).optional(),
    share: z.number().min(1e-15).max(1e15).optional(),
  })
  .refine(({ min = 0, max = 1 }) => min <= max, { error: 'min is above max' });

const side = z.strictObject({
  id,
  terms: z.array(term).refine((terms) => isEachOnce(terms), { error: 'a pair stands twice' }),
  op: z.enum(['<=', '>=', '=']),
  rhs: z.number(),
});

const problem = z
  .strictObject({
    format: z.literal('binome.problem/1'),
    trainees: z.array(z.strictObject({ id, need: count.optional() })),
    mentors: z.array(mentor),
    pairs: z.unknown(),
    required: z
      .array(pair)
      .refine((pairs) => isEachOnce(pairs), { error: 'a pair stands twice' })
      .optional(),
    sideConstraints: z.array(side).optional(),
    coverage: z.enum(['all', 'most']).optional(),
    balance: z.enum(['worst', 'spread']).optional(),
    objective: z.enum(['score', 'fair']).optional(),
    bands: z
      .array(z.number())
      .refine((bands) => bands.every((band, k) => k === 0 || band > bands[k - 1]!), { error: 'the bands do not ascend' })
      .optional(),
    incumbent: z.array(pair).optional(),
  })
  .refine(({ objective, bands }) => objective === 'fair' || bands === undefined, { error: 'bands without objective "fair"' })
  .refine(
    ({ trainees, mentors, sideConstraints = [] }) =>
      [trainees, mentors, sideConstraints].every((list) => new Set(list.map((each) => each.id)).size === list.length),
    { error: 'an id stands twice' },
  );

function isEachOnce(pairs: readonly (readonly [trainee: string, mentor: string, ...rest: number[]])[]): boolean {
  return new Set(pairs.map(([trainee, mentor]) => JSON.stringify([trainee, mentor]))).size === pairs.length;
}

/** What is wrong with the shape of a problem, one sentence each; none when it can be read. */
export function problemFaults(value: unknown): string[] {
  return issuesOf(problem.safeParse(value)).map((text) => `problem ${text}`);
}
