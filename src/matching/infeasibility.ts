/** Why no matching satisfies every rule, in the board's words. */
import type { Shortage, Text } from '../domain/index.ts';
import type { PairIds, Solution } from '../solver/index.ts';
import { inBoth, rowsInWords, wordsOf } from '../wording/index.ts';
import type { Imposed } from './census-rules.ts';
import { toldAs, type LabelledConstraint } from './group-constraints.ts';

interface Obstacles {
  readonly constraints: readonly LabelledConstraint[];
  readonly shortages: readonly Shortage[];
  readonly imposed: readonly Imposed[];
  /** Pairs that whoever asked holds fast. */
  readonly pinned: readonly PairIds[];
}

/** One sentence for each obstacle that the diagnosis names. */
export function explainInfeasibility(
  { diagnosis }: Solution,
  { constraints, shortages, imposed, pinned }: Obstacles,
  nameOf: (id: string) => string,
): Text[] {
  if (diagnosis === null) return [];
  const sentences: Text[] = shortages.map(({ explanation }) => explanation);
  for (const { mentors, minimum, available, missing } of diagnosis.minimums) {
    const names = mentors.map(nameOf).join(', ');
    sentences.push(inBoth((language) => wordsOf(language).explanations.minimums(mentors.length, minimum, available, missing, names)));
  }
  for (const conflict of diagnosis.conflicts) {
    const involved = constraints.filter(({ constraint }) => conflict.includes(constraint.id));
    sentences.push(explainConflict(involved), ...imposedIn(involved, imposed, nameOf));
  }
  return [...sentences, ...pinnedHere(pinned, nameOf)];
}

/** Pairs that are named; the others are counted. */
const NAMED = 8;

/** Whether it is these that stand in the way has not been asked: that they are there is said. */
function pinnedHere(pinned: readonly PairIds[], nameOf: (id: string) => string): Text[] {
  if (pinned.length === 0) return [];
  const names = pinned.slice(0, NAMED).map(([trainee, mentor]) => `${nameOf(mentor)} – ${nameOf(trainee)}`);
  return [
    inBoth((language) => {
      const { vocabulary, explanations } = wordsOf(language);
      const shown = pinned.length > NAMED ? vocabulary.others(names.join(', '), pinned.length - NAMED) : names.join(', ');
      return explanations.pinnedHere(shown, pinned.length);
    }),
  ];
}

/** Constraints that are called the same are one item: nobody could tell them apart, or change one without the other. */
function explainConflict(involved: readonly LabelledConstraint[]): Text {
  const labels = [...new Map(involved.map((found) => [`${found.rule.id} ${toldAs(found).fr}`, toldAs(found)])).values()];
  return inBoth((language) => {
    const { vocabulary, explanations } = wordsOf(language);
    return explanations.conflict(labels.length, labels.map((label) => vocabulary.quoted(label[language])).join(', '));
  });
}

/** The pairs that the census imposes and that these constraints count: they may be what is to be changed. */
function imposedIn(involved: readonly LabelledConstraint[], imposed: readonly Imposed[], nameOf: (id: string) => string): Text[] {
  const counted = new Set(involved.flatMap(({ constraint }) => constraint.terms.map(([trainee, mentor]) => `${trainee}\u0000${mentor}`)));
  const found = imposed.filter(({ trainee, mentor }) => counted.has(`${trainee}\u0000${mentor}`));
  if (found.length === 0) return [];
  return [
    inBoth((language) => {
      const { census } = wordsOf(language).constraints;
      const pairs = found.map(({ trainee, mentor, rows }) => census.pair(nameOf(mentor), nameOf(trainee), rowsInWords(rows, language)));
      return census.imposedHere(pairs.join(', '), found.length);
    }),
  ];
}
