/** `plan --recruitment`: a census and periods in, places against trainees and the worth of one more mentor out. */
import * as z from 'zod';
import { byName, type Guidelines, type Recruitment } from '../domain/index.ts';
import { recruitment, recruitmentNotes } from '../planning/index.ts';
import { placesCsv, recruitmentCsv, renderRecruitment } from '../report/index.ts';
import { NO_PINS, type Command } from './command.ts';
import { jsonPieces } from './output.ts';
import { censusShape, type InputKinds } from './request.ts';
import { acceptedCensus, readGuidelines, readPeriods, tellAccount } from './situation.ts';

/** `periods`: as `match` takes one. */
const recruitmentRequest = (kinds: InputKinds) => z.strictObject({ periods: z.array(z.string()).readonly(), ...censusShape(kinds) });

export interface RecruitmentAnswer {
  readonly recruitment: Recruitment;
  readonly guidelines: Guidelines;
}

export const RECRUITMENT: Command<typeof recruitmentRequest, RecruitmentAnswer> = {
  name: 'recruitment',
  bundledAs: 'plan --recruitment',
  schema: recruitmentRequest,
  run: async (request, run) => {
    const { inputs, limits, progress, version } = run;
    const { periods, promotions } = await readPeriods(request.calendar, request.periods, inputs);
    const { guidelines, guidelinesSha256, files } = await readGuidelines(request.guidelines, inputs);
    const { inputs: read, refused, unread, ...situation } = await acceptedCensus(request, run, promotions);
    const account = tellAccount({ census: situation.census, periods, refused, unread }, run.notice);
    const result = recruitment(
      {
        ...{ periods, guidelines, guidelinesSha256, account, limits, ...situation },
        inputs: [...read, ...files].sort(byName),
        engineVersion: version,
      },
      progress,
    );
    return { recruitment: result, guidelines };
  },
  ending: ({ recruitment: { periods, candidates } }) =>
    periods.some(({ status }) => status === 'infeasible')
      ? 'infeasible'
      : [...periods, ...candidates].some(({ status }) => status === 'limit')
        ? 'limit'
        : 'done',
  document: ({ recruitment: result }) => result,
  result: ({ recruitment: result, guidelines }, _, { language }) => ({
    outputs: [
      { name: 'recruitment.json', pieces: () => jsonPieces(result) },
      { name: 'recruitment.csv', pieces: () => [recruitmentCsv(result, language)] },
      { name: 'places.csv', pieces: () => [placesCsv(result, language)] },
      {
        name: 'report.html',
        pieces: () => [renderRecruitment({ recruitment: result, guidelines, notes: recruitmentNotes(result, language) }, language)],
      },
    ],
    facts: { guidelines, pins: NO_PINS, decisions: [] },
  }),
};
