/** All English words of the page, by subject. */
import { breakdownsEn } from './breakdowns.en.ts';
import { frameEn } from './frame.en.ts';
import { matchesEn } from './matches.en.ts';
import { peopleEn } from './people.en.ts';
import { whatIfEn } from './what-if.en.ts';
import type { WebWords } from './words.fr.ts';

export const webEn: WebWords = { ...frameEn, ...peopleEn, ...matchesEn, ...breakdownsEn, ...whatIfEn };
