/**
 * `binome.recruitment/1` (recruitment.json): places against trainees, and where one more trained mentor would be worth most. It recruits,
 * trains and matches nobody. Open, as a proposal is.
 */
import * as z from 'zod';
import { censusAccountSchema } from './account.ts';
import { excludedCounts, exclusion } from './pair.ts';
import { count, engine, guidelinesRef, inputs, list, mentorId, millionths, record, sentences, traineeId } from './parts.ts';
import { periodName } from './plan.ts';
import { shortage } from './proposal.ts';

const counts = {
  trainees: count,
  mentors: count,
  usable: count.describe('Mentors within their own rules.'),
  places: count.describe('Of the usable mentors; they may go to trainees of elsewhere.'),
  excluded: excludedCounts.describe('The other mentors, by the first rule that excludes them; sorted by code.'),
  served: count.nullable().describe('Trainees with a mentor in the best matching; null where no matching follows every rule.'),
  short: count.nullable().describe('Trainees without; null where no matching follows every rule.'),
};
const placeCounts = record(counts).meta({ id: 'PlaceCounts', description: 'Of the people whom the census puts there.' });
const place = { code: z.string(), name: z.string(), ...counts };
const servicePlaces = record({
  ...place,
  sites: list(record(place)).describe('Without those whom the census puts at no site.'),
}).meta({ id: 'ServicePlaces' });
const boardPlaces = record({ ...place, services: list(servicePlaces) }).meta({ id: 'BoardPlaces' });

const recruitmentPeriod = record({
  ...periodName,
  status: z
    .enum(['optimal', 'limit', 'infeasible'])
    .describe('`limit`: the best that was found. `infeasible`: some people have no matching that follows every rule, and that is proven.'),
  total: placeCounts,
  boards: list(boardPlaces).describe('Where there are trainees or mentors, by code.'),
  shortages: list(shortage),
  unmetByConstraints: count.describe(
    'Trainees without a mentor for the constraints of the guidelines or mentors’ minimums, beyond the shortages.',
  ),
}).meta({ id: 'RecruitmentPeriod' });

const placeChange = record({
  trainee: traineeId,
  traineeName: z.string(),
  from: mentorId.nullable(),
  fromName: z.string().nullable(),
  to: mentorId.nullable(),
  toName: z.string().nullable().describe('null, too, for the candidate where that is somebody new.'),
}).meta({ id: 'PlaceChange' });

const periodWorth = record({
  period: z.string(),
  rule: exclusion.nullable().describe('The rule that is lifted; null for somebody new.'),
  eligible: count.describe('Trainees with whom they would break no rule.'),
  status: z
    .enum(['proven', 'limit', 'infeasible'])
    .describe(
      '`proven`: the best matching with them less the best without, both proven. `limit`: of the best known, or not priced (`served` null). ' +
        '`infeasible`: the people whom they would be joined with have no matching that follows every rule, before or with them.',
    ),
  proof: z
    .enum(['prices', 'solve'])
    .nullable()
    .describe('`prices`: the dual variables prove that nothing is gained. `solve`: solved again with them, and verified. null: neither.'),
  served: z.int().nullable().describe('Trainees served more.'),
  score: millionths.nullable().describe('Points more, millionths.'),
  bound: record({
    served: z.int(),
    score: z.number().nullable().describe('Millionths; null where more trainees may be served.'),
  })
    .nullable()
    .describe(
      'What the dual variables of the matching without them prove they cannot exceed; null where constraints join them, and only a solve says.',
    ),
  changes: list(placeChange).describe(
    'Who would have another mentor: first who would come to them, then who takes the place left, and so on.',
  ),
}).meta({ id: 'PeriodWorth' });

const candidate = record({
  id: z.string().describe('Of the person; for somebody new `new:` and the code of the site, or of a service that has none.'),
  measure: z
    .enum(['train', 'volunteer', 'recruit'])
    .describe(
      '`train`: excluded for want of training in time alone. `volunteer`: excluded for want of an agreement alone, which is theirs to give. ' +
        '`recruit`: somebody new, of whom nothing is known, full-time, with the guidelines’ default of places.',
    ),
  name: z.string().nullable().describe('null for somebody new.'),
  board: z.string().describe('Name of the directorate.'),
  service: z.string().describe('Name of the service.'),
  site: z.string().nullable().describe('Name of the site; null where the census does not say.'),
  places: count,
  status: z
    .enum(['proven', 'limit', 'infeasible'])
    .describe(
      '`limit`: not everything is proven, or priced. `infeasible`: in some period no matching follows every rule, before or with them.',
    ),
  served: z.int().describe('Trainees served more, summed over the periods that are priced.'),
  score: millionths.describe('Points more in all, summed over the periods that are priced; millionths.'),
  periods: list(periodWorth).describe('Those in which this measure alone makes them usable.'),
  explanation: sentences,
}).meta({
  id: 'Candidate',
  description: 'One more trained mentor: somebody of the census whom one rule keeps out, or somebody new.',
});

export const recruitmentSchema = record({
  format: z.literal('binome.recruitment/1'),
  engine,
  guidelines: guidelinesRef,
  leftOut: list(z.enum(['balance', 'fair', 'coverage'])).describe(
    'Parts of the guidelines that worth does not follow: it is trainees served, as many as possible, then the total of the scores.',
  ),
  inputs,
  account: censusAccountSchema.exactOptional(),
  periods: list(recruitmentPeriod).describe('In the order in which they start. Each is matched by itself, as `match` prepares it.'),
  candidates: list(candidate).describe(
    'Whom a board can train or recruit, then who would have to agree first. Of each what is worth most first: trainees served, then points; ' +
      'equals by id, without a proof or a matching last among equals.',
  ),
}).meta({ title: 'Recruitment', description: 'Places against trainees, and where one more trained mentor would be worth most.' });

export type Recruitment = z.infer<typeof recruitmentSchema>;
export type RecruitmentPeriod = z.infer<typeof recruitmentPeriod>;
export type PlaceCounts = z.infer<typeof placeCounts>;
export type BoardPlaces = z.infer<typeof boardPlaces>;
export type ServicePlaces = z.infer<typeof servicePlaces>;
export type Candidate = z.infer<typeof candidate>;
export type PeriodWorth = z.infer<typeof periodWorth>;
export type PlaceChange = z.infer<typeof placeChange>;
