/** The stress test in sentences: what a board reads before a period begins. */
import type { Loss, MentorLoss, StressTest } from '../domain/stress.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { points } from '../matching/sentences.ts';

/** How many of each kind, and how many trainees have no deputy. */
export function summarise({ mentors, deputies }: StressTest, language: Language): string[] {
  const count = (kind: MentorLoss['kind']): number => mentors.filter((mentor) => mentor.kind === kind).length;
  const alone = deputies.filter(({ deputy }) => deputy === null).length;
  const said: [number, { fr: string; en: string }][] = [
    [
      count('replaced'),
      {
        fr: '{n} {n|tuteur serait remplacé|tuteurs seraient remplacés} sans déplacer personne d’autre.',
        en: '{n} {n|mentor|mentors} could be replaced without moving anybody else.',
      },
    ],
    [
      count('moving'),
      {
        fr: '{n} {n|tuteur ne serait remplacé|tuteurs ne seraient remplacés} qu’en déplaçant d’autres personnes.',
        en: '{n} {n|mentor|mentors} could be replaced only by moving other people.',
      },
    ],
    [
      count('short'),
      {
        fr: 'Le départ de {n} {n|tuteur|tuteurs} laisserait quelqu’un de plus sans tuteur, quoi qu’on fasse.',
        en: 'The departure of {n} {n|mentor|mentors} would leave somebody more without a mentor, whatever is done.',
      },
    ],
    [
      count('impossible'),
      {
        fr: 'Après le départ de {n} {n|tuteur|tuteurs}, plus aucune solution ne respecterait toutes les règles.',
        en: 'After the departure of {n} {n|mentor|mentors} nothing would follow every rule any more.',
      },
    ],
    [
      alone,
      {
        fr: '{n} {n|stagiaire n’aurait|stagiaires n’auraient} aucun suppléant si personne d’autre ne bougeait.',
        en: '{n} {n|trainee|trainees} would have no deputy mentor if nobody else moved.',
      },
    ],
  ];
  return said.filter(([n]) => n > 0).map(([n, text]) => fill(text[language], { n }, language));
}

/** One mentor's loss, and who would take over. */
export function describeLoss(
  { mentor, trainees, alone, best }: MentorLoss,
  deputies: StressTest['deputies'],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const fr = language === 'fr';
  const own = trainees.map((trainee) => {
    const deputy = deputies.find((entry) => entry.trainee === trainee && entry.mentor === mentor)?.deputy ?? null;
    const nobody = fr ? 'personne' : 'nobody';
    return `${nameOf(trainee)} → ${deputy === null ? nobody : nameOf(deputy)}`;
  });
  const costs = best === null ? [fr ? 'plus aucune solution' : 'nothing is possible'] : [describeCost(alone, language)];
  if (best !== null && best.moved > 0) costs.push(describeCost(best, language));
  return `${nameOf(mentor)}${fr ? ' : ' : ': '}${costs.join(fr ? ' ; ' : '; ')} (${own.join(', ')}).`;
}

function describeCost(loss: Loss | null, language: Language): string {
  const fr = language === 'fr';
  if (loss === null) return fr ? 'sans déplacer personne d’autre, aucune solution' : 'moving nobody else, nothing is possible';
  const { moved, served, score } = loss;
  const who = fill(
    moved === 0
      ? { fr: 'sans déplacer personne d’autre', en: 'moving nobody else' }[language]
      : { fr: 'en déplaçant {n} {n|personne|personnes}', en: 'moving {n} {n|person|people}' }[language],
    { n: moved },
    language,
  );
  const said: string[] = [];
  if (served > 0) said.push(fill(fr ? '{n} {n|stagiaire|stagiaires} de moins' : '{n} fewer {n|trainee|trainees}', { n: served }, language));
  const amount = points(Math.abs(score), language);
  said.push(fr ? `${amount} de ${score < 0 ? 'plus' : 'moins'}` : `${amount} ${score < 0 ? 'more' : 'less'}`);
  return `${who}, ${said.join(fr ? ' et ' : ' and ')}`;
}
