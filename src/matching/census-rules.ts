/**
 * What rows of the census ask for, in the terms of the guidelines: `apart` for trainees who must not be at one site, a quota of none for a trainee
 * and the place of a mentor, `together` for those who share a car; and the pairs that are imposed. Each bears the rows that it comes from.
 */
import {
  type Census,
  censusRuleId,
  type CensusRow,
  compareIds,
  type GroupConstraint,
  type GuidelineFinding,
  type Mentor,
  onlySiteOf,
  type Person,
  type Reference,
  type StandingDecision,
  type Text,
  type Trainee,
  type Where,
} from '../domain/index.ts';
import { inBoth, listOf, rowsInWords, wordsOf } from '../wording/index.ts';
import { fullName } from './person-summary.ts';

/** A pair that rows of the census impose. */
export interface Imposed {
  readonly trainee: string;
  readonly mentor: string;
  /** Sorted. */
  readonly rows: readonly CensusRow[];
}

export interface CensusRules {
  /** Sorted by id. */
  readonly constraints: readonly GroupConstraint[];
  /** Of the trainees who are matched, sorted by id; none of those for whom a person decided otherwise, or that was refused. */
  readonly imposed: readonly Imposed[];
  /** What of it has no effect here. */
  readonly findings: readonly GuidelineFinding[];
}

interface Situation {
  readonly census: Census;
  readonly reference: Reference;
  /** Trainees for whom a mentor is looked for. */
  readonly isMatched: (trainee: string) => boolean;
  readonly decisions: ReadonlyMap<string, StandingDecision>;
}

/** Two people, and every row in which one names the other. */
interface Asked {
  readonly people: readonly [Trainee | Mentor, Trainee | Mentor];
  readonly rows: CensusRow[];
}

/** The same census gives the same rules, whichever of two people names the other. O(people + what they ask). */
export function censusRules({ census, reference, isMatched, decisions }: Situation): CensusRules {
  const everybody = new Map<string, Trainee | Mentor>([...census.trainees, ...census.mentors].map((person) => [person.id, person]));
  const findings: GuidelineFinding[] = [];
  const asked = (named: (person: Trainee | Mentor) => readonly string[] | undefined): Asked[] => askedIn(everybody, named);

  const constraints: GroupConstraint[] = [];
  const held = (kind: 'apart' | 'together', { people, rows }: Asked): void => {
    const [first, second] = people;
    const label = inBoth((language) => wordsOf(language).constraints.census[kind](namesOf(people, language), rowsInWords(rows, language)));
    const id = censusRuleId(kind, first.id, second.id);
    const absent = people.filter((person) => person.role === 'trainee' && !isMatched(person.id));
    const [only, another] = absent;
    if (only !== undefined) {
      // Of two trainees neither of whom is matched, or of one and a mentor, nothing was to be expected.
      if (another === undefined && first.role === second.role) findings.push(withoutEffect(id, label, only));
      return;
    }
    if (kind === 'together') constraints.push({ id, label, kind, trainees: [first.id, second.id], level: 'service' });
    else if (second.role === 'trainee') constraints.push({ id, label, kind, trainees: [first.id, second.id], level: 'site' });
    else
      atPlaceOf(second, census.mentors, reference).forEach((mentors, k) =>
        constraints.push({ id: k === 0 ? id : `${id}:${k + 1}`, label, kind: 'quota', mentors, trainees: { ids: [first.id] }, max: 0 }),
      );
  };
  for (const pair of asked(({ apartFrom }) => apartFrom)) held('apart', pair);
  for (const pair of asked((person) => (person.role === 'trainee' ? person.sharesCarWith : undefined))) held('together', pair);

  const imposed = asked((person) => person.imposed).flatMap(({ people: [trainee, mentor], rows }): Imposed[] => {
    const decided = decisions.get(trainee.id)?.outcome;
    // A decision stands against a refusal as against any rule; what a file imposes does not.
    const isRefused = decided === undefined && trainee.role === 'trainee' && trainee.refusedPairs?.includes(mentor.id) === true;
    const isOverruled = isRefused || (decided !== undefined && decided.mentor?.id !== mentor.id);
    if (isOverruled) findings.push(overruled([trainee, mentor], rows, isRefused ? 'refused' : 'overruled'));
    return isOverruled || !isMatched(trainee.id) ? [] : [{ trainee: trainee.id, mentor: mentor.id, rows }];
  });
  return { constraints: constraints.sort((a, b) => compareIds(a.id, b.id)), imposed, findings };
}

/** The census without the pairs that it imposes. */
export function withoutImposed({ trainees, mentors }: Census): Census {
  const free = <P extends Person>(people: readonly P[]): P[] =>
    people.map((person) => {
      if (person.imposed === undefined) return person;
      const { imposed: _, ...rest } = person;
      return rest as P;
    });
  return { trainees: free(trainees), mentors: free(mentors) };
}

/** Pairs of people of whom one names the other, trainees first, then by id; who is not in the census is nobody. */
function askedIn(
  everybody: ReadonlyMap<string, Trainee | Mentor>,
  named: (person: Trainee | Mentor) => readonly string[] | undefined,
): Asked[] {
  const found = new Map<string, Asked>();
  for (const person of everybody.values())
    for (const id of named(person) ?? []) {
      const other = everybody.get(id);
      if (other === undefined) continue;
      const people = [person, other].sort((a, b) => compareIds(b.role, a.role) || compareIds(a.id, b.id));
      const key = people.map((one) => one.id).join('\u0000');
      const known = found.get(key) ?? { people: [people[0]!, people[1]!], rows: [] };
      found.set(key, known);
      if (person.row !== undefined) known.rows.push(person.row);
    }
  const sorted = [...found].sort(([a], [b]) => compareIds(a, b)).map(([, one]) => one);
  for (const { rows } of sorted) rows.sort((a, b) => compareIds(a.file, b.file) || a.line - b.line);
  return sorted;
}

/** Who works where a mentor does, as selections: at their site, and whoever may be there, since the census does not say of them. */
function atPlaceOf(mentor: Mentor, mentors: readonly Mentor[], reference: Reference): Where[] {
  const { serviceCode } = mentor;
  const siteOf = (person: Mentor): string | null => person.siteCode ?? onlySiteOf(reference, person.serviceCode)?.code ?? null;
  const site = siteOf(mentor);
  if (site === null) return [{ service: serviceCode }];
  const maybe = mentors.filter((other) => other.serviceCode === serviceCode && siteOf(other) === null).map(({ id }) => id);
  return [{ site }, ...(maybe.length === 0 ? [] : [{ ids: maybe.sort(compareIds) }])];
}

function namesOf(people: readonly Person[], language: 'fr' | 'en'): string {
  return listOf(people.map(fullName), wordsOf(language).vocabulary.and);
}

function withoutEffect(id: string, label: Text, absent: Person): GuidelineFinding {
  return {
    ...{ kind: 'notApplied', rules: [id], sideConstraints: [] },
    sentence: inBoth((language) => wordsOf(language).constraints.census.absent(label[language], fullName(absent))),
  };
}

function overruled(people: readonly [Person, Person], rows: readonly CensusRow[], by: 'refused' | 'overruled'): GuidelineFinding {
  return {
    ...{ kind: 'notApplied', rules: [], sideConstraints: [] },
    sentence: inBoth((language) =>
      wordsOf(language).constraints.census[by](fullName(people[1]), fullName(people[0]), rowsInWords(rows, language)),
    ),
  };
}
