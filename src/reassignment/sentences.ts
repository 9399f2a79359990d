/** A point of the frontier in sentences, in one language at a time: what a director can read aloud. */
import { SCORE_SCALE } from '../domain/pair.ts';
import type { FrontierPoint, Reassignment } from '../domain/reassignment.ts';
import type { Text } from '../domain/text.ts';
import { fill, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { points } from '../matching/sentences.ts';

interface Context {
  readonly before: Reassignment['before'];
  /** What it is told beside: the point before this one, or the first choice with as many moves. */
  readonly beside: { readonly kind: 'point' | 'choice'; readonly matched: number; readonly objective: number } | null;
  readonly nameOf: (id: string) => string;
}

type Told = Omit<FrontierPoint, 'explanation'>;

export function explainPoint(point: Told, context: Context, language: Language): string[] {
  const proof =
    point.status === 'optimal' && context.beside?.kind === 'choice'
      ? {
          fr: 'C’est prouvé : avec d’autres tuteurs que dans les choix précédents, on ne peut faire mieux.',
          en: 'This is proven: with other mentors than in the choices before nothing better is possible.',
        }
      : point.status === 'optimal'
        ? {
            fr: 'C’est prouvé : sans déplacer davantage de monde, on ne peut faire mieux.',
            en: 'This is proven: without moving more people nothing better is possible.',
          }
        : { fr: 'Le calcul a été arrêté : mieux est peut-être possible.', en: 'The computation was stopped: better may be possible.' };
  return [
    headline(point, context, language),
    ...point.changes.map((change, k) => describeChange(change, point.details[k]!, context.nameOf, language)),
    ...(point.changes.length === 0 ? [language === 'fr' ? 'Rien ne change.' : 'Nothing changes.'] : []),
    proof[language],
  ];
}

function headline({ moved, matched, objective }: Told, { before, beside }: Context, language: Language): string {
  const fr = language === 'fr';
  const who = moved === 0 ? HEADS.nobody : HEADS.some;
  const cost = effect(matched - before.matched, Math.round(objective * SCORE_SCALE) - before.score, language);
  const sentence = `${fill(who[language], { n: moved }, language)}, ${cost} ${fr ? 'par rapport à avant' : 'compared with before'}`;
  if (beside === null) return `${sentence}.`;
  const score = objective - beside.objective;
  if (beside.kind === 'choice') {
    const amount = points(Math.round(Math.abs(score) * SCORE_SCALE), language);
    const less = fr
      ? `${amount} de ${score > 0 ? 'plus' : 'moins'} que le premier choix`
      : `${amount} ${score > 0 ? 'more' : 'less'} than the first choice`;
    return `${sentence}${fr ? ' : ' : ': '}${score === 0 ? (fr ? 'autant que le premier choix' : 'as good as the first choice') : less}.`;
  }
  const than = fr ? 'que l’option précédente' : 'than the option before';
  return `${sentence}${fr ? ' : ' : ': '}${improvement(matched - beside.matched, score, language)} ${than}.`;
}

const HEADS = {
  nobody: { fr: 'Sans déplacer personne d’autre', en: 'Moving nobody else' },
  some: { fr: 'En déplaçant {n|une autre personne|{n} autres personnes}', en: 'Moving {n|one other person|{n} other people}' },
} as const satisfies Record<string, Text>;

/** What a point comes to beside what was: trainees served, and points of all pairs together. */
function effect(served: number, score: number, language: Language): string {
  const fr = language === 'fr';
  const said: string[] = [];
  if (served !== 0) {
    const more = served > 0 ? { fr: 'de plus', en: 'more' } : { fr: 'de moins', en: 'fewer' };
    const counted = fr
      ? `{n} {n|stagiaire|stagiaires} ${more.fr} {n|aurait|auraient} un tuteur`
      : `{n} ${more.en} {n|trainee|trainees} would have a mentor`;
    said.push(fill(counted, { n: Math.abs(served) }, language));
  }
  const amount = points(Math.abs(score), language);
  if (score > 0) said.push(fr ? `l’ensemble gagnerait ${amount}` : `the whole matching would gain ${amount}`);
  else if (score < 0) said.push(fr ? `l’ensemble perdrait ${amount}` : `the whole matching would lose ${amount}`);
  else if (served === 0) said.push(fr ? 'l’ensemble vaudrait autant' : 'the whole matching would be worth as much');
  return said.join(fr ? ' et ' : ' and ');
}

/** Why a point is better than the one before: it serves more, else it scores more, else it is fairer. */
function improvement(served: number, objective: number, language: Language): string {
  const fr = language === 'fr';
  if (served > 0)
    return fill(
      fr ? '{n} {n|stagiaire|stagiaires} de plus avec un tuteur' : '{n} more {n|trainee|trainees} with a mentor',
      { n: served },
      language,
    );
  if (objective > 0) return `${points(Math.round(objective * SCORE_SCALE), language)} ${fr ? 'de mieux' : 'better'}`;
  return fr ? 'moins de binômes faibles' : 'fewer weak pairs';
}

function describeChange(
  { trainee, from, to }: Told['changes'][number],
  { before, after, load, minutes }: Told['details'][number],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const fr = language === 'fr';
  const name = nameOf(trainee);
  if (to === null)
    return fr ? `${name} n’aurait plus de tuteur (avant : ${nameOf(from!)}).` : `${name} would have no mentor (before: ${nameOf(from!)}).`;
  const [shown, shownBefore] = [formatPoints(after ?? 0, language), before === null ? null : formatPoints(before, language)];
  const instead = fr ? ` au lieu de ${shownBefore}` : ` instead of ${shownBefore}`;
  const was = shownBefore === null ? '' : shownBefore === shown ? (fr ? ', comme avant' : ', as before') : instead;
  const worth = `${points(after ?? 0, language)} ${fr ? 'sur 100' : 'out of 100'}${was}${journeyIn(minutes, language)}`;
  const alone = load! > 1 ? (fr ? `, qui suivrait ${load} stagiaires` : `, who would have ${load} trainees`) : '';
  if (from === null)
    return fr ? `${name} irait chez ${nameOf(to)}${alone} : ${worth}.` : `${name} would go to ${nameOf(to)}${alone}: ${worth}.`;
  return fr
    ? `${name} passerait chez ${nameOf(to)}${alone} (avant : ${nameOf(from)}) : ${worth}.`
    : `${name} would go to ${nameOf(to)}${alone} (before: ${nameOf(from)}): ${worth}.`;
}

/** What becomes of the journey one way, as far as it is known. */
function journeyIn({ before, after }: Told['details'][number]['minutes'], language: Language): string {
  const fr = language === 'fr';
  if (after === null && before === null) return '';
  const shown = (value: number): string => fill('{n} min', { n: value }, language);
  if (after === null)
    return fr ? ` ; trajet inconnu (avant : ${shown(before!)})` : `; a journey of unknown length (before: ${shown(before!)})`;
  const instead = before === null ? '' : fr ? ` au lieu de ${shown(before)}` : ` instead of ${shown(before)}`;
  const was = before === after ? (fr ? ', comme avant' : ', as before') : instead;
  return fr ? ` ; trajet de ${shown(after)}${was}` : `; a journey of ${shown(after)}${was}`;
}
