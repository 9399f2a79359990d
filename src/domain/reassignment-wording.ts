/** What has happened, in sentences. */
import type { Language } from '../errors/catalogue.ts';
import type { ReassignmentEvent } from './reassignment.ts';
import { fill } from './wording.ts';

export function describeEvent(event: ReassignmentEvent, nameOf: (id: string) => string, language: Language): string {
  const fr = language === 'fr';
  const trainee = 'trainee' in event ? nameOf(event.trainee) : '';
  const mentor = 'mentor' in event ? nameOf(event.mentor) : '';
  switch (event.kind) {
    case 'breakdown':
      return fr ? `Rupture : ${trainee} n’est plus avec ${mentor}.` : `Breakdown: ${trainee} is no longer with ${mentor}.`;
    case 'departure':
      return fr ? `Départ : ${mentor}.` : `Departure: ${mentor}.`;
    case 'capacity':
      return `${fr ? `Places de ${mentor} : ` : `Places with ${mentor}: `}${fill('{n}', { n: event.places }, language)}.`;
    case 'arrival':
      return fr ? `Arrivée : ${trainee}.` : `Arrival: ${trainee}.`;
    case 'lapse':
      return fr ? `Le binôme ${mentor} – ${trainee} n’est plus possible.` : `The pair ${mentor} – ${trainee} is no longer possible.`;
  }
}
