/**
 * `binome.proposal/1` (proposal.json): what the engine found for a period, with all that a person needs to decide on it. It matches nobody.
 *
 * It holds the four things that a person may ask for (CRPA R311-3-1-2): how far the computation weighed in (`notice`), the
 * data and their sources (`inputs`, facts), the parameters and their weights (`guidelines`), and the operations carried out
 * (`parts`, `alternatives`, `certificate` in solution.json). No clock: the same inputs give the same bytes.
 *
 * Open: fields that are not known are carried along, so that what a later version adds does not keep its results from being read. The
 * guidelines inside are closed, as everywhere: a rule that is not known would not be followed.
 */
import * as z from 'zod';
import { periodSchema } from '../period.ts';
import { accountSchema, changesSchema } from './account.ts';
import { decisionOutcome } from './decisions.ts';
import { guidelinesSchema } from './guidelines.ts';
import { criterion, excludedCounts, exclusion, pairScore } from './pair.ts';
import {
  count,
  engine,
  idPair,
  inputs,
  list,
  mentorId,
  millionths,
  minutesOneWay,
  pairIds,
  record,
  sentences,
  sha256,
  text,
  traineeId,
} from './parts.ts';

export const guidelinesContent = { sha256, content: guidelinesSchema.meta({ id: 'Guidelines' }) };

const coordinates = z.object({ latitude: z.number(), longitude: z.number() }).describe('WGS 84, degrees, at commune level.');

export const personSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    board: z.string().describe('Name of the directorate.'),
    service: z.string().describe('Name of the service.'),
    site: z.string().nullable().describe('Name of the site; null when the census names a service only.'),
    town: z.string().nullable().describe('Where the location criterion measures from; null when unknown.'),
    coordinates: coordinates.nullable(),
  })
  .meta({ id: 'PersonSummary', description: 'How a person is shown: name and workplace, no more.' });

const ofPair = list(pairIds).describe('Ids.');
const wayOut = z
  .object({
    changes: list(
      z.object({
        kind: z.enum(['sideConstraint', 'places', 'minimum', 'unmetNeeds', 'admission']),
        id: z
          .string()
          .nullable()
          .describe(
            'Of a side constraint or mentor; null for needs that would go unmet; for an admission the hard rule that would be waived.',
          ),
        from: z.number(),
        to: z.number(),
        pairs: ofPair.exactOptional().describe('For an admission: the rule would be waived for these pairs alone.'),
        mentors: list(mentorId).exactOptional().describe('For an admission where they would be trained: these mentors, sorted.'),
      }),
    ),
    matched: count.describe('Of the group, and of those whom an admitted pair joins to it.'),
    score: millionths,
    pairs: ofPair.describe('Ids, sorted by trainee.'),
    sentence: text,
  })
  .meta({
    id: 'WayOut',
    description: 'Changes that would make a matching possible, and that matching. Nothing is changed until a person changes it.',
  });

const FINDING_KINDS = [
  'noMatching',
  'impossible',
  'contradictory',
  'redundant',
  'neverBinding',
  'nameRead',
  'notApplied',
  'priority',
] as const;
const guidelineFinding = z
  .object({
    kind: z
      .enum(FINDING_KINDS)
      .describe(
        '`noMatching`: even without any constraint nothing is possible where these have their pairs. `impossible`: cannot be met, even alone. ' +
          '`contradictory`: two that cannot be met together. `redundant`: says nothing that others do not say. `neverBinding`: no set of pairs ' +
          'could break it. These two are told of a rule as a whole, when they are so in all its groups. `nameRead`: somebody is named, not by id: ' +
          'who was taken. `notApplied`: what a row of the census asks for has no effect here. `priority`: how many of ' +
          'those who are served first have a mentor.',
      ),
    rules: list(z.string()).describe('Ids of the constraints of the guidelines, or of the census, sorted.'),
    sideConstraints: list(z.string()).describe('Ids of the side constraints that these are about, sorted.'),
    sentence: text,
  })
  .meta({ id: 'GuidelineFinding' });

const boardResult = z
  .object({ code: z.string(), name: z.string(), trainees: count, mentors: count, places: count, matched: count, score: millionths })
  .meta({ id: 'BoardResult', description: 'Sums over the trainees of one directorate.' });

