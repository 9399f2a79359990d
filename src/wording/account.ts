/** Who is left out and what changes, in lines: the same in the terminal and at the head of the report. */
import type { Account, CensusAccount, Changes, LeftOut } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { capitalised } from './grammar.ts';
import { type PageWords, pageWordsOf } from './page-words.ts';
import { wordsOf } from './words.ts';

/** A group and its people, by name; at most so many of them. */
export function describeLeftOut(group: LeftOut, language: Language, most = Infinity): string {
  const words = pageWordsOf(language).account;
  const { semicolon } = wordsOf(language).vocabulary;
  const shown = group.people.slice(0, most).map(({ name, id, file, line }) => {
    const place = file === null ? null : words.line(file, line);
    return name === null && id === null && place !== null ? place : words.person(name, id, place);
  });
  const rest = group.people.length - shown.length;
  return `${capitalised(groupInWords(group, words))}${language === 'fr' ? '\u202f: ' : ': '}${[...shown, ...(rest > 0 ? [words.more(rest)] : [])].join(semicolon)}.`;
}

function groupInWords({ role, reason, promotion, people }: LeftOut, { groups }: PageWords['account']): string {
  switch (reason) {
    case 'otherPromotion':
      return groups.otherPromotion(people.length, promotion ?? '');
    case 'refusedRow':
      return groups.refusedRow[role ?? 'unknown'](people.length);
    case 'gone':
      return groups.gone[role ?? 'mentor'](people.length);
    default:
      return groups[reason](people.length);
  }
}

/** The counts, then each group left out; @param most people named of each. */
export function describeAccount({ trainees, mentors, leftOut, unread }: Account, language: Language, most = Infinity): string[] {
  const words = pageWordsOf(language).account;
  return [
    words.trainees(trainees.read, trainees.matched, trainees.unmet, trainees.leftOut),
    words.mentors(mentors.read, mentors.matched, mentors.free, mentors.excluded, mentors.leftOut),
    ...describeGroups(leftOut, language, most),
    ...describeUnread(unread, language),
  ];
}

/** The counts, then each group left out. */
export function describeCensusAccount({ trainees, mentors, leftOut, unread }: CensusAccount, language: Language): string[] {
  const words = pageWordsOf(language).account;
  return [
    words.concernedTrainees(trainees.read, trainees.concerned, trainees.leftOut),
    words.concernedMentors(mentors.read, mentors.concerned, mentors.leftOut),
    ...describeGroups(leftOut, language, Infinity),
    ...describeUnread(unread, language),
  ];
}

/** Sheets of which nobody is counted: whoever knows them sees whether that is right. */
function describeUnread(sheets: Account['unread'] = [], language: Language): string[] {
  const words = pageWordsOf(language).account;
  const { semicolon } = wordsOf(language).vocabulary;
  return sheets.length === 0
    ? []
    : [words.unread(sheets.map(({ file, sheet }) => words.sheet(file, sheet)).join(semicolon), sheets.length)];
}

function describeGroups(groups: readonly LeftOut[], language: Language, most: number): string[] {
  if (groups.length === 0) return [pageWordsOf(language).account.nobodyLeftOut];
  return groups.map((group) => describeLeftOut(group, language, most));
}

export function describeChanges({ kept, changed, added, impossible }: Changes, language: Language): string[] {
  const { changes: words } = pageWordsOf(language).account;
  return [
    words.kept(kept),
    ...(changed.length === 0
      ? [words.none]
      : changed.map(({ trainee, from, to }) => words.changed(trainee.name, from.name, to?.name ?? null))),
    ...added.map(({ trainee, to }) => words.added(trainee.name, to.name)),
    ...impossible.map(({ trainee, mentor }) => words.impossible(trainee.name, mentor.name)),
  ];
}
