/** Which sentences tell a backtest, and with what: what a board reads of its past period, and what it must not read into it. Words: `wording/backtest`. */
import { type Backtest, bandsOf, type BrokenRule, CRITERIA, type PairingSummary, type Text, type TraineeChange } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf, inBoth, listOf, analysisWordsOf } from '../wording/index.ts';

export const NOT_SAID: readonly Text[] = (['score', 'learning', 'people', 'today'] as const).map((key) =>
  inBoth((language) => analysisWordsOf(language).backtest.notSaid[key]),
);

/** A backtest before it is put in words. */
export type Unsaid = Omit<Backtest, 'summary' | 'notSaid'>;

/** The whole, in the order in which a person asks. */
export function summarise(backtest: Unsaid): Text[] {
  const said = inBoth((language) => sentencesOf(backtest, language));
  return said.fr.map((fr, k) => ({ fr, en: said.en[k]! }));
}

function sentencesOf(backtest: Unsaid, language: Language): string[] {
  const words = analysisWordsOf(language).backtest;
  const { byHand, byEngine, trainees, optimum, samePairs } = backtest;
  const { status } = optimum;
  const engine = status === 'limit' ? words.byEngineAtLimit : words.byEngine;
  return [
    sideSentence(words.byHand, byHand, trainees, language),
    status === 'infeasible' ? words.infeasible : sideSentence(engine, byEngine, trainees, language),
    ...(status === 'infeasible' ? [] : [words.same(samePairs)]),
    rulesSentence(backtest, language),
    shareSentence(backtest, language),
    ...orderSentence(backtest, language),
    ...criteriaSentence(backtest, language),
    ...changeSentences(backtest, language),
    ...peopleSentences(backtest, language),
  ];
}

function sideSentence(
  say: (served: number, of: number, total: string) => string,
  { served, score }: PairingSummary,
  trainees: number,
  language: Language,
): string {
  const { amount, points } = formatsOf(language);
  const mean = served === 0 ? '' : analysisWordsOf(language).backtest.onAverage(points(score / served));
  return `${say(served, trainees, amount(score))}${mean}.`;
}

const KINDS = ['pair', 'places', 'minimum', 'sideConstraint', 'coverage'] as const satisfies readonly BrokenRule['kind'][];

function rulesSentence({ broken, byHand, withinRules }: Unsaid, language: Language): string {
  const { vocabulary, constraints, backtest: words } = analysisWordsOf(language);
  if (broken.length === 0) return words.allRules;
  const list = KINDS.map((own) => [own, broken.filter(({ kind }) => kind === own).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => constraints.broken.kinds[kind](n))
    .join(vocabulary.semicolon);
  const head = words.brokenRules(list);
  return withinRules.served === byHand.served ? head : `${head} ${words.excludedApart}`;
}

/** A share in [0, 1] as `88,1 %`, rounded down: nothing short of the whole reads as the whole. */
function sharePercent(share: number, language: Language): string {
  return formatsOf(language).fixedPercent(Math.floor(Math.round(share * 10_000) / 10) / 1000, 1);
}

function shareSentence({ optimum, withinRules }: Unsaid, language: Language): string {
  const words = analysisWordsOf(language).backtest;
  const { amount } = formatsOf(language);
  const { highest, shareByHand, shareByEngine, bounded, status } = optimum;
  if (shareByHand === null || shareByEngine === null) return words.worthless;
  const [total, most] = [amount(withinRules.score), amount(highest)];
  if (!bounded) return words.unbounded(total, most);
  const engine = status === 'infeasible' ? '' : words.shareOfEngine(sharePercent(shareByEngine, language));
  return `${words.share(total, sharePercent(shareByHand, language), most)}${engine}.`;
}

/** What the guidelines put before the total of the points, which the engine then does not seek first. */
function orderSentence({ guidelines: { content } }: Unsaid, language: Language): string[] {
  const { vocabulary, backtest: words } = analysisWordsOf(language);
  const asked = [...((content.balance ?? 'none') === 'none' ? [] : [words.balance]), ...(bandsOf(content) === null ? [] : [words.fair])];
  return asked.length === 0 ? [] : [words.first(listOf(asked, vocabulary.and))];
}

/** By which criteria either side is better, by their mean values: the sum alone would hide that some are given up for others. */
function criteriaSentence({ byHand, byEngine, optimum }: Unsaid, language: Language): string[] {
  if (optimum.status === 'infeasible') return [];
  const { vocabulary, backtest: words } = analysisWordsOf(language);
  const tenths = ({ criteria }: PairingSummary): (number | null)[] =>
    criteria.map(({ meanValue }) => (meanValue === null ? null : Math.round(meanValue * 1000)));
  const better = (one: PairingSummary, other: PairingSummary): string => {
    const theirs = tenths(other);
    const written = (value: number): string => formatsOf(language).fixedPercent(value / 1000, 1);
    return tenths(one)
      .flatMap((own, k) => {
        const their = theirs[k] ?? null;
        const isBetter = own !== null && their !== null && own > their;
        return isBetter ? [words.against(vocabulary.criteria[CRITERIA[k]!], written(own), written(their))] : [];
      })
      .join(', ');
  };
  const [engine, hand] = [better(byEngine, byHand), better(byHand, byEngine)];
  return [...(engine === '' ? [] : [words.engineBetter(engine)]), ...(hand === '' ? [] : [words.handBetter(hand)])];
}

function changeSentences({ changes, optimum }: Unsaid, language: Language): string[] {
  if (optimum.status === 'infeasible') return [];
  const { vocabulary, backtest: words } = analysisWordsOf(language);
  const count = (own: TraineeChange['kind']): number => changes.filter(({ kind }) => kind === own).length;
  const counted = (['better', 'worse', 'equal', 'gained', 'lost'] as const).filter((kind) => count(kind) > 0);
  if (counted.length === 0) return [];
  const list = counted.map((kind, k) => {
    const n = count(kind);
    return `${k === 0 ? words.trainees(n) : formatsOf(language).integer(n)} ${words.kinds[kind](n)}`;
  });
  const some = words.changes(list.join(vocabulary.semicolon));
  return count('worse') + count('lost') === 0 ? [some] : [some, words.optimumOfAll];
}

function peopleSentences({ unlisted, leftOut }: Unsaid, language: Language): string[] {
  const words = analysisWordsOf(language).backtest;
  return [
    ...(unlisted.length === 0 ? [] : [words.unlisted(unlisted.length)]),
    ...(leftOut.length === 0 ? [] : [words.leftOut(leftOut.length)]),
  ];
}

/** `Ève Érable : 62,3 → 80,1 (+17,8), Alix Ajonc → Basile Bruyère`; a mentor by hand whom a hard rule excludes is said to be so. */
export function describeChange({ trainee, byHand, byEngine, difference }: TraineeChange, language: Language): string {
  const { vocabulary, backtest: words } = analysisWordsOf(language);
  const { points, signedPoints } = formatsOf(language);
  const score = (pair: TraineeChange['byHand']): string => (pair === null ? '–' : points(pair.score));
  const name = (pair: TraineeChange['byHand']): string =>
    pair === null ? vocabulary.nobody : `${pair.mentor.name}${pair.rules.length > 0 ? words.outsideRules : ''}`;
  const scores = `${score(byHand)} → ${score(byEngine)} (${signedPoints(difference)})`;
  return vocabulary.colon(trainee.name, `${scores}, ${name(byHand)} → ${name(byEngine)}`);
}
