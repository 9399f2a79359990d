/** Places against trainees, and where one more trained mentor would be worth most. Their shape is `documents/recruitment.ts`. */
import type { Candidate } from './documents/recruitment.ts';

export type {
  BoardPlaces,
  Candidate,
  PeriodWorth,
  PlaceChange,
  PlaceCounts,
  Recruitment,
  RecruitmentPeriod,
  ServicePlaces,
} from './documents/recruitment.ts';

/** Whether it is not for the board to decide: nobody is a mentor who does not volunteer. These are ranked by themselves. */
export function needsAgreement({ measure }: Pick<Candidate, 'measure'>): boolean {
  return measure === 'volunteer';
}
