/** All French words of the page, by subject. */
import { frameFr } from './frame.fr.ts';
import { peopleFr } from './people.fr.ts';

export const webFr = { ...frameFr, ...peopleFr };

export type WebWords = typeof webFr;
