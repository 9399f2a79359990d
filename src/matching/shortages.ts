/** Hall witnesses in people's terms: these trainees have only these mentors, with too few places. */
import { compareIds, type PersonSummary, type Shortage } from '../domain/index.ts';
import type { HallWitness } from '../solver/index.ts';
import { explainShortage } from '../wording/index.ts';

export function shortageOf(witness: HallWitness, summaryOf: (id: string) => PersonSummary): Shortage {
  const [trainees, mentors] = [witness.trainees.map(summaryOf), witness.mentors.map(summaryOf)];
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort(compareIds);
  const shortage = {
    boards: unique(trainees.map(({ board }) => board)),
    services: unique(trainees.map(({ service }) => service)),
    trainees,
    mentors,
    needed: witness.needed,
    capacity: witness.capacity + witness.otherPairs - witness.reserved,
    missing: witness.missing,
  };
  return { ...shortage, explanation: explainShortage(shortage) };
}
