/** A backtest in sentences: what a board reads of its past period, and what it must not read into it. */
import type { Backtest, BrokenRule, PairingSummary, TraineeChange } from '../domain/backtest.ts';
import { bandsOf } from '../domain/guidelines.ts';
import { CRITERIA } from '../domain/pair.ts';
import type { Text } from '../domain/text.ts';
import { CRITERION_NAMES, fill, formatDecimal, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { points } from '../matching/sentences.ts';

export const NOT_SAID: readonly Text[] = [
  {
    fr: 'Le score dit ce que les orientations valorisent, pas si un binôme a bien travaillé ensemble : la suite de ces binômes n’est pas connue du calcul.',
    en: 'The score says what the guidelines value, not whether a pair worked well together: the computation knows nothing of how these pairs went.',
  },
  {
    fr: 'Rien n’est appris du passé : les poids sont fixés par des personnes, et cette comparaison n’en change aucun.',
    en: 'Nothing is learnt from the past: weights are set by people, and this comparison changes none of them.',
  },
  {
    fr: 'Le recensement ne dit pas tout ce que savaient les personnes qui ont fait ces binômes : un écart est une question à leur poser, pas une faute.',
    en: 'The census does not hold all that the people who made these pairs knew: a difference is a question to ask them, not a mistake.',
  },
  {
    fr: 'La comparaison vaut pour le recensement et les orientations donnés ici : s’ils ont changé depuis la période, elle dit d’autant moins ce qui était possible alors.',
    en: 'The comparison holds for the census and the guidelines given here: where they have changed since the period, it says the less of what was possible then.',
  },
];

/** A backtest before it is put in words. */
export type Unsaid = Omit<Backtest, 'summary' | 'notSaid'>;

/** The whole, in the order in which a person asks. */
export function summarise(backtest: Unsaid): Text[] {
  const english = sentencesOf(backtest, 'en');
  return sentencesOf(backtest, 'fr').map((fr, k) => ({ fr, en: english[k]! }));
}

function sentencesOf(backtest: Unsaid, language: Language): string[] {
  return [
    sideSentence(HAND, backtest.byHand, backtest.trainees, language),
    engineSentence(backtest, language),
    ...(backtest.optimum.status === 'infeasible'
      ? []
      : [said(backtest.samePairs === 0 ? NONE_SAME : SAME, { n: backtest.samePairs }, language)]),
    rulesSentence(backtest, language),
    shareSentence(backtest, language),
    ...orderSentence(backtest, language),
    ...criteriaSentence(backtest, language),
    ...changeSentences(backtest, language),
    ...peopleSentences(backtest, language),
  ];
}

const HAND: Text = {
  fr: 'À la main : {n} {n|stagiaire|stagiaires} sur {t} avec un tuteur, {total}',
  en: 'By hand: {n} of {t} trainees with a mentor, {total}',
};
const ENGINE: Text = {
  fr: 'Le moteur : {n} {n|stagiaire|stagiaires} sur {t} avec un tuteur, le plus que les règles permettent (prouvé et vérifié), {total}',
  en: 'The engine: {n} of {t} trainees with a mentor, as many as the rules allow (proven and verified), {total}',
};
const ENGINE_AT_LIMIT: Text = {
  fr: 'Le moteur, arrêté à une limite : {n} {n|stagiaire|stagiaires} sur {t} avec un tuteur, {total}',
  en: 'The engine, stopped at a limit: {n} of {t} trainees with a mentor, {total}',
};
const SAME: Text = {
  fr: '{n|{n} binôme est le même|{n} binômes sont les mêmes} des deux côtés.',
  en: '{n|{n} pair is|{n} pairs are} the same on both sides.',
};
const NONE_SAME: Text = { fr: 'Aucun binôme n’est le même des deux côtés.', en: 'No pair is the same on both sides.' };

function sideSentence(text: Text, { served, score }: PairingSummary, trainees: number, language: Language): string {
  const values = { n: served, t: trainees, total: points(score, language) };
  const mean =
    served === 0
      ? ''
      : { fr: `, soit ${formatPoints(score / served, 'fr')} en moyenne`, en: `, ${formatPoints(score / served, 'en')} on average` }[
          language
        ];
  return `${said(text, values, language)}${mean}.`;
}

function engineSentence({ optimum, byEngine, trainees }: Unsaid, language: Language): string {
  if (optimum.status === 'infeasible') {
    return language === 'fr'
      ? 'Le moteur : aucune solution ne respecte toutes les règles (prouvé et vérifié), il n’y a pas de binômes à mettre en regard.'
      : 'The engine: no matching satisfies every rule (proven and verified), there are no pairs to set beside these.';
  }
  return sideSentence(optimum.status === 'limit' ? ENGINE_AT_LIMIT : ENGINE, byEngine, trainees, language);
}

const BROKEN: Readonly<Record<BrokenRule['kind'], Text>> = {
  pair: {
    fr: '{n} {n|binôme qu’une règle impérative exclut|binômes que des règles impératives excluent}',
    en: '{n} {n|pair|pairs} that hard rules exclude',
  },
  places: {
    fr: '{n} {n|tuteur|tuteurs} avec plus de stagiaires que de places',
    en: '{n} {n|mentor|mentors} with more trainees than places',
  },
  minimum: {
    fr: '{n} {n|tuteur|tuteurs} sous leur minimum',
    en: '{n} {n|mentor|mentors} below their minimum',
  },
  sideConstraint: {
    fr: '{n} {n|contrainte des orientations non respectée|contraintes des orientations non respectées}',
    en: '{n} {n|constraint|constraints} of the guidelines not met',
  },
  coverage: {
    fr: 'des stagiaires sans tuteur, alors que les orientations en veulent un pour chacun',
    en: 'trainees without a mentor, though the guidelines want one for everyone',
  },
};

/** How many rules of each kind, as a list. */
function brokenInWords(broken: readonly BrokenRule[], language: Language): string {
  const kinds = Object.keys(BROKEN) as BrokenRule['kind'][];
  const counted = kinds.map((kind) => [kind, broken.filter((rule) => rule.kind === kind).length] as const);
  return counted
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => said(BROKEN[kind], { n }, language))
    .join(language === 'fr' ? ' ; ' : '; ');
}

