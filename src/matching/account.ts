/** What became of everybody who was read, and of every pair of an earlier proposal (`domain/documents/account.ts`). */
import {
  type Account,
  type Census,
  type CensusAccount,
  type Changes,
  compareIds,
  type LeftOut,
  type Period,
  type Person,
  type RefusedPerson,
  termKey,
  type UnreadSheetOf,
} from '../domain/index.ts';
import type { PairIds, Solution } from '../solver/index.ts';
import { fullName } from './person-summary.ts';
import type { CensusInput, Prepared } from './prepare.ts';

/** Somebody of an earlier result: the census of today may not know them. */
export interface EarlierPair {
  readonly trainee: { readonly id: string; readonly name: string };
  readonly mentor: { readonly id: string; readonly name: string };
}

/** @param earlier pairs that the run was asked to keep or follow; whoever of them is not in the census is told as gone. */
export function accountOf(
  { trainees, mentors, usable }: Pick<Prepared, 'trainees' | 'mentors' | 'usable'>,
  { pairs, unmet }: Pick<Solution, 'pairs' | 'unmet'>,
  { census, period, guidelines, decisions }: Pick<CensusInput, 'census' | 'period' | 'guidelines' | 'decisions'>,
  refused: readonly RefusedPerson[],
  earlier: readonly EarlierPair[],
  unread: readonly UnreadSheetOf[] = [],
): Account {
  const others = othersOf(census, period);
  const apart = guidelines.rules.sameBoard ? apartFrom(trainees, mentors) : [];
  const alone = decidedAlone(census, period, decisions);
  const leftOut = [...refusedGroups(refused), ...others, ...otherBoards(apart), ...alone, ...goneGroups(census, earlier)].sort(
    byRoleAndReason,
  );
  const refusedOf = (role: RefusedPerson['role']): number => refused.filter((person) => person.role === role).length;
  const notConcerned = [...others, ...alone].reduce((total, { people }) => total + people.length, 0);
  const without = new Set(unmet.map(({ trainee }) => trainee)).size;
  const taken = new Set(pairs.map(([, mentor]) => mentor)).size;
  const isApart = new Set(apart);
  const concerned = usable.filter((mentor) => !isApart.has(mentor)).length;
  return {
    trainees: {
      read: trainees.length + notConcerned + refusedOf('trainee'),
      matched: trainees.length - without,
      unmet: without,
      leftOut: notConcerned + refusedOf('trainee'),
    },
    mentors: {
      read: mentors.length + refusedOf('mentor'),
      matched: taken,
      free: concerned - taken,
      excluded: mentors.length - apart.length - concerned,
      leftOut: apart.length + refusedOf('mentor'),
    },
    unknownRole: refusedOf(null),
    leftOut,
    ...(unread.length === 0 ? {} : { unread: unread.map(({ file, sheet }) => ({ file, sheet })) }),
  };
}

/**
 * Whom an analysis over these periods is about.
 * @param earlier pairs of results that it follows.
 */
export function censusAccountOf(
  census: Census,
  periods: readonly Pick<Period, 'promotion'>[],
  refused: readonly RefusedPerson[],
  earlier: readonly EarlierPair[],
  unread: readonly UnreadSheetOf[] = [],
): CensusAccount {
  const others = othersOf(census, ...periods);
  const notConcerned = others.reduce((total, { people }) => total + people.length, 0);
  const refusedOf = (role: RefusedPerson['role']): number => refused.filter((person) => person.role === role).length;
  const { trainees, mentors } = census;
  return {
    trainees: {
      read: trainees.length + refusedOf('trainee'),
      concerned: trainees.length - notConcerned,
      leftOut: notConcerned + refusedOf('trainee'),
    },
    mentors: { read: mentors.length + refusedOf('mentor'), concerned: mentors.length, leftOut: refusedOf('mentor') },
    unknownRole: refusedOf(null),
    leftOut: [...refusedGroups(refused), ...others, ...goneGroups(census, earlier)].sort(byRoleAndReason),
    ...(unread.length === 0 ? {} : { unread: unread.map(({ file, sheet }) => ({ file, sheet })) }),
  };
}

/** Trainees of the census whom the period is not about, a group for each promotion as it is written. */
function othersOf({ trainees }: Census, ...periods: readonly Pick<Period, 'promotion'>[]): LeftOut[] {
  const own = new Set(periods.map(({ promotion }) => termKey(promotion)));
  const groups = new Map<string, Person[]>();
  for (const trainee of trainees) {
    if (own.has(termKey(trainee.promotion))) continue;
    const group = groups.get(trainee.promotion);
    if (group === undefined) groups.set(trainee.promotion, [trainee]);
    else group.push(trainee);
  }
  return [...groups]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([promotion, people]) => ({ role: 'trainee', reason: 'otherPromotion', promotion, people: people.map(read).sort(byId) }));
}

