/** The English sentences of what a board needs in a meeting; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { MeetingWords } from './meeting.fr.ts';

const { count, counted, integer } = formatsOf('en');
const trainees = (n: number): string => counted(n, 'trainee', 'trainees');

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
    longJourneys: (n, minutes) => `Journeys of more than ${integer(minutes)} minutes one way (${integer(n)})`,
    unknownJourneys: (n) => `Unknown journeys (${integer(n)})`,
    lowScores: (n, points) => `Scores below ${integer(points)} points out of 100 (${integer(n)})`,
    drawnByLot: (n) => `Pairs decided by the public lot, the total being equal (${integer(n)})`,
    unknownFacts: (n) => `Unknown facts, counted at the neutral value (${integer(n)})`,
    costByConstraints: (n) => `Trainees whom a constraint of the guidelines costs their mentor (${integer(n)})`,
    nobodyPossible: (n) => `Trainees to whom the hard rules leave no mentor (${integer(n)})`,
    with: 'with',
    asGood: (others) => `as good: ${others}`,
    constraints: (names) => `constraint at its limit: ${names}`,
    noConstraint: 'no constraint is at its limit: a mentor’s minimum, or several constraints together, are the cause',
    more: (n) => `Read ${count(n, 'other', 'others')}`,
    inFile: (n) => `… and ${integer(n)} more, in the proposal’s spreadsheet (proposal.csv).`,
    weights:
      'This report does not say which pairs would change if a weight varied by ±20%: the command “explain”, with the option “weights”, names them, in as much time as the computation itself.',
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
      `${n === 1 ? 'One trainee without a mentor would be' : `${integer(n)} trainees without a mentor would be`} possible: the guidelines’ constraints stand in the way.`,
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
    degree: '1. How far and in what way the computation contributes to the decision',
    degreeText:
      'The computation proposes; it does not decide. A person with authority examines each pair on the basis of the proposal, may follow it or not, and gives the reason for the decision. No decision is taken automatically.',
    data: '2. Data processed and their sources',
    dataText: (name) =>
      `The data of ${name} come from the census, the list of services and towns, and the training calendar; those of the other person of the pair are not shown here.`,
    dataCaption: 'What is taken into account, criterion by criterion',
    retained: 'What is taken into account',
    ofTheOther: 'from the data of the other person of the pair',
    noData: 'No data are compared while no pair is proposed.',
    parameters: '3. Parameters applied and their weights',
    operations: '4. Operations carried out',
    ruled: (n, list) =>
      `${n === 1 ? 'A hard rule excludes one mentor' : `Hard rules exclude ${integer(n)} mentors`} of the same directorate: ${list}.`,
    noneRuled: 'No mentor of the same directorate is excluded by a hard rule.',
    computed: 'Every possible pair is scored; the computation keeps the set of pairs that follows the guidelines above.',
    choices: (n) =>
      `${n === 1 ? 'Another choice was' : `${integer(n)} other choices were`} priced, without naming who else would be concerned:`,
    choice: (service, score, change) => `with another mentor (${service}), the pair would score ${score} out of 100; ${change}`,
    moreWithout: (n) => `${counted(n, 'more trainee', 'more trainees')} would be without a mentor`,
    imposed: 'A person imposed this pair: the other choices were not priced.',
    noChoice: 'No other mentor is possible.',
    notPriced: 'The other possible choices were not priced.',
    proof: {
      optimal: 'It is proven that no other set of pairs does better by these guidelines; an independent verifier has checked it.',
      limit: 'The computation stopped at a limit: this set satisfies every rule, but there may be a better one.',
      infeasible: 'It is proven that no set of pairs satisfies every rule: none is proposed.',
    },
    rights: 'Your rights',
  },
};
