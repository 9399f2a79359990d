/** The English sentences of the terminal; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { TerminalWords } from './terminal.fr.ts';

const { counted, integer, plain } = formatsOf('en');
const blocking = (n: number): string => counted(n, 'blocking problem', 'blocking problems');

export const terminalEn: TerminalWords = {
  written: 'Files written:',
  proposal: 'This is a proposal: a person decides.',
  eachPair: 'This is a proposal: a person decides on each pair.',
  moreInJson: (n) => `… and ${integer(n)} more (--json has them all).`,
  moreInTop: (n) => `… and ${integer(n)} more (--top, --json or --out).`,
  moreInFiles: (n) => `… and ${integer(n)} more (--json, --out).`,

  stages: {
    score: 'Scoring pairs',
    lint: 'Looking at the constraints',
    solve: 'Solving',
    verify: 'Verifying independently',
    explain: 'Explaining each pair',
    repair: 'Looking for repairs',
    plan: 'Looking for the best plan',
    price: 'One more mentor, one at a time',
    limits: 'Trying other places and limits',
    weigh: 'Trying other weights',
    stress: 'Each mentor leaves, one at a time',
  },

  notices: {
    replaying: (command, by, version) => `Replaying “${command}”, written by Binôme ${by}, with Binôme ${version}…`,
    edited: (n, files) => `Careful: changed since Binôme wrote ${n < 2 ? 'it' : 'them'}: ${files}.`,
    unsealed: (folder) => `${folder}: without a bundle.json that can be read nothing says whether its files are as they were written.`,
    nameRead: (text, person) => `“${text}”: read as ${person}.`,
    refusalsLeft: (pairs, n) =>
      `Refused for the result that is followed, and not for this one: ${pairs}. ${n < 2 ? 'A refusal is' : 'Refusals are'} given again with each run, by --refused.`,
    journeysUnknown:
      'Journeys are known of the proposed pairs only: criteria.json says no more. Make the folder again with “match” to have the others.',
    people: (file, accepted, rejected, warnings) =>
      `${file}: ${counted(accepted, 'person', 'people')} read, ${blocking(rejected)}, ${counted(warnings, 'warning', 'warnings')}.`,
    rows: (file, rows, problems) => `${file}: ${counted(rows, 'row', 'rows')} read, ${blocking(problems)}.`,
    cause: (n, lines, values) =>
      `The same cause ${integer(n)} times${lines === '' ? '' : `, lines ${lines}`}${values === '' ? '' : `: ${values}`}.`,
    more: (n) => `… (+ ${integer(n)})`,
    alsoIn: (n, tables) => (tables < 2 ? `(and ${integer(n)} times more)` : `(and ${integer(n)} times more, in ${integer(tables)} tables)`),
    routine: (n) => `The rest is of routine (${integer(n)}):`,
    allByCheck: (n) => `${counted(n, 'warning', 'warnings')} in all: “binome check” gives them one by one, with their place.`,
    rejected: 'rejected ',
    warning: 'warning  ',
    constraints: (n) =>
      n === 0
        ? 'Guidelines: nothing to report on the constraints.'
        : `Guidelines: ${counted(n, 'finding', 'findings')} on the constraints.`,
    notLookedAt: 'Guidelines: not looked at, because the census has blocking problems.',
    kinds: {
      noMatching: 'impossible',
      impossible: 'impossible',
      contradictory: 'contradiction',
      redundant: 'redundant',
      neverBinding: 'no effect',
      nameRead: 'name read',
      notApplied: 'no effect',
      priority: 'priority',
    },
  },

  check: {
    services: 'What was read, by service:',
    columns: ['Service', 'trainees', 'mentors', 'usable'],
    excluded: (list) => `excluded: ${list}`,
    total: 'Total',
    noPeriod: 'With --period, “check” also says how many mentors are usable, and why the others are not.',
  },

  periods: {
    period: (id, name, dates) => `${id}: ${name}, ${dates}`,
    range: (start, end) => (start === end ? `on ${start}` : `from ${start} to ${end}`),
    then: ', then ',
    of: (period) => `Period: ${period}.`,
  },

  match: {
    optimal: 'Proven optimal and verified',
    limit: 'Best found before the limit, its gap proven and verified',
    limitOpen: 'Best found before the limit, verified, nothing proven of its gap',
    infeasible: 'No matching satisfies every rule (proven and verified)',
    matched: (head, n, of) => `${head}: ${integer(n)} of ${integer(of)} trainees with a mentor.`,
    changes: 'Since the earlier proposal:',
    brokenPairs: 'Decided or imposed pairs that break a rule today:',
    waysOut: 'What would make a matching possible (nothing was changed):',
    columns: ['Directorate', 'trainees', 'places', 'matched', 'mean score'],
  },

  solve: {
    optimal: 'Proven optimal',
    feasible: 'Feasible',
    limit: 'Stopped at the limit',
    infeasible: 'No solution (proven)',
    counts: (head, pairs, score, bound, unmet) =>
      `${head}: ${counted(pairs, 'pair', 'pairs')}, score ${plain(score)}, bound ${bound}, ${counted(unmet, 'need', 'needs')} unmet.`,
    valid: 'Valid: the solution and its proof hold.',
    rounded: (tolerance: string) =>
      `Scores had to be rounded: the total is right within ${tolerance}, and the best possible could be up to twice that more.`,
    notValid: 'Not valid:',
  },

  exportProof: {
    coverage: 'No more needs can be met',
    score: 'No matching that meets as many needs scores more',
    infeasible: 'No matching keeps all of the rules',
    stage: (claim, problem, proof) => `${claim}: ${problem}, ${proof}.`,
    written: (folder) => `Written to ${folder}; README.txt says how to check them.`,
    readme: (commands) =>
      [
        'Pseudo-Boolean proofs: the problems (.opb) in the format OPB, the proofs (.pbp) in that of VeriPB.',
        'To check them with VeriPB (https://gitlab.com/MIAOresearch/software/VeriPB), or with docs/check_pb.py of Binôme:',
        '',
        commands,
        '',
        'Each variable is an eligible pair: the list stands at the head of each problem. A checker minimises: the number of pairs and the',
        'score are negated, the score in whole numbers. What these files hold: docs/certificate.md.',
        '',
      ].join('\n'),
  },

  reassign: {
    undoes: (names) => `Undoes what somebody decided for ${names}: whoever takes this option decides again.`,
    reason: (name) => `Reason: ${name}.`,
    affected: (n, names) => `${n === 1 ? 'Trainee' : 'Trainees'} concerned: ${names}.`,
    nothing: 'Nothing follows every rule, whoever is moved: this is proven. Take out some “--pin”, or loosen a rule.',
    nothingWithin: 'Nothing follows every rule within this limit: allow more moves with “--moves”.',
    heaviest: 'Most trainees, new mentors',
    placed: ' (had none)',
    leftOut: ' (no mentor)',
    known: (n, of) => `known for ${integer(n)} of ${integer(of)}`,
  },

  plan: {
    optimal: 'Optimal plan, proven',
    limit: 'Best plan found',
    unknown: 'No plan found before the limit',
    infeasible: 'No plan follows every rule (proven)',
    decided: ' (decided)',
    periods: ['Period', 'from', 'to', 'trainees', 'places', 'placed', 'mean score'],
    boards: ['Directorate', 'trainees', 'internships', 'placed', 'both settings', 'mentor kept', 'mean score', 'top load'],
  },

  stress: {
    head: 'If a mentor left:',
    gravest: 'The gravest departures, and who would take over:',
  },

  recruitment: {
    decision: 'A person decides whom to recruit and to train.',
    columns: ['Directorate', 'period', 'trainees', 'mentors', 'usable', 'places', 'placed', 'without'],
    optimal: (label, n, of) => `${label}: ${integer(n)} of ${counted(of, 'trainee', 'trainees')} with a mentor (proven and verified).`,
    limit: (label, n, of) => `${label}: ${integer(n)} of ${counted(of, 'trainee', 'trainees')} with a mentor, the best that was found.`,
    infeasible: (label) => `${label}: some rules leave some people no matching (proven); “match” says what stands in the way.`,
    byConstraints: (n) =>
      `${n === 1 ? 'One trainee is' : `${integer(n)} trainees are`} without a mentor for the constraints of the guidelines or mentors’ minimums.`,
    services: 'Services whose trainees go without a mentor:',
    service: (name, short, of, places) => `${name}: ${integer(short)} of ${counted(of, 'trainee', 'trainees')} without a mentor; ${places}`,
    places: (places, usable) => `${counted(places, 'place', 'places')} with ${counted(usable, 'usable mentor', 'usable mentors')}`,
    noUsable: 'no usable mentor',
    excluded: (list) => ` (excluded: ${list})`,
    boardDecides: 'Where one more mentor, by training or recruitment, would be worth most:',
    needsAgreement: 'Who would first have to agree to be a mentor, and what that would be worth:',
    nothing: 'One more trained mentor would change nothing anywhere.',
    open: (n) => `For ${counted(n, 'possibility', 'possibilities')} the time given was not enough to prove everything.`,
    alike: (sites) => `As much at: ${sites}.`,
  },

  backtest: {
    period: (promotion, name) => `${promotion}, ${name}:`,
    rules: 'Rules that the pairs made by hand do not follow:',
    gain: 'Who would gain most from the engine’s pairs:',
    lose: 'Who would lose most:',
    notSaid: 'What this does not say:',
    sides: { byHand: 'by hand', withinRules: 'allowed', byEngine: 'engine' },
    ofStated: (n, of) => `${integer(n)} of ${integer(of)}`,
    rows: {
      served: 'Trainees with a mentor',
      total: 'Total of the points',
      mean: 'Mean score',
      lowest: 'Lowest score',
      meanJourney: 'Mean known journey (min)',
      longestJourney: 'Longest known journey (min)',
      firstOfTrainee: 'Trainee’s first choice',
      listedOfTrainee: 'Among the trainee’s choices',
      listedOfMentor: 'Among the mentor’s choices',
      avoided: 'Pairs that one had ruled out',
      heaviest: 'Heaviest load (trainees)',
      overPlaces: 'Mentors beyond their places',
    },
    criterion: ['Criterion', 'weight'],
    ofSide: ['points', 'unknown'],
    boards: ['Directorate', 'trainees', 'by hand', 'mean', 'outside the rules'],
    ofEngine: ['engine', 'mean', 'same pairs'],
  },

  replay: {
    inputs: 'Inputs, each the one that was used (SHA-256):',
    reference: (n) => `${counted(n, 'reference file', 'reference files')} of the program`,
    result: 'Result:',
    same: 'same',
    differs: 'DIFFERS: the replay gives other bytes',
    notMade: 'DIFFERS: the replay does not give it',
    new: 'DIFFERS: the replay gives it besides',
    bundleDiffers: 'DIFFERS: what it says is not what the replay gives',
    changed: 'CHANGED in the folder since',
    missing: 'MISSING in the folder',
    allSame: 'Everything is the same, byte for byte: this result follows from its inputs.',
    notSame: (n) => `${counted(n, 'file is', 'files are')} not the same.`,
    otherVersion: (by, replayedBy) =>
      `The result is by Binôme ${by}, the replay by Binôme ${replayedBy}: another version may give other bytes; only the first settles it.`,
    otherEngine:
      'One of the two runs had WebAssembly, the other had not: the pairs are the same, but another certificate, as valid, may prove them.',
    timed: 'A time limit was set (--time-limit-ms): where it is reached, the result depends on the machine, and another one is no fault.',
  },
};
