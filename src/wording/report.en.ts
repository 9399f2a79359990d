/** Every English sentence of the report; the keys are those of the French. */
import { backtestReportEn } from './backtest-report.en.ts';
import { columnsEn } from './columns.en.ts';
import { formatsOf } from './formats.ts';
import { headings } from './grammar.ts';
import { mapEn } from './map.en.ts';
import { methodEn } from './method.en.ts';
import type { Messages } from './report.fr.ts';
import { vocabularyEn } from './vocabulary.en.ts';

const { amount, count, integer } = formatsOf('en');
const pairs = (n: number): string => count(n, 'pair', 'pairs');

export const reportEn: Messages = {
  skipLink: 'Skip to content',
  contents: 'Contents',
  title: (period) => `Proposed pairs: ${period}`,
  promotion: (promotion) => `Cohort ${promotion}`,
  dateRange: (start, end) => (start === end ? `on ${start}` : `from ${start} to ${end}`),
  thenDates: ', then ',
  issued: (by, on) => `Proposal made${by === null ? '' : ` by ${by}`}${on === null ? '' : ` on ${on}`}`,
  evaluationDue: (date) => `evaluation due on ${date}`,
  footer: (version) => `Report made by Binôme ${version}. The same input gives the same report, byte for byte.`,

  headings: {
    status: 'Status of the proposal',
    keyFigures: 'Key figures',
    boards: 'Result by directorate',
    map: 'Map of the pairs',
    distributions: 'Distribution of scores',
    unmet: 'Trainees without a mentor',
    fairness: 'Are groups treated equally?',
    sideConstraints: 'Side constraints',
    pairs: 'Pairs by directorate',
    method: 'Method and guidelines',
    notice: 'Legal notice',
  },

  status: {
    optimal: 'Optimal, proven and verified',
    optimalProof: (unmet) =>
      unmet === 0
        ? 'Every trainee has a mentor, and no other set of pairs that follows the rules has a higher total of points.'
        : 'No other set of pairs that follows the rules gives a mentor to more trainees and, among those that give one to as many, none has a higher total of points.',
    fairProof: (unmet, bands) =>
      `${
        unmet === 0
          ? 'Every trainee has a mentor. No other set of pairs that follows the rules and gives everyone a mentor'
          : 'No other set of pairs that follows the rules gives a mentor to more trainees. Among those that give one to as many, none'
      } has fewer pairs below the lowest threshold or, where equal, below the next, and so on (${bands} points out of 100); among those that have as few below each, none has a higher total of points.`,
    balanced: (unmet) =>
      unmet === 0 ? 'Every trainee has a mentor.' : 'No other set of pairs that follows the rules gives a mentor to more trainees.',
    worstLoad: (load, mentors, proven) =>
      `Minimums apart, the heaviest load is ${load} for a full-time mentor, trainees already followed included (${mentors})${proven ? '; no set of as many pairs has a lighter one' : '; it is not proven to be the lightest possible'}.`,
    noLoad: 'Nobody has more trainees than their minimum.',
    loadOf: (load, written) => `${written}\u00a0${load === 1 ? 'trainee' : 'trainees'}`,
    others: (n) => count(n, 'other', 'others'),
    balancedProof: 'Among those whose loads are as even, none has a higher total of points.',
    balancedFairProof: (bands) =>
      `Among those whose loads are as even, none has fewer pairs below the lowest threshold or, where equal, below the next, and so on (${bands} points out of 100); among those that have as few below each, none has a higher total of points.`,
    optimalVerified: 'A verifier independent of the engine has checked this proof.',
    unverified: 'Reported as optimal, but not verified',
    unverifiedWarning:
      'The independent verifier did not confirm this result: do not rely on it for a decision until the cause has been found.',
    limit: 'Stopped at a limit, before the proof was complete',
    limitGap: (score, bound, fair, balanced) =>
      `The pairs below total ${amount(score)}. No solution that gives a mentor to as many trainees${balanced ? ', with loads as even,' : ''}${fair ? ', as fairly,' : ''} can exceed ${amount(bound)}: at most ${amount(bound - score)} remain to be gained over all pairs together.`,
    limitOpen: (score) =>
      `The pairs below total ${amount(score)}. The search stopped before anything was proven of what remains to be gained.`,
    limitVerified: (bounded) =>
      `An independent verifier has confirmed that these pairs follow every rule${bounded ? ' and that this bound is right' : ''}.`,
    infeasible: 'No solution under the current rules',
    infeasibleReasons: 'What stands in the way:',
    waysOut: 'What would make a solution possible (nothing has been changed; a person decides):',
    infeasibleUnknown: 'The hard rules, the minimums and the side constraints cannot all hold together.',
    infeasibleVerified: 'An independent verifier has checked that no solution exists.',
    infeasibleUnverified: 'The independent verifier has not confirmed that no solution exists.',
    nobody: 'The census has no trainee for this period: there is nothing to propose.',
    decision:
      'This is a proposal: nobody is matched yet. An authorised person examines each pair, decides, and gives reasons for the decision.',
  },

  figures: {
    trainees: 'Trainees to mentor',
    matched: 'Pairs proposed',
    matchedShare: (share) => `for ${share} of the trainees`,
    unmet: 'Without a mentor',
    unmetDetail: 'see why',
    unmetNone: 'each has a mentor',
    places: 'Mentor places',
    mentors: (n) => `with ${count(n, 'available mentor', 'available mentors')}`,
    meanScore: 'Mean score',
    outOf100: 'points out of 100',
    eligiblePairs: 'Possible pairs',
    eligibleDetail: 'that pass every hard rule',
    none: 'not applicable',
  },

  boards: {
    intro: 'An interregional directorate (DISP, or DSPOM overseas) is the area of one regional training board.',
    caption: 'Trainees, places and pairs of each directorate',
    board: 'Interregional directorate (DISP)',
    trainees: 'Trainees',
    places: 'Places',
    matched: 'Pairs',
    unmet: 'No mentor',
    meanScore: 'Mean score',
    total: 'All directorates',
    none: 'There is no directorate in this proposal.',
    other: 'Directorate not stated',
  },

  map: mapEn,

  distributions: {
    intro: 'Every scale runs from 0 to 100 points. An unknown value is not drawn: it is counted apart.',
    score: 'Score of the pairs',
    criteria: 'Value of each criterion',
    frequency: (n) => `Height: 0 to ${pairs(n)}`,
    axis: 'points out of 100',
    stats: (n, min, median, mean, max) => `${pairs(n)}; from ${min} to ${max}; median\u00a0${median}; mean\u00a0${mean} (vertical line).`,
    unknown: (n) => (n === 0 ? '' : `${pairs(n)} with no known value.`),
    alt: (label, stats) => `Histogram: ${label}. ${stats}`,
    noValue: 'No known value.',
    none: 'No pair: there is nothing to distribute.',
    tableSummary: 'Read the histograms as a table',
    caption: 'Number of pairs in each band of 10 points',
    band: 'Band',
    bandLabel: (from, to) => `${from} to ${to}`,
    unknownRow: 'Unknown',
  },

  unmet: {
    none: 'Nobody: every trainee has a mentor in this proposal.',
    intro: (n) =>
      `${count(n, 'trainee is', 'trainees are')} left without a mentor, or without all the mentors needed. This is not a refusal: it is what the current places and rules allow.`,
    byService: (n) =>
      `${n === 1 ? 'One of them' : `${integer(n)} of them`} could have gone to another service, if the same one were not required.`,
    shortages: 'Where places are missing',
    shortageTitle: (k, missing) => `Shortage ${integer(k)}: ${count(missing, 'place is', 'places are')} missing`,
    shortageTrainees: (n) => `Trainees concerned (${integer(n)})`,
    shortageMentors: (n) => `Possible mentors (${integer(n)})`,
    nobodyPossible: 'none',
    trainees: 'Each trainee without a mentor',
    missing: (n) => `${count(n, 'mentor is', 'mentors are')} missing.`,
    partOf: (k) => `Part of shortage ${integer(k)}.`,
  },

  fairness: {
    intro:
      'Each group is compared with all the other trainees. A flagged difference is a reason to look more closely, not a proof of unfair treatment: it may come from geography, from the number of mentors or from chance, above all in a small group.',
    none: 'There is no group to compare in this proposal.',
    flagged: (n) =>
      n === 0
        ? 'No group of five trainees or more has a mentor markedly less often, or pairs that score markedly lower, than the others.'
        : `${count(n, 'group of five trainees or more has', 'groups of five trainees or more have')} a mentor markedly less often, or pairs that score markedly lower, than the others:`,
    lookAt: (group, reasons) => `${group}: ${reasons}`,
    lessOften: (share, others) => `${share} of the trainees have a mentor, against ${others} of the others`,
    lessWell: (mean, others) => `the mean score is ${mean} points, against ${others} for the others`,
    lookClosely: 'difference reported by the check',
    questions:
      'Questions to ask: are there fewer mentors for this group, are they farther away or busier? Does a rule or a weight explain it, and is that justified?',
    caption: (attribute) => `Comparison by ${attribute}`,
    attributes: {
      board: 'interregional directorate (DISP)',
      service: 'service',
      site: 'site',
      requiredSetting: 'required setting',
      domain: 'field of study or work',
      promotion: 'cohort',
      need: 'learning need',
      generation: 'career stage',
    },
    group: 'Group',
    trainees: 'Trainees',
    matchedShare: 'With a mentor',
    matchedGap: 'Gap (% pts)',
    meanScore: 'Mean score',
    scoreGap: 'Gap (points)',
    check: 'Check',
    look: 'Look closer',
    fine: 'Nothing to report',
  },

  sideConstraints: {
    none: 'The guidelines set no side constraint, and the census asks for none.',
    findings: (n) => `Before the computation, a look at the constraints gave ${count(n, 'finding', 'findings')}, each proven:`,
    caption: 'Where each constraint of the guidelines and each request of the census stands',
    label: 'Constraint or request',
    value: 'Value reached',
    limit: 'Limit',
    state: 'State',
    ops: { '<=': (n) => `at most ${n}`, '>=': (n) => `at least ${n}`, '=': (n) => `exactly ${n}` },
    held: 'Met',
    tight: 'Met, at the limit',
    broken: 'Not met',
    idle: 'Not concerned: none of these trainees has a mentor',
    imposedTitle: (n) => `Pairs that the census imposes (${integer(n)})`,
    imposed: (mentor, trainee, rows) => `${mentor} – ${trainee} (${rows})`,
    pinnedTitle: (n) => `Pairs held fast, that nobody has decided (${integer(n)})`,
    refusedTitle: (n) => `Pairs refused for this round (${integer(n)})`,
    named: (mentor, trainee) => `${mentor} – ${trainee}`,
    firstTitle: (n) => `Trainees whom the census asks to place first (${integer(n)})`,
    first: (name, priority, served) => `${name}: priority ${integer(priority)}, ${served ? 'with a mentor' : 'without a mentor'}`,
  },

  pairs: {
    none: 'No pair is proposed.',
    intro:
      'Open a pair to read what makes its score, the explanation, and the other possible mentors with what each would cost. Printed are only the pairs that are open; all are in the table to decide and sign.',
    short: (n) =>
      `This proposal has more than ${pairs(n)}: to keep the report usable, each pair only shows the parts of its score and its least costly other choice. The full explanations are in the CSV and JSON files of the proposal.`,
    shortUnmet: (n) =>
      `Above ${integer(n)} people, only the counted reasons are shown here; the full explanations are in the CSV and JSON files of the proposal.`,
    boardSummary: (n, mean) => `${pairs(n)}, mean score ${mean}`,
    trainee: 'Trainee',
    mentor: 'Mentor',
    traineeService: 'Trainee’s service',
    mentorService: 'Mentor’s service',
    score: 'Score',
    travel: 'Journey',
    travelUnknown: 'journey unknown',
    unknown: 'unknown',
    scoreOf: (score) => `${score} / 100`,
    partsCaption: 'What makes the score',
    criterion: 'Criterion',
    value: 'Value /100',
    weight: 'Weight',
    points: 'Points',
    total: 'Score',
    unknownValue: (value) => `unknown, counted as ${value}`,
    alternatives: 'Other possible mentors',
    noAlternative: 'None.',
    notPriced: 'Not priced here: “binome explain” prices one at a time.',
    cheapest: 'Least costly other choice',
    legend: 'Parts of the score',
  },

  criteria: headings(vocabularyEn.criteria),

  method: methodEn,
  csv: columnsEn,
  backtest: backtestReportEn,
};
