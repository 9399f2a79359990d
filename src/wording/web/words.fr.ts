/** All French words of the page, by subject. */
import { mapFr } from '../map.fr.ts';
import { accessibilityFr } from './accessibility.fr.ts';
import { accountsFr } from './accounts.fr.ts';
import { auditFr } from './audit.fr.ts';
import { breakdownsFr } from './breakdowns.fr.ts';
import { censusFr } from './census.fr.ts';
import { factsLackingFr } from './facts-lacking.fr.ts';
import { frameFr } from './frame.fr.ts';
import { healthFr } from './health.fr.ts';
import { matchesFr } from './matches.fr.ts';
import { pairsFr } from './pairs.fr.ts';
import { peopleFr } from './people.fr.ts';
import { planningFr } from './planning.fr.ts';
import { guidelinesFr } from './guidelines.fr.ts';
import { proposalFr } from './proposal.fr.ts';
import { roundsFr } from './rounds.fr.ts';
import { seasonFr } from './season.fr.ts';
import { whatIfFr } from './what-if.fr.ts';

export const webFr = {
  ...accessibilityFr,
  ...accountsFr,
  ...auditFr,
  ...breakdownsFr,
  ...censusFr,
  ...factsLackingFr,
  ...frameFr,
  ...healthFr,
  ...matchesFr,
  ...pairsFr,
  ...peopleFr,
  ...planningFr,
  ...guidelinesFr,
  ...proposalFr,
  ...roundsFr,
  ...seasonFr,
  ...whatIfFr,
  maps: mapFr,
};

export type WebWords = typeof webFr;
