import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Found, PeopleByName } from '../../../src/domain/people-by-name.ts';

interface Somebody {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
}

const somebody = (id: string, firstName: string, lastName: string): Somebody => ({ id, firstName, lastName });
const among = (people: readonly Somebody[]): PeopleByName<Somebody> =>
  new PeopleByName(
    people,
    ({ id }) => id,
    (person) => person,
  );
const told = (found: Found<Somebody>): string =>
  found.kind === 'one' ? found.person.id : found.kind === 'none' ? '—' : found.people.map(({ id }) => id).join('+');

const people = among([
  somebody('T-0042', 'Anne', 'Fougère'),
  somebody('T-2', 'Jean-Pierre', 'de La Fontaine'),
  somebody('T-3', 'Zoé', 'N’Guyen'),
  somebody('T-4', 'Paul', 'Martin'),
  somebody('T-5', 'Lucie', 'Martin'),
  somebody('T-6', 'Martin', 'Paul'),
  somebody('T-7', 'Éloïse', 'Le Gall-Œuvrard'),
  somebody('00124', 'Luc', 'Petit'),
]);

describe('somebody is found', () => {
  test.each([
    ['T-0042', 'T-0042'],
    ['t-0042', 'T-0042'],
    ['Anne Fougère', 'T-0042'],
    ['FOUGÈRE Anne', 'T-0042'],
    ['fougere, anne', 'T-0042'],
    ['Mme Anne Fougère', 'T-0042'],
    ['Mme FOUGERE', 'T-0042'],
    ['Fougère', 'T-0042'],
    ['A. Fougère', 'T-0042'],
    ['1. Anne Fougère', 'T-0042'],
    ['Anne Fougère (T-0042)', 'T-0042'],
    ['T-0042 FOUGÈRE Anne', 'T-0042'],
    ['Jean Pierre de la Fontaine', 'T-2'],
    ['La Fontaine Jean-Pierre', 'T-2'],
    ['JEANPIERRE FONTAINE', 'T-2'],
    ['M. de La Fontaine', 'T-2'],
    ['J.-P. Fontaine', 'T-2'],
    ['Zoe Nguyen', 'T-3'],
    ['N Guyen', 'T-3'],
    ['Le Gall Oeuvrard Eloise', 'T-7'],
    ['Lucie Martin', 'T-5'],
    ['L. Martin', 'T-5'],
  ])('by %s', (text, id) => expect(told(people.find(text))).toBe(id));

  test.each([
    // A name of two people, in one order or the other; a last name of two, and a first name of a third.
    ['Paul Martin', 'T-4+T-6'],
    ['Martin', 'T-4+T-5'],
    // An id with somebody else's name behind it.
    ['T-0042 Lucie Blanc', 'T-0042'],
  ])('or not taken where it may be another: %s', (text, ids) => {
    const found = people.find(text);
    expect(found.kind).toBe('several');
    expect(told(found)).toBe(ids);
  });

  test.each(['', ' ', '—', 'Anne', 'B. Fougère', 'Anne Fougères', 'Marie Fougère', '124', 'Fontaine Paul', 'Gall', 'M.', 'x '.repeat(500)])(
    'or nobody, by %j',
    (text) => expect(people.find(text).kind).toBe('none'),
  );

  test('or suggested: near in letters, by the number without its zeros, by a word of the last name, by a first name alone', () => {
    const near = (text: string): string[] => (people.near(text) ?? []).map(({ id }) => id);
    expect(near('Anne Fougères')).toEqual(['T-0042']);
    expect(near('T-0O42')).toEqual(['T-0042']);
    expect(near('124')).toEqual(['00124']);
    expect(near('Marie Fougère-Dubois')).toEqual(['T-0042']);
    expect(near('Éloïse')).toEqual(['T-7']);
    expect(near('Anne Dubois')).toEqual([]);
    expect(near('Jean de la Tour')).toEqual([]);
  });

  test('or it is said that no more is compared', () => {
    const few = among([somebody('1', 'Anne', 'Fougère')]);
    for (let k = 0; k < 600; k++) few.near(`inconnu${k}`);
    expect(few.near('autre')).toBeNull();
    expect(few.near('Luc Fougère')).toHaveLength(1);
  });
});

