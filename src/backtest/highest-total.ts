/**
 * The highest total that pairs within the hard rules and the mentors' places can reach, however many trainees they serve.
 *
 * The engine serves as many as it can before it counts points, and the guidelines may ask for more before them: its total bounds nothing that
 * serves fewer. This problem has neither minimums nor constraints, and gives each trainee somebody of 0 points to be with instead of a
 * mentor: being served is then worth its points and no more. Its proven optimum bounds every set of pairs that keeps to rules and places.
 */
import { SCORE_SCALE } from '../domain/index.ts';
import { solveVerified } from '../matching/index.ts';
import { PROBLEM_FORMAT, type Problem } from '../solver/index.ts';

/** No id of a census begins so. */
const NOBODY = '\u0000';

/** In millionths; proven and verified. No search: a flow, whatever the guidelines' constraints. @throws BinomeError MATCH_NOT_VERIFIED. */
export function highestTotal({ trainees, mentors, pairs }: Problem): number {
  const nobodies = trainees.map(({ id }) => NOBODY + id);
  const withNobody: Problem = {
    format: PROBLEM_FORMAT,
    trainees,
    mentors: [...mentors.map(({ id, max = 1 }) => ({ id, max })), ...nobodies.map((id) => ({ id }))],
    pairs: {
      *[Symbol.iterator]() {
        yield* pairs;
        for (const { id } of trainees) yield [id, NOBODY + id, 0] as const;
      },
    },
  };
  return Math.round(solveVerified(withNobody).objective * SCORE_SCALE);
}
