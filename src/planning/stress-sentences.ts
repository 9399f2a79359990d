/** Which sentences tell the stress test, and with what: what a board reads before a period begins. The words are in `wording/stress`. */
import type { Loss, MentorLoss, StressTest } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf, listOf, analysisWordsOf } from '../wording/index.ts';

/** How many of each kind, and how many trainees have no deputy. */
export function summarise({ mentors, deputies }: StressTest, language: Language): string[] {
  const words = analysisWordsOf(language).stress;
  const kinds = (['replaced', 'moving', 'short', 'impossible'] as const).map(
    (own) => [mentors.filter(({ kind }) => kind === own).length, words[own]] as const,
  );
  const alone = deputies.filter(({ deputy }) => deputy === null).length;
  return [...kinds, [alone, words.withoutDeputy] as const].filter(([n]) => n > 0).map(([n, say]) => say(n));
}

/** One mentor's loss, and who would take over. */
export function describeLoss(
  { mentor, trainees, alone, best }: MentorLoss,
  deputies: StressTest['deputies'],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const { vocabulary, stress: words } = analysisWordsOf(language);
  const own = trainees.map((trainee) => {
    const deputy = deputies.find((entry) => entry.trainee === trainee && entry.mentor === mentor)?.deputy ?? null;
    return `${nameOf(trainee)} → ${deputy === null ? vocabulary.nobody : nameOf(deputy)}`;
  });
  const costs = best === null ? [words.nothing] : [describeCost(alone, language)];
  if (best !== null && best.moved > 0) costs.push(describeCost(best, language));
  return vocabulary.colon(nameOf(mentor), `${costs.join(vocabulary.semicolon)} (${own.join(', ')}).`);
}

function describeCost(loss: Loss | null, language: Language): string {
  const { vocabulary, stress: words } = analysisWordsOf(language);
  if (loss === null) return words.nothingAlone;
  const { moved, served, score } = loss;
  const points = (score < 0 ? words.pointsMore : words.pointsLess)(formatsOf(language).amount(score));
  const said = [...(served > 0 ? [words.fewer(served)] : []), points];
  return `${moved === 0 ? words.alone : words.movingOthers(moved)}, ${listOf(said, vocabulary.and)}`;
}
