/** The English words of trying things out: what if. */
import { formatsOf } from '../formats.ts';
import type { whatIfFr } from './what-if.fr.ts';

const { amount, counted, percent, points } = formatsOf('en');

export const whatIfEn: typeof whatIfFr = {
  whatIf: {
    title: 'What if…',
    says: 'Try a change: all is computed anew right here, with its proof, and you see what it costs and who would change mentor. Nothing is recorded.',
    boardsAlone: 'The regional board alone tries changes to the whole round.',
    noRun: 'No proposal has been prepared for this round yet: prepare one first.',
    trying: 'Try',
    kind: 'Change',
    kinds: {
      pin: 'Impose a pair',
      ban: 'Rule out a pair',
      'take-out': 'Take a mentor out',
      places: 'Change a mentor’s places',
      add: 'Add a mentor',
    },
    trainee: 'Trainee',
    mentor: 'Mentor',
    places: 'Places',
    choose: 'Choose…',
    try: 'Try',
    tried: (n) => `${counted(n, 'change', 'changes')} tried`,
    takeBack: 'Take back',
    conflicts: '– does not go with the others',
    changes: {
      pin: (trainee, mentor) => `${trainee} with ${mentor}`,
      ban: (trainee, mentor) => `${trainee} without ${mentor}`,
      takeOut: (mentor) => `${mentor} is not there any more`,
      places: (mentor, n) => `${mentor}: ${counted(n, 'place', 'places')}`,
      add: (mentor, n) => `${mentor} as well, ${counted(n, 'place', 'places')}`,
      weight: (criterion, share) => `${criterion}: ${percent(share)} of the score`,
    },
    add: {
      label: 'Name, or what to call them',
      hint: 'Somebody trained and willing; what is not known of them yet counts as unknown.',
      service: 'Service',
      name: (name, service) => `${name} (${service})`,
    },
    weights: {
      title: 'Weights of the criteria',
      says: 'Give a criterion another weight: the others share the rest in the proportions that they have.',
      share: (share) => percent(share),
    },
    outcome: 'What it would come to',
    nothingTried: 'No change is tried: this is the proposal as it is.',
    now: 'The proposal',
    then: 'Then',
    placed: 'Trainees with a mentor',
    mean: 'Mean score, of 100',
    meanOf: (score, placed) => (placed === 0 ? '–' : points((score * 1_000_000) / placed)),
    cost: (millionths) =>
      millionths === 0
        ? 'It costs nothing: the total of the pairs stays the same.'
        : millionths > 0
          ? `The total of the pairs would fall by ${amount(millionths)}.`
          : `The total of the pairs would rise by ${amount(millionths)}.`,
    otherWeights: 'Under other weights scores measure something else: totals are not compared. Look at who would change mentor.',
    unmet: (n) =>
      n > 0
        ? `${counted(n, 'more trainee', 'more trainees')} would have no mentor.`
        : `${counted(-n, 'more trainee', 'more trainees')} would have a mentor.`,
    moves: (n) => `${counted(n, 'trainee', 'trainees')} would change mentor`,
    noMoves: 'Nobody would change mentor.',
    nobody: 'nobody',
    proven: 'Nothing better is possible with these changes: that is proven, and verified in this browser.',
    impossible: 'These changes cannot hold together.',
    impossibleRemedy: 'Take back one of those that are marked; without any one of them the others hold.',
    ask: {
      button: 'Ask for this proposal',
      says: 'Binôme computes it anew, verifies and keeps it. Nothing is submitted to the heads of service: you read it first.',
      notWithout:
        'Somebody would have no mentor any more: such a proposal cannot be asked for. To leave a trainee without is a decision, with a reason.',
      notAdded: 'Binôme does not know this mentor: add them to the census, apply it, then prepare a proposal.',
      notWeights: 'The weights are those of the guidelines: to have others, give new guidelines, then prepare a proposal.',
      underWay: 'Binôme is computing…',
      failed: 'Binôme could not compute this.',
      same: 'Binôme finds the same, to the millionth.',
      differs: 'Binôme finds something else: facts or decisions have changed since.',
      toRound: 'Read this proposal',
    },
  },
};
