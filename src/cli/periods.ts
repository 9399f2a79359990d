/** `binome plan --periods`: several periods at once. */
import { checkResultFolder, writeResult } from '../app/bundle.ts';
import { PERIODS, periodsResult, runPlan, type PlanPeriodsRequest } from '../app/plan.ts';
import { RunFiles } from '../app/run-files.ts';
import type { Plan } from '../domain/plan.ts';
import type { Text } from '../domain/text.ts';
import { formatPoints } from '../wording/index.ts';
import { BinomeError } from '../errors/error.ts';
import type { Language } from '../errors/catalogue.ts';
import { summarisePlan } from '../planning/index.ts';
import { describeReading } from './check.ts';
import { columns } from './columns.ts';
import { EXIT, printJson, ProgressLine, writtenLines, type Terminal } from './terminal.ts';

const STAGES: Readonly<Record<'score' | 'plan', Text>> = {
  score: { fr: 'Notation des paires', en: 'Scoring pairs' },
  plan: { fr: 'Recherche du meilleur plan', en: 'Looking for the best plan' },
};

export async function periodsCommand(terminal: Terminal, request: PlanPeriodsRequest, out: string | undefined): Promise<number> {
  await checkResultFolder(out, PERIODS.name);
  const line = new ProgressLine(terminal);
  const files = new RunFiles();
  const answer = await runPlan(request, files, (stage, done) => line.show(STAGES[stage], done));
  const { reading, result } = answer;
  const { language } = terminal;
  terminal.log(describeReading(reading, language));
  if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
  const written =
    out === undefined
      ? []
      : await writeResult(out, { command: PERIODS, request, files, language }, periodsResult(result, answer, language));
  if (terminal.json) printJson(terminal, result.plan);
  else terminal.out(describe(result.plan, written, language));
  return { optimal: EXIT.done, limit: EXIT.limit, unknown: EXIT.limit, infeasible: EXIT.infeasible }[result.plan.status];
}

const HEADS: Readonly<Record<Plan['status'], Text>> = {
  optimal: { fr: 'Plan optimal, prouvé', en: 'Optimal plan, proven' },
  limit: { fr: 'Meilleur plan trouvé', en: 'Best plan found' },
  unknown: { fr: 'Aucun plan trouvé avant la limite', en: 'No plan found before the limit' },
  infeasible: {
    fr: 'Aucun plan ne respecte toutes les règles (prouvé)',
    en: 'No plan follows every rule (proven)',
  },
};

function describe(plan: Plan, files: readonly string[], language: Language): string {
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
