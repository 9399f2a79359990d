/** All English words of the page, by subject. */
import { mapEn } from '../map.en.ts';
import { accessibilityEn } from './accessibility.en.ts';
import { accountsEn } from './accounts.en.ts';
import { auditEn } from './audit.en.ts';
import { breakdownsEn } from './breakdowns.en.ts';
import { censusEn } from './census.en.ts';
import { factsLackingEn } from './facts-lacking.en.ts';
import { frameEn } from './frame.en.ts';
import { healthEn } from './health.en.ts';
import { matchesEn } from './matches.en.ts';
import { pairsEn } from './pairs.en.ts';
import { peopleEn } from './people.en.ts';
import { planningEn } from './planning.en.ts';
import { guidelinesEn } from './guidelines.en.ts';
import { proposalEn } from './proposal.en.ts';
import { roundsEn } from './rounds.en.ts';
import { seasonEn } from './season.en.ts';
import { whatIfEn } from './what-if.en.ts';
import type { WebWords } from './words.fr.ts';

export const webEn: WebWords = {
  ...accessibilityEn,
  ...accountsEn,
  ...auditEn,
  ...breakdownsEn,
  ...censusEn,
  ...factsLackingEn,
  ...frameEn,
  ...healthEn,
  ...matchesEn,
  ...pairsEn,
  ...peopleEn,
  ...planningEn,
  ...guidelinesEn,
  ...proposalEn,
  ...roundsEn,
  ...seasonEn,
  ...whatIfEn,
  maps: mapEn,
};
