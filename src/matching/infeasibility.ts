/** Why no matching satisfies every rule, in the board's words. */
import type { Shortage, Text } from '../domain/index.ts';
import type { Solution } from '../solver/index.ts';
import { inBoth, wordsOf } from '../wording/index.ts';
import { toldAs, type LabelledConstraint } from './group-constraints.ts';

/** One sentence for each obstacle that the diagnosis names. */
export function explainInfeasibility(
  { diagnosis }: Solution,
  constraints: readonly LabelledConstraint[],
  shortages: readonly Shortage[],
  nameOf: (id: string) => string,
): Text[] {
  if (diagnosis === null) return [];
  const sentences: Text[] = shortages.map(({ explanation }) => explanation);
  for (const { mentors, minimum, available, missing } of diagnosis.minimums) {
    const names = mentors.map(nameOf).join(', ');
    sentences.push(inBoth((language) => wordsOf(language).explanations.minimums(mentors.length, minimum, available, missing, names)));
  }
  for (const conflict of diagnosis.conflicts) sentences.push(explainConflict(conflict, constraints));
  return sentences;
}

/** Constraints that are called the same are one item: nobody could tell them apart, or change one without the other. */
function explainConflict(conflict: readonly string[], constraints: readonly LabelledConstraint[]): Text {
  const involved = constraints.filter(({ constraint }) => conflict.includes(constraint.id));
  const labels = [...new Map(involved.map((found) => [`${found.rule.id} ${toldAs(found).fr}`, toldAs(found)])).values()];
  return inBoth((language) => {
    const { vocabulary, explanations } = wordsOf(language);
    return explanations.conflict(labels.length, labels.map((label) => vocabulary.quoted(label[language])).join(', '));
  });
}
