/** All French words of the page, by subject. */
import { accountsFr } from './accounts.fr.ts';
import { breakdownsFr } from './breakdowns.fr.ts';
import { censusFr } from './census.fr.ts';
import { frameFr } from './frame.fr.ts';
import { guidelinesFr } from './guidelines.fr.ts';
import { matchesFr } from './matches.fr.ts';
import { pairsFr } from './pairs.fr.ts';
import { peopleFr } from './people.fr.ts';
import { proposalFr } from './proposal.fr.ts';
import { roundsFr } from './rounds.fr.ts';
import { seasonFr } from './season.fr.ts';
import { whatIfFr } from './what-if.fr.ts';

export const webFr = {
  ...accountsFr,
  ...breakdownsFr,
  ...censusFr,
  ...frameFr,
  ...guidelinesFr,
  ...matchesFr,
  ...pairsFr,
  ...peopleFr,
  ...proposalFr,
  ...roundsFr,
  ...seasonFr,
  ...whatIfFr,
};

export type WebWords = typeof webFr;
