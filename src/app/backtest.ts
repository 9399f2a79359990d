/** `backtest`: a past period's pairs and its census in, both sides scored out. Nobody is matched. */
import * as z from 'zod';
import { backtest } from '../backtest/index.ts';
import { parsePastPairs, readPairsText } from '../census/index.ts';
import type { Backtest } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { backtestCsv, renderBacktest } from '../report/index.ts';
import { NO_PINS, type Command } from './command.ts';
import { jsonPieces } from './output.ts';
import { censusShape, type InputKinds } from './request.ts';
import { acceptedCensus, readGuidelines, readPeriod, tellAccount } from './situation.ts';

/** `pairs`: those that people made. `acceptPartial` does without the trainees of refused rows of the pairs, too. */
const backtestRequest = (kinds: InputKinds) => z.strictObject({ pairs: kinds.file, period: z.string(), ...censusShape(kinds) });

export const BACKTEST: Command<typeof backtestRequest, Backtest> = {
  name: 'backtest',
  bundledAs: 'backtest',
  schema: backtestRequest,
  run: async (request, run) => {
    const { inputs, limits, progress, version, notice } = run;
    const { period, promotions } = await readPeriod(request.calendar, request.period, inputs);
    const { guidelines, guidelinesSha256, files } = await readGuidelines(request.guidelines, inputs);
    const { bytes, ...named } = await inputs.bytes(request.pairs);
    const text = await readPairsText(bytes, named.name);
    const { inputs: read, refused, unread, ...situation } = await acceptedCensus(request, run, promotions);
    const account = tellAccount({ census: situation.census, periods: [period], refused, unread }, notice);
    const past = await parsePastPairs(text, named.name, situation.census, period.promotion);
    notice({ kind: 'pairs', past, name: named.name });
    if (past.problems.length > 0 && !request.acceptPartial) throw new BinomeError('PAIRS_REJECTED', { rejected: past.problems.length });
    return backtest(
      {
        ...{ period, guidelines, guidelinesSha256, account, limits, ...situation },
        ...{ pairs: past.pairs, unlisted: past.unlisted, leftOut: past.refused },
        inputs: [...read, ...files, named],
        engineVersion: version,
      },
      progress,
    );
  },
  ending: ({ optimum: { status } }) => (status === 'optimal' ? 'done' : status),
  document: (result) => result,
  // The pairs that people made are an input: nothing is pinned or decided.
  result: (result, _, { language }) => ({
    outputs: [
      { name: 'backtest.json', pieces: () => jsonPieces(result) },
      { name: 'backtest.csv', pieces: () => [backtestCsv(result, language)] },
      { name: 'backtest.html', pieces: () => [renderBacktest(result, language)] },
    ],
    facts: { guidelines: result.guidelines.content, pins: NO_PINS, decisions: [] },
  }),
};
