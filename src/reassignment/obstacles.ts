/** Where no repair follows every rule: which rules stand in the way, by name, and the least that would have to give. Nothing is changed here. */
import type { Reassignment, Text } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { checkVerified, describeChange, outcomeInWords, WholeResults, type NamedConstraint } from '../matching/index.ts';
import { relaxations, repairs, solveIfKnown, type Limits, type PairIds, type Problem, type Solution } from '../solver/index.ts';
import { inBoth, listOf, analysisWordsOf } from '../wording/index.ts';

/** What people call a side constraint, by its id. */
export type LabelOf = (id: string) => Text;

type Impossible = NonNullable<Reassignment['impossible']>;

/** For one way out: enough for most, and the same on every machine. */
const NODES = 2000;
/** People who stay that are tried one by one, and ways out that are told. */
const PINS_TRIED = 20;
const TOLD = 8;

interface Stuck {
  /** After the events. */
  readonly problem: Problem;
  readonly kept: readonly PairIds[];
  /** The best whoever is moved, or the proof that there is none. */
  readonly best: Solution;
  /** Pairs of people who were told to stay. */
  readonly pinned: readonly PairIds[];
  readonly mostPlaces: number;
  readonly labelOf: LabelOf;
  readonly nameOf: (id: string) => string;
}

/**
 * One search for each constraint in conflict and for each person who was told to stay (of 20).
 * @throws BinomeError MATCH_NOT_VERIFIED when the independent verifier refuses the matching of a way out.
 */
export function whyImpossible(stuck: Stuck, { signal }: Limits = {}): Impossible {
  const { problem, kept, best } = stuck;
  const limits = { nodeLimit: NODES, ...(signal === undefined ? {} : { signal }) };
  if (best.status !== 'infeasible') {
    const [first] = repairs(problem, kept, limits);
    return { fewestMoves: first?.givenUp ?? null, obstacles: [], waysOut: [] };
  }
  return { fewestMoves: null, obstacles: obstaclesOf(stuck), waysOut: waysOutOf(stuck, limits).slice(0, TOLD) };
}

/** One sentence for each obstacle of the diagnosis. */
function obstaclesOf({ best: { diagnosis }, labelOf, nameOf }: Stuck): Text[] {
  if (diagnosis === null) return [];
  const { shortages, minimums, overbooked, conflicts } = diagnosis;
  return inEach((language) => {
    const { explanations, frontier, vocabulary } = analysisWordsOf(language);
    const names = (ids: readonly string[]): string => listOf(ids.map(nameOf), vocabulary.and);
    return [
      ...shortages.map(({ trainees, mentors, missing }) =>
        mentors.length === 0
          ? frontier.obstacles.nobody(names(trainees))
          : frontier.obstacles.shortage(names(trainees), names(mentors), missing),
      ),
      ...minimums.map(({ mentors, minimum, available, missing }) =>
        explanations.minimums(mentors.length, minimum, available, missing, names(mentors)),
      ),
      ...overbooked.map(({ id, required, limit }) => frontier.obstacles.overbooked(nameOf(id), required, limit)),
      ...conflicts.map((ids) => {
        const labels = [...new Set(ids.map((id) => vocabulary.quoted(labelOf(id)[language])))];
        return explanations.conflict(labels.length, labels.join(', '));
      }),
    ];
  });
}

/** Sentences of both languages, one by one beside each other. */
function inEach(said: (language: Language) => readonly string[]): Text[] {
  const [fr, en] = [said('fr'), said('en')];
  return fr.map((sentence, k) => ({ fr: sentence, en: en[k]! }));
}

function waysOutOf(stuck: Stuck, limits: Limits & { readonly nodeLimit: number }): Impossible['waysOut'] {
  const { problem, best, mostPlaces, labelOf, nameOf } = stuck;
  const results = new WholeResults(problem, limits);
  const sides = new Map((problem.sideConstraints ?? []).map((side) => [side.id, side]));
  const constraintOf = (id: string): NamedConstraint => ({
    label: labelOf(id),
    isShare: id.endsWith('Share'),
    isEqual: sides.get(id)?.op === '=',
  });
  const found = relaxations(problem, best, { ...limits, mostPlaces }).flatMap(({ options }) =>
    options.map(({ changes, problem: changed, solution }) => {
      const numbers = changes.filter((change) => change.kind !== 'admission');
      const todo = (language: Language): string =>
        [...new Set(numbers.map((change) => describeChange(change, constraintOf, nameOf, language)))].join(
          analysisWordsOf(language).waysOut.andAlso,
        );
      return wayOut(todo, changed, solution, results);
    }),
  );
  const isDistinct = new Set<string>();
  return [...unpinned(stuck, limits, results), ...found].filter(({ sentence }) => {
    const isNew = !isDistinct.has(sentence.fr);
    isDistinct.add(sentence.fr);
    return isNew;
  });
}

/** To let one person move after all. */
function unpinned({ problem, pinned, nameOf }: Stuck, limits: Limits, results: WholeResults): Impossible['waysOut'] {
  const required = problem.required ?? [];
  return pinned.slice(0, PINS_TRIED).flatMap(([trainee, mentor]) => {
    const changed = { ...problem, required: required.filter((pair) => pair[0] !== trainee || pair[1] !== mentor) };
    const solution = solveIfKnown(changed, limits);
    if (solution === null || solution.status === 'infeasible') return [];
    return [wayOut((language) => analysisWordsOf(language).frontier.unpin(nameOf(trainee), nameOf(mentor)), changed, solution, results)];
  });
}

function wayOut(
  todo: (language: Language) => string,
  problem: Problem,
  solution: Solution,
  results: WholeResults,
): Impossible['waysOut'][number] {
  checkVerified(problem, solution);
  const { matched, pairs } = solution;
  const whole = results.of(problem, solution);
  return {
    sentence: inBoth((language) => analysisWordsOf(language).waysOut.result(todo(language), outcomeInWords(whole, language))),
    matched,
    pairs,
  };
}