/** First and last names that lie close to each other: shared, swapped, one within the other. */
const FIRST = [
  'Anne',
  'Marie',
  'Anne-Marie',
  'Jean',
  'Jean-Pierre',
  'Pierre',
  'Paul',
  'Zoé',
  'Éloïse',
  'Martin',
  'Noël',
  'D’Arcy',
  'Li',
  'Gaël',
];
const LAST = [
  'Martin',
  'Paul',
  'Fougère',
  'Fougères',
  'de La Fontaine',
  'La Fontaine',
  'Fontaine',
  'Le Gall',
  'Gall',
  'N’Guyen',
  'Nguyen',
  'Pierre-Jean',
  'Jean',
  'd’Aubigné',
  'Aubigné',
  'Noël',
  'De',
  'Petit-Martin',
  'Œuvrard',
  'Li',
  'M’',
  'Van der Meer',
];

/** Everything that an office may write of somebody. */
function spellingsOf({ firstName, lastName }: Somebody): string[] {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/Œ/g, 'OE').replace(/œ/g, 'oe');
  const noParticle = lastName.replace(/^(?:(?:de|la|le|van|der)\s+|d’)+(?=.)/i, '');
  const lasts = [lastName, noParticle, lastName.replace(/-/g, ' '), lastName.replace(/[’ ]/g, '')];
  const names = lasts.flatMap((last) => [
    `${firstName} ${last}`,
    `${last} ${firstName}`,
    `${last}, ${firstName}`,
    `${firstName.replace(/-/g, ' ')} ${last}`,
    last,
    `${firstName.slice(0, 1)}. ${last}`,
  ]);
  return names.flatMap((name) => [
    name,
    name.toUpperCase(),
    name.toLowerCase(),
    plain(name),
    plain(name).toUpperCase(),
    `Mme ${name}`,
    `M. ${name}`,
    `${name} (Mme)`,
    `2) ${name}`,
    `  ${name} `,
  ]);
}

test('every spelling of a name is that person, or refused with them among the candidates, never another', () => {
  const counts = { one: 0, several: 0 };
  const name = fc.record({ firstName: fc.constantFrom(...FIRST), lastName: fc.constantFrom(...LAST) });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), fc.nat(), (names, pick) => {
      const list = names.map((one, k) => somebody(`id-${k + 1}`, one.firstName, one.lastName));
      const finder = among(list);
      const person = list[pick % list.length]!;
      for (const text of spellingsOf(person)) {
        const found = finder.find(text);
        if (found.kind === 'one') expect([text, found.person.id]).toEqual([text, person.id]);
        else if (found.kind === 'several')
          expect([text, found.people.map(({ id }) => id)]).toEqual([text, expect.arrayContaining([person.id])]);
        else expect.fail(`« ${text} » finds nobody among ${JSON.stringify(list)}`);
        counts[found.kind]++;
      }
    }),
    { numRuns: 400, seed: 18 },
  );
  expect(counts.one).toBeGreaterThan(10_000);
  expect(counts.several).toBeGreaterThan(1000);
});

test('the order of people makes no difference', () => {
  const list = FIRST.flatMap((first, k) => [
    somebody(`a${k}`, first, LAST[k]!),
    somebody(`b${k}`, FIRST[(k + 3) % FIRST.length]!, LAST[k + 8]!),
  ]);
  const [forwards, backwards] = [among(list), among([...list].reverse())];
  for (const person of list)
    for (const text of spellingsOf(person)) {
      const [one, other] = [forwards.find(text), backwards.find(text)];
      expect(other.kind).toBe(one.kind);
      if (one.kind === 'one' && other.kind === 'one') expect(other.person.id).toBe(one.person.id);
    }
});
