/** All French words of the page, by subject. */
import { accountsFr } from './accounts.fr.ts';
import { censusFr } from './census.fr.ts';
import { frameFr } from './frame.fr.ts';
import { peopleFr } from './people.fr.ts';
import { seasonFr } from './season.fr.ts';

export const webFr = { ...frameFr, ...peopleFr, ...censusFr, ...accountsFr, ...seasonFr };

export type WebWords = typeof webFr;