function rulesSentence({ broken, byHand, withinRules }: Unsaid, language: Language): string {
  const fr = language === 'fr';
  if (broken.length === 0) {
    return fr
      ? 'Les binômes faits à la main respectent toutes les règles (vérifié).'
      : 'The pairs made by hand follow every rule (verified).';
  }
  const list = brokenInWords(broken, language);
  const head = fr
    ? `Les binômes faits à la main ne respectent pas toutes les règles : ${list}.`
    : `The pairs made by hand do not follow every rule: ${list}.`;
  if (withinRules.served === byHand.served) return head;
  return `${head} ${
    fr
      ? 'Les binômes exclus sont comptés à part : le moteur ne peut pas les proposer.'
      : 'The excluded pairs are counted apart: the engine may not propose them.'
  }`;
}

/** A share in [0, 1] as `88,1 %`, rounded down: nothing short of the whole reads as the whole. */
function sharePercent(share: number, language: Language): string {
  return percentOf(Math.floor(Math.round(share * 10_000) / 10), language);
}

/** Tenths of a percent as `88,1 %`. */
function percentOf(tenths: number, language: Language): string {
  return `${formatDecimal(tenths / 10, 1, language)} %`;
}

function shareSentence({ optimum, withinRules }: Unsaid, language: Language): string {
  const fr = language === 'fr';
  const { highest, shareByHand, shareByEngine, bounded, status } = optimum;
  if (shareByHand === null || shareByEngine === null)
    return fr ? 'Aucune paire possible ne vaut de points.' : 'No possible pair is worth any points.';
  const [total, most] = [points(withinRules.score, language), points(highest, language)];
  if (!bounded) {
    return fr
      ? `Ceux que les règles impératives permettent totalisent ${total}. Le total le plus élevé que ces règles et les places permettent est de ${most} (prouvé), mais des tuteurs ont à la main plus de stagiaires que de places : il ne borne pas le leur.`
      : `Those that the hard rules allow total ${total}. The highest total that these rules and the places allow is ${most} (proven), but by hand some mentors have more trainees than places: it is no bound on theirs.`;
  }
  const engine =
    status === 'infeasible'
      ? ''
      : fr
        ? ` ; ceux du moteur, ${sharePercent(shareByEngine, language)}`
        : `; those of the engine, ${sharePercent(shareByEngine, language)}`;
  return fr
    ? `Ceux que les règles impératives permettent totalisent ${total} : ${sharePercent(shareByHand, language)} du total le plus élevé que ces règles et les places permettent (${most}, prouvé)${engine}.`
    : `Those that the hard rules allow total ${total}: ${sharePercent(shareByHand, language)} of the highest total that these rules and the places allow (${most}, proven)${engine}.`;
}

/** What the guidelines put before the total of the points, which the engine then does not seek first. */
function orderSentence({ guidelines: { content } }: Unsaid, language: Language): string[] {
  const asked = [
    ...((content.balance ?? 'none') === 'none' ? [] : [{ fr: 'l’équilibre des charges', en: 'even loads' }]),
    ...(bandsOf(content) === null ? [] : [{ fr: 'l’équité entre binômes', en: 'fairness between pairs' }]),
  ].map((text) => text[language]);
  if (asked.length === 0) return [];
  return [
    language === 'fr'
      ? `Les orientations font passer avant le total ${asked.join(' et ')} : le moteur peut totaliser moins que la main.`
      : `The guidelines put before the total ${asked.join(' and ')}: the engine may total less than the hand.`,
  ];
}

