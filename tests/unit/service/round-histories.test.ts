/**
 * Histories of a round, drawn at random and acted out by the service and by a model of it: whatever people try, in whatever order, each act ends
 * as the model says, nothing that must never be is ever there, and the round is what the model has. `HISTORIES=2000` for more of them.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InTurn, makeActors, officeGrants } from '../../service/histories.ts';
import { BOARD, beginRound, type RealRound } from '../../service/round-acts.ts';
import { type Actor, type Kind, MENTORS, type RoundModel, TRAINEES } from '../../service/round-model.ts';
import { AcceptAll, AtOnce, type Command, Decide, happened, Import, Match, Publish, Submit } from '../../service/round-steps.ts';
import { useService } from '../../service/service.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 120);
/** On one database, which holds them side by side. */
const A_BATCH = 40;
const fresh = useService();

/** Whether the version in hand is that of today. */
const offset = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const actor = fc.constantFrom<Actor>('board', 'chief', 'd33', 'd24', 'd33too');
const boards = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<Actor>('board', 'chief') }, { weight: 1, arbitrary: actor });

const submissions = fc
  .tuple(boards, fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), offset)
  .map((of) => new Submit(...of));
const decisions = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: actor }, { weight: 3, arbitrary: fc.constant(null) }),
    fc.constantFrom(...TRAINEES),
    fc.constantFrom<Kind>('accept', 'accept', 'refuse', 'change', 'change', 'without', 'withdraw'),
    fc.constantFrom(...MENTORS),
    offset,
  )
  .map((of) => new Decide(...of));
const publications = fc.tuple(boards, fc.boolean(), offset).map((of) => new Publish(...of));
const atOnce = fc
  .array(fc.oneof({ weight: 5, arbitrary: decisions }, { weight: 1, arbitrary: submissions }, { weight: 1, arbitrary: publications }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((steps) => new AtOnce(steps));

const pin = fc.tuple(fc.constantFrom(...TRAINEES), fc.constantFrom(...MENTORS));
const steps: fc.Arbitrary<Command>[] = [
  fc.tuple(fc.uniqueArray(pin, { maxLength: 2, selector: ([id]) => id }), fc.boolean()).map(([pins, isHeld]) => new Match(pins, isHeld)),
  submissions,
  ...Array.from({ length: 4 }, () => decisions),
  fc.constant(null).map(() => new AcceptAll()),
  fc.tuple(boards, offset).map(([by, wrong]) => new Publish(by, false, wrong)),
  fc.tuple(boards, offset).map(([by, wrong]) => new Publish(by, true, wrong)),
  // Somebody of each role stays, or there is nothing to match.
  fc.tuple(fc.constantFrom(...TRAINEES, ...MENTORS), fc.constantFrom(0, 1)).map(([id, facts]) => new Import(id, facts)),
  fc.constantFrom('S2', 'S3', 'M2', 'M3').map((id) => new Import(id, null)),
  fc
    .tuple(fc.constantFrom(...TRAINEES, ...MENTORS), fc.constantFrom(0, 1), fc.boolean())
    .map(([id, facts, isBack]) => new InTurn([new AcceptAll(), new Import(id, facts), new Publish('board', isBack, 0)])),
];
const drawn = { maxCommands: 16, size: 'max' } as const;
const oneByOne = fc.commands<RoundModel, RealRound, false>(steps, drawn);
const crowded = fc.commands<RoundModel, RealRound, false>([...steps, ...Array.from({ length: 6 }, () => atOnce)], drawn);

async function act(commands: fc.Arbitrary<Iterable<Command>>, seed: number, numRuns: number): Promise<void> {
  const test = await fresh();
  const actors = await makeActors(test, BOARD, officeGrants(BOARD));
  let number = 0;
  await fc.assert(
    fc.asyncProperty(commands, (history) =>
      fc.asyncModelRun(async () => {
        const { model, real } = await beginRound(test, actors, ++number);
        // Every history begins with something to submit.
        await new Match([], false).run(model, real);
        await new Submit(number % 2 === 0 ? 'board' : 'chief', 0, 0).run(model, real);
        return { model, real };
      }, history),
    ),
    { numRuns, seed, endOnFailure: process.env['CI'] !== undefined },
  );
}

const batches = Array.from({ length: Math.ceil(HISTORIES / A_BATCH) }, (_, k) => k);

it.each(batches)(
  'every history of acts comes to what the model says (batch %i)',
  (batch) => act(oneByOne, 20_250_701 + batch, A_BATCH),
  600_000,
);

it('in which everything happened that can', () => {
  const refusals = {
    accept: ['STALE', 'GONE', 'OWN_PROPOSAL', 'CLOSED'].map((code) => `DECISION_${code}`),
    refuse: ['DECISION_CLOSED'],
    change: ['SAME_MENTOR', 'MENTOR_FULL', 'GONE', 'OWN_PROPOSAL', 'CLOSED'].map((code) => `DECISION_${code}`),
    without: ['DECISION_GONE', 'DECISION_CLOSED'],
    withdraw: ['DECISION_NOTHING_TO_WITHDRAW', 'DECISION_CLOSED'],
    submit: ['PROPOSAL_STALE', 'DECISION_CLOSED'],
    publish: ['PUBLICATION_INCOMPLETE'],
    'withdraw publication': ['PUBLICATION_NONE'],
  };
  const expected = Object.entries(refusals).flatMap(([kind, codes]) =>
    ['done', 'SERVICE_FORBIDDEN', ...(kind === 'withdraw' ? [] : ['SERVICE_MOVED_ON']), ...codes].map((outcome) => `${kind} ${outcome}`),
  );
  expect(expected.filter((outcome) => !happened.has(outcome))).toEqual([]);
});

// Which of them is first is the machine's to say: no history is the same twice.
it.each(batches)(
  'so does every history in which several people act at once (batch %i)',
  (batch) => act(crowded, 20_251_130 + batch, Math.ceil(A_BATCH / 3)),
  600_000,
);

it('of whom one or both come through', () => {
  expect(['at once: 1 of 2 done', 'at once: 2 of 2 done'].filter((outcome) => !happened.has(outcome))).toEqual([]);
});