const alternative = z
  .object({
    mentor: z.object({ id: z.string(), name: z.string(), service: z.string() }),
    loss: millionths.describe('Millionths that the best matching with this pair scores less.'),
    score: millionths.describe('Of the pair itself, millionths.'),
    unmet: z.int().describe('Trainees fewer served; 0 almost always.'),
    fairness: z
      .object({ below: millionths, more: z.int() })
      .nullable()
      .exactOptional()
      .describe(
        'Only where the guidelines ask for fairness: so many pairs more would score below so many millionths; null when no band would change. ' +
          '`loss` may then be negative: a higher total, less evenly spread.',
      ),
    uneven: z
      .boolean()
      .exactOptional()
      .describe('Only where the guidelines ask for balance: whether loads would be less even; `loss` may then be negative.'),
    moves: list(
      z.object({
        trainee: traineeId,
        traineeName: z.string(),
        from: mentorId.nullable(),
        fromName: z.string().nullable(),
        to: mentorId.nullable().describe('null when left without.'),
        toName: z.string().nullable(),
      }),
    ).describe('The other trainees that would change, sorted by id.'),
  })
  .meta({ id: 'Alternative', description: 'Another mentor for a trainee, and its price: what the whole matching would lose.' });
const alternatives = list(alternative)
  .nullable()
  .describe(
    'Other mentors for this trainee, cheapest first, at most three; null where they were not priced (`binome explain` prices one).',
  );
const imposed = z
  .object({
    others: list(z.object({ id: z.string(), name: z.string(), service: z.string(), score: millionths.describe('Of the pair.') })),
    more: count.describe('How many there are besides.'),
  })
  .describe(
    'Only where people have imposed this pair: the other mentors whom the hard rules allow this trainee, the best pairs first, at most three. ' +
      'With the pair held fast none of them has a price, so `alternatives` is empty.',
  );
const barred = record({
  mentors: list(record({ id: mentorId, name: z.string(), service: z.string(), constraints: list(z.string()) })),
  more: count.describe('How many there are besides.'),
}).describe(
  'Only where there are any: mentors whom the hard rules allow this trainee and with whom no matching is possible, the best pairs first, at most ' +
    'three; with the ids of the side constraints that forbid the pair, none where pairs that are imposed do, or it was not looked for.',
);
const wishes = list(
  record({
    by: z.enum(['trainee', 'mentor']),
    of: z.string().describe('Whose.'),
    name: z.string().describe('Who was wished for.'),
    rules: list(exclusion),
  }),
).describe('Only where there are any: people wished for before those of the pair, whom hard rules exclude, in the order of the wishes.');
const excluded = excludedCounts.describe('Mentors of the same directorate excluded for this trainee, counted by rule.');

const proposedPair = z
  .object({
    ...pairScore.shape,
    trainee: personSummary,
    mentor: personSummary,
    travelMinutes: minutesOneWay.nullable().describe('One way; null when unknown or not comparable.'),
    alternatives,
    losses: list(record({ criterion, weight: z.number().describe('At which the pair is lost; the others keep their proportions.') }))
      .exactOptional()
      .describe(
        'The criteria whose weight, moved by a fifth at most, undoes the pair, the least move first; empty where none does. Only of up to 200 ' +
          'trainees, where the optimum is proven and this is known.',
      ),
    imposed: imposed.exactOptional(),
    barred: barred.exactOptional(),
    wishes: wishes.exactOptional(),
    excluded,
    decision: record({ by: z.string(), on: z.iso.date(), reason: z.string(), brokenRules: list(exclusion), placesOver: count })
      .exactOptional()
      .describe('Only where a person decided on the pair before (`--decided`): it is not for the engine to change.'),
    census: record({ rows: list(record({ file: z.string(), line: count })), brokenRules: list(exclusion), placesOver: count })
      .exactOptional()
      .describe('Only where rows of the census impose the pair: these, and what the pair breaks all the same.'),
    pinned: z
      .literal(true)
      .exactOptional()
      .describe('Only where whoever asked for the run held the pair fast (`--pin`), and nobody has decided it.'),
    explanation: sentences,
  })
  .meta({ id: 'ProposedPair' });