/** By which criteria either side is better, by their mean values: the sum alone would hide that some are given up for others. */
function criteriaSentence({ byHand, byEngine, optimum }: Unsaid, language: Language): string[] {
  if (optimum.status === 'infeasible') return [];
  const fr = language === 'fr';
  const percents = ({ criteria }: PairingSummary): (number | null)[] =>
    criteria.map(({ meanValue }) => (meanValue === null ? null : Math.round(meanValue * 1000)));
  const better = (one: PairingSummary, other: PairingSummary): string => {
    const theirs = percents(other);
    const written = (tenths: number): string => percentOf(tenths, language);
    return percents(one)
      .map((own, k) => ({ own, their: theirs[k] ?? null, name: CRITERION_NAMES[CRITERIA[k]!][language] }))
      .filter(({ own, their }) => own !== null && their !== null && own > their)
      .map(({ own, their, name }) => `${name} (${written(own!)} ${fr ? 'contre' : 'against'} ${written(their!)})`)
      .join(', ');
  };
  const [engine, hand] = [better(byEngine, byHand), better(byHand, byEngine)];
  return [
    ...(engine === ''
      ? []
      : [fr ? `Valeurs moyennes où le moteur fait mieux : ${engine}.` : `Mean values where the engine does better: ${engine}.`]),
    ...(hand === '' ? [] : [fr ? `Valeurs moyennes où la main fait mieux : ${hand}.` : `Mean values where the hand does better: ${hand}.`]),
  ];
}

const WHO: Text = { fr: '{n} {n|stagiaire aurait|stagiaires auraient}', en: '{n} {n|trainee|trainees} would have' };
const CHANGES: readonly (readonly [TraineeChange['kind'], Text])[] = [
  ['better', { fr: 'un autre tuteur et plus de points', en: 'another mentor and more points' }],
  ['worse', { fr: 'un autre tuteur et moins de points', en: 'another mentor and fewer points' }],
  ['equal', { fr: 'un autre tuteur et autant de points', en: 'another mentor and as many points' }],
  ['gained', { fr: 'un tuteur au lieu de personne', en: 'a mentor instead of nobody' }],
  ['lost', { fr: 'personne au lieu d’un tuteur', en: 'nobody instead of a mentor' }],
];

function changeSentences({ changes, optimum }: Unsaid, language: Language): string[] {
  if (optimum.status === 'infeasible') return [];
  const count = (kind: TraineeChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const counted = CHANGES.filter(([kind]) => count(kind) > 0);
  if (counted.length === 0) return [];
  const list = counted.map(([kind, text], k) => {
    const who = said(k === 0 ? WHO : { fr: '{n}', en: '{n}' }, { n: count(kind) }, language);
    return `${who} ${text[language]}`;
  });
  const some = language === 'fr' ? `Avec les binômes du moteur, ${list.join(' ; ')}.` : `With the engine’s pairs, ${list.join('; ')}.`;
  if (count('worse') + count('lost') === 0) return [some];
  return [
    some,
    language === 'fr'
      ? 'L’optimum est celui de l’ensemble : ce qui vaut mieux pour tous réunis peut valoir moins pour quelqu’un.'
      : 'The optimum is that of the whole: what is better for all together may be worse for somebody.',
  ];
}

function peopleSentences({ unlisted, leftOut }: Unsaid, language: Language): string[] {
  const silent: Text = {
    fr: '{n|{n} stagiaire du recensement ne figure|{n} stagiaires du recensement ne figurent} pas dans le fichier des binômes : {n|compté|comptés} comme n’ayant eu personne.',
    en: '{n|{n} trainee|{n} trainees} of the census {n|does|do} not stand in the file of pairs: counted as having had nobody.',
  };
  const refused: Text = {
    fr: '{n|{n} stagiaire dont la ligne est refusée est laissé|{n} stagiaires dont la ligne est refusée sont laissés} hors de la comparaison, des deux côtés.',
    en: '{n|{n} trainee|{n} trainees} whose row was refused {n|is|are} left out of the comparison, on both sides.',
  };
  return [
    ...(unlisted.length === 0 ? [] : [said(silent, { n: unlisted.length }, language)]),
    ...(leftOut.length === 0 ? [] : [said(refused, { n: leftOut.length }, language)]),
  ];
}

/** `Ève Érable : 62,3 → 80,1 (+17,8), Alix Ajonc → Basile Bruyère`; a mentor by hand whom a hard rule excludes is said to be so. */
export function describeChange({ trainee, byHand, byEngine, difference }: TraineeChange, language: Language): string {
  const nobody = language === 'fr' ? 'personne' : 'nobody';
  const outside = language === 'fr' ? ' (hors règles)' : ' (outside the rules)';
  const side = (pair: TraineeChange['byHand']): [string, string] =>
    pair === null ? ['–', nobody] : [formatPoints(pair.score, language), `${pair.mentor.name}${pair.rules.length > 0 ? outside : ''}`];
  const [[before, from], [after, to]] = [side(byHand), side(byEngine)];
  const signed = `${difference < 0 ? '−' : '+'}${formatPoints(Math.abs(difference), language)}`;
  return `${trainee.name}${language === 'fr' ? ' : ' : ': '}${before} → ${after} (${signed}), ${from} → ${to}`;
}

function said(text: Text, values: Readonly<Record<string, string | number>>, language: Language): string {
  return fill(text[language], values, language);
}
