/** A plan over several periods, as `binome plan --periods` prints it. */
import type { PlanAnswer } from '../app/index.ts';
import type { Plan } from '../domain/plan.ts';
import type { Text } from '../domain/text.ts';
import { formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { summarisePlan } from '../planning/index.ts';
import { columns } from './columns.ts';
import { writtenLines } from './terminal.ts';

const HEADS: Readonly<Record<Plan['status'], Text>> = {
  optimal: { fr: 'Plan optimal, prouvé', en: 'Optimal plan, proven' },
  limit: { fr: 'Meilleur plan trouvé', en: 'Best plan found' },
  unknown: { fr: 'Aucun plan trouvé avant la limite', en: 'No plan found before the limit' },
  infeasible: {
    fr: 'Aucun plan ne respecte toutes les règles (prouvé)',
    en: 'No plan follows every rule (proven)',
  },
};

export function describePlan({ plan }: PlanAnswer, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const labels = plan.periods.map(({ label }) => label).join(', ');
  const lines = ['', `${HEADS[plan.status][language]}${fr ? ' : ' : ': '}${labels}.`];
  if (plan.status === 'optimal' || plan.status === 'limit') lines.push('', ...tables(plan, language), '', ...summarisePlan(plan, language));
  lines.push(
    '',
    fr ? 'Ceci est une proposition : une personne décide de chaque binôme.' : 'This is a proposal: a person decides on each pair.',
  );
  lines.push(...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}

function tables({ periods, boards }: Plan, language: Language): string[] {
  const fr = language === 'fr';
  const mean = (score: number, count: number): string => (count === 0 ? '–' : formatPoints(score / count, language));
  const decided = fr ? ' (décidée)' : ' (decided)';
  return [
    ...columns(
      fr
        ? ['Période', 'du', 'au', 'stagiaires', 'places', 'placés', 'score moyen']
        : ['Period', 'from', 'to', 'trainees', 'places', 'placed', 'mean score'],
      periods.map((period) => [
        `${period.label}${period.isDecided ? decided : ''}`,
        ...[period.start, period.end],
        ...[period.trainees, period.places, period.served].map(String),
        mean(period.score, period.served),
      ]),
    ),
    '',
    ...columns(
      fr
        ? ['Direction', 'stagiaires', 'stages', 'placés', 'deux milieux', 'tuteur gardé', 'score moyen', 'charge max.']
        : ['Directorate', 'trainees', 'internships', 'placed', 'both settings', 'mentor kept', 'mean score', 'top load'],
      boards.map((board) => [
        board.name,
        ...[board.trainees, board.needed, board.served, board.both, board.kept].map(String),
        mean(board.score, board.served),
        String(board.heaviest),
      ]),
    ),
  ];
}
