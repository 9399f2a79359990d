/**
 * Histories of what comes after a publication, and beside it, drawn at random and acted out by the service and by a model of it: flags, reviews,
 * breakdowns one after the other, publications withdrawn and made again, censuses meanwhile, time that goes by. Whatever people try, in whatever
 * order, each act ends as the model says, nothing that must never be is ever there, and the season is what the model has. `HISTORIES=2000` for
 * more of them, `FIRST_BATCH=50` for others.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyRecord } from '../../../src/service/acts/record-verified.ts';
import { InTurn } from '../../service/histories.ts';
import { beginSeason, type RealSeason, seasonActors } from '../../service/season-acts.ts';
import { applyCensus, ENDS, STARTS } from '../../service/season-engine.ts';
import type { SeasonModel, Who } from '../../service/season-model.ts';
import { AcceptRound, Change, Import, Later, Propose, Publish } from '../../service/season-round-steps.ts';
import {
  AcceptMoves,
  AnswerFlag,
  AnswerReview,
  AskOptions,
  Decide,
  Drop,
  Flag,
  FollowUp,
  happened,
  Hear,
  Report,
  Review,
  Step,
  Submit,
  Work,
} from '../../service/season-steps.ts';
import { type Actor, MENTORS, RoundModel, TRAINEES } from '../../service/round-model.ts';
import { useService } from '../../service/service.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 40);
const FIRST_BATCH = Number(process.env['FIRST_BATCH'] ?? 0);
/** On one database, which holds them side by side. */
const A_BATCH = 20;
const SEED = 20_251_026;
/** Of each history: four days before the round begins. */
const BEGIN = '2025-10-09T08:00:00Z';
const fresh = useService(BEGIN);

const PEOPLE: readonly Who[] = [...TRAINEES, ...MENTORS];
const mostly = <T>(weight: number, usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other });

const anybody = fc.constantFrom<Who>('board', 'chief', 'd33', 'd24', 'd33too', ...PEOPLE);
const by = mostly(7, fc.constantFrom<Who>('board', 'board', 'chief'), anybody);
const byActor = mostly(7, fc.constantFrom<Actor>('board', 'chief'), fc.constantFrom<Actor>('d33', 'd24'));
/** Whether the version in hand is that of today. */
const offset = mostly(8, fc.constant(0), fc.constantFrom(1, -1));
const back = mostly(3, fc.constant(0), fc.nat({ max: 3 }));
const party = fc.constantFrom('trainee' as const, 'mentor' as const);
const onCase = { by, back, offset };
const NOW = { by: 'board', back: 0, offset: 0 } as const;

/** First days of a change; few, so that the engine is seldom asked anew. */
const from = mostly(6, fc.constantFrom(STARTS, '2025-10-20', '2025-10-27', ENDS), fc.constantFrom('2025-10-12', '2025-11-15'));
const matchBack = fc.nat({ max: 4 });
const mentorsMoved = fc.constantFrom('S2', 'S3', 'M2', 'M3').map((id) => new Import(id, null));
const facts = fc.tuple(fc.constantFrom('S1', 'S3', 'M3', 'M3', 'M4'), fc.constantFrom(0, 1)).map(([id, of]) => new Import(id, of));
const census = mostly(2, facts, mentorsMoved);

const moments = fc.constantFrom(
  // Before and after midnight in France, in summer and in winter time; the hour that comes twice; the last days.
  ...['2025-10-12T21:50:00Z', '2025-10-12T22:10:00Z', '2025-10-20T09:00:00Z', '2025-10-25T21:50:00Z', '2025-10-25T22:10:00Z'],
  ...['2025-10-26T00:30:00Z', '2025-10-26T01:30:00Z', '2025-10-26T22:30:00Z', '2025-10-26T23:10:00Z', '2025-11-14T09:00:00Z'],
  ...['2025-11-14T22:50:00Z', '2025-11-14T23:10:00Z', '2025-11-20T09:00:00Z'],
);
const soon = fc.constantFrom(5, 45, 90, 24 * 60, 3 * 24 * 60);
const later = mostly(
  2,
  fc.oneof(soon, soon, moments).map((to) => new Later(to)),
  fc.constant(new Later(30)),
);

