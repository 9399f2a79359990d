/**
 * The check on unequal service: each group of trainees beside all the others.
 *
 * A group is flagged when it has at least five trainees and is matched less often by ten percentage points, or scores lower on average by
 * five points of a hundred. That is a reason to look, not a verdict. Groups come from what the census holds; what the law
 * forbids to hold cannot be grouped by.
 */
import { compareIds, type GroupResult, type Reference, SCORE_SCALE, termKey, type Text, type Trainee } from '../domain/index.ts';
import { inBoth, wordsOf } from '../wording/index.ts';

const SMALLEST_GROUP = 5;
const SHARE_GAP = 0.1;
const SCORE_GAP = 0.05 * SCORE_SCALE;

interface Group {
  readonly attribute: string;
  readonly value: string;
  readonly label: Text;
}

/** Sorted by attribute, then value; `scores` holds the score in millionths of each matched trainee. */
export function equalityReport(trainees: readonly Trainee[], scores: ReadonlyMap<string, number>, reference: Reference): GroupResult[] {
  const groups = new Map<string, { group: Group; members: Set<string> }>();
  for (const trainee of trainees) {
    for (const group of groupsOf(trainee, reference)) {
      const key = `${group.attribute} ${group.value}`;
      const entry = groups.get(key) ?? { group, members: new Set() };
      groups.set(key, entry);
      entry.members.add(trainee.id);
    }
  }
  const all = trainees.map(({ id }) => id);
  return [...groups.values()]
    .filter(({ members }) => members.size < all.length)
    .map(({ group, members }) => {
      const own = serviceOf([...members], scores);
      const others = serviceOf(
        all.filter((id) => !members.has(id)),
        scores,
      );
      const lessOften = others.share !== null && own.share !== null && others.share - own.share > SHARE_GAP;
      const lessWell = others.mean !== null && own.mean !== null && others.mean - own.mean > SCORE_GAP;
      return {
        ...group,
        trainees: members.size,
        matched: own.matched,
        meanScore: own.mean,
        othersMatchedShare: others.share,
        othersMeanScore: others.mean,
        unequal: members.size >= SMALLEST_GROUP && (lessOften || lessWell),
      };
    })
    .sort((a, b) => compareIds(a.attribute, b.attribute) || compareIds(a.value, b.value));
}

function serviceOf(
  ids: readonly string[],
  scores: ReadonlyMap<string, number>,
): { matched: number; share: number | null; mean: number | null } {
  const own = ids.map((id) => scores.get(id)).filter((score) => score !== undefined);
  return {
    matched: own.length,
    share: ids.length === 0 ? null : own.length / ids.length,
    mean: own.length === 0 ? null : Math.round(own.reduce((total, score) => total + score, 0) / own.length),
  };
}

function groupsOf(trainee: Trainee, reference: Reference): Group[] {
  const board = reference.boards.get(trainee.boardCode)?.name ?? trainee.boardCode;
  const setting = trainee.requiredSetting;
  return [
    { attribute: 'board', value: trainee.boardCode, label: { fr: board, en: board } },
    {
      attribute: 'requiredSetting',
      value: setting ?? '',
      label: inBoth((language) => wordsOf(language).vocabulary.requiredSettings[setting ?? 'none']),
    },
    ...termGroups('domain', trainee.domains),
    ...termGroups('need', trainee.learningNeeds),
  ];
}

function termGroups(attribute: string, terms: readonly string[]): Group[] {
  return terms.map((term) => ({ attribute, value: termKey(term), label: { fr: term, en: term } }));
}
