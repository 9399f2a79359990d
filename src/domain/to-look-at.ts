/**
 * What a board looks at before it decides: the pairs that are weak, far, unsure or drawn by lot, and the trainees whom a rule costs their
 * mentor. A reading of the proposal, nothing else: what is not listed is not thereby right.
 */
import { type Criterion, SCORE_SCALE } from './documents/pair.ts';
import type { Proposal, ProposedPair, UnmetTrainee } from './documents/proposal.ts';

/** One way; above it a journey is looked at, whatever the guidelines still allow. */
export const LONG_JOURNEY_MINUTES = 60;
/** Out of 100; below it a pair is looked at. */
export const LOW_SCORE_POINTS = 40;

export interface ToLookAt {
  /** The longest first. */
  readonly longJourneys: readonly ProposedPair[];
  readonly unknownJourneys: readonly ProposedPair[];
  /** The lowest first. */
  readonly lowScores: readonly ProposedPair[];
  /** Another mentor is exactly as good for the whole; who they are. */
  readonly drawnByLot: readonly { readonly pair: ProposedPair; readonly others: readonly string[] }[];
  /** With the criteria of which nothing is known. */
  readonly unknownFacts: readonly { readonly pair: ProposedPair; readonly criteria: readonly Criterion[] }[];
  /** There are mentors for them, and only constraints of the guidelines stand in the way: those at their limit, of them or of anybody. */
  readonly costByConstraints: readonly { readonly unmet: UnmetTrainee; readonly constraints: Proposal['sideConstraints'] }[];
  /** Hard rules leave them nobody. */
  readonly nobodyPossible: readonly UnmetTrainee[];
}

/** Lists in the order of the proposal unless said otherwise. Linear but for the sorting. */
export function toLookAt({ pairs, unmet, sideConstraints, status }: Proposal): ToLookAt {
  const atLimit = sideConstraints.filter(({ value, rhs }) => value === rhs);
  const minutes = (pair: ProposedPair): number => pair.travelMinutes ?? -1;
  return {
    longJourneys: pairs.filter((pair) => minutes(pair) > LONG_JOURNEY_MINUTES).sort((a, b) => minutes(b) - minutes(a)),
    unknownJourneys: pairs.filter(({ travelMinutes }) => travelMinutes === null),
    lowScores: pairs.filter(({ score }) => score * 100 < LOW_SCORE_POINTS * SCORE_SCALE).sort((a, b) => a.score - b.score),
    drawnByLot: pairs.flatMap((pair) => {
      const others = (pair.alternatives ?? []).filter(isAsGood).map(({ mentor }) => mentor.name);
      return others.length === 0 ? [] : [{ pair, others }];
    }),
    unknownFacts: pairs.flatMap((pair) => {
      const criteria = pair.parts.filter(({ value, weight }) => value === null && weight > 0).map(({ criterion }) => criterion);
      return criteria.length === 0 ? [] : [{ pair, criteria }];
    }),
    costByConstraints:
      status === 'infeasible'
        ? []
        : unmet
            .filter(({ shortage, eligibleMentors }) => shortage === null && eligibleMentors > 0)
            .map((trainee) => ({ unmet: trainee, constraints: concerning(trainee, atLimit) })),
    nobodyPossible: unmet.filter(({ eligibleMentors }) => eligibleMentors === 0),
  };
}

type Alternative = NonNullable<ProposedPair['alternatives']>[number];

function isAsGood({ loss, unmet, uneven, fairness }: Alternative): boolean {
  return loss === 0 && unmet === 0 && uneven !== true && (fairness === undefined || fairness === null || fairness.more === 0);
}

/** Those that count a pair of theirs, where the proposal says so; else all that are at their limit. */
function concerning({ constraints }: UnmetTrainee, atLimit: Proposal['sideConstraints']): Proposal['sideConstraints'] {
  return constraints === undefined ? atLimit : atLimit.filter(({ id }) => constraints.includes(id));
}
