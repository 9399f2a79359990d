/** What would make a matching possible where there is none, in the board's words: a menu to choose from, never a choice made. */
import { SCORE_SCALE } from '../domain/pair.ts';
import type { Proposal, WayOut } from '../domain/proposal.ts';
import type { Text } from '../domain/text.ts';
import { fill, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { relaxations, type Admission, type Change, type Relaxation, type Solution } from '../solver/index.ts';
import { AdmissionSentences } from './admission-sentences.ts';
import { toldAs, type LabelledConstraint } from './group-constraints.ts';
import type { Prepared } from './prepare.ts';
import { checkVerified } from './verified.ts';
import { waivers } from './waivers.ts';

/** For one option: enough for most, and the same on every machine. */
const NODES = 2000;

/** @throws BinomeError MATCH_NOT_VERIFIED when the independent verifier refuses the matching of an option. */
export function waysOut(prepared: Prepared, solution: Solution, nameOf: (id: string) => string): Proposal['waysOut'] {
  if (solution.status !== 'infeasible') return null;
  const words = { constraints: prepared.constraints, nameOf, admissions: new AdmissionSentences(prepared, nameOf) };
  const admissible = waivers(prepared, solution);
  const { capacityLimit: mostPlaces } = prepared.context.guidelines.rules;
  return relaxations(prepared.problem, solution, { nodeLimit: NODES, admissible, mostPlaces }).map(({ trainees, options }) => ({
    trainees: trainees.length,
    options: distinct(options.map((option) => wayOut(option, words))),
  }));
}

/** Whatever a change is told with. */
interface Words {
  readonly constraints: readonly LabelledConstraint[];
  readonly nameOf: (id: string) => string;
  readonly admissions: AdmissionSentences;
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
  // Several rows of one rule that are told in the same words are one thing to do.
  const todo = (language: Language): string =>
    [...new Set(changes.map((change) => describeChange(change, words, language)))].join(language === 'fr' ? ' ; et ' : '; and ');
  const sentence = (language: Language): string => {
    const points = formatPoints(solution.matched === 0 ? 0 : score / solution.matched, language);
    const values = { m: solution.matched, t: problem.trainees.length, p: points, list: todo(language) };
    // People are named after a colon, and a sentence has one.
    return fill((changes.some(isAdmission) ? RESULT_OF_ADMISSION : RESULT)[language], values, language);
  };
  return {
    todo: todo('fr'),
    wayOut: {
      changes: changes.map(toWayOutChange),
      matched: solution.matched,
      score,
      pairs: solution.pairs.map(([trainee, mentor]) => ({ trainee, mentor })),
      sentence: { fr: sentence('fr'), en: sentence('en') },
    },
  };
}

const RESULT: Text = {
  fr: '{list} : {m} {m|stagiaire|stagiaires} sur {t} avec un tuteur, {p} points sur 100 en moyenne.',
  en: '{list}: {m} of {t} {t|trainee|trainees} with a mentor, {p} points out of 100 on average.',
};

const RESULT_OF_ADMISSION: Text = {
  fr: '{list}. Résultat : {m} {m|stagiaire|stagiaires} sur {t} avec un tuteur, {p} points sur 100 en moyenne.',
  en: '{list}. Result: {m} of {t} {t|trainee|trainees} with a mentor, {p} points out of 100 on average.',
};

const CHANGES: Readonly<Record<'raise' | 'lower' | 'giveUp' | 'share' | Exclude<Change['kind'], 'sideConstraint' | 'admission'>, Text>> = {
  raise: { fr: 'Porter « {name} » de {from} à {to}', en: 'Raise “{name}” from {from} to {to}' },
  lower: { fr: 'Abaisser « {name} » de {from} à {to}', en: 'Lower “{name}” from {from} to {to}' },
  giveUp: { fr: 'Renoncer à « {name} »', en: 'Give up “{name}”' },
  share: { fr: 'Tolérer un écart de {by} binôme à « {name} »', en: 'Tolerate {by} of a pair beyond “{name}”' },
  places: {
    fr: 'Donner {by} {by|place|places} de plus à {name} ({to} au lieu de {from})',
    en: 'Give {name} {by} more {by|place|places} ({to} instead of {from})',
  },
  minimum: {
    fr: 'Abaisser la capacité minimale de {name} de {from} à {to}',
    en: 'Lower the minimum capacity of {name} from {from} to {to}',
  },
  unmetNeeds: {
    fr: 'Accepter que {to} {to|besoin reste|besoins restent} sans tuteur (couverture « most »)',
    en: 'Accept that {to} {to|need goes|needs go} without a mentor (coverage “most”)',
  },
};

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

function describeChange(change: Change, { constraints, nameOf, admissions }: Words, language: Language): string {
  if (isAdmission(change)) return admissions.describe(change, language);
  const { from, to } = change;
  const by = Math.round(Math.abs(to - from) * 10_000) / 10_000;
  if (change.kind !== 'sideConstraint') {
    const name = change.kind === 'unmetNeeds' ? '' : nameOf(change.mentor);
    return fill(CHANGES[change.kind][language], { name, from, to, by }, language);
  }
  const labelled = constraints.find((found) => found.constraint.id === change.id)!;
  const { constraint, limit } = labelled;
  // A share counts parts of a pair, and "together" equal numbers: neither has a limit that a person would set.
  const isShare = limit === 'minShare' || limit === 'maxShare';
  const kind = isShare ? 'share' : constraint.op === '=' ? 'giveUp' : to > from ? 'raise' : 'lower';
  return fill(CHANGES[kind][language], { name: toldAs(labelled)[language], from, to, by }, language);
}
