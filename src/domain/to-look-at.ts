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
  /** Decided, or imposed by the census, and against a hard rule or the mentor’s places as the census has them now. */
  readonly brokenPairs: readonly ProposedPair[];
  /** The longest first. */
  readonly longJourneys: readonly ProposedPair[];
  readonly unknownJourneys: readonly ProposedPair[];
  /** The lowest first. */
  readonly lowScores: readonly ProposedPair[];
  /**
   * Something else is exactly as good for the whole: these other mentors, or these trainees who have nobody would have a mentor instead; neither is
   * named where it is only known that the pair is lost at the weights of today.
   */
  readonly drawnByLot: readonly { readonly pair: ProposedPair; readonly others: readonly string[]; readonly instead: readonly string[] }[];
  /** Left without where another matching that is exactly as good gives them a mentor, and who then has none. */
  readonly leftByLot: readonly { readonly unmet: UnmetTrainee; readonly mentor: string; readonly losers: readonly string[] }[];
  /** Lost when the weight of one criterion alone moves by a fifth at most, and not as it is: what undoes each. */
  readonly lostByWeights: readonly { readonly pair: ProposedPair; readonly losses: NonNullable<ProposedPair['losses']> }[];
  /** Pairs of which that is not known: too many trainees, or a limit. */
  readonly unweighed: number;
  /** With the criteria of which nothing is known. */
  readonly unknownFacts: readonly { readonly pair: ProposedPair; readonly criteria: readonly Criterion[] }[];
  /**
   * There are mentors for them, and constraints stand in the way: those that are proven to, with others or alone; where that is not known, and no
   * shortage is, those at their limit, of them or of anybody.
   */
  readonly costByConstraints: readonly { readonly unmet: UnmetTrainee; readonly constraints: Proposal['sideConstraints'] }[];
  /** Hard rules leave them nobody. */
  readonly nobodyPossible: readonly UnmetTrainee[];
}

/** Lists in the order of the proposal unless said otherwise. Linear but for the sorting. */
export function toLookAt({
  pairs,
  unmet,
  sideConstraints,
  status,
}: Pick<Proposal, 'pairs' | 'unmet' | 'sideConstraints' | 'status'>): ToLookAt {
  const atLimit = sideConstraints.filter(({ value, rhs }) => value === rhs);
  const leftByLot = unmet.flatMap((left) => {
    const asGood = (left.alternatives ?? []).find(isAsGood);
    const losers = asGood?.moves.filter(({ to }) => to === null) ?? [];
    if (asGood === undefined) return [];
    return [
      {
        ...{ unmet: left, mentor: asGood.mentor.name },
        ...{ losers: losers.map(({ traineeName }) => traineeName), loserIds: losers.map(({ trainee }) => trainee) },
      },
    ];
  });
  const minutes = (pair: ProposedPair): number => pair.travelMinutes ?? -1;
  return {
    brokenPairs: pairs.filter(isBroken),
    longJourneys: pairs.filter((pair) => minutes(pair) > LONG_JOURNEY_MINUTES).sort((a, b) => minutes(b) - minutes(a)),
    unknownJourneys: pairs.filter(({ travelMinutes }) => travelMinutes === null),
    lowScores: pairs.filter(({ score }) => score * 100 < LOW_SCORE_POINTS * SCORE_SCALE).sort((a, b) => a.score - b.score),
    drawnByLot: pairs.flatMap((pair) => {
      const others = (pair.alternatives ?? []).filter(isAsGood).map(({ mentor }) => mentor.name);
      const instead = leftByLot.filter(({ loserIds }) => loserIds.includes(pair.trainee.id)).map(({ unmet: { trainee } }) => trainee.name);
      const isTied = movedLosses(pair).length < (pair.losses ?? []).length;
      return others.length === 0 && instead.length === 0 && !isTied ? [] : [{ pair, others, instead }];
    }),
    leftByLot: leftByLot.map(({ loserIds: _, ...left }) => left),
    lostByWeights: pairs.map((pair) => ({ pair, losses: movedLosses(pair) })).filter(({ losses }) => losses.length > 0),
    unweighed: pairs.filter(({ losses }) => losses === undefined).length,
    unknownFacts: pairs.flatMap((pair) => {
      const criteria = pair.parts.filter(({ value, weight }) => value === null && weight > 0).map(({ criterion }) => criterion);
      return criteria.length === 0 ? [] : [{ pair, criteria }];
    }),
    costByConstraints:
      status === 'infeasible'
        ? []
        : unmet
            .filter(({ shortage, eligibleMentors, heldBy }) =>
              heldBy === undefined ? shortage === null && eligibleMentors > 0 : heldBy.constraints.length > 0,
            )
            .map((trainee) => ({
              unmet: trainee,
              constraints:
                trainee.heldBy === undefined
                  ? concerning(trainee, atLimit)
                  : sideConstraints.filter(({ id }) => trainee.heldBy!.constraints.includes(id)),
            })),
    nobodyPossible: unmet.filter(({ eligibleMentors }) => eligibleMentors === 0),
  };
}

function isBroken({ decision, census }: ProposedPair): boolean {
  const held = decision ?? census;
  return held !== undefined && (held.brokenRules.length > 0 || held.placesOver > 0);
}

/** Those that a weight other than today's brings: at today's the other matching is as good, and the lot decided. */
function movedLosses({ parts, losses = [] }: ProposedPair): NonNullable<ProposedPair['losses']> {
  return losses.filter(({ criterion, weight }) => parts.find((part) => part.criterion === criterion)?.weight !== weight);
}

type Alternative = NonNullable<ProposedPair['alternatives']>[number];

function isAsGood({ loss, unmet, uneven, fairness }: Alternative): boolean {
  return loss === 0 && unmet === 0 && uneven !== true && (fairness === undefined || fairness === null || fairness.more === 0);
}

/** Those that count a pair of theirs, where the proposal says so; else all that are at their limit. */
function concerning({ constraints }: UnmetTrainee, atLimit: Proposal['sideConstraints']): Proposal['sideConstraints'] {
  return constraints === undefined ? atLimit : atLimit.filter(({ id }) => constraints.includes(id));
}
