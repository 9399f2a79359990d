/** What would make a matching possible where there is none, in the board's words: a menu to choose from, never a choice made. */
import { type Proposal, SCORE_SCALE, type WayOut } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { relaxations, type Limits, type Admission, type Change, type Relaxation, type Solution } from '../solver/index.ts';
import { inBoth, wordsOf } from '../wording/index.ts';
import { AdmissionSentences } from './admission-sentences.ts';
import { describeChange, type NamedConstraint } from './change-sentences.ts';
import { toldAs, type LabelledConstraint } from './group-constraints.ts';
import type { Prepared } from './prepare.ts';
import { checkVerified } from './verified.ts';
import { outcomeInWords, WholeResults } from './whole-result.ts';
import { waivers } from './waivers.ts';

/** For one option: enough for most, and the same on every machine. */
const NODES = 2000;

/** @throws BinomeError MATCH_NOT_VERIFIED when the independent verifier refuses the matching of an option. */
export function waysOut(
  prepared: Prepared,
  solution: Solution,
  nameOf: (id: string) => string,
  { signal }: Limits = {},
): Proposal['waysOut'] {
  if (solution.status !== 'infeasible') return null;
  const words = {
    ...{ constraints: prepared.constraints, nameOf, admissions: new AdmissionSentences(prepared, nameOf) },
    whole: new WholeResults(prepared.problem, { nodeLimit: NODES, ...(signal === undefined ? {} : { signal }) }),
  };
  const admissible = waivers(prepared, solution);
  const { capacityLimit: mostPlaces } = prepared.context.guidelines.rules;
  return relaxations(prepared.problem, solution, {
    nodeLimit: NODES,
    admissible,
    mostPlaces,
    ...(signal === undefined ? {} : { signal }),
  }).map(({ trainees, options }) => ({
    trainees: trainees.length,
    options: distinct(options.map((option) => wayOut(option, words))),
  }));
}

/** Whatever a change is told with. */
interface Words {
  readonly constraints: readonly LabelledConstraint[];
  readonly nameOf: (id: string) => string;
  readonly admissions: AdmissionSentences;
  readonly whole: WholeResults;
}

/** One option for each thing to do: to give up a rule is one, whichever of its rows would have to give; the best matching of them is shown. */
function distinct(options: readonly Told[]): WayOut[] {
  const best = new Map<string, Told>();
  for (const option of options) {
    const other = best.get(option.todo);
    if (other === undefined || isBetter(option.wayOut, other.wayOut)) best.set(option.todo, option);
  }
  return [...best.values()].map(({ wayOut }) => wayOut);
}

function isBetter(a: WayOut, b: WayOut): boolean {
  return a.matched > b.matched || (a.matched === b.matched && a.score > b.score);
}

interface Told {
  readonly wayOut: WayOut;
  /** What to do, in words, without what comes of it. */
  readonly todo: string;
}

function wayOut({ changes, problem, solution }: Relaxation, words: Words): Told {
  checkVerified(problem, solution);
  const score = Math.round(solution.objective * SCORE_SCALE);
  const whole = words.whole.of(problem, solution);
  // Several rows of one rule that are told in the same words are one thing to do.
  const todo = (language: Language): string =>
    [...new Set(changes.map((change) => describe(change, words, language)))].join(wordsOf(language).waysOut.andAlso);
  const sentence = inBoth((language) => {
    const { result, resultApart } = wordsOf(language).waysOut;
    return (changes.some(isAdmission) ? resultApart : result)(todo(language), outcomeInWords(whole, language));
  });
  return {
    todo: todo('fr'),
    wayOut: {
      changes: changes.map(toWayOutChange),
      matched: solution.matched,
      score,
      pairs: solution.pairs.map(([trainee, mentor]) => ({ trainee, mentor })),
      sentence,
    },
  };
}

function isAdmission(change: Change): change is Admission {
  return change.kind === 'admission';
}

function toWayOutChange(change: Change): WayOut['changes'][number] {
  const { kind, from, to } = change;
  switch (kind) {
    case 'sideConstraint':
      return { kind, id: change.id, from, to };
    case 'places':
    case 'minimum':
      return { kind, id: change.mentor, from, to };
    case 'unmetNeeds':
      return { kind, id: null, from, to };
    case 'admission': {
      const { group, pairs, mentors } = change;
      const counted = mentors.length > 0 ? { mentors } : { pairs: pairs.map(([trainee, mentor]) => ({ trainee, mentor })) };
      return { kind, id: group, from, to, ...counted };
    }
  }
}

function describe(change: Change, { constraints, nameOf, admissions }: Words, language: Language): string {
  return isAdmission(change)
    ? admissions.describe(change, language)
    : describeChange(change, (id) => named(constraints.find(({ constraint }) => constraint.id === id)!), nameOf, language);
}

function named(labelled: LabelledConstraint): NamedConstraint {
  const { constraint, limit } = labelled;
  return { label: toldAs(labelled), isShare: limit === 'minShare' || limit === 'maxShare', isEqual: constraint.op === '=' };
}
