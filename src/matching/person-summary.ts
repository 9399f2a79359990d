/** How a person is shown: name and workplace, no more. */
import type { Person, PersonSummary, Reference } from '../domain/index.ts';
import type { PreparedMentor, PreparedTrainee } from '../scoring/index.ts';

export function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`.trim();
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
