/**
 * A bundle: what was computed, by which engine, from which files, as asked and decided by whom, and the fingerprints of what came out.
 * With its inputs it gives the same bytes again, years later. No clock, no machine, no path: the same input gives the same bundle.
 *
 * A confidential note is never in it: not its text, not its name, not its fingerprint, which for a short text can be guessed.
 */
import * as z from 'zod';
import type { Guidelines } from './guidelines.ts';
import { compareIds } from './person.ts';

export const BUNDLE_FORMAT = 'binome.bundle/1';
export const BUNDLE_FILE = 'bundle.json';

/** The commands whose results can be replayed. */
export const COMMAND_NAMES = ['match', 'reassign', 'plan --periods', 'plan --recruitment', 'plan --stress', 'backtest'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The name of a file in a folder, and nothing that leads out of it. */
const name = z.string().regex(/^(?!\.{1,2}$)[^/\\\0]+$/);

/** A file is known by its name, for outputs quote it, and by its bytes; where it lies does not matter. */
export const fileRefSchema = z.strictObject({ name, sha256 });
export type FileRef = z.infer<typeof fileRefSchema>;

/** In the order in which a document lists what was read. */
export function byName(a: FileRef, b: FileRef): number {
  return compareIds(a.name, b.name) || compareIds(a.sha256, b.sha256);
}

/** A folder that a command wrote, known by the files that were read from it. */
export const folderRefSchema = z.strictObject({ files: z.array(fileRefSchema).min(1) });
export type FolderRef = z.infer<typeof folderRefSchema>;

/**
 * What a named person decided that entered the run.
 * `placed`: the pairs of a period, as the proposal with this fingerprint has them (`plan --decided`).
 */
const decision = z.strictObject({ kind: z.literal('placed'), promotion: z.string(), period: z.string(), proposalSha256: sha256 });
export type Decision = z.infer<typeof decision>;

/** What people held fast: those who were not to move, and the pairs that had to be chosen. */
const pins = z.strictObject({
  people: z.array(z.string()).readonly(),
  pairs: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
});
export type Pins = z.infer<typeof pins>;

export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** `webAssembly`: whether the solver had its kernels in WebAssembly; without them another certificate may prove the same matching. */
  engine: z.strictObject({ name: z.literal('binome'), version: z.string().min(1), webAssembly: z.boolean() }),
  command: z.enum(COMMAND_NAMES),
  /** Of what is written for people to read. */
  language: z.enum(['fr', 'en']),
  /** What was asked, as the command's own schema has it: every option that can change the result, and each input in its role. */
  request: z.record(z.string(), z.unknown()),
  /** The reference files of the program that were read, by their place in `data/reference`; sorted. */
  reference: z.array(z.strictObject({ name: z.string().regex(/^(?:calendar\/)?[\w-]+\.\w+$/), sha256 })),
  guidelines: z.record(z.string(), z.unknown()),
  pins,
  decisions: z.array(decision),
  /** In the order in which they are written; this file and a confidential note are not among them. */
  outputs: z.array(fileRefSchema),
});

export type Bundle = z.infer<typeof bundleSchema>;

/** What a bundle says of a run besides what was asked of it. */
export interface RunFacts {
  readonly guidelines: Guidelines;
  readonly pins: Pins;
  readonly decisions: readonly Decision[];
}
