/**
 * `binome.solution/1` (solution.json). Its type is the solver's, which says what each part of the proof means; a test holds the two equal.
 *
 * Closed: nothing that `verify` does not check may stand in a certificate. Whether it proves what it claims is for `verify` to say.
 */
import * as z from 'zod';
import { closed, count, idPair, list, mentorId, traineeId } from './parts.ts';
import { dual, positive, proof } from './proof.ts';

const trainees = list(traineeId);
const mentors = list(mentorId);

const level = z.tuple([dual, positive]).readonly().nullable().describe('A relative load as [numerator, denominator], in lowest terms.');
const balanceStage = closed({
  level: level.describe('What the solution comes to; null when nobody counts.'),
  proof: proof.nullable().describe('That as many needs cannot be met at a better level; null where none is better.'),
  levelBound: level.exactOptional().describe('At a limit: no better level than this is possible; null when nothing is proven.'),
});

const fairnessStage = closed({
  band: count.describe('From 0, the lowest scores.'),
  count: count.describe('Pairs of the solution in this band.'),
  proof: proof.nullable().describe('That with as few in each band before, no matching has fewer here; null where 0 is claimed.'),
  countBound: count.exactOptional().describe('At a limit: what is proven instead of `count`.'),
});

const part = closed({
  trainees,
  mentors,
  sideConstraints: list(z.string()),
  matched: count.describe('Needs met by the solution in this part.'),
  score: z.int().describe('Its score times base^exponent of the scale.'),
  coverage: proof.nullable().describe('That no more needs can be met; null where every need is, or must be.'),
  balance: closed({
    worst: balanceStage.describe('The highest relative load of the mentors who have more than their minimum.'),
    least: balanceStage.exactOptional().describe('With `spread` only: the lowest one of those who could have more.'),
  })
    .exactOptional()
    .describe('With `balance` only.'),
  fairness: list(fairnessStage).exactOptional().describe('With objective `fair` only: the bands with pairs, but the last; ascending.'),
  optimality: proof.nullable().describe('That none that meets as many needs scores more.'),
  infeasibility: proof.nullable().describe('That no matching of this part follows every rule.'),
  ties: list(
    closed({
      score: dual.describe('What a pair weighs for each integer of its score.'),
      kept: dual.describe('What it weighs for being of the incumbent.'),
      lotBits: z.int().min(0).max(30).describe('Bits of its tie number, which is taken off; 0 where the lot does not count.'),
      proof: proof.describe('That no other matching that is as good weighs more.'),
    }),
  )
    .exactOptional()
    .describe('Pairs kept of the incumbent, and the lot, where they were carried to their end.'),
  conflict: list(closed({ without: z.string(), pairs: list(idPair).describe('A matching of the part that keeps the others.') }))
    .exactOptional()
    .describe('With a conflict of side constraints only: its members, each with the proof that without it the others can hold.'),
  matchedBound: count.exactOptional().describe('At a limit: what `coverage` proves instead of `matched`.'),
  scoreBound: z.int().exactOptional().describe('At a limit: what `optimality` proves instead of `score`.'),
}).meta({ id: 'CertificatePart', description: 'People whom no pair and no side constraint joins to the others; bounds of parts add up.' });

const certificate = closed({
  scale: closed({
    base: z.union([z.literal(2), z.literal(10)]),
    exponent: z.int(),
    exact: z.boolean().describe('Whether score × base^exponent is an integer for every pair; else it is rounded to one.'),
    tolerance: z.number().min(0).describe('How far the objective may then be off.'),
  }),
  parts: list(part),
  tieBreak: z.enum(['complete', 'partial']).describe('Whether incumbent and lot were carried to their end in every part.'),
}).describe('The proof, in integers; null for `feasible`, which claims no optimum.');

const diagnosis = closed({
  shortages: list(
    closed({
      trainees,
      mentors,
      needed: count,
      capacity: count.describe('Places of these mentors.'),
      otherPairs: count.describe('Pairs of these trainees with other mentors, all of them used.'),
      reserved: count.describe('Places that required pairs give to other trainees.'),
      missing: count.describe('needed − capacity − otherPairs + reserved'),
    }),
  ).describe('These trainees have only these mentors, with too few places.'),
  minimums: list(
    closed({
      mentors,
      trainees: trainees.describe('Who can only go to these mentors, or has nowhere else to be.'),
      minimum: count,
      reserved: count.describe('Pairs that are required of these trainees elsewhere.'),
      available: z.int().describe('The most trainees that can reach these mentors.'),
      missing: count,
    }),
  ).describe('Mentors whose minimums cannot all be filled.'),
  overbooked: list(closed({ side: z.enum(['trainee', 'mentor']), id: z.string(), required: count, limit: count })).describe(
    'Who has more required pairs than needs or places.',
  ),
  conflicts: list(list(z.string())).describe('Ids of side constraints that cannot hold together; without any one of a set the others can.'),
  unmetBySideConstraints: count.describe('Needs unmet for side constraints or minimums, beyond the shortages.'),
});

export const solutionSchema = closed({
  format: z.literal('binome.solution/1'),
  status: z.enum(['optimal', 'limit', 'feasible', 'infeasible']),
  pairs: list(idPair).describe('Sorted by trainee, then mentor.'),
  matched: count.describe('Needs met: the number of pairs.'),
  objective: z.number().describe('Sum of the scores of the pairs; 0 when infeasible.'),
  bound: z.number().nullable().describe('No matching that meets as many needs scores more; null when infeasible or unknown.'),
  unmet: list(closed({ trainee: traineeId, missing: count })).describe('Needs left unmet, sorted by trainee.'),
  certificate: certificate.nullable(),
  diagnosis: diagnosis.nullable().describe('What makes the problem short or infeasible; null when nothing does.'),
}).meta({
  title: 'Solution',
  description: 'The best matching of a problem, or that there is none, with the proof that `binome verify` checks.',
});
