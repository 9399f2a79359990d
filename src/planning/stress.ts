/**
 * The departure stress test: every mentor who has trainees leaves, one at a time. What it costs, and who takes over, are the first and the last
 * point of the repair frontier.
 */
import { compareIds, type Loss, type MentorLoss, type Progress, SCORE_SCALE, type StressTest } from '../domain/index.ts';
import { applyEvents, scoresOf } from '../reassignment/index.ts';
import { independentParts, repairs, type PairIds, type Problem, type Repair, type RepairOptions, type Solution } from '../solver/index.ts';

/** The gravest first. */
const KINDS = ['impossible', 'short', 'moving', 'replaced'] as const satisfies readonly MentorLoss['kind'][];

/**
 * `solution`: the matching that stands, of this problem. At most three solves a mentor; once a limit is over, what is not `proven` is the
 * best known.
 * @throws BinomeError as `repairs`.
 */
export function stressTest(problem: Problem, solution: Solution, progress: Progress, limits: RepairOptions = {}): StressTest {
  const mentors: MentorLoss[] = [];
  const deputies: Deputy[] = [];
  const total = new Set(solution.pairs.map(([, mentor]) => mentor)).size;
  // Nobody outside the mentor's own part can help, or has to move.
  for (const part of independentParts(problem)) {
    const own = new Set(part.trainees.map(({ id }) => id));
    const pairs = solution.pairs.filter(([trainee]) => own.has(trainee));
    const scoreOf = scoresOf(part);
    const before: Before = { pairs, score: pairs.reduce((sum, pair) => sum + scoreOf(...pair)!, 0) };
    for (const mentor of [...new Set(pairs.map(([, id]) => id))]) {
      progress('stress', mentors.length, total);
      const { loss, successors } = without(mentor, part, before, limits);
      mentors.push(loss);
      deputies.push(...successors);
    }
  }
  progress('stress', total, total);
  return {
    format: 'binome.stress/1',
    mentors: mentors.sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareLosses(b.best, a.best) || compareIds(a.mentor, b.mentor),
    ),
    deputies: deputies.sort((a, b) => compareIds(a.trainee, b.trainee) || compareIds(a.mentor, b.mentor)),
  };
}

type Deputy = StressTest['deputies'][number];

/** What stands in a part: its pairs, and their scores in millionths. */
interface Before {
  readonly pairs: readonly PairIds[];
  readonly score: number;
}

function without(mentor: string, part: Problem, before: Before, limits: RepairOptions): { loss: MentorLoss; successors: Deputy[] } {
  const event = { kind: 'departure' as const, mentor };
  const changed = applyEvents({ problem: part, incumbent: before.pairs, events: [event], pinned: [], otherMentors: [] });
  const frontier = repairs(changed.problem, changed.kept, { ...limits, endsOnly: true });
  const first = frontier[0]?.givenUp === 0 ? frontier[0] : undefined;
  const last = frontier.at(-1);
  const [alone, best] = [first === undefined ? null : lossOf(first, before), last === undefined ? null : lossOf(last, before)];
  const kind = best === null ? 'impossible' : best.served > 0 ? 'short' : (alone?.served ?? 1) > 0 ? 'moving' : 'replaced';
  const trainees = before.pairs.filter(([, id]) => id === mentor).map(([trainee]) => trainee);
  return {
    loss: { mentor, trainees, kind, alone, best },
    successors: trainees.map((trainee) => ({ trainee, mentor, deputy: successor(first, trainee, before.pairs) })),
  };
}

function lossOf({ givenUp, solution }: Repair, before: Before): Loss {
  return {
    moved: givenUp,
    served: before.pairs.length - solution.matched,
    score: before.score - Math.round(solution.objective * SCORE_SCALE),
    proven: solution.status === 'optimal',
  };
}

/** A mentor whom the trainee has then and had not before. */
function successor(repair: Repair | undefined, trainee: string, before: readonly PairIds[]): string | null {
  const had = new Set(before.filter(([id]) => id === trainee).map(([, mentor]) => mentor));
  return repair?.solution.pairs.find(([id, mentor]) => id === trainee && !had.has(mentor))?.[1] ?? null;
}

function compareLosses(a: Loss | null, b: Loss | null): number {
  return (a?.served ?? 0) - (b?.served ?? 0) || (a?.score ?? 0) - (b?.score ?? 0);
}
