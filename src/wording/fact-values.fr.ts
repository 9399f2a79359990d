/** What the census says of somebody, in French. */
import { withFrenchSpacing } from './typography.ts';

export const factValuesFr = withFrenchSpacing({
  yes: 'oui',
  no: 'non',
  settings: { MO: 'milieu ouvert', MF: 'milieu fermé' },
  /** By level, the first one first. */
  priorities: ['prioritaire', 'priorité moyenne', 'priorité basse'],
  absence: (start: string, end: string) => (start === end ? `le ${start}` : `du ${start} au ${end}`),
});
