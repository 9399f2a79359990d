/**
 * Terms with a slash: « droit/psychologie » is two, « violences conjugales / intrafamiliales » may be one. It is parted where somebody of the
 * census uses one of its parts without the other; who writes the same everywhere means the same, and nothing is gained by cutting it.
 */
import { type Mentor, termKey, type Trainee } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { ReadFile } from './read-file.ts';
import { NONE } from './lists.ts';
import { columnOf } from './record.ts';

type TermList = 'domains' | 'skills' | 'learningNeeds';

/** Terms that meet each other: fields of study on both sides, what is needed and what is mastered. */
const MEETING: readonly (readonly TermList[])[] = [['domains'], ['skills', 'learningNeeds']];

/** Parts the terms of all people that are to be parted, with a note each. O(terms). */
export function partSlashes(files: readonly ReadFile[]): void {
  for (const lists of MEETING) {
    const people = files.flatMap((file) => file.people.map((read) => ({ file, read })));
    if (!people.some(({ read }) => lists.some((list) => termsOf(read.person, list).some((term) => term.includes('/'))))) continue;
    /** Part → the terms in which it stands. */
    const standsIn = new Map<string, Set<string>>();
    for (const person of people)
      for (const list of lists)
        for (const term of termsOf(person.read.person, list))
          for (const part of partsOf(term) ?? [term]) {
            const known = standsIn.get(termKey(part)) ?? new Set<string>();
            standsIn.set(termKey(part), known.add(termKey(term)));
          }
    const isParted = (term: string): boolean =>
      // The term itself is among those in which its part stands.
      partsOf(term)?.some((part) => (standsIn.get(termKey(part))?.size ?? 0) > 1) === true;
    const parted = new Map<string, boolean>();
    for (const person of people)
      for (const list of lists) {
        const terms = termsOf(person.read.person, list);
        if (!terms.some((term) => term.includes('/'))) continue;
        const { file, read } = person;
        const found = new Map<string, string>();
        for (const term of terms) {
          const isCut = parted.get(term) ?? isParted(term);
          parted.set(term, isCut);
          const parts = isCut ? partsOf(term)! : [term];
          if (isCut)
            file.notes.add({
              code: 'CENSUS_LIST_READ',
              column: columnOf(file.columns, list satisfies Field),
              line: read.line,
              text: term,
              reading: parts.join(' | '),
            });
          for (const part of parts) if (!found.has(termKey(part))) found.set(termKey(part), part);
        }
        read.person = { ...read.person, [list]: [...found.values()] };
      }
  }
}

function termsOf(person: Mentor | Trainee, list: TermList): readonly string[] {
  if (list === 'domains') return person.domains;
  if (person.role === 'mentor') return list === 'skills' ? person.skills : NONE;
  return list === 'learningNeeds' ? person.learningNeeds : NONE;
}

/** null where there is no slash, or it parts no words: 24/7, et/ou, (F/H). */
function partsOf(term: string): string[] | null {
  if (!term.includes('/')) return null;
  const parts = term.split('/').map((part) => part.trim());
  return parts.every((part) => /\p{L}{3}/u.test(part)) ? parts : null;
}
