/** What a round lacks before it may be published. */

export interface RoundTrainee {
  readonly id: string;
  /** Whether the current submission has them. */
  readonly isProposed: boolean;
  readonly isDecided: boolean;
}

export interface RoundMentor {
  readonly id: string;
  /** Trainees whom standing decisions of the round give them. */
  readonly given: number;
  /** Places taken by others at the same time. */
  readonly taken: number;
  readonly capacity: number;
}

export interface PublicationFacts {
  readonly isSubmitted: boolean;
  readonly isRunning: boolean;
  /** Of the board, unanswered. */
  readonly flags: number;
  /** Of the round, as the census has them. */
  readonly trainees: readonly RoundTrainee[];
  /** Trainees whose standing decision is stale, in the census or not. */
  readonly stale: readonly string[];
  /** Trainees to be published who have a mentor of another round on one of its days. */
  readonly elsewhere: readonly string[];
  readonly mentors: readonly RoundMentor[];
}

export interface Missing {
  readonly notSubmitted: boolean;
  readonly running: boolean;
  readonly flags: number;
  /** Ids, in the order given. */
  readonly undecided: readonly string[];
  /** In the census, and not in the proposal. */
  readonly notProposed: readonly string[];
  readonly stale: readonly string[];
  readonly elsewhere: readonly string[];
  /** Mentors with more trainees than places. */
  readonly full: readonly string[];
}

export function missingOf(facts: PublicationFacts): Missing {
  const { isSubmitted, isRunning, flags, trainees, stale, elsewhere, mentors } = facts;
  const undecided = trainees.filter(({ isDecided }) => !isDecided);
  return {
    ...{ notSubmitted: !isSubmitted, running: isRunning, flags, stale, elsewhere },
    undecided: undecided.filter(({ isProposed }) => isProposed || !isSubmitted).map(({ id }) => id),
    notProposed: isSubmitted ? undecided.filter(({ isProposed }) => !isProposed).map(({ id }) => id) : [],
    full: mentors.filter(({ given, taken, capacity }) => given + taken > capacity).map(({ id }) => id),
  };
}

export function isComplete({ notSubmitted, running, flags, undecided, notProposed, stale, elsewhere, full }: Missing): boolean {
  const lists = [undecided, notProposed, stale, elsewhere, full];
  return !notSubmitted && !running && flags === 0 && lists.every(({ length }) => length === 0);
}
