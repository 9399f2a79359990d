/** The use case of `binome backtest`: a past period's pairs and its census in, both sides scored out. Nobody is matched. */
import { backtest, type BacktestProgress } from '../backtest/index.ts';
import { parsePastPairs, readCensus, readPairsText, type CensusReading, type PastPairs } from '../census/index.ts';
import type { Backtest } from '../domain/backtest.ts';
import type { Language } from '../errors/catalogue.ts';
import type { SolveOptions } from '../solver/index.ts';
import { backtestCsv, renderBacktest } from '../report/index.ts';
import { censusSource, readBytes, type Output } from './files.ts';
import { readGuidelines, readPeriod, readTravelTable } from './inputs.ts';
import { jsonPieces } from './outputs.ts';
import { loadReference } from './reference-files.ts';
import { VERSION } from './version.ts';

export interface BacktestRequest {
  /** The pairs that people made. */
  readonly pairs: string;
  readonly census: readonly string[];
  readonly period: string;
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
  /** Does without the refused rows of the census, and without the trainees of refused rows of the pairs. */
  readonly acceptPartial: boolean;
  readonly limits?: Pick<SolveOptions, 'nodeLimit' | 'timeLimitMs'>;
}

/** `past` is null when the census was refused, `result` when one of the two was; the readings then say why. */
export interface BacktestAnswer {
  readonly reading: CensusReading;
  readonly past: PastPairs | null;
  readonly result: Backtest | null;
}

/** @throws BinomeError PAIRS_*, with the place, and what `match` throws. */
export async function runBacktest(request: BacktestRequest, progress: BacktestProgress): Promise<BacktestAnswer> {
  const { acceptPartial, limits = {} } = request;
  const period = await readPeriod(request.calendar, request.period);
  const { guidelines, sha256: guidelinesSha256, file } = await readGuidelines(request.guidelines);
  const pairsFile = await readBytes(request.pairs);
  const text = await readPairsText(pairsFile.bytes, pairsFile.name);
  const reference = await loadReference();
  const travel = request.travelTable === undefined ? null : await readTravelTable(request.travelTable, reference);
  const reading = await readCensus(await Promise.all(request.census.map(censusSource)), reference);
  if (reading.rejected > 0 && !acceptPartial) return { reading, past: null, result: null };
  const past = await parsePastPairs(text, pairsFile.name, reading.census, period.promotion);
  if (past.problems.length > 0 && !acceptPartial) return { reading, past, result: null };
  const read = reading.files.map((census) => ({ name: census.file.name, sha256: census.file.sha256 }));
  const named = { name: pairsFile.name, sha256: pairsFile.sha256 };
  const result = backtest(
    {
      census: reading.census,
      ...{ period, guidelines, guidelinesSha256, reference, limits },
      travelTable: travel?.table ?? new Map(),
      ...{ pairs: past.pairs, unlisted: past.unlisted, leftOut: past.refused },
      inputs: [...read, ...[file, travel?.file, named].filter((input) => input !== undefined)],
      engineVersion: VERSION,
    },
    progress,
  );
  return { reading, past, result };
}

export function backtestOutputs(result: Backtest, language: Language): Output[] {
  return [
    { name: 'backtest.json', pieces: () => jsonPieces(result) },
    { name: 'backtest.csv', pieces: () => [backtestCsv(result, language)] },
    { name: 'backtest.html', pieces: () => [renderBacktest(result, language)] },
  ];
}
