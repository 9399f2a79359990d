/** A plan over several periods, as `binome plan --periods` prints it. */
import type { PlanAnswer } from '../app/index.ts';
import type { Plan } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { summarisePlan } from '../planning/index.ts';
import { formatsOf, wordsOf, pageWordsOf } from '../wording/index.ts';
import { columns } from './columns.ts';
import { writtenLines } from './written-lines.ts';

export function describePlan({ plan }: PlanAnswer, files: readonly string[], language: Language): string[] {
  const { eachPair, plan: words } = pageWordsOf(language).terminal;
  const labels = plan.periods.map(({ label }) => label).join(', ');
  const isPlanned = plan.status === 'optimal' || plan.status === 'limit';
  return [
    ...['', `${wordsOf(language).vocabulary.colon(words[plan.status], labels)}.`],
    ...(isPlanned ? ['', ...tables(plan, language), '', ...summarisePlan(plan, language)] : []),
    ...['', eachPair, ...writtenLines(files, language)],
  ];
}

function tables({ periods, boards }: Plan, language: Language): string[] {
  const words = pageWordsOf(language).terminal.plan;
  const { date, integer, mean } = formatsOf(language);
  return [
    ...columns(
      words.periods,
      periods.map((period) => [
        `${period.label}${period.isDecided ? words.decided : ''}`,
        ...[date(period.start), date(period.end)],
        ...[period.trainees, period.places, period.served].map(integer),
        mean(period.score, period.served),
      ]),
    ),
    '',
    ...columns(
      words.boards,
      boards.map((board) => [
        board.name,
        ...[board.trainees, board.needed, board.served, board.both, board.kept].map(integer),
        mean(board.score, board.served),
        integer(board.heaviest),
      ]),
    ),
  ];
}
