/** The English sentences of what a board needs in a meeting; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { MeetingWords } from './meeting.fr.ts';

const { count, counted, fixedPercent, integer } = formatsOf('en');
const trainees = (n: number): string => counted(n, 'trainee', 'trainees');
const at = (name: string, service: string): string => (service === '' ? name : `${name} (${service})`);

export const meetingEn: MeetingWords = {
  headings: {
    toLookAt: 'To be looked at before deciding',
    services: 'Result by service',
    mentors: 'The mentors’ side',
    decide: 'Table to decide and sign',
  },

  toLookAt: {
    intro: 'None of this is a fault: it is what a person has to have seen before deciding.',
    nothing: 'Nothing that is checked here calls for a remark.',
    brokenPairs: (n) => `Decided or imposed pairs that break a rule today (${integer(n)})`,
    longJourneys: (n, minutes) => `Journeys of more than ${integer(minutes)} minutes one way (${integer(n)})`,
    unknownJourneys: (n) => `Unknown journeys (${integer(n)})`,
    lowScores: (n, points) => `Scores below ${integer(points)} points out of 100 (${integer(n)})`,
    drawnByLot: (n) => `Pairs decided by the public lot, the total being equal (${integer(n)})`,
    unknownFacts: (n) => `Unknown facts, counted at the neutral value (${integer(n)})`,
    costByConstraints: (n) => `Trainees whom a constraint of the guidelines or a request of the census costs their mentor (${integer(n)})`,
    nobodyPossible: (n) => `Trainees to whom the hard rules leave no mentor (${integer(n)})`,
    with: 'with',
    leftByLot: (n) => `Trainees whom the public lot leaves without a mentor, the total being equal (${integer(n)})`,
    asGood: (others) => `as good: ${others}`,
    instead: (trainees) => `as good, in their place: ${trainees}`,
    tied: 'another set of pairs, without this one, is as good',
    wouldHave: (mentor) => `as good: with ${mentor}`,
    wouldLose: (mentor, trainees, n) => `as good: with ${mentor}, and no mentor for ${trainees}, who ${n === 1 ? 'has' : 'have'} one here`,
    constraints: (names) => `what prevents it: ${names}`,
    noConstraint: 'no constraint is at its limit: a mentor’s minimum, or several constraints together, are the cause',
    more: (n) => `Read ${count(n, 'other', 'others')}`,
    inFile: (n) => `… and ${integer(n)} more, in the proposal’s spreadsheet (proposal.csv).`,
    lostByWeights: (n) => `Pairs that would change if one weight alone varied by 20% at most (${integer(n)})`,
    atWeight: (criterion, weight) => `${criterion} at ${fixedPercent(weight, 2)}`,
    unweighed: (n, pairs) =>
      `This report ${n === pairs ? 'says of no pair' : `does not say of ${counted(n, 'pair', 'pairs')}`} whether a change of a weight by 20% would undo it: the command “explain”, with the option “weights”, says so.`,
  },

  services: {
    intro: 'A probation service (SPIP) is that of a department. A trainee is counted in their service, a mentor in their own.',
    caption: 'Trainees, mentors and places of each service',
    service: 'Service',
    trainees: 'Trainees',
    withMentor: 'With a mentor',
    without: 'Without',
    mentors: 'Mentors in the census',
    usable: 'Mentors available',
    places: 'Places',
    withNobody: 'Mentors without a trainee',
  },

  mentors: {
    intro: (usable, excluded) =>
      `${counted(usable, 'mentor is', 'mentors are')} available; ${counted(excluded, 'other is', 'others are')} excluded by a rule about ${excluded === 1 ? 'that mentor' : 'those mentors'} alone.`,
    none: 'No mentor is in the census of the directorates concerned.',
    excludedTitle: (n) => `Excluded by a rule (${integer(n)})`,
    excludedCaption: 'Mentors excluded, service by service',
    excluded: 'Excluded',
    byRule: 'By which rule',
    excludedNames: 'Read the names',
    excludedNamesCaption: 'Each excluded mentor, with the rule',
    nobodyTitle: (n) => `Available, without a trainee in this proposal (${integer(n)})`,
    nobodyCaption: 'Mentors to whom no trainee is proposed, and why',
    nobodyNone: 'Every available mentor has a trainee.',
    mentor: 'Mentor',
    service: 'Service',
    places: 'Places',
    why: 'Why',
    more: (n) => `… and ${integer(n)} more; the command “explain”, with the option “mentor”, tells each one’s result.`,
  },

  mentor: {
    places: (name, service, n) => `${name} (${service}) has ${counted(n, 'place', 'places')}.`,
    excludedButDecided: (name, service, rules) =>
      `${name} (${service}) is excluded by the rules (${rules}), and yet has a trainee by decision.`,
    excluded: (name, service, rules) => `${name} (${service}) can take no trainee: ${rules}.`,
    pair: (trainee, service, score) => `Proposed pair: ${trainee} (${service}), ${score} out of 100.`,
    decidedPair: (trainee, service, by, on, score) =>
      `Decided pair: ${at(trainee, service)}, by ${by}, on ${on}; ${score === null ? 'a rule excluded it, it has no score' : `${score} out of 100`}.`,
    otherwise: (trainee) => `The proposal gave them ${trainee}, for whom something else was decided.`,
    noneInForce: 'They have no trainee, after the decisions taken.',
    nobody: 'No trainee is proposed.',
    infeasible: 'No matching satisfies every rule: no pair is proposed.',
    free: (n) => `${counted(n, 'place stays', 'places stay')} free.`,
    noTrainee: 'No trainee of this period belongs to their directorate.',
    nonePossible: (list) => `No trainee is possible: ${list}.`,
    taken: (n) =>
      n === 1
        ? 'One trainee only is possible, and the best matching gives them another mentor.'
        : `${integer(n)} trainees are possible, and the best matching gives each another mentor.`,
    unmetPossible: (n) =>
      `${n === 1 ? 'One trainee without a mentor would be' : `${integer(n)} trainees without a mentor would be`} possible: a constraint of the guidelines or a request of the census stands in the way.`,
    unlisted: 'The possible trainees are not listed in a proposal of this size.',
    alsoExcluded: (n, list) =>
      `${n === 1 ? 'One trainee of the directorate is' : `${integer(n)} trainees of the directorate are`} excluded by a rule on the two: ${list}.`,
    otherChoice: (trainee, alternative) => `Another choice for ${trainee}. ${alternative}`,
    moreChoices: (n) => `And for ${trainees(n)} more.`,
    noChoice: 'For nobody else is this mentor among the three other choices that cost least.',
    counts: {
      AVOIDED_BY_TRAINEE: '{n} {n|trainee avoids|trainees avoid} this mentor',
      AVOIDED_BY_MENTOR: '{n} {n|trainee|trainees} avoided by this mentor',
      SETTING: '{n} {n|needs|need} another setting',
    },
  },

  decide: {
    intro: 'To be printed: one line a trainee, with room to decide, to give the reason and to sign. Nothing is decided while it is empty.',
    read: 'Read the table to decide and sign',
    caption: 'The board’s decision, trainee by trainee',
    trainee: 'Trainee',
    mentor: 'Proposed mentor',
    journey: 'Journey',
    score: 'Score',
    decision: 'Decision',
    reason: 'Reason',
    signature: 'Signature',
    none: 'none',
  },

  service: {
    title: (service, period) => `${service}: ${period}`,
    summary: 'In short',
    traineesTitle: 'The service’s trainees',
    noTrainee: 'No trainee of this period belongs to this service.',
    mentorsTitle: 'The service’s mentors',
    mentorsCaption: 'Mentors of the service, and their proposed trainees',
    noMentor: 'No mentor of this service is in the census.',
    outcome: 'What is proposed',
    pair: (trainee, mentor, service) => `${trainee} with ${mentor} (${service}).`,
    pairDecided: (trainee, mentor, service, by, on) => `${trainee} with ${at(mentor, service)}: decided by ${by}, on ${on}.`,
    pairProposed: (trainee, mentor, service) => `${trainee} with ${mentor} (${service}): proposed only.`,
    leftDecided: (trainee, by, on) => `${trainee}: without a mentor, decided by ${by}, on ${on}.`,
    decided: 'decided',
    proposed: 'proposed only',
    decidedTitle: 'What is decided',
    decidedCaption: 'Trainees of the service on whom a decision is taken',
    proposedTitle: 'What is proposed only',
    inForceCaption: 'Mentors of the service, and their trainees, decided or proposed',
    inForce: 'Decided or proposed',
    left: (trainee) => `${trainee}: without a mentor.`,
    counts: (all, withMentor, without) => `${trainees(all)}, of whom ${integer(withMentor)} with a mentor and ${integer(without)} without.`,
    mentorCounts: (mentors, usable, places, withNobody) =>
      `${counted(mentors, 'mentor', 'mentors')} in the census, of whom ${integer(usable)} available (${counted(places, 'place', 'places')}); of these, ${integer(withNobody)} without a trainee.`,
  },

  sheet: {
    title: (name, period) => `Sheet of ${name}: ${period}`,
    contents: 'What this sheet says',
    result: 'What is proposed',
    proposed: (mentor, service, score) => `Proposed mentor: ${mentor} (${service}). The pair scores ${score} out of 100.`,
    proposedTrainee: (trainee, service, score) => `Proposed trainee: ${trainee} (${service}). The pair scores ${score} out of 100.`,
    left: 'No mentor is proposed.',
    resultDecided: 'What is decided',
    scored: (score) => `The decided pair scores ${score} out of 100.`,
    notScored: 'The decided pair has no score: a hard rule kept it out of the computation.',
    hadProposed: (mentor) => `The computation had proposed ${mentor}.`,
    hadProposedNobody: 'The computation had proposed no mentor.',
    decidedTrainee: (trainee, service, by, on) => `Trainee by decision: ${at(trainee, service)}, by ${by}, on ${on}.`,
    otherwise: (n) =>
      `Something else was decided for ${n === 1 ? 'the trainee' : `${integer(n)} trainees`} whom the computation proposed to them.`,
    noneInForce: 'They have no trainee, after the decisions taken.',
    degree: '1. How far and in what way the computation contributes to the decision',
    degreeText:
      'The computation proposes; it does not decide. A person with authority examines each pair on the basis of the proposal, may follow it or not, and gives the reason for the decision. No decision is taken automatically.',
    data: '2. Data processed and their sources',
    dataText: (name) =>
      `The data of ${name} come from the census, the list of services and towns, and the training calendar; those of the other person of the pair are not shown here.`,
    dataCaption: 'What is taken into account, criterion by criterion',
    dataCaptionOf: (name) => `${name}: what is taken into account, criterion by criterion`,
    partsCaptionOf: (name) => `${name}: what makes the score`,
    retained: 'What is taken into account',
    ofTheOther: 'from the data of the other person of the pair',
    noPair: 'There is no pair: no data are compared.',
    noParts: 'No criterion was assessed for the decided pair.',
    noFacts: 'The details are kept of the proposed pairs only; what each criterion gave the decided pair is under point 4.',
    noValues: 'What each criterion gave the decided pair was not kept; its score alone was.',
    noData: 'No data are compared while no pair is proposed.',
    changedSince: (facts) =>
      `Since the computation, and before the decision, these have changed: ${facts}. The decision was taken or confirmed knowing that; the table and the score are those of the computation.`,
    otherChanged:
      'Since the computation, and before the decision, data of the other person of the pair have changed; the decision was taken or confirmed knowing that.',
    parameters: '3. Parameters applied and their weights',
    changeFrom: (day) => `A change in the middle of the period: the presence of mentors is counted from ${day} on.`,
    heldFast: (n) =>
      n === 0 ? 'Nobody was held in their pair beforehand.' : `${counted(n, 'person was', 'people were')} held in their pair beforehand.`,
    operations: '4. Operations carried out',
    ruled: (n, list) =>
      `${n === 1 ? 'A hard rule excludes one mentor' : `Hard rules exclude ${integer(n)} mentors`} of the same directorate: ${list}.`,
    noneRuled: 'No mentor of the same directorate is excluded by a hard rule.',
    computed: 'Every possible pair is scored; the computation keeps the set of pairs that follows the guidelines above.',
    changeStart: 'The computation starts from the pairs in force on that day. A pair that has broken down is never put together again.',
    changeComputed: (n) =>
      `Every possible pair is scored; for each number of people to be moved, the computation keeps the set of pairs that gives the most trainees a mentor, then the best score: ${counted(n, 'option', 'options')} in all.`,
    changeDecided: (label, moved) =>
      `The option decided, ${label}, moves ${moved === 0 ? 'only the people whom the change concerns' : `at most ${counted(moved, 'person', 'people')} besides those whom the change concerns`}.`,
    changeProof: {
      optimal: 'It is proven that no other set of pairs does better while moving as few people; an independent verifier has checked it.',
      limit: 'The computation stopped at a limit: this option satisfies every rule, but there may be a better one.',
    },
    onlyOption: 'No other option was found.',
    otherOptions: (n) =>
      `${n === 1 ? 'Another option was' : `${integer(n)} other options were`} computed; for this person ${n === 1 ? 'it' : 'they'} would have meant:`,
    option: (label, outcome) => `option ${label}: ${outcome}`,
    optionKeeps: 'no change',
    optionLeaves: 'no mentor',
    optionGives: (isSame, score) => `${isSame ? 'the same mentor' : 'another mentor'}, at a score of ${score} out of 100`,
    choices: (n) =>
      `${n === 1 ? 'Another choice was' : `${integer(n)} other choices were`} priced, without naming who else would be concerned:`,
    choice: (service, score, change) => `with another mentor (${service}), the pair would score ${score} out of 100; ${change}`,
    moreWithout: (n) => `${counted(n, 'more trainee', 'more trainees')} would be without a mentor`,
    byDecision: 'A person decided on this pair: the other choices were not priced.',
    imposed: 'The census imposes this pair: the other choices were not priced.',
    pinned: 'This pair was held fast, though nobody has decided it: the other choices were not priced.',
    ofTheProposal: 'The other choices are beside what the computation had proposed.',
    noChoice: 'No other mentor is possible without breaking a rule or a constraint.',
    notPriced: 'The other possible choices were not priced.',
    proof: {
      optimal: 'It is proven that no other set of pairs does better by these guidelines; an independent verifier has checked it.',
      limit: 'The computation stopped at a limit: this set satisfies every rule, but there may be a better one.',
      infeasible: 'It is proven that no set of pairs satisfies every rule: none is proposed.',
    },
    rights: 'Your rights',
  },
};
