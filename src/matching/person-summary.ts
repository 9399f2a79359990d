/** How a person is shown: name and workplace, no more. */
import { onlySiteOf, type Person, type PersonSummary, type Reference } from '../domain/index.ts';
import type { PreparedMentor, PreparedTrainee } from '../scoring/index.ts';

export function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`.trim();
}

/** null where the service has one site: the two are one place, and the service's name says it. */
export function siteNameOf(reference: Reference, { siteCode, serviceCode }: Pick<Person, 'siteCode' | 'serviceCode'>): string | null {
  return siteCode === null || onlySiteOf(reference, serviceCode) !== null ? null : (reference.sites.get(siteCode)?.name ?? siteCode);
}

export function personSummary(reference: Reference, prepared: PreparedTrainee | PreparedMentor): PersonSummary {
  const { boards, services } = reference;
  const { person } = prepared;
  const point = 'home' in prepared ? prepared.home : prepared.office;
  return {
    id: person.id,
    name: fullName(person),
    board: boards.get(person.boardCode)?.name ?? person.boardCode,
    service: services.get(person.serviceCode)?.name ?? person.serviceCode,
    site: siteNameOf(reference, person),
    town: point.town,
    coordinates: point.coordinates,
  };
}
