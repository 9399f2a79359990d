/** Why no matching satisfies every rule, in the board's words. */
import { fill } from '../domain/wording.ts';
import type { Shortage } from '../domain/proposal.ts';
import type { Text } from '../domain/text.ts';
import type { Solution } from '../solver/index.ts';
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
    // Names are values, never part of a template: what people write there is not read as one.
    const values = { m: mentors.length, n: minimum, a: available, x: missing, names: mentors.map(nameOf).join(', ') };
    sentences.push({
      fr: fill(
        '{m|Ce tuteur doit|Ces {m} tuteurs doivent} recevoir au moins {n} {n|stagiaire|stagiaires}, mais {a} seulement {a|peut|peuvent} venir chez {m|lui|eux} (il en manque {x}) : {names}. Baissez une capacité minimale.',
        values,
        'fr',
      ),
      en: fill(
        '{m|This mentor must|These {m} mentors must} have at least {n} {n|trainee|trainees}, but only {a} can come to them ({x} missing): {names}. Lower a minimum capacity.',
        values,
        'en',
      ),
    });
  }
  for (const conflict of diagnosis.conflicts) sentences.push(explainConflict(conflict, constraints));
  return sentences;
}

/** Constraints that are called the same are one item: nobody could tell them apart, or change one without the other. */
function explainConflict(conflict: readonly string[], constraints: readonly LabelledConstraint[]): Text {
  const involved = constraints.filter(({ constraint }) => conflict.includes(constraint.id));
  const labels = [...new Map(involved.map((found) => [`${found.rule.id} ${toldAs(found).fr}`, toldAs(found)])).values()];
  const list = (language: 'fr' | 'en'): string =>
    labels.map((label) => (language === 'fr' ? `« ${label.fr} »` : `“${label.en}”`)).join(', ');
  return {
    fr: fill(
      '{n|Cette contrainte ne peut pas être satisfaite|Ces {n} contraintes ne peuvent pas être satisfaites ensemble} : {list}. {n|Assouplissez-la|Assouplissez l’une d’elles}.',
      { n: labels.length, list: list('fr') },
      'fr',
    ),
    en: fill(
      '{n|This constraint cannot be met|These {n} constraints cannot be met together}: {list}. {n|Relax it|Relax one of them}.',
      { n: labels.length, list: list('en') },
      'en',
    ),
  };
}
