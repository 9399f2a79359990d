/**
 * `binome.bundle/1` (bundle.json): what was computed, by which engine, from which files, as asked and decided by whom, and the fingerprints of what came out.
 * With its inputs it gives the same bytes again, years later. No clock, no machine, no path: the same input gives the same bundle.
 *
 * A confidential note is never in it: not its text, not its name, not its fingerprint, which for a short text can be guessed.
 *
 * Closed: a run that an unknown field would have changed cannot be run again as it was.
 */
import * as z from 'zod';
import { mentorId, sha256, traineeId } from './parts.ts';

export const BUNDLE_FORMAT = 'binome.bundle/1';

/** The commands whose results can be replayed. */
export const COMMAND_NAMES = ['match', 'reassign', 'plan --periods', 'plan --recruitment', 'plan --stress', 'backtest'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

const name = z
  .string()
  .regex(/^(?!\.{1,2}$)[^/\\\0]+$/)
  .describe('The name of a file in a folder, and nothing that leads out of it.');

export const fileRefSchema = z.strictObject({ name, sha256 }).meta({
  id: 'FileRef',
  description: 'A file, known by its name, for outputs quote it, and by its bytes; where it lies does not matter.',
});
export type FileRef = z.infer<typeof fileRefSchema>;

/** A folder that a command wrote, known by the files that were read from it. */
export const folderRefSchema = z.strictObject({ files: z.array(fileRefSchema).min(1) });
export type FolderRef = z.infer<typeof folderRefSchema>;

const decision = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('placed'), promotion: z.string(), period: z.string(), proposalSha256: sha256 }),
    z.strictObject({
      kind: z.literal('decided'),
      trainee: traineeId,
      mentor: mentorId.nullable(),
      by: z.string(),
      on: z.iso.date(),
      reason: z.string(),
    }),
  ])
  .describe(
    '`placed`: the pairs of a period, as the proposal with this fingerprint has them (`plan --decided`). `decided`: what a named person ' +
      'decided for a trainee, and the matching had to follow (`match --decided`); null: nobody.',
  );
export type Decision = z.infer<typeof decision>;

const pins = z.strictObject({
  people: z.array(z.string()).readonly().describe('Ids of those who were not to move.'),
  pairs: z
    .array(z.tuple([traineeId, mentorId]).readonly())
    .readonly()
    .describe('Pairs that had to be chosen.'),
});
export type Pins = z.infer<typeof pins>;

export const bundleSchema = z
  .strictObject({
    format: z.literal(BUNDLE_FORMAT),
    engine: z.strictObject({
      name: z.literal('binome'),
      version: z.string().min(1),
      webAssembly: z
        .boolean()
        .describe('Whether the solver had its kernels in WebAssembly; without them another certificate may prove the same matching.'),
    }),
    command: z.enum(COMMAND_NAMES),
    language: z.enum(['fr', 'en']).describe('Of what is written for people to read.'),
    request: z
      .record(z.string(), z.unknown())
      .describe('What was asked, as the command’s own schema has it: every option that can change the result, and each input in its role.'),
    reference: z
      .array(z.strictObject({ name: z.string().regex(/^(?:calendar\/)?[\w-]+\.\w+$/), sha256 }))
      .describe('The reference files of the program that were read, by their place in `data/reference`; sorted.'),
    // Not looked into: the replay compares them, byte for byte, with those that it reads again.
    guidelines: z.record(z.string(), z.unknown()).describe('The guidelines that were followed, whole.'),
    pins: pins.describe('What people held fast.'),
    decisions: z.array(decision).describe('What named persons decided that entered the run.'),
    outputs: z
      .array(fileRefSchema)
      .describe('In the order in which they are written; this file and a confidential note are not among them.'),
  })
  .meta({ title: 'Bundle', description: 'What a result follows from, so that it can be made again: `binome replay`.' });

export type Bundle = z.infer<typeof bundleSchema>;
