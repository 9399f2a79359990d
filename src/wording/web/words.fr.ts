/** All French words of the page, by subject. */
import { frameFr } from './frame.fr.ts';
import { peopleFr } from './people.fr.ts';
import { whatIfFr } from './what-if.fr.ts';

export const webFr = { ...frameFr, ...peopleFr, ...whatIfFr };

export type WebWords = typeof webFr;