const unmetTrainee = z
  .object({
    trainee: personSummary,
    missing: count.describe('Places missing of those needed: 1 unless the trainee needs several mentors.'),
    eligibleMentors: count.describe('Mentors that this trainee could have had, all taken by others in the best matching.'),
    excluded,
    shortage: count
      .nullable()
      .describe('Index into `shortages` of the one that this trainee is part of; null when side constraints are the cause.'),
    constraints: list(z.string())
      .exactOptional()
      .describe('Only where `shortage` is null and there are mentors: ids of the side constraints that count a pair of theirs.'),
    heldBy: record({
      constraints: list(z.string()).describe('Ids, sorted; none where places or mentors’ minimums alone are the cause.'),
      enough: z.boolean().describe('Whether, without these constraints, the trainee could have a mentor and nobody would lose theirs.'),
    })
      .exactOptional()
      .describe(
        'The side constraints that keep this trainee from having a mentor besides all who have one, by proof. Only where the optimum is proven, ' +
          'constraints have a say and it was looked for (a part of a moderate size).',
      ),
    alternatives,
    barred: barred.exactOptional(),
    wishes: wishes.exactOptional(),
    explanation: sentences,
  })
  .meta({ id: 'UnmetTrainee' });

export const shortage = z
  .object({
    boards: list(z.string()),
    services: list(z.string()),
    trainees: list(personSummary),
    mentors: list(personSummary),
    needed: count,
    capacity: count,
    missing: count,
    explanation: text,
  })
  .meta({ id: 'Shortage', description: 'Proven: these trainees can only have these mentors, who have fewer places than they need.' });

const share = z.number().min(0).max(1);
const groupResult = z
  .object({
    attribute: z.string().describe('E.g. `board`, `requiredSetting`, `domain`.'),
    value: z.string(),
    label: text,
    trainees: count,
    matched: count,
    meanScore: z.number().nullable().describe('Millionths, of the matched; null when none is.'),
    othersMatchedShare: share.nullable().describe('Of all the other trainees; null when there are none.'),
    othersMeanScore: z.number().nullable().describe('Millionths, of the other matched trainees; null when there are none.'),
    unequal: z.boolean().describe('At least five trainees are matched markedly less often or less well than the others.'),
  })
  .meta({ id: 'GroupResult', description: 'How a group of trainees is served beside the others: a check on unequal service.' });