const flag = fc
  .record({
    by: mostly(5, fc.constant(null), anybody),
    person: fc.constantFrom<Who>(...PEOPLE),
    field: fc.constantFrom('domains', 'domains', 'caseload', 'lastName', 'shoeSize'),
  })
  .map((of) => new Flag(of));
const answerFlag = fc
  .record({ by: mostly(5, fc.constant<Who>('board'), anybody), back, kind: fc.constantFrom('corrected', 'kept', 'removed'), offset })
  .map((of) => new AnswerFlag(of));
const review = fc.record({ by: mostly(5, fc.constant(null), anybody), back: matchBack }).map((of) => new Review(of));
const answerReview = fc.record({ by: mostly(5, fc.constant<Who>('board'), anybody), back, offset }).map((of) => new AnswerReview(of));

const reporter = fc.oneof({ weight: 4, arbitrary: party }, { weight: 3, arbitrary: by }, { weight: 1, arbitrary: anybody });
const known = mostly(6, fc.constantFrom(0, -1), fc.constantFrom(1, '2025-10-08', '2025-10-09'));
const report = fc.record({ by: reporter, back: matchBack, known }).map((of) => new Report(of));
const heardOn = mostly(6, fc.constant(0), fc.constantFrom(1, -1, '2025-10-08'));
const hear = fc.record({ ...onCase, party, day: heardOn }).map((of) => new Hear(of));
const ask = fc.record({ ...onCase, from }).map((of) => new AskOptions(of));
const submit = fc.record({ ...onCase, runBack: back, option: fc.constantFrom(0, 1, 2, 10) }).map((of) => new Submit(of));
const decide = fc
  .record({
    ...{ by: anybody, back, isApt: mostly(4, fc.constant(true), fc.constant(false)), move: fc.nat({ max: 3 }) },
    ...{ kind: fc.constantFrom('accept', 'accept', 'refuse'), offset: fc.constantFrom(0, 0, 0, -1, -2, 1) },
  })
  .map((of) => new Decide(of));
const acceptMoves = back.map((k) => new AcceptMoves({ ...NOW, back: k }));
const drop = fc.record(onCase).map((of) => new Drop(of));
const followUp = fc
  .record({ ...onCase, day: fc.constantFrom(0, 0, 1, '2025-10-08', ENDS), outcome: fc.constantFrom(null, 'Tout va bien.') })
  .map((of) => new FollowUp(of));

/** A case up to its options, on the match so many before the last. */
const upToOptions = (k: number, day: string): Step[] => [
  new Report({ by: 'board', back: k, known: 0 }),
  ...(['trainee', 'mentor'] as const).map((of) => new Hear({ ...NOW, party: of, day: 0 })),
  new AskOptions({ ...NOW, from: day }),
  new Work(),
];
const submitLast = (option: number): Step => new Submit({ ...NOW, runBack: 0, option });
const refuse = new Decide({ ...NOW, isApt: true, move: 0, kind: 'refuse' });
const day = fc.constantFrom(STARTS, '2025-10-20', '2025-10-27');
const option = fc.nat({ max: 2 });

