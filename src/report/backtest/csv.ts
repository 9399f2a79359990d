/** A backtest as a CSV: one row a trainee, by hand and by the engine, each with its parts; separators as in the proposal's. */
import { type Backtest, type BacktestPair, CRITERIA } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { describeExclusion } from '../../wording/index.ts';
import { csvText, outOf100, type Cell } from '../csv.ts';
import { viewOf } from './view.ts';

/** In the order of the backtest: the greatest gain first. Linear in the number of trainees. */
export function backtestCsv(backtest: Backtest, language: Language): string {
  const { m, boardName } = viewOf(backtest, language);
  const words = m.backtest.csv;
  const points = (head: (criterion: string) => string): string[] => CRITERIA.map((criterion) => head(m.criteria[criterion]));
  const header = [
    ...[m.csv.traineeId, m.csv.traineeName, m.csv.traineeBoard, m.csv.traineeService],
    ...[words.handMentorId, words.handMentor, words.handScore, ...points(words.handPoints), words.handTravel, words.handRules],
    ...[words.engineMentorId, words.engineMentor, words.engineScore, ...points(words.enginePoints), words.engineTravel],
    ...[words.difference, words.kind],
  ];
  const rows = backtest.changes.map(({ trainee, byHand, byEngine, difference, kind }): Cell[] => [
    ...[trainee.id, trainee.name, boardName(trainee.board), trainee.service],
    ...pairCells(byHand),
    (byHand?.rules ?? []).map((rule) => describeExclusion(rule, language)).join(' | '),
    ...pairCells(byEngine),
    ...[outOf100(difference), backtest.optimum.status === 'infeasible' ? null : words.kinds[kind]],
  ]);
  return csvText([header, ...rows]);
}

function pairCells(pair: BacktestPair | null): Cell[] {
  if (pair === null) return Array.from({ length: 4 + CRITERIA.length }, () => null);
  return [pair.mentor.id, pair.mentor.name, outOf100(pair.score), ...pair.parts.map((part) => outOf100(part.points)), pair.travelMinutes];
}
