/**
 * `binome.frontier/1` (frontier.json): what can be done when something changes in the middle of a period, from moving nobody else to moving as
 * many as help. It matches nobody: a person chooses a point of the frontier, or none. Open, as a proposal is.
 */
import * as z from 'zod';
import { scorePart } from './pair.ts';
import { count, idPair, list, mentorId, millionths, minutesOneWay, record, sentences, text, traineeId } from './parts.ts';

/** Why a relationship ended: a closed list. Nothing else about it reaches the matching, and a confidential note is kept apart. */
export const REASONS = [
  'availability',
  'workload',
  'distance',
  'change-of-post',
  'working-relationship',
  'training-needs',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

const pair = { trainee: traineeId, mentor: mentorId };
const event = z
  .discriminatedUnion('kind', [
    record({ kind: z.literal('breakdown'), ...pair }),
    record({ kind: z.literal('departure'), mentor: mentorId }),
    record({ kind: z.literal('capacity'), mentor: mentorId, places: count.describe('Places from now on.') }),
    record({ kind: z.literal('arrival'), trainee: traineeId }),
    record({ kind: z.literal('gone'), trainee: traineeId, mentor: mentorId.nullable() }).describe(
      'A trainee of the result who is not in the census of today: nobody is looked for; null where they had nobody.',
    ),
    record({ kind: z.literal('lapse'), ...pair }).describe('A pair that the census of today does not allow any more.'),
  ])
  .meta({ id: 'Event', description: 'What has happened.' });

const minutes = minutesOneWay.nullable();
const details = record({
  before: millionths.nullable().describe('Score of the pair before, millionths.'),
  after: millionths.nullable().describe('Score of the pair after, millionths.'),
  load: count.nullable().describe('Trainees of the mentor who takes over.'),
  minutes: record({ before: minutes, after: minutes }).describe('The journey one way; null also where it is unknown or not comparable.'),
  parts: list(scorePart)
    .exactOptional()
    .describe('Only with a census of today: what the score of the pair after is made of, so that the person can be told.'),
}).meta({ id: 'ChangeDetails', description: 'Of a change; null where there is no pair.' });

const choice = {
  moved: count.describe('People other than the affected who are moved, at most.'),
  status: z.enum(['optimal', 'limit']),
  matched: count,
  objective: z.number().describe('Total score, as in solution.json.'),
  bound: z.number().nullable().describe('Its proven bound; null where more needs might be met.'),
  pairs: list(idPair),
  changes: list(record({ trainee: traineeId, from: mentorId.nullable(), to: mentorId.nullable() })).describe(
    'Who changes, along the chain: whoever gives up a place comes after the one who takes it. null: nobody.',
  ),
  details: list(details).describe('In the order of the changes.'),
  minutes: record({ before: z.number().min(0), after: z.number().min(0), compared: count }).describe(
    'The journeys of those who change, one way and in sum, as far as both are known: of so many of the changes.',
  ),
  explanation: sentences,
};
const point = record({
  ...choice,
  alternates: list(record(choice))
    .exactOptional()
    .describe(
      'Only where asked for: other choices that move at most as many and serve as many, each affected trainee with other mentors; best first.',
    ),
}).meta({
  id: 'FrontierPoint',
  description: 'The best matching in which at most so many people other than the affected are moved: needs met first, then score.',
});

export const frontierSchema = record({
  format: z.literal('binome.frontier/1'),
  events: list(event).describe('What happened, in the order in which it was said.'),
  reason: z.enum(REASONS).nullable(),
  from: z.iso.date().exactOptional().describe('Only with a census of today: the day from which presence counts (`--from`).'),
  affected: list(traineeId).describe(
    'Trainees whose pair is gone or may be, and those who have come: their own change counts for nobody’s move. Sorted.',
  ),
  before: record({ matched: count, score: millionths }).describe(
    'The pairs of before, gone ones included, with their scores as they were proposed.',
  ),
  people: list(record({ id: z.string(), name: z.string() }))
    .exactOptional()
    .describe('Everybody who is named here, by name; sorted by id.'),
  broken: list(idPair).exactOptional().describe('Pairs that broke down by now, those of earlier reassignments included; sorted.'),
  best: record({ matched: count, objective: z.number(), proven: z.boolean() })
    .nullable()
    .describe('The best that is possible now, whoever is moved, and whether that is proven; null where nothing follows every rule.'),
  frontier: list(point).describe(
    'Each better than the one before; numbers of moves that improve on nothing are left out. Empty when nothing follows every rule.',
  ),
  impossible: record({
    fewestMoves: count
      .nullable()
      .describe('With so many moves something would follow every rule; null where nothing does, whoever is moved.'),
    obstacles: list(text).describe('What stands in the way: the rules that cannot hold together, the places that lack.'),
    waysOut: list(
      record({
        sentence: text,
        matched: count.describe('Of the trainees who depend on each other here.'),
        pairs: list(idPair).describe('Sorted by trainee.'),
      }),
    ).describe('The least that would have to give, each alone enough, the least first. Nothing is changed until a person changes it.'),
  })
    .exactOptional()
    .describe('Only where the frontier is empty.'),
}).meta({
  title: 'Repair frontier',
  description: 'After a breakdown, a departure, a lost place: the best that can be done for each number of other people moved.',
});

export type Reassignment = z.infer<typeof frontierSchema>;
export type ReassignmentEvent = z.infer<typeof event>;
export type FrontierPoint = z.infer<typeof point>;
export type ChangeDetails = z.infer<typeof details>;