/** What chance alone seldom puts one after the other. */
const ways = [
  fc.tuple(matchBack, day).map(([k, first]) => new InTurn(upToOptions(k, first))),
  fc.tuple(matchBack, day, option).map(([k, first, of]) => new InTurn([...upToOptions(k, first), submitLast(of), new AcceptMoves(NOW)])),
  fc
    .tuple(matchBack, day, option)
    .map(([k, first, of]) => new InTurn([...upToOptions(k, first), submitLast(of), refuse, submitLast(of + 1), new AcceptMoves(NOW)])),
  // What happens between an option and its last acceptance.
  fc
    .tuple(matchBack, day, option, fc.oneof(census, later, hear, ask, followUp))
    .map(([k, first, of, between]) => new InTurn([...upToOptions(k, first), submitLast(of), between, new AcceptMoves(NOW)])),
  fc
    .tuple(matchBack, day, option, hear)
    .map(
      ([k, first, of, between]) =>
        new InTurn([
          ...[...upToOptions(k, first), submitLast(of), between],
          ...[0, 1].map((move) => new Decide({ ...NOW, isApt: true, move, kind: 'accept', offset: -move })),
        ]),
    ),
  census.map(
    (change) => new InTurn([new Publish('board', true, 0), change, new Propose(), new AcceptRound(), new Publish('board', false, 0)]),
  ),
  census.map((change) => new InTurn([new Publish('board', true, 0), change, new AcceptRound(), new Publish('board', false, 0)])),
  flag.map((raised) => new InTurn([new Publish('board', true, 0), raised, new Publish('board', false, 0)])),
  fc
    .tuple(flag, census, fc.constantFrom('corrected' as const, 'removed' as const))
    .map(([raised, change, kind]) => new InTurn([raised, change, new AnswerFlag({ ...NOW, kind })])),
  fc.tuple(flag, flag, answerFlag, answerFlag, answerFlag).map((steps) => new InTurn(steps)),
  fc
    .tuple(matchBack, review, answerReview, answerReview)
    .map(([k, ...steps]) => new InTurn([new Review({ by: null, back: k }), new Review({ by: null, back: k }), ...steps])),
  fc
    .tuple(matchBack, day, hear, ask, fc.constant(new Work()), submit, decide, drop)
    .map(([k, first, ...steps]) => new InTurn([...upToOptions(k, first), ...steps])),
  fc
    .tuple(matchBack, day, option, decide, decide, decide)
    .map(([k, first, of, ...steps]) => new InTurn([...upToOptions(k, first), submitLast(of), ...steps])),
  // In which somebody who both submits and directs cannot decide.
  fc
    .tuple(matchBack, day, option, fc.nat({ max: 1 }))
    .map(
      ([k, first, of, move]) =>
        new InTurn([
          ...[...upToOptions(k, first), new Submit({ ...NOW, by: 'chief', runBack: 0, option: of })],
          ...[
            new Decide({ ...NOW, by: 'chief', isApt: false, move, kind: 'accept' }),
            new Decide({ ...NOW, isApt: true, move, kind: 'accept' }),
          ],
          ...[new Decide({ ...NOW, isApt: true, move, kind: 'accept' }), refuse, refuse],
        ]),
    ),
  // Two cases at once, of which the first that takes effect leaves the other with options that are none any more.
  fc
    .tuple(matchBack, matchBack, day, option)
    .map(
      ([k, other, first, of]) =>
        new InTurn([
          ...[...upToOptions(k, first), submitLast(of), ...upToOptions(other, first), submitLast(of), new AcceptMoves(NOW)],
          ...[new AcceptMoves({ ...NOW, back: 1 }), new Submit({ ...NOW, back: 1, runBack: 1, option: 0 })],
        ]),
    ),
  fc
    .tuple(matchBack, day, option, followUp, followUp)
    .map(
      ([k, first, of, ...steps]) =>
        new InTurn([
          ...[...upToOptions(k, first), submitLast(of), new AcceptMoves(NOW), new FollowUp({ ...NOW, day: ENDS, outcome: null }), ...steps],
          ...[new Later('2025-10-27T09:00:00Z'), new FollowUp({ ...NOW, day: 0, outcome: 'Tout va bien.' })],
        ]),
    ),
];

const commands = fc.commands<SeasonModel, RealSeason, false>(
  [
    ...[flag, answerFlag, review, answerReview, later, later, census],
    ...[report, hear, ask, fc.constant(new Work()), submit, decide, acceptMoves, drop, followUp],
    ...[false, true].map((isBack) => fc.tuple(byActor, offset).map(([who, wrong]) => new Publish(who, isBack, wrong))),
    ...ways,
  ],
  { maxCommands: 14, size: 'max' },
);

