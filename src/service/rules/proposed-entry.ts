/** Why a pair is to be looked at twice: what a report of the whole proposal lists, of one pair. */
import { type Criterion, type ProposedPair, toLookAt, type UnmetTrainee } from '../../domain/index.ts';

/**
 * A proposal's own entry on a trainee, as the store keeps it: a pair, or nobody; empty of somebody whom the run left out because a decision
 * leaves them without.
 */
export type ProposedEntry = ProposedPair | UnmetTrainee | Readonly<Record<string, never>>;

export const MARKS = [
  ...(['broken-rules', 'long-journey', 'unknown-journey', 'low-score', 'drawn-by-lot', 'lost-by-weights', 'unknown-facts'] as const),
  ...(['held-by-constraints', 'nobody-possible'] as const),
] as const;
export type Mark = (typeof MARKS)[number];

export function isPair(entry: ProposedEntry): entry is ProposedPair {
  return 'mentor' in entry;
}

export function isUnmet(entry: ProposedEntry): entry is UnmetTrainee {
  return 'missing' in entry;
}

export function marksOf(entry: ProposedEntry): Mark[] {
  const pairs = isPair(entry) ? [entry] : [];
  const unmet = isUnmet(entry) ? [entry] : [];
  const found = toLookAt({ pairs, unmet, sideConstraints: [], status: 'optimal' });
  const lists: Readonly<Record<Mark, readonly (readonly unknown[])[]>> = {
    'broken-rules': [found.brokenPairs],
    'long-journey': [found.longJourneys],
    'unknown-journey': [found.unknownJourneys],
    'low-score': [found.lowScores],
    'drawn-by-lot': [found.drawnByLot, found.leftByLot],
    'lost-by-weights': [found.lostByWeights],
    'unknown-facts': [found.unknownFacts.filter(({ pair, criteria }) => criteria.some((criterion) => lacks(pair, criterion)))],
    'held-by-constraints': [found.costByConstraints],
    'nobody-possible': [found.nobodyPossible],
  };
  return MARKS.filter((mark) => lists[mark].some(({ length }) => length > 0));
}

/** Whoever states no wish leaves nothing out. */
function lacks({ parts }: ProposedPair, criterion: Criterion): boolean {
  return parts.some((part) => part.criterion === criterion && part.facts.some(({ code }) => code !== 'NO_PREFERENCE'));
}

/** A weight that, moved alone, undoes the pair: the others keep their proportions. */
export interface LostBy {
  readonly criterion: Criterion;
  /** Today’s, and the nearest to it at which another matching is better. */
  readonly weight: number;
  readonly at: number;
}

/** What the mark `lost-by-weights` is set for, the least move first. */
export function lostBy(entry: ProposedEntry): LostBy[] {
  if (!isPair(entry)) return [];
  const { lostByWeights } = toLookAt({ pairs: [entry], unmet: [], sideConstraints: [], status: 'optimal' });
  const weightOf = new Map(entry.parts.map(({ criterion, weight }) => [criterion, weight]));
  return lostByWeights.flatMap(({ losses }) =>
    losses.map(({ criterion, weight: at }) => ({ criterion, weight: weightOf.get(criterion) ?? 0, at })),
  );
}
