/** `binome plan --periods`: several periods at once. */
import path from 'node:path';
import { checkWritable, writeAll } from '../app/files.ts';
import { planOutputs, runPlan, type PlanPeriodsRequest } from '../app/plan.ts';
import type { Plan } from '../domain/plan.ts';
import type { Text } from '../domain/text.ts';
import { formatPoints } from '../domain/wording.ts';
import { BinomeError } from '../errors/error.ts';
import type { Language } from '../errors/catalogue.ts';
import { summarisePlan } from '../planning/index.ts';
import { describeReading } from './check.ts';
import { columns } from './columns.ts';
import { EXIT, printJson, ProgressLine, type Terminal } from './terminal.ts';

const STAGES: Readonly<Record<'score' | 'plan', Text>> = {
  score: { fr: 'Notation des paires', en: 'Scoring pairs' },
  plan: { fr: 'Recherche du meilleur plan', en: 'Looking for the best plan' },
};

export async function periodsCommand(terminal: Terminal, request: PlanPeriodsRequest & { out?: string }): Promise<number> {
  const { out } = request;
  if (out !== undefined) await checkWritable(out);
  const line = new ProgressLine(terminal);
  const { reading, result } = await runPlan(request, (stage, done) => line.show(STAGES[stage], done));
  terminal.log(describeReading(reading, terminal.language));
  if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
  const outputs = out === undefined ? [] : planOutputs(result, terminal.language);
  if (out !== undefined) await writeAll(out, outputs);
  const files = outputs.map(({ name }) => path.join(out ?? '', name));
  if (terminal.json) printJson(terminal, result.plan);
  else terminal.out(describe(result.plan, files, terminal.language));
  return { optimal: EXIT.done, limit: EXIT.limit, infeasible: EXIT.infeasible }[result.plan.status];
}

const HEADS: Readonly<Record<Plan['status'], Text>> = {
  optimal: { fr: 'Plan optimal, prouvé', en: 'Optimal plan, proven' },
  limit: { fr: 'Meilleur plan trouvé', en: 'Best plan found' },
  infeasible: {
    fr: 'Aucun plan ne respecte toutes les règles (prouvé)',
    en: 'No plan follows every rule (proven)',
  },
};

function describe(plan: Plan, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const labels = plan.periods.map(({ label }) => label).join(', ');
  const lines = ['', `${HEADS[plan.status][language]}${fr ? ' : ' : ': '}${labels}.`];
  if (plan.status !== 'infeasible') lines.push('', ...tables(plan, language), '', ...summarisePlan(plan, language));
  lines.push(
    '',
    fr ? 'Ceci est une proposition : une personne décide de chaque binôme.' : 'This is a proposal: a person decides on each pair.',
  );
  if (files.length > 0) lines.push(fr ? 'Fichiers écrits :' : 'Files written:', ...files.map((file) => `  ${file}`));
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
