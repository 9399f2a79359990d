/** The use case of `binome backtest`: a past period's pairs and its census in, both sides scored out. Nobody is matched. */
import * as z from 'zod';
import { backtest, type BacktestProgress } from '../backtest/index.ts';
import { parsePastPairs, readPairsText, type CensusReading, type PastPairs } from '../census/index.ts';
import type { Backtest } from '../domain/backtest.ts';
import { BinomeError } from '../errors/error.ts';
import type { Language } from '../errors/catalogue.ts';
import { untimed } from '../library/deadline.ts';
import { backtestCsv, renderBacktest } from '../report/index.ts';
import type { Command, RunResult } from './command.ts';
import type { Output } from './files.ts';
import { readCensusFiles, readGuidelines, readPeriod } from './inputs.ts';
import { jsonPieces } from './outputs.ts';
import { censusShape, type InputKinds, type RequestOf } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { VERSION } from './version.ts';

/** `pairs`: those that people made. `acceptPartial` does without the trainees of refused rows of the pairs, too. */
const backtestRequest = (kinds: InputKinds) => z.strictObject({ pairs: kinds.file, period: z.string(), ...censusShape(kinds) });
export type BacktestRequest = RequestOf<typeof backtestRequest>;

/** `past` is null when the census was refused, `result` when one of the two was; the readings then say why. */
export interface BacktestAnswer {
  readonly reading: CensusReading;
  readonly past: PastPairs | null;
  readonly result: Backtest | null;
}

/** @throws BinomeError PAIRS_*, with the place, and what `match` throws. */
export async function runBacktest(request: BacktestRequest, files: RunFiles, progress: BacktestProgress): Promise<BacktestAnswer> {
  const { acceptPartial, limits } = request;
  const period = await readPeriod(request.calendar, request.period, files);
  const { guidelines, sha256: guidelinesSha256, file } = await readGuidelines(request.guidelines, files);
  const pairsFile = await files.bytes(request.pairs);
  const text = await readPairsText(pairsFile.bytes, pairsFile.name);
  const { reading, inputs, ...read } = await readCensusFiles(request, files);
  if (reading.rejected > 0 && !acceptPartial) return { reading, past: null, result: null };
  const past = await parsePastPairs(text, pairsFile.name, reading.census, period.promotion);
  if (past.problems.length > 0 && !acceptPartial) return { reading, past, result: null };
  const named = { name: pairsFile.name, sha256: pairsFile.sha256 };
  const result = backtest(
    {
      census: reading.census,
      ...{ period, guidelines, guidelinesSha256, limits: untimed(limits), ...read },
      ...{ pairs: past.pairs, unlisted: past.unlisted, leftOut: past.refused },
      inputs: [...inputs, ...(file === undefined ? [] : [file]), named],
      engineVersion: VERSION,
    },
    progress,
  );
  return { reading, past, result };
}

/** What `backtest` came to, to be written and bundled: the pairs that people made are an input, nothing is pinned or decided. */
export function backtestResult(result: Backtest, language: Language): RunResult {
  return {
    outputs: backtestOutputs(result, language),
    guidelines: result.guidelines.content,
    pins: { people: [], pairs: [] },
    decisions: [],
  };
}

export const BACKTEST: Command<typeof backtestRequest> = {
  name: 'backtest',
  schema: backtestRequest,
  run: async (request, files, language) => {
    const { reading, past, result } = await runBacktest(request, files, () => {});
    if (past === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
    if (result === null) throw new BinomeError('PAIRS_REJECTED', { rejected: past.problems.length });
    return backtestResult(result, language);
  },
};

function backtestOutputs(result: Backtest, language: Language): Output[] {
  return [
    { name: 'backtest.json', pieces: () => jsonPieces(result) },
    { name: 'backtest.csv', pieces: () => [backtestCsv(result, language)] },
    { name: 'backtest.html', pieces: () => [renderBacktest(result, language)] },
  ];
}
