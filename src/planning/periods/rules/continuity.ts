/**
 * A trainee who keeps a mentor from one period to the next earns the plan something.
 *
 * Whether both pairs are there is no sum of the two, so that a problem over pairs cannot say it. It can say something no smaller: half of what
 * keeping earns for each of the two pairs. Where a plan would be paid half for a mentor who is not kept, the case is told apart: a choice
 * between keeping this mentor, which needs both pairs, and not.
 */
import { SCORE_SCALE } from '../../../domain/index.ts';
import { nextOfPromotion, type Placement, type Scope } from '../horizon.ts';
import type { Draft } from '../draft.ts';
import type { Case, Rule } from './rule.ts';

/** Two periods of one promotion in a row that are both in view. */
interface Passage {
  readonly from: number;
  readonly to: number;
}

export const continuity: Rule = {
  broken: (scope, placements) =>
    passagesOf(scope).flatMap((passage) =>
      [...new Set([...placements[passage.from]!.keys(), ...placements[passage.to]!.keys()])].flatMap((trainee) => {
        const [before, after] = [placements[passage.from]!.get(trainee), placements[passage.to]!.get(trainee)];
        if (before === after) return [];
        return [before, after]
          .filter((mentor) => mentor !== undefined && isPossible(scope, passage, trainee, mentor))
          .map((mentor) => keeping(passage, trainee, mentor!));
      }),
    ),
};

/** Pays each pair its half, before any case is told apart. A decided period leaves all of it to the other. */
export function payHalves(draft: Draft): void {
  const { scope } = draft;
  const { periods } = scope.horizon;
  for (const passage of passagesOf(scope))
    for (const trainee of periods[passage.from]!.trainees)
      for (const mentor of [...draft.mentorsOf(passage.from, trainee)]) {
        if (!draft.has(passage.to, trainee, mentor)) continue;
        const [first, second] = halves(scope, passage);
        draft.addScore(passage.from, trainee, mentor, first);
        draft.addScore(passage.to, trainee, mentor, second);
      }
}

/** How often a mentor is kept. */
export function keptIn(scope: Scope, placements: readonly Placement[]): number {
  return pairsOfPeriods(scope).reduce(
    (total, { from, to }) => total + [...placements[from]!].filter(([trainee, mentor]) => placements[to]!.get(trainee) === mentor).length,
    0,
  );
}

function keeping({ from, to }: Passage, trainee: string, mentor: string): Case {
  return {
    key: `kept ${from + 1}/${trainee}=${mentor}`,
    isHard: false,
    isPassage: true,
    add: (draft) => {
      const [first, second] = halves(draft.scope, { from, to });
      draft.addScore(from, trainee, mentor, -first);
      draft.addScore(to, trainee, mentor, -second);
      const choice = `kept ${from + 1}/${trainee}`;
      draft.option(choice, 'not', 0);
      draft.option(choice, `with ${mentor}`, first + second);
      for (const period of [from, to]) {
        const terms = [draft.optionTerm(choice, `with ${mentor}`, 1), draft.pairTerm(period, trainee, mentor, -1)];
        draft.constrain(`${choice}=${mentor}/${period + 1}`, terms, '<=', 0);
      }
    },
  };
}

function passagesOf(scope: Scope): Passage[] {
  return scope.horizon.rules.continuity === 0 ? [] : pairsOfPeriods(scope);
}

function pairsOfPeriods({ horizon, scopes }: Scope): Passage[] {
  return horizon.periods.flatMap((_, from) => {
    const to = nextOfPromotion(horizon, from);
    return to === null || scopes[from]!.kind === 'later' || scopes[to]!.kind === 'later' ? [] : [{ from, to }];
  });
}

/** Millionths for the pair of each period; they sum to what keeping earns. */
function halves({ horizon, scopes }: Scope, { from, to }: Passage): [number, number] {
  const whole = Math.round(horizon.rules.continuity * SCORE_SCALE);
  if (scopes[from]!.kind === 'decided') return [0, whole];
  if (scopes[to]!.kind === 'decided') return [whole, 0];
  return [Math.floor(whole / 2), Math.ceil(whole / 2)];
}

/** Whether the pair could be there in both periods, and would be paid its half; a decided pair is there whatever is planned. */
function isPossible({ horizon, scopes }: Scope, { from, to }: Passage, trainee: string, mentor: string): boolean {
  return (
    [from, to].every((period) => scopes[period]!.kind === 'open') &&
    [from, to].every((period) => horizon.periods[period]!.scores.get(trainee)?.has(mentor) ?? false)
  );
}
