/** Every English sentence of the report and of its CSV; the keys are those of the French. */
import { backtestEn } from './backtest/messages.en.ts';
import { formatsOf } from './formats.ts';
import type { Messages } from './messages.fr.ts';

const { count, integer, points } = formatsOf('en');
const trainees = (n: number): string => count(n, 'trainee', 'trainees');
const mentors = (n: number): string => count(n, 'mentor', 'mentors');
const pairs = (n: number): string => count(n, 'pair', 'pairs');
const places = (n: number): string => count(n, 'place', 'places');
const pointsOf = (millionths: number): string =>
  millionths !== 0 && Math.abs(millionths) < 500
    ? 'less than 0.1\u00a0points'
    : `${points(millionths)}\u00a0${points(millionths) === '1.0' ? 'point' : 'points'}`;

export const en: Messages = {
  skipLink: 'Skip to content',
  contents: 'Contents',
  title: (period) => `Proposed pairs: ${period}`,
  promotion: (promotion) => `Promotion ${promotion}`,
  dateRange: (start, end) => (start === end ? `on ${start}` : `from ${start} to ${end}`),
  thenDates: ', then ',
  evaluationDue: (date) => `evaluation due on ${date}`,
  list: { comma: ', ', last: ' and ' },
  colon: (label, value) => `${label}: ${value}`,
  footer: (version) => `Report made by Binôme ${version}. The same input gives the same report, byte for byte.`,

  headings: {
    status: 'Status of the proposal',
    keyFigures: 'Key figures',
    boards: 'Result by region',
    map: 'Map of the pairs',
    distributions: 'Distribution of scores',
    unmet: 'Trainees without a mentor',
    fairness: 'Are groups served equally?',
    sideConstraints: 'Side constraints',
    pairs: 'Pairs by region',
    method: 'Method and guidelines',
    notice: 'Legal notice',
  },

  status: {
    optimal: 'Optimal, proven and verified',
    optimalProof: (unmet) =>
      unmet === 0
        ? 'Every trainee has a mentor, and no other set of pairs that follows the rules has a higher total of points.'
        : 'No other set of pairs that follows the rules serves more trainees and, among those that serve as many, none has a higher total of points.',
    fairProof: (unmet, bands) =>
      `${
        unmet === 0
          ? 'Every trainee has a mentor. No other set of pairs that follows the rules and serves everyone'
          : 'No other set of pairs that follows the rules serves more trainees. Among those that serve as many, none'
      } has fewer pairs below the lowest threshold or, where equal, below the next, and so on (${bands} points out of 100); among those that have as few below each, none has a higher total of points.`,
    balanced: (unmet) =>
      unmet === 0 ? 'Every trainee has a mentor.' : 'No other set of pairs that follows the rules serves more trainees.',
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
      `The pairs below total ${pointsOf(score)}. No solution that serves as many trainees${balanced ? ', with loads as even,' : ''}${fair ? ', as fairly,' : ''} can exceed ${pointsOf(bound)}: at most ${pointsOf(bound - score)} remain to be gained over all pairs together.`,
    limitOpen: (score) =>
      `The pairs below total ${pointsOf(score)}. The search stopped before anything was proven of what remains to be gained.`,
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
    intro: 'A region is the area of one regional training board.',
    caption: 'Trainees, places and pairs of each region',
    board: 'Region',
    trainees: 'Trainees',
    places: 'Places',
    matched: 'Pairs',
    unmet: 'No mentor',
    meanScore: 'Mean score',
    total: 'All regions',
    none: 'There is no region in this proposal.',
    other: 'Region not stated',
  },

  map: {
    intro: 'Each line joins the place of a trainee to that of the mentor; identical places lie on top of one another.',
    mentor: 'Place of mentors',
    trainee: 'Place of trainees',
    unmet: 'Trainee without a mentor',
    pair: 'Pair',
    size: 'The more people a sign stands for, the larger it is.',
    summary: (place, nPairs, nMentors, nTrainees, nUnmet) =>
      `${place}: ${pairs(nPairs)}, ${mentors(nMentors)}, ${trainees(nTrainees)} with a mentor, ${integer(nUnmet)} without.`,
    place: (town, persons) => `${town}: ${persons}`,
    mentorsAt: mentors,
    traineesAt: trainees,
    unmetAt: (n) => `${trainees(n)} without a mentor`,
    lineTitle: (from, to, n) => `${from} – ${to}: ${pairs(n)}`,
    unknownTown: 'unnamed place',
    missing: (n) =>
      `${count(n, 'person is', 'people are')} not placed on the map, for want of known coordinates or because the place lies outside its frames.`,
    attribution: 'Outlines: Natural Earth (public domain). Coordinates of communes: GeoNames (CC BY 4.0).',
    tableSummary: 'Read the map as a table',
    caption: 'The proposed pairs, region by region',
    empty: 'Nobody in this proposal has known coordinates: there is no map.',
    frames: {
      main: 'Mainland France and Corsica',
      parisRegion: 'Paris region (enlarged)',
      guadeloupe: 'Guadeloupe',
      saintMartin: 'St Martin, St Barts',
      martinique: 'Martinique',
      guyane: 'French Guiana',
      reunion: 'Réunion',
      mayotte: 'Mayotte',
      saintPierreEtMiquelon: 'Saint Pierre and Miquelon',
      polynesie: 'Polynesia (Society Islands)',
      nouvelleCaledonie: 'New Caledonia',
    },
  },

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
    shortages: 'Where places are missing',
    shortageTitle: (k, missing) => `Shortage ${integer(k)}: ${count(missing, 'place is', 'places are')} missing`,
    services: 'Services',
    boards: 'Regions',
    balance: (needed, capacity) => `${places(needed)} needed, ${integer(capacity)} open.`,
    shortageTrainees: (n) => `Trainees concerned (${integer(n)})`,
    shortageMentors: (n) => `Possible mentors (${integer(n)})`,
    nobodyPossible: 'none',
    trainees: 'Each trainee without a mentor',
    missing: (n) => `${count(n, 'mentor is', 'mentors are')} missing.`,
    partOf: (k) => `Part of shortage ${integer(k)}.`,
    eligible: (n) =>
      n === 0 ? 'No mentor was possible.' : `${count(n, 'possible mentor', 'possible mentors')}, taken by others in the best set of pairs.`,
    sideConstraints: 'The cause lies in the side constraints.',
  },

  excluded: {
    label: 'Mentors of the region excluded by a rule',
    codes: {
      MENTOR_NOT_VOLUNTEER: 'not a volunteer',
      MENTOR_VOLUNTEER_UNKNOWN: 'volunteering not stated',
      MENTOR_NOT_TRAINED: 'not trained as a mentor',
      MENTOR_TRAINED_LATER: 'trained after the period starts',
      MENTOR_NO_CAPACITY: 'no open place',
      MENTOR_ABSENT: 'absent too often during the period',
      OTHER_BOARD: 'belongs to another region',
      SETTING: 'does not work in the required setting',
      NO_ROAD: 'no connection by road',
      TOO_FAR: 'journey too long',
      AVOIDED_BY_TRAINEE: 'to be avoided, says the trainee',
      AVOIDED_BY_MENTOR: 'to be avoided, says the mentor',
      FORMER_PAIR: 'former pair that broke down',
    },
  },

  fairness: {
    intro:
      'Each group is compared with all the other trainees. A flagged difference is a reason to look more closely, not a proof of unfair treatment: it may come from geography, from the number of mentors or from chance, above all in a small group.',
    none: 'There is no group to compare in this proposal.',
    flagged: (n) =>
      n === 0
        ? 'No group of five trainees or more is served markedly less often or markedly less well than the others.'
        : `${count(n, 'group of five trainees or more is', 'groups of five trainees or more are')} served markedly less often or less well than the others:`,
    lookAt: (group, reasons) => `${group}: ${reasons}`,
    lessOften: (share, others) => `${share} of the trainees have a mentor, against ${others} of the others`,
    lessWell: (mean, others) => `the mean score is ${mean} points, against ${others} for the others`,
    lookClosely: 'difference reported by the check',
    questions:
      'Questions to ask: are there fewer mentors for this group, are they farther away or busier? Does a rule or a weight explain it, and is that justified?',
    caption: (attribute) => `Comparison by ${attribute}`,
    attributes: {
      board: 'region',
      service: 'service',
      site: 'site',
      requiredSetting: 'required setting',
      domain: 'field of study or work',
      promotion: 'promotion',
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
    none: 'The guidelines set no side constraint.',
    findings: (n) => `Before the computation, a look at the constraints gave ${count(n, 'finding', 'findings')}, each proven:`,
    caption: 'Where each constraint stands',
    label: 'Constraint',
    value: 'Value reached',
    limit: 'Limit',
    state: 'State',
    ops: { '<=': (n) => `at most ${n}`, '>=': (n) => `at least ${n}`, '=': (n) => `exactly ${n}` },
    held: 'Met',
    tight: 'Met, at the limit',
    broken: 'Not met',
  },

  pairs: {
    none: 'No pair is proposed.',
    intro: 'Open a pair to read what makes its score, the explanation, and the other possible mentors with what each would cost.',
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
    explanation: 'Explanation',
    alternatives: 'Other possible mentors',
    noAlternative: 'No other mentor is possible.',
    notPriced: 'Not priced here: “binome explain” prices one at a time.',
    cheapest: 'Least costly other choice',
    legend: 'Parts of the score',
  },

  alternatives: {
    cost: (mentor, service, score, loss) =>
      loss === 0
        ? `${mentor} (${service}), score ${score}: the whole would lose no point`
        : loss < 0
          ? `${mentor} (${service}), score ${score}: the whole would gain ${pointsOf(-loss)}`
          : `${mentor} (${service}), score ${score}: the whole would lose ${pointsOf(loss)}`,
    unmet: (n) => `${count(n, 'more trainee', 'more trainees')} would be left without a mentor`,
    fairness: (n, below) => `${count(n, 'more pair', 'more pairs')} would score below ${below} points out of 100`,
    uneven: 'loads would be less even',
    noMove: 'nobody else would change',
    move: (trainee, from, to) => `${trainee} would move from ${from} to ${to}`,
    moveOut: (trainee, from) => `${trainee}, now with ${from}, would be left without a mentor`,
    moveIn: (trainee, to) => `${trainee}, now without a mentor, would have ${to}`,
    moveNone: (trainee) => `${trainee} would be left without a mentor`,
    separator: '; ',
  },

  criteria: {
    background: 'Background',
    workload: 'Workload',
    location: 'Journey',
    preferences: 'Preferences',
    generation: 'Career stage',
  },

  method: {
    steps: {
      title: 'How the computation proceeds',
      eligible: 'The hard rules exclude pairs; every remaining pair gets a score.',
      score: 'The score is the sum of the points of the five criteria; the points of a criterion are its value times its weight.',
      most: 'The engine first seeks to serve as many trainees as possible, then the highest total of points.',
      all: 'The engine serves every trainee or reports that there is no solution; it then seeks the highest total of points.',
      mostFair: (bands) =>
        `The engine first seeks to serve as many trainees as possible, then to have as few pairs as possible below the lowest threshold, then below the next, and so on (${bands} points out of 100), and last the highest total of points.`,
      allFair: (bands) =>
        `The engine serves every trainee or reports that there is no solution; it then seeks to have as few pairs as possible below the lowest threshold, then below the next, and so on (${bands} points out of 100), and last the highest total of points.`,
      balance: {
        worst:
          'Before points, the engine evens out the loads, without leaving anybody without a mentor for it: the heaviest, in trainees for a full-time mentor, is as light as possible.',
        spread:
          'Before points, the engine evens out the loads, without leaving anybody without a mentor for it: the heaviest, in trainees for a full-time mentor, is as light as possible, then the lightest as heavy as possible.',
      },
      tieBreak: 'Between equal totals, a fixed public rule on ids decides: the order of the rows in the files changes nothing.',
      exact: 'The computation is in whole numbers, without rounding; only the display rounds, and the CSV gives the exact values.',
    },
    weights: 'Criteria and weights',
    weightsIntro: 'The weights are set by people, never learned from past outcomes.',
    weightsCaption: 'Weight of each criterion and how it is computed',
    how: 'How the value is computed',
    weight: 'Weight',
    unknownValue: (value) => `Where information is missing, the criterion counts as ${value} out of 100, and the report says so.`,
    background: (domains, needs) =>
      `${domains} for fields of study and work in common, ${needs} for how far the declared learning needs are covered.`,
    curvePoint: (at, value) => `${value} for ${at}`,
    curveJoin: ', linear between these points.',
    workload: (curve, followed) => `By files per full-time officer: ${curve} Less ${followed} for each trainee already followed.`,
    files: (n) => count(n, 'file', 'files'),
    location: (curve, detour, speed) =>
      `By length of the journey: ${curve} Without a travel table it is estimated: distance × ${detour}, at ${speed} km/h.`,
    preferences: (ranks, notListed) => `By the rank that each gave the other: ${ranks}; ${notListed} when the other is not listed.`,
    generation: (curve) => `By years since the mentor’s tenure: ${curve}`,
    years: (n) => count(n, 'year', 'years'),
    rules: 'Hard rules',
    ruleTexts: {
      volunteer: 'The mentor is a volunteer.',
      trained: 'The mentor is trained before the period starts.',
      sameBoard: 'Mentor and trainee belong to the same region.',
      setting: 'The mentor works in the setting (community or custody) that the internship requires.',
      reachableByRoad: 'A road joins the two places; between two islands, journeys are not comparable.',
      always: 'A person to avoid, or the other person of a former pair that broke down, is never proposed.',
    },
    minimumPresence: (share) => `The mentor is present on at least ${share} of the expected days.`,
    capacity: (standard, limit) => `A mentor has ${places(standard)} when the census does not say, and never more than ${integer(limit)}.`,
    maxTravel: (n) => `The journey takes no more than ${n}, nor more than the trainee’s own limit.`,
    ownTravel: 'The journey takes no more than the trainee’s own limit, when there is one.',
    sources: 'Data and versions',
    sourcesCaption: 'Files that were read, and their fingerprint',
    file: 'File',
    sha256: 'SHA-256 fingerprint',
    guidelines: (title, id, version) => `Guidelines: ${title} (${id}, version ${version})`,
    engine: (name, version) => `Engine: ${name} ${version}`,
    noInputs: 'No input file is recorded.',
  },

  csv: {
    planMentor: (period: string) => `${period}: mentor’s id`,
    planMentorName: (period: string) => `${period}: mentor`,
    planSettings: (period: string) => `${period}: setting`,
    journey: 'Journey',
    traineeId: 'Trainee id',
    traineeName: 'Trainee',
    traineeBoard: 'Region',
    traineeService: 'Trainee’s service',
    situation: 'Situation',
    proposed: 'pair proposed',
    unmet: 'without a mentor',
    mentorId: 'Mentor id',
    mentorName: 'Mentor',
    mentorService: 'Mentor’s service',
    score: 'Score (out of 100)',
    value: (criterion) => `${criterion}: value (out of 100)`,
    weight: (criterion) => `${criterion}: weight (%)`,
    points: (criterion) => `${criterion}: points`,
    travel: 'Journey (minutes)',
    alternatives: 'Other possible mentors',
    explanation: 'Explanation',
    unknown: 'unknown',
    recruitment: {
      rank: 'Rank',
      measure: 'Measure',
      measures: { train: 'training', volunteer: 'the person’s agreement', recruit: 'recruitment' },
      id: 'Id or place',
      service: 'Service',
      site: 'Site',
      places: 'Places',
      served: 'Trainees served more',
      gained: 'Points more',
      servedIn: (period) => `${period}: trainees served more`,
      gainedIn: (period) => `${period}: points more`,
      status: 'Proof',
      statuses: { proven: 'proven', limit: 'incomplete', infeasible: 'no matching' },
      period: 'Period',
      trainees: 'Trainees',
      mentors: 'Mentors in the census',
      usable: 'Mentors who can be used',
      excluded: 'Mentors excluded',
      matched: 'Trainees served',
      short: 'Trainees without a mentor',
    },
  },

  backtest: backtestEn,
};
