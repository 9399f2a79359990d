/** All French words of the page, by subject. */
import { breakdownsFr } from './breakdowns.fr.ts';
import { frameFr } from './frame.fr.ts';
import { matchesFr } from './matches.fr.ts';
import { peopleFr } from './people.fr.ts';
import { whatIfFr } from './what-if.fr.ts';

export const webFr = { ...frameFr, ...peopleFr, ...matchesFr, ...breakdownsFr, ...whatIfFr };

export type WebWords = typeof webFr;
