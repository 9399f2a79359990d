/**
 * `binome.problem/1` (problem.json). Its type is the solver's, which says what each field is for; a test holds the two equal.
 *
 * Closed, as the solver's own reading is: a rule that a misspelt field does not state would silently not hold. What is more than shape (ids
 * that are declared, pairs that stand once, minimums within maximums) `checkProblem` says, which reads every problem.
 */
import * as z from 'zod';
import { longList } from './long-list.ts';
import { closed, idPair, list, mentorId, traineeId } from './parts.ts';

/** As many as the solver can count. */
const MOST = 2 ** 31 - 1;
const number = (least: number) => z.int().min(least).max(MOST).exactOptional();

const weighedPair = z.tuple([traineeId, mentorId, z.number()]).readonly();
const isWeighedPair = (entry: unknown): boolean =>
  Array.isArray(entry) && entry.length === 3 && typeof entry[0] === 'string' && typeof entry[1] === 'string' && Number.isFinite(entry[2]);
const weighedPairs = longList(weighedPair, isWeighedPair);

export const problemSchema = closed({
  format: z.literal('binome.problem/1'),
  trainees: list(
    closed({ id: z.string().describe('Unique among trainees.'), need: number(0).describe('Different mentors needed; 1 unless given.') }),
  ),
  mentors: list(
    closed({
      id: z.string().describe('Unique among mentors.'),
      min: number(0).describe('The least number of trainees, always kept; 0 unless given.'),
      max: number(0).describe('The most; 1 unless given.'),
      load: z.number().min(0).exactOptional().describe('Trainees that the mentor has already; 0 unless given. Of use with `balance` only.'),
      share: z.number().positive().exactOptional().describe('Share of full time; 1 unless given. Of use with `balance` only.'),
    }),
  ),
  pairs: weighedPairs.describe('[trainee, mentor, score] of each eligible pair, once; any other pair is forbidden.'),
  required: list(idPair).exactOptional().describe('Pairs of `pairs` that must be chosen.'),
  sideConstraints: list(
    closed({
      id: z.string(),
      terms: weighedPairs.describe('[trainee, mentor, coefficient]'),
      op: z.enum(['<=', '>=', '=']),
      rhs: z.number(),
    }).describe('The sum of the coefficients of the chosen pairs is to `rhs` as `op` says.'),
  ).exactOptional(),
  coverage: z
    .enum(['all', 'most'])
    .exactOptional()
    .describe('`all`: every need is met, or there is no solution. `most`, unless given: as many as can be.'),
  balance: z
    .enum(['worst', 'spread'])
    .exactOptional()
    .describe(
      '`worst`: the highest relative load, (load + trainees) / share, as low as can be. `spread`: then the lowest one as high as can be.',
    ),
  objective: z
    .enum(['score', 'fair'])
    .exactOptional()
    .describe(
      '`score`, unless given: the highest total. `fair`: as few pairs as can be in the lowest band, then in the next …; then the total.',
    ),
  bands: list(z.number())
    .exactOptional()
    .describe('With `fair` only: ascending scores that part the bands; without them each distinct score is one.'),
  incumbent: list(idPair)
    .exactOptional()
    .describe('An earlier matching: among equal scores as many of its pairs as can be are kept. Pairs that are not eligible are ignored.'),
}).meta({
  title: 'Problem',
  description: 'Who can be matched with whom, at what score, within which constraints: what the solver takes.',
});
