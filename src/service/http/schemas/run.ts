/** Runs as the API takes and gives them. */
import * as z from 'zod';
import { RUN_COMMANDS, RUN_STATES } from '../../rules/run-state.ts';
import { moment } from './common.ts';

const id = z.string().min(1).max(100);
const count = z.int().min(0);

/** A pair: [trainee, mentor], or the same with names for each. */
const pair = z
  .union([z.tuple([id, id]), z.strictObject({ trainee: id, mentor: id }).transform(({ trainee, mentor }) => [trainee, mentor] as const)])
  .meta({ id: 'AskedPair' });

const limits = z
  .strictObject({
    nodeLimit: z.int().min(0).optional().describe('Nodes of the search at most: the same result on any machine.'),
    timeLimitMs: z.int().min(0).optional().describe('Milliseconds after which nothing more begins: the result depends on the machine.'),
  })
  .transform(({ nodeLimit, timeLimitMs }) => ({
    ...(nodeLimit === undefined ? {} : { nodeLimit }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  }));

const version = z.int().min(0);
const guidelines = version
  .optional()
  .describe('A number of the directorate’s own guidelines, else of the national ones; 0: those shipped. Without it: those in force.');
const calendar = version
  .optional()
  .describe('A number of /api/calendars; 0: the one shipped. Without it: that of the rounds of the periods.');

export const askedMatchSchema = z
  .strictObject({
    pins: z.array(pair).max(2000).optional().describe('Pairs held fast in this run, by ids.'),
    guidelines,
    limits: limits.optional(),
  })
  .meta({ id: 'AskedMatch' });

const board = z
  .string()
  .min(1)
  .max(100)
  .nullable()
  .default(null)
  .describe('A directorate; null: the whole country, for the training unit.');
const period = z.string().min(1).max(200).describe('`SP1`, or `CPIP 29/SP1` where several promotions have one.');
const common = { board, guidelines, calendar, limits: limits.optional() };

export const askedRunSchema = z
  .discriminatedUnion('command', [
    z.strictObject({
      command: z.literal('plan-periods'),
      periods: z.array(period).min(1).max(50),
      decided: z.array(z.string().min(1).max(300)).max(50).optional().describe('Rounds whose submitted pairs are in place already.'),
      ...common,
    }),
    z.strictObject({ command: z.literal('recruitment'), periods: z.array(period).min(1).max(50), ...common }),
    z.strictObject({
      command: z.literal('backtest'),
      period,
      pairs: z.array(pair).min(1).max(20_000).optional().describe('Those made by hand, by ids or names. Without it: the period’s matches.'),
      ...common,
    }),
    z.strictObject({
      command: z
        .literal('match')
        .describe('Of every round of the period, for the training unit; of one round: POST /api/rounds/{id}/runs.'),
      period,
      limits: limits.optional(),
    }),
    z.strictObject({
      command: z.literal('stress'),
      run: z.uuid().describe('A run of `match`.'),
      limits: z.strictObject({ timeLimitMs: z.int().min(0) }).optional(),
    }),
  ])
  .meta({ id: 'AskedRun' });

export const runSchema = z
  .object({
    id: z.uuid(),
    command: z.enum(RUN_COMMANDS),
    board: z.string().nullable(),
    round: z.string().nullable(),
    breakdown: z.uuid().nullable(),
    periods: z
      .array(z.string())
      .describe('Of a plan and a recruitment: as they were asked for. None of what is of a round, a case, another run.'),
    state: z.enum(RUN_STATES),
    attempt: count.describe('How often it has been taken up; 0 while it waits for the first time.'),
    progress: z.object({ stage: z.string(), done: z.number(), of: z.number() }).nullable(),
    result: z
      .object({
        ending: z.enum(['done', 'infeasible', 'limit', 'wrongInput', 'differs']),
        verified: z.boolean().nullable().describe('Of a match: whether the independent verifier accepted it.'),
        proposed: count.nullable(),
        unmet: count.nullable(),
        totals: z.record(z.string(), z.unknown()).nullable(),
      })
      .nullable(),
    error: z
      .object({
        code: z.string(),
        says: z.string(),
        remedy: z.string(),
        place: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      })
      .nullable(),
    files: z.array(z.object({ name: z.string(), sha256: z.string(), href: z.string() })),
    parts: z
      .array(z.object({ run: z.uuid(), round: z.string(), state: z.enum(RUN_STATES) }))
      .optional()
      .describe('Of a match of the whole country: the run of each round. It ends once all of these have.'),
    leftOut: z
      .array(z.object({ round: z.string(), code: z.string() }))
      .optional()
      .describe('Of the same: rounds of the period that no run could be asked for, with the code of the reason.'),
    by: z.uuid().nullable().describe('The account that asked for it; null: the service, by its schedule.'),
    at: moment,
    endedAt: moment.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'Run' });

export const startedSchema = z.object({ id: z.uuid() }).meta({ id: 'StartedRun' });
