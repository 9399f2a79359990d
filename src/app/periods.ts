/** `periods`: the internships of the calendar, by name and dates. */
import * as z from 'zod';
import type { Period } from '../domain/index.ts';
import { nothingKept, type Command } from './command.ts';
import type { InputKinds } from './request.ts';
import { readCalendar } from './situation.ts';

const periodsRequest = ({ file }: InputKinds) => z.strictObject({ calendar: file.optional() });

export interface PeriodsAnswer {
  /** By promotion, then by start. */
  readonly periods: readonly Period[];
}

export const PERIODS: Command<typeof periodsRequest, PeriodsAnswer> = {
  name: 'periods',
  bundledAs: null,
  schema: periodsRequest,
  run: async ({ calendar }, { inputs }) => ({ periods: (await readCalendar(calendar, inputs)).periods }),
  ending: () => 'done',
  document: ({ periods }) => ({
    periods: periods.map(({ promotion, id, name, segments, evaluationDue }) => ({ promotion, id, name, segments, evaluationDue })),
  }),
  result: nothingKept,
};
