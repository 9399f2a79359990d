/**
 * The people whom the guidelines' constraints name, by their ids: a name in any spelling is looked up in the census. Who is read is told as a
 * finding; a name of several people, or of nobody, is refused, for a constraint that holds of the wrong people is worse than none. An id of
 * nobody stays: what speaks of it says so, or a selection by ids, which may go through several promotions, has nobody there.
 */
import { type Census, type GroupConstraint, type GuidelineFinding, type Guidelines, PeopleByName, type Person } from '../domain/index.ts';
import { hint } from '../errors/index.ts';
import { inBoth, wordsOf } from '../wording/index.ts';
import { type Named, nameFault } from './guideline-fault.ts';

export interface NamedById {
  readonly guidelines: Guidelines;
  /** One a constraint and name. */
  readonly findings: readonly GuidelineFinding[];
}

/** The side of the census where names are looked up; of several, those that `isMeant` alone counts, where it is one. */
interface Side {
  readonly people: PeopleByName<Person>;
  readonly isMeant: (person: Person) => boolean;
}

/**
 * @param isOurs whether a trainee is of the promotion that is matched
 * @throws BinomeError GUIDELINES_AMBIGUOUS_PERSON, GUIDELINES_UNKNOWN_PERSON, GUIDELINES_SAME_TRAINEE, with the place in the guidelines.
 */
export function namedById(guidelines: Guidelines, census: Census, isOurs: (trainee: Person) => boolean): NamedById {
  if (guidelines.sideConstraints.length === 0) return { guidelines, findings: [] };
  const trainees = { people: byName(census.trainees), isMeant: isOurs };
  const mentors = { people: byName(census.mentors), isMeant: () => false };
  const findings: GuidelineFinding[] = [];
  const sideConstraints = guidelines.sideConstraints.map((rule, number): GroupConstraint => {
    const at = (list: string, k: number): Named => ({ constraint: rule.id, path: `/sideConstraints/${number}/${list}/${k}` });
    const idsOf = (texts: readonly string[], side: Side, list: string): string[] =>
      texts.map((text, k) => idOf(rule, at(list, k), text, side, findings));
    if (rule.kind === 'apart' || rule.kind === 'together') {
      const ids = idsOf(rule.trainees, trainees, 'trainees');
      ids.forEach((id, k) => {
        const first = ids.indexOf(id);
        if (first === k) return;
        throw nameFault(at('trainees', k), 'GUIDELINES_SAME_TRAINEE', rule.trainees[k]!, { other: rule.trainees[first]! });
      });
      return { ...rule, trainees: ids };
    }
    const selected = { ...rule };
    if (rule.mentors?.ids !== undefined) selected.mentors = { ...rule.mentors, ids: idsOf(rule.mentors.ids, mentors, 'mentors/ids') };
    if (rule.trainees?.ids !== undefined) selected.trainees = { ...rule.trainees, ids: idsOf(rule.trainees.ids, trainees, 'trainees/ids') };
    return selected;
  });
  return { guidelines: { ...guidelines, sideConstraints }, findings };
}

function idOf(rule: GroupConstraint, named: Named, text: string, { people, isMeant }: Side, findings: GuidelineFinding[]): string {
  const found = people.find(text);
  const meant = found.kind === 'several' && found.people.length > 1 ? found.people.filter(isMeant) : [];
  const person = found.kind === 'one' ? found.person : meant.length === 1 ? meant[0]! : null;
  if (person !== null) {
    if (person.id !== text)
      findings.push({
        ...{ kind: 'nameRead', rules: [rule.id], sideConstraints: [] },
        sentence: inBoth((language) => wordsOf(language).constraints.nameRead(rule.label[language], text, shown(person))),
      });
    return person.id;
  }
  if (found.kind === 'several')
    throw nameFault(named, 'GUIDELINES_AMBIGUOUS_PERSON', text, { candidates: found.people.map(shown).join(', ') });
  // An id has no space in it.
  if (!/\s/.test(text.trim())) return text;
  const [near] = people.near(text) ?? [];
  throw nameFault(named, 'GUIDELINES_UNKNOWN_PERSON', text, hint(near === undefined ? null : shown(near)));
}

function byName(people: readonly Person[]): PeopleByName<Person> {
  return new PeopleByName(
    people,
    ({ id }) => id,
    (person) => person,
  );
}

function shown({ id, firstName, lastName, serviceCode }: Person): string {
  return `${id} · ${firstName} ${lastName} · ${serviceCode}`;
}