const rules = list(exclusion);
export const proposalSchema = z
  .object({
    format: z.literal('binome.proposal/1'),
    engine: engine.unwrap(),
    period: periodSchema,
    issued: record({ by: z.string().nullable(), on: z.iso.date().nullable() })
      .exactOptional()
      .describe('Who had it made, and on which day, as they said: the same inputs give the same bytes on any day.'),
    guidelines: z.object(guidelinesContent),
    inputs,
    status: z
      .enum(['optimal', 'infeasible', 'limit'])
      .describe('`optimal`: proven best. `limit`: the best known. `infeasible`: no matching follows every rule, and that is proven.'),
    verified: z.boolean().describe('The independent verifier accepted the solution and its certificate.'),
    totals: z.object({
      trainees: count.describe('Of the period’s promotion.'),
      mentors: count.describe('Within their own hard rules.'),
      places: count.describe('Of these mentors.'),
      eligiblePairs: count.describe('Pairs that pass every hard rule.'),
      matched: count,
      score: millionths.describe('Sum of the scores, millionths.'),
      bound: millionths
        .nullable()
        .describe('No matching that serves as many scores more: proven, millionths; null where nothing is proven.'),
    }),
    account: accountSchema.exactOptional(),
    changes: changesSchema.exactOptional().describe('Only where an earlier proposal was given.'),
    decided: list(
      record({
        trainee: personSummary,
        outcome: decisionOutcome,
        by: z.string(),
        on: z.iso.date(),
        reason: z.string(),
        option: z.string().nullable(),
      }),
    )
      .exactOptional()
      .describe(
        'Only where decisions were followed (`--decided`), or stand after a reassignment: all of them, by trainee id. They go on standing.',
      ),
    broken: list(idPair)
      .exactOptional()
      .describe('Only where decisions were followed: pairs that broke down before. They are not put together again.'),
    refusedPairs: list(idPair)
      .exactOptional()
      .describe('Only where pairs were refused for this round (`--refused`): these, sorted. A hard rule excludes each.'),
    boards: list(boardResult),
    pairs: list(proposedPair).describe('Sorted by trainee id.'),
    unmet: list(unmetTrainee).describe('Sorted by trainee id.'),
    shortages: list(shortage),
    mentors: list(
      z.object({
        id: z.string(),
        name: z.string(),
        board: z.string(),
        service: z.string(),
        site: z.string().nullable(),
        places: count,
        rules: rules.describe('The hard rules that they break themselves.'),
      }),
    ).describe('Every mentor of a directorate that has trainees here; sorted by id.'),
    excludedPairs: list(z.object({ ...pairIds.shape, rules }))
      .nullable()
      .describe(
        'Pairs of one directorate that a rule on the two excludes, by trainee then mentor; null for a census too large to list them.',
      ),
    infeasibility: list(text).nullable().describe('null unless infeasible: what stands in the way.'),
    waysOut: list(z.object({ trainees: count, options: list(wayOut) }))
      .nullable()
      .describe(
        'null unless infeasible: for each group of people who depend on each other and have no matching, what would give them one.',
      ),
    fairness: list(groupResult),
    balance: z
      .object({
        kind: z.enum(['worst', 'spread']),
        proven: z.boolean().describe('No matching with as many pairs has a lighter heaviest load.'),
        worst: z
          .object({
            load: z.number().describe('In trainees for a full-time mentor.'),
            mentors: list(z.object({ id: z.string(), name: z.string() })),
          })
          .nullable()
          .describe(
            'The heaviest load of the mentors who have more trainees than their minimum, and whose it is; null when nobody has more.',
          ),
      })
      .exactOptional()
      .describe('Only where the guidelines ask for balance.'),
    sideConstraints: list(
      z.object({
        ...{ id: z.string(), label: text, value: z.number(), op: z.enum(['<=', '>=', '=']), rhs: z.number() },
        idle: z.literal(true).exactOptional().describe('Only where none of the trainees whom it counts has a mentor.'),
      }),
    ).describe('Of the guidelines and of the census (ids with `census:`), and where they stand; sorted by id.'),
    priorities: list(record({ trainee: traineeId, name: z.string(), priority: z.int().min(1), served: z.boolean() }))
      .exactOptional()
      .describe('Only where the census gives any: who is to be served first, by priority, then by id.'),
    guidelineFindings: list(guidelineFinding).describe(
      'What was found in the constraints before any matching was looked for; gravest first.',
    ),
    notice: text.describe('The legal notice that goes with every decision.'),
  })
  .meta({
    title: 'Proposal',
    description: 'The best pairs for a period, explained and proven. It matches nobody: a person decides on each pair.',
  });

export type Proposal = z.infer<typeof proposalSchema>;
export type WayOut = z.infer<typeof wayOut>;
export type GuidelineFinding = z.infer<typeof guidelineFinding>;
export type BoardResult = z.infer<typeof boardResult>;
export type PersonSummary = z.infer<typeof personSummary>;
export type ProposedPair = z.infer<typeof proposedPair>;
export type ImposedPair = z.infer<typeof imposed>;
export type Alternative = z.infer<typeof alternative>;
export type UnmetTrainee = z.infer<typeof unmetTrainee>;
export type Wish = z.infer<typeof wishes>[number];
export type Barred = z.infer<typeof barred>;
export type HeldBy = NonNullable<UnmetTrainee['heldBy']>;
export type Shortage = z.infer<typeof shortage>;
export type GroupResult = z.infer<typeof groupResult>;

const namedPerson = z.object({ id: z.string(), name: z.string().exactOptional() });
/** What `--incumbent` reads of an earlier proposal: who was with whom. */
export const incumbentSchema = z.object({
  format: z.literal('binome.proposal/1'),
  pairs: z.array(z.object({ trainee: namedPerson, mentor: namedPerson })),
});
