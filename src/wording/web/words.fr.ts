/** All French words of the page, by subject. */
import { censusFr } from './census.fr.ts';
import { frameFr } from './frame.fr.ts';
import { peopleFr } from './people.fr.ts';

export const webFr = { ...frameFr, ...peopleFr, ...censusFr };

export type WebWords = typeof webFr;
