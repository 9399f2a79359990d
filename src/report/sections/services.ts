/** The result service by service, in their directorates: trainees, mentors, places, who has a mentor and who has not. */
import { grouped, type ServiceResult, serviceResults } from '../../domain/index.ts';
import type { Edition } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { groupedTable, type Row } from '../table.ts';

export function servicesSection(edition: Edition): Html | null {
  const { proposal, w } = edition;
  const services = serviceResults(proposal);
  if (services.length === 0) return null;
  const words = w.services;
  const numeric = [words.trainees, words.withMentor, words.without, words.mentors, words.usable, words.places, words.withNobody];
  return markup`<p>${words.intro}</p>
${groupedTable({
  id: 'services-caption',
  caption: words.caption,
  columns: [{ label: words.service }, ...numeric.map((label) => ({ label, numeric: true }))],
  groups: [...grouped(services, ({ board }) => board)].map(([board, own]) => ({
    heading: board,
    rows: own.map((service) => rowOf(edition, service)),
  })),
})}`;
}

function rowOf({ f }: Edition, result: ServiceResult): Row {
  const { service, trainees, withMentor, without, mentors, usable, places, withNobody } = result;
  const short = without === 0 ? '0' : markup`<span class="short"><span aria-hidden="true">▲ </span>${f.integer(without)}</span>`;
  return [service, f.integer(trainees), f.integer(withMentor), short, ...[mentors, usable, places, withNobody].map(f.integer)];
}
