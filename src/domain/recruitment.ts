/** Who must agree before a mentor is recruited. The shape of a recruitment is `documents/recruitment.ts`. */
import type { Candidate } from './documents/recruitment.ts';

/** Whether it is not for the board to decide: nobody is a mentor who does not volunteer. These are ranked by themselves. */
export function needsAgreement({ measure }: Pick<Candidate, 'measure'>): boolean {
  return measure === 'volunteer';
}
