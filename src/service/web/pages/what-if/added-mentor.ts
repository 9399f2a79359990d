/** A mentor who is not there, as a census would have them who says of them no more than where they work. */
import type { CensusChange, FrozenInput } from '../../../../session/index.ts';
import type { Problem } from './frozen.ts';

type Mentor = Extract<CensusChange, { readonly kind: 'add' }>['mentor'];

export interface AddedMentor {
  readonly name: string;
  readonly service: string;
}

/** Trained and willing, or nobody could be theirs; all else is unknown and counts as such. */
export function addedMentor(
  { name, service }: AddedMentor,
  places: number,
  { census, reference, period }: FrozenInput,
  problem: Problem,
): Mentor {
  const known = new Set([...census.mentors, ...census.trainees, ...problem.mentors].map(({ id }) => id));
  let number = 1;
  while (known.has(`+${number}`)) number++;
  const found = reference.services.find(([code]) => code === service)![1];
  return {
    ...{ role: 'mentor', id: `+${number}`, lastName: name.trim(), firstName: '', email: null },
    ...{ boardCode: found.boardCode, serviceCode: service, siteCode: null, communeCode: null },
    ...{ domains: [], preferences: [], avoids: [], formerPairs: [], skills: [], tenureYear: null, caseload: null },
    ...{ followed: 0, workingTime: 1, capacityMin: 0, capacityMax: places, trainedOn: period.segments[0]!.start, volunteer: true },
    ...{ settings: null, absences: [] },
  };
}
