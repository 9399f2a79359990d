/** Which sentences tell a point of the frontier, and with what, in one language at a time; the words are in `wording/frontier`. */
import { type FrontierPoint, type Reassignment, SCORE_SCALE, type Text } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeGain, describeMove, formatsOf, listOf, analysisWordsOf } from '../wording/index.ts';

interface Context {
  readonly before: Reassignment['before'];
  /** What it is told beside: the point before this one, or the first choice with as many moves. */
  readonly beside: { readonly kind: 'point' | 'choice'; readonly matched: number; readonly objective: number } | null;
  readonly nameOf: (id: string) => string;
  /** Of each trainee who has no mentor any more, the constraints and requests that concern them and leave no room. */
  readonly heldBy: ReadonlyMap<string, readonly Text[]>;
}

type Told = Omit<FrontierPoint, 'explanation'>;

export function explainPoint(point: Told, context: Context, language: Language): string[] {
  const { frontier: words, vocabulary } = analysisWordsOf(language);
  const { status, changes, details } = point;
  return [
    headline(point, context, language),
    ...changes.flatMap((change, k) => {
      const held = context.heldBy.get(change.trainee) ?? [];
      const labels = held.map((label) => words.label(label[language]));
      return [
        describeChange(change, details[k]!, context.nameOf, language),
        ...(labels.length === 0 ? [] : [words.mayBeHeldBy(context.nameOf(change.trainee), listOf(labels, vocabulary.and), labels.length)]),
      ];
    }),
    ...(changes.length === 0 ? [words.nothing] : []),
    status !== 'optimal' ? words.stopped : context.beside?.kind === 'choice' ? words.provenChoice : words.proven,
  ];
}

function headline({ moved, matched, objective }: Told, { before, beside }: Context, language: Language): string {
  const { vocabulary, frontier: words } = analysisWordsOf(language);
  const cost = effect(matched - before.matched, Math.round(objective * SCORE_SCALE) - before.score, language);
  const sentence = `${words.moving(moved)}, ${cost}`;
  if (beside === null) return `${sentence}.`;
  const gained = objective - beside.objective;
  const amount = formatsOf(language).amount(Math.round(gained * SCORE_SCALE));
  const than =
    beside.kind === 'choice'
      ? gained === 0
        ? words.asChoice
        : (gained > 0 ? words.moreThanChoice : words.lessThanChoice)(amount)
      : matched > beside.matched
        ? words.servedThanBefore(matched - beside.matched)
        : gained > 0
          ? words.betterThanBefore(amount)
          : words.fairerThanBefore;
  return `${vocabulary.colon(sentence, than)}.`;
}

/** What a point comes to beside what was: trainees with a mentor, and points of all pairs together. */
function effect(served: number, gain: number, language: Language): string {
  const { vocabulary, frontier: words } = analysisWordsOf(language);
  if (served === 0 && gain === 0) return vocabulary.total.same;
  const said = [...(served === 0 ? [] : [words.served(served)]), ...(gain === 0 ? [] : [describeGain(gain, language)])];
  return words.comparedWithBefore(listOf(said, vocabulary.and));
}

function describeChange(
  { trainee, from, to }: Told['changes'][number],
  { before, after, load, minutes }: Told['details'][number],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const { vocabulary, frontier: words } = analysisWordsOf(language);
  const { amount, points } = formatsOf(language);
  const move = describeMove(nameOf(trainee), from === null ? null : nameOf(from), to === null ? null : nameOf(to), language);
  if (to === null) return `${move}.`;
  const shown = points(after ?? 0);
  const was = before === null ? '' : points(before) === shown ? words.asBefore : words.insteadOf(points(before));
  const worth = [`${words.worth(amount(after ?? 0))}${was}`, ...journeyIn(minutes, language)];
  return `${vocabulary.colon(`${move}${load! > 1 ? words.withOthers(load!) : ''}`, worth.join(vocabulary.semicolon))}.`;
}

/** What becomes of the journey one way, as far as it is known. */
function journeyIn({ before, after }: Told['details'][number]['minutes'], language: Language): string[] {
  const words = analysisWordsOf(language).frontier;
  if (after === null) return before === null ? [] : [words.journeyUnknown(words.minutes(before))];
  const was = before === null ? '' : before === after ? words.asBefore : words.insteadOf(words.minutes(before));
  return [`${words.journey(words.minutes(after))}${was}`];
}
