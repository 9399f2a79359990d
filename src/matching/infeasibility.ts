/** Why no matching satisfies every rule, in the board's words. */
import { fill } from '../domain/wording.ts';
import type { Shortage } from '../domain/proposal.ts';
import type { Text } from '../domain/text.ts';
import type { Solution } from '../solver/index.ts';
import type { LabelledConstraint } from './group-constraints.ts';

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
    const values = { m: mentors.length, n: minimum, a: available, x: missing };
    const names = mentors.map(nameOf).join(', ');
    sentences.push({
      fr: fill(
        `{m|Ce tuteur doit|Ces {m} tuteurs doivent} recevoir au moins {n} {n|stagiaire|stagiaires}, mais {a} seulement {a|peut|peuvent} venir chez {m|lui|eux} (il en manque {x}) : ${names}. Baissez une capacité minimale.`,
        values,
        'fr',
      ),
      en: fill(
        `{m|This mentor must|These {m} mentors must} have at least {n} {n|trainee|trainees}, but only {a} can come to them ({x} missing): ${names}. Lower a minimum capacity.`,
        values,
        'en',
      ),
    });
  }
  for (const conflict of diagnosis.conflicts) sentences.push(explainConflict(conflict, constraints));
  return sentences;
}

function explainConflict(conflict: readonly string[], constraints: readonly LabelledConstraint[]): Text {
  const labels = conflict.map((id) => constraints.find(({ constraint }) => constraint.id === id)?.label);
  const list = (language: 'fr' | 'en'): string => labels.map((label) => `« ${label?.[language] ?? ''} »`).join(', ');
  const values = { n: labels.length };
  return {
    fr: fill(
      `{n|Cette contrainte ne peut pas être satisfaite|Ces {n} contraintes ne peuvent pas être satisfaites ensemble} : ${list('fr')}. {n|Assouplissez-la|Assouplissez l’une d’elles}.`,
      values,
      'fr',
    ),
    en: fill(
      `{n|This constraint cannot be met|These {n} constraints cannot be met together}: ${list('en')}. {n|Relax it|Relax one of them}.`,
      values,
      'en',
    ),
  };
}
