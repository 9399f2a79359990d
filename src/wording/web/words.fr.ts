/** All French words of the page, by subject. */
import { frameFr } from './frame.fr.ts';
import { pairsFr } from './pairs.fr.ts';
import { peopleFr } from './people.fr.ts';
import { roundsFr } from './rounds.fr.ts';
import { whatIfFr } from './what-if.fr.ts';

export const webFr = { ...frameFr, ...pairsFr, ...peopleFr, ...roundsFr, ...whatIfFr };

export type WebWords = typeof webFr;
