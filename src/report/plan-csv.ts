/** A plan over several periods as a CSV: one row a trainee, three columns a period. */
import type { Plan } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { pageWordsOf, wordsOf } from '../wording/index.ts';
import { csvText, type Cell } from './csv.ts';

/** Separators as in the proposal's CSV. A cell is empty where a period is not of the trainee's promotion, or nobody would mentor them. */
export function planCsv({ periods, trainees }: Plan, language: Language): string {
  const { vocabulary } = wordsOf(language);
  const { csv } = pageWordsOf(language).report;
  const labels = periods.map(({ label }) => label);
  const header = [
    csv.traineeId,
    csv.traineeName,
    ...labels.flatMap((label) => [csv.planMentor(label), csv.planMentorName(label), csv.planSettings(label)]),
    csv.journey,
  ];
  const rows = trainees.map(({ id, name, stages, sentence }): Cell[] => {
    const cells = labels.flatMap((label): Cell[] => {
      const stage = stages.find(({ period }) => period === label);
      return [
        stage?.mentor ?? null,
        stage?.name ?? null,
        stage === undefined ? null : stage.settings.map((setting) => vocabulary.settings[setting]).join(' + ') || null,
      ];
    });
    return [id, name, ...cells, sentence[language]];
  });
  return csvText([header, ...rows]);
}