/** Mentors of a directorate that has no trainee of the period: where directorates do not mix, they have no part in it. */
function apartFrom(trainees: Prepared['trainees'], mentors: Prepared['mentors']): Prepared['mentors'] {
  const boards = new Set(trainees.map(({ person }) => person.boardCode));
  return mentors.filter(({ person }) => !boards.has(person.boardCode));
}

function otherBoards(apart: Prepared['mentors']): LeftOut[] {
  const people = apart.map(({ person }) => read(person)).sort(byId);
  return people.length === 0 ? [] : [{ role: 'mentor', reason: 'otherBoard', promotion: null, people }];
}

/** Trainees of the period of whom a person decided that they have nobody. */
function decidedAlone({ trainees }: Census, period: Period, decisions: CensusInput['decisions']): LeftOut[] {
  const own = trainees.filter(
    ({ id, promotion }) => termKey(promotion) === termKey(period.promotion) && decisions?.get(id)?.outcome.mentor === null,
  );
  const people = own.map(read).sort(byId);
  return people.length === 0 ? [] : [{ role: 'trainee', reason: 'decided', promotion: null, people }];
}

/** In the order of the files. */
function refusedGroups(refused: readonly RefusedPerson[]): LeftOut[] {
  return (['trainee', 'mentor', null] as const).flatMap((role) => {
    const own = refused.filter((person) => person.role === role);
    const group = (reason: 'refusedRow' | 'refusedFile', people: readonly RefusedPerson[]): LeftOut[] =>
      people.length === 0
        ? []
        : [{ role, reason, promotion: null, people: people.map(({ id, name, file, line }) => ({ id, name, file, line })) }];
    return [
      ...group(
        'refusedRow',
        own.filter(({ line }) => line !== null),
      ),
      ...group(
        'refusedFile',
        own.filter(({ line }) => line === null),
      ),
    ];
  });
}

/** Whoever of an earlier result is not in the census. */
function goneGroups(census: Census, earlier: readonly EarlierPair[]): LeftOut[] {
  return (['trainee', 'mentor'] as const).flatMap((role): LeftOut[] => {
    const here = new Set((role === 'trainee' ? census.trainees : census.mentors).map(({ id }) => id));
    const gone = new Map(
      earlier.map((pair) => [pair[role].id, pair[role].name]).filter((entry): entry is [string, string] => !here.has(entry[0]!)),
    );
    const people = [...gone].map(([id, name]) => ({ id, name, file: null, line: null })).sort(byId);
    return people.length === 0 ? [] : [{ role, reason: 'gone', promotion: null, people }];
  });
}

function read(person: Person): LeftOut['people'][number] {
  return { id: person.id, name: fullName(person), file: null, line: null };
}

function byId(a: { readonly id: string | null }, b: { readonly id: string | null }): number {
  return compareIds(a.id ?? '', b.id ?? '');
}

const ROLES: readonly LeftOut['role'][] = ['trainee', 'mentor', null];
const REASONS: readonly LeftOut['reason'][] = ['otherPromotion', 'otherBoard', 'decided', 'refusedRow', 'refusedFile', 'gone'];

function byRoleAndReason(a: LeftOut, b: LeftOut): number {
  return (
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
    compareIds(a.promotion ?? '', b.promotion ?? '')
  );
}

/** The proposed pairs beside those of before. @param nameOf of everybody of the period. */
export function changesSince(
  { trainees, mentors }: Pick<Prepared, 'trainees' | 'mentors'>,
  earlier: readonly EarlierPair[],
  pairs: readonly PairIds[],
  nameOf: (id: string) => string,
): Changes {
  const now = new Map<string, string>(pairs.map(([trainee, mentor]) => [trainee, mentor]));
  const people = new Set([...trainees, ...mentors].map(({ person }) => person.id));
  const named = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
  const before = [...earlier].sort((a, b) => compareIds(a.trainee.id, b.trainee.id));
  const known = before.filter(({ trainee }) => people.has(trainee.id));
  const had = new Set(known.map(({ trainee }) => trainee.id));
  return {
    kept: known.filter(({ trainee, mentor }) => now.get(trainee.id) === mentor.id).length,
    changed: known
      .filter(({ trainee, mentor }) => now.get(trainee.id) !== mentor.id)
      .map(({ trainee, mentor }) => {
        const to = now.get(trainee.id);
        return { trainee: named(trainee.id), from: { ...mentor }, to: to === undefined ? null : named(to) };
      }),
    added: [...now]
      .filter(([trainee]) => !had.has(trainee))
      .sort(([a], [b]) => compareIds(a, b))
      .map(([trainee, mentor]) => ({ trainee: named(trainee), to: named(mentor) })),
    impossible: before
      .filter(({ trainee, mentor }) => !people.has(trainee.id) || !people.has(mentor.id))
      .map(({ trainee, mentor }) => ({ trainee: { ...trainee }, mentor: { ...mentor } })),
  };
}
