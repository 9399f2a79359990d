/** A number that would have to give, in the board's words: a constraint's limit, a mentor's places or minimum, trainees left without. */
import type { Text } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import type { Admission, Change } from '../solver/index.ts';
import { wordsOf } from '../wording/index.ts';

/** What a side constraint is called, and whether it counts a share, or holds people together. */
export interface NamedConstraint {
  readonly label: Text;
  readonly isShare: boolean;
  readonly isEqual: boolean;
}

export function describeChange(
  change: Exclude<Change, Admission>,
  constraintOf: (id: string) => NamedConstraint,
  nameOf: (id: string) => string,
  language: Language,
): string {
  const words = wordsOf(language).waysOut;
  const { from, to } = change;
  const by = Math.round(Math.abs(to - from) * 10_000) / 10_000;
  if (change.kind === 'unmetNeeds') return words.unmet(to);
  if (change.kind === 'places') return words.places(nameOf(change.mentor), by, from, to);
  if (change.kind !== 'sideConstraint') return words.minimum(nameOf(change.mentor), from, to);
  const { label, isShare, isEqual } = constraintOf(change.id);
  const name = label[language];
  // A share counts parts of a pair, and "together" equal numbers: neither has a limit that a person would set.
  if (isShare) return words.share(name, by);
  return isEqual ? words.giveUp(name) : (to > from ? words.raise : words.lower)(name, from, to);
}
