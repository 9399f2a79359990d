/** Hall witnesses in people's terms: these trainees have only these mentors, with too few places. And how a person is shown. */
import { compareIds, type Mentor, type Trainee } from '../domain/person.ts';
import type { PersonSummary, Shortage } from '../domain/proposal.ts';
import type { Reference } from '../domain/site.ts';
import type { PreparedMentor, PreparedTrainee } from '../scoring/index.ts';
import type { HallWitness } from '../solver/index.ts';
import { explainShortage } from './sentences.ts';

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

export function personSummary({ boards, services, sites }: Reference, prepared: PreparedTrainee | PreparedMentor): PersonSummary {
  const { person } = prepared;
  const point = 'home' in prepared ? prepared.home : prepared.office;
  return {
    id: person.id,
    name: fullName(person),
    board: boards.get(person.boardCode)?.name ?? person.boardCode,
    service: services.get(person.serviceCode)?.name ?? person.serviceCode,
    site: person.siteCode === null ? null : (sites.get(person.siteCode)?.name ?? person.siteCode),
    town: point.town,
    coordinates: point.coordinates,
  };
}

export function fullName({ firstName, lastName }: Mentor | Trainee): string {
  return `${firstName} ${lastName}`.trim();
}