/** How a history begins: with a publication, mostly of what was proposed; few ways, so that the engine is seldom asked anew. */
const beginning = fc.record({
  census: fc.option(fc.constantFrom(new Import('M3', 1), new Import('S1', 1)), { freq: 2 }),
  change: fc.option(fc.constantFrom(new Change('S3', 'M4'), new Change('S1', 'M3')), { freq: 2 }),
});

it.each(Array.from({ length: Math.ceil(HISTORIES / A_BATCH) }, (_, k) => FIRST_BATCH + k))(
  'every history of a season comes to what the model says (batch %i)',
  async (batch) => {
    const test = await fresh();
    // Accounts of people are at their directorate, which the census names.
    await test.store.owner.transaction((tx) => applyCensus(tx, new RoundModel().census, test.clock));
    const actors = await seasonActors(test);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(beginning, commands, async (begun, history) => {
        await fc.asyncModelRun(async () => {
          const { model, real } = await beginSeason(test, actors, ++number, new Date(BEGIN));
          const first = [begun.census, new Propose(), new AcceptRound(), begun.change, new Publish('board', false, 0)];
          for (const step of first) await step?.run(model, real);
          return { model, real };
        }, history);
        expect(await verifyRecord(test.store.system, null)).toMatchObject({ fault: null });
      }),
      { numRuns: A_BATCH, seed: SEED + batch, endOnFailure: process.env['CI'] !== undefined },
    );
  },
  1_200_000,
);

it('in which everything happened that can', () => {
  const [THERE, RIGHT, VERSION] = ['SERVICE_NOT_FOUND', 'SERVICE_FORBIDDEN', 'SERVICE_MOVED_ON'];
  const breakdown = (...codes: readonly string[]): string[] => codes.map((code) => `BREAKDOWN_${code}`);
  const refusals = {
    flag: [THERE, RIGHT, 'FLAG_FIELD'],
    'answer flag': [THERE, 'FLAG_ANSWERED', 'FLAG_NOT_DONE'],
    review: [THERE, RIGHT, 'REVIEW_OPEN'],
    'answer review': [THERE, VERSION, 'REVIEW_ANSWERED'],
    report: [THERE, ...breakdown('EARLY_DAY', 'FUTURE_DAY', 'MATCH_OVER', 'MATCH_VOID', 'OPEN')],
    hear: [THERE, ...breakdown('CLOSED', 'EARLY_DAY', 'FUTURE_DAY')],
    'ask for options': [THERE, VERSION, ...breakdown('CLOSED', 'DAY', 'PAST_DAY')],
    work: [],
    'submit option': [THERE, VERSION, ...breakdown('CLOSED', 'RUN', 'STALE')],
    'accept change': [THERE, RIGHT, VERSION, ...breakdown('CLOSED', 'DECIDED', 'NO_OPTION', 'REFUSED', 'STALE'), 'DECISION_OWN_PROPOSAL'],
    'refuse change': [VERSION, ...breakdown('CLOSED', 'NO_OPTION', 'REFUSED')],
    'accept all changes': [],
    drop: [THERE, VERSION, ...breakdown('CLOSED')],
    'follow up': [RIGHT, VERSION, ...breakdown('EARLY_DAY', 'FUTURE_DAY', 'NOT_IN_EFFECT')],
    publish: ['PUBLICATION_INCOMPLETE'],
    'withdraw publication': [RIGHT, 'PUBLICATION_BREAKDOWN'],
    import: [],
    later: [],
  };
  const expected = Object.entries(refusals).flatMap(([kind, codes]) => ['done', ...codes].map((outcome) => `${kind} ${outcome}`));
  expect(expected.filter((outcome) => !happened.has(outcome))).toEqual([]);
});
