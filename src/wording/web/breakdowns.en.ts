/** The English words of breakdowns: the case as a way, hearings, options and their price, decisions, what came of it. */
import { formatsOf } from '../formats.ts';
import { vocabularyEn } from '../vocabulary.en.ts';
import type { breakdownsFr } from './breakdowns.fr.ts';

const { amount, counted, integer, minutes, points, signedPoints } = formatsOf('en');

export const breakdownsEn: typeof breakdownsFr = {
  breakdowns: {
    reasons: vocabularyEn.reasons,
    states: {
      reported: 'reported',
      heard: 'both sides heard',
      options: 'options looked for',
      submitted: 'with the directors',
      'in-effect': 'change decided',
      'followed-up': 'followed up',
      dropped: 'closed without a change',
    },
    next: {
      reported: 'Hear each side apart',
      heard: 'Look for options',
      options: 'Choose an option and submit it',
      submitted: 'The directors decide',
      'in-effect': 'See how it goes',
      'followed-up': 'Nothing: the case is closed',
      dropped: 'Nothing: the case is closed',
    },
    hearingsLeft: (parties) => `Hear ${parties.join(' and ')}`,
    decideYours: (n) => `Decide ${counted(n, 'change', 'changes')} of your service`,
    followOn: (day) => `See how it goes on ${day}`,
    parties: { trainee: 'the trainee', mentor: 'the mentor' },
    list: {
      title: 'Breakdowns',
      state: 'State',
      everyState: 'All',
      open: 'Open cases',
      toFollow: 'Changes to follow up',
      closed: 'Closed cases',
      people: 'Match',
      reason: 'Reason',
      known: 'Known on',
      acted: 'Acted on',
      next: 'To do',
      none: 'No breakdown is reported. One is reported on the page of a match.',
      noneByOthers: 'No breakdown is reported. The trainee, the mentor or the regional board report one from the page of the match.',
      noneOpen: 'No case is open.',
      noneOf: 'No case is in this state.',
      count: (n) => counted(n, 'case', 'cases'),
      toMatches: 'See the matches',
      people2: (trainee, mentor) => `${trainee} and ${mentor}`,
      scroll: (title) => `Table: ${title}`,
    },
    one: {
      untitled: 'Breakdown',
      title: (trainee, mentor) => `Breakdown: ${trainee} and ${mentor}`,
      match: 'See the match',
      reason: 'Reason',
      reportedBy: 'Reported by',
      reporters: { board: 'the regional board', mentor: 'the mentor', trainee: 'the trainee' },
      knownOn: 'Known on',
      actedOn: 'Acted on',
      notYet: 'not yet',
      next: 'To do now',
    },
    way: {
      title: 'How far the case has come',
      reported: 'Report',
      heard: 'Hearings',
      options: 'Search for options',
      submitted: 'Decisions of the directors',
      'in-effect': 'Change in force',
      'followed-up': 'Follow-up',
      dropped: 'Closed without a change',
      done: 'done',
      now: 'under way',
      later: 'to come',
      startsOn: (day) => `from ${day}`,
      planned: (day) => `planned for ${day}`,
      heardOne: (party, day) => `${party}, on ${day}`,
      decidedOf: (done, of) => `${integer(done)} of ${integer(of)}`,
    },
    hearings: {
      title: 'Hear each side apart',
      titles: { trainee: 'The trainee', mentor: 'The mentor' },
      heard: (day) => `Heard on ${day}.`,
      day: 'Day of the hearing',
      note: 'Confidential note (optional)',
      noteHint:
        'Read by you and, once an option is submitted, by the directors who decide it. Nobody else reads it, not even the administrator.',
      save: { trainee: 'Record the hearing of the trainee', mentor: 'Record the hearing of the mentor' },
      another: { trainee: 'Record another hearing of the trainee', mentor: 'Record another hearing of the mentor' },
    },
    search: {
      title: 'Look for options',
      says: 'The computation starts from what is in force and compares: moving nobody else, then one person, then more where that helps. It decides nothing.',
      first: 'First day of the change',
      firstHint: (from, to) => `Between ${from} and ${to}.`,
      alternates: 'Look for a variant at each step as well',
      start: 'Look for options',
      again: 'Look again',
      queued: 'The search waits for its turn.',
      running: 'The search is under way.',
      cancel: 'Stop the search',
      cancelled: 'The search was stopped. Nothing has changed.',
      failed: 'The search came to no result.',
    },
    options: {
      title: 'Options found',
      from: (day, at) => `Change from ${day}; search of ${at}.`,
      none: 'No option was found for this day. Look for another day, or see with the neighbouring regional board.',
      chart: 'People moved and points won or lost, by option',
      chartSays: 'A full circle: the best option for so many people moved. An empty one: a variant.',
      chartMoved: 'people moved',
      chartGain: 'points',
      caption: 'The same options in figures',
      label: 'Option',
      moved: 'Other people moved',
      served: 'Trainees with a mentor',
      gain: 'Total of points',
      proof: 'The best',
      named: (label) => `Option ${label}`,
      variant: (label) => `Option ${label} (variant)`,
      gains: (gain) => (gain === 0 ? 'unchanged' : signedPoints(gain)),
      serves: (served) => (served === 0 ? 'as many' : served > 0 ? `${integer(served)} more` : `${integer(-served)} fewer`),
      movedSays: (n) => (n === 0 ? 'nobody else changes' : counted(n, 'other person changes', 'other people change')),
      gainSays: (gain) =>
        gain === 0
          ? 'the total of points stays the same'
          : gain > 0
            ? `the total gains ${amount(gain)}`
            : `the total loses ${amount(gain)}`,
      servedSays: (n) =>
        n > 0
          ? `${counted(n, 'more trainee has', 'more trainees have')} a mentor`
          : `${counted(-n, 'trainee has', 'trainees have')} no mentor any more`,
      optimal: 'proven',
      limit: 'not proven',
      chain: 'Who changes, in order',
      nobody: 'nobody',
      move: (from, to) => `from ${from} to ${to}`,
      score: (before, after) =>
        before === null
          ? after === null
            ? ''
            : `${points(after)} points`
          : after === null
            ? `${points(before)} points before`
            : `${points(before)} → ${points(after)} points`,
      journey: (before, after) =>
        after === null
          ? ''
          : before === null || before === after
            ? `journey ${minutes(after)}`
            : `journey ${minutes(before)} → ${minutes(after)}`,
      load: (n) => `the mentor would have ${counted(n, 'trainee', 'trainees')}`,
      inWords: 'The explanation in words',
      submit: (label) => `Submit option ${label}`,
      submitted: 'submitted',
      refusedOnce: 'refused',
      confirm: (label) => `Submit option ${label} to the directors`,
      confirmSays:
        'Each director concerned is told and decides each change of their service, with a reason. Nothing changes as long as not all have accepted; with the last acceptance the change is settled. Who submits does not decide.',
      confirmChanges: (n) => `${counted(n, 'change is', 'changes are')} submitted:`,
      replaces: 'It replaces the option submitted before, on which nothing can be decided any more.',
    },
    decisions: {
      title: 'Decisions of the directors',
      says: (label, day, from) => `Option ${label}, submitted on ${day}, from ${from}.`,
      waits: (n) => `${counted(n, 'change waits', 'changes wait')} for a decision.`,
      refused: 'A director has refused: the option is out. The regional board submits another.',
      change: (trainee) => `Change for ${trainee}`,
      decidedIn: (service) => `Decided by the director of ${service}`,
      kinds: { accept: 'accepted', refuse: 'refused' },
      undecided: 'waiting',
      by: (by, at, reason) => `By ${by}, on ${at}: “${reason}”`,
      yours: 'Your decision',
      reason: 'Reason',
      reasonHint: 'It is kept with the decision and read by the regional board.',
      takeBack: 'Take this acceptance back',
      accept: 'Accept this change',
      refuse: 'Refuse this change',
      effect: 'Accepting counts for this change alone. Refusing puts the whole option aside, and the regional board looks for another.',
      reasonMissing: 'Give the reason of your decision.',
    },
    notes: {
      title: 'Confidential notes',
      own: 'You read your own notes here.',
      all: 'You read all notes of the case here, since you have to decide it. That you read them is recorded.',
      readers: (names) =>
        names.length === 0 ? 'At the moment their author alone reads them.' : `Read by, beside their author: ${names.join(', ')}.`,
      show: (n) => `Read ${counted(n, 'confidential note', 'confidential notes')}`,
      none: 'No note was written.',
      by: (by, at, of) => `${by}, on ${at} (${of})`,
      ofReport: 'report',
      ofHearing: { trainee: 'hearing of the trainee', mentor: 'hearing of the mentor' },
    },
    drop: {
      title: 'Close without a change',
      says: 'If the match holds after all, the case is closed: nothing changes, and whoever reported is told.',
      open: 'Close without a change',
      reason: 'Why the match holds',
      confirm: 'Close the case',
      dropped: (by, at) => `Closed without a change by ${by}, on ${at}.`,
    },
    follow: {
      title: 'Follow-up',
      inEffect: (day, by) => `The change holds from ${day}. Last decision: ${by}.`,
      none: 'No day is planned yet.',
      planned: (day) => `Planned for ${day}`,
      held: (day) => `Seen on ${day}`,
      planTitle: 'Plan a day',
      plan: 'Plan this day',
      planDay: 'Day of the follow-up',
      tellTitle: 'Tell what came of it',
      tellDay: 'Day on which it was seen',
      outcome: 'What came of it',
      tell: 'Record the follow-up',
      notYet: (day) => `What came of it is recorded once the change is in force, from ${day}.`,
    },
  },
};
