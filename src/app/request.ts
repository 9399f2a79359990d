/**
 * What is asked of a run, written once for each command: its schema says which options there are, which of them are files, and is its
 * type. In memory a file is a place (see `ports.ts`); in a bundle it is a name and a fingerprint. An option that the schema has not does not exist.
 */
import * as z from 'zod';
import { compareIds, type FileRef, fileRefSchema, type FolderRef, folderRefSchema } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import type { ReadParams } from '../errors/schema/index.ts';
import type { Inputs } from './inputs.ts';

type FileCodec = z.ZodCodec<typeof fileRefSchema, z.ZodString>;
type FolderCodec = z.ZodCodec<typeof folderRefSchema, z.ZodString>;
type FilesCodec = z.ZodCodec<z.ZodArray<typeof fileRefSchema>, z.ZodReadonly<z.ZodArray<z.ZodString>>>;

/** The kinds of input that a request may name: a file, a folder that a command wrote, the files of a census. */
export interface InputKinds {
  readonly file: FileCodec;
  readonly folder: FolderCodec;
  /** In a bundle sorted by name, as a census is read. */
  readonly census: FilesCodec;
}

export type RequestSchema = (inputs: InputKinds) => z.ZodObject;
export type RequestOf<Schema extends RequestSchema> = Readonly<z.output<ReturnType<Schema>>>;

const whole = z.number().int().min(0).exactOptional();
/** A time limit makes a result depend on the machine; a node limit does not. */
export const limitsSchema = z.strictObject({ nodeLimit: whole, timeLimitMs: whole });
export const timeLimitSchema = limitsSchema.pick({ timeLimitMs: true });

/** What every command that reads a census is asked besides what it computes. */
export const censusShape = ({ file, census }: InputKinds) => ({
  census,
  /** Code of the directorate whose census it is: rows of people of any other are refused. */
  board: z.string().optional(),
  calendar: file.optional(),
  guidelines: file.optional(),
  travelTable: file.optional(),
  acceptPartial: z.boolean(),
  limits: limitsSchema,
});

/** Where the inputs that a bundle names lie now. */
export interface InputPlaces {
  readonly placeOfFile: (ref: FileRef) => string;
  readonly placeOfFolder: (ref: FolderRef) => string;
}

/** Between a place and what a bundle says of it, each way. */
interface Translation extends InputPlaces {
  readonly refOfFile: (place: string) => FileRef;
  readonly refOfFolder: (place: string) => FolderRef;
}

function inputKinds({ refOfFile, refOfFolder, placeOfFile, placeOfFolder }: Translation): InputKinds {
  return {
    file: z.codec(fileRefSchema, z.string(), { decode: placeOfFile, encode: refOfFile }),
    folder: z.codec(folderRefSchema, z.string(), { decode: placeOfFolder, encode: refOfFolder }),
    census: z.codec(z.array(fileRefSchema), z.array(z.string()).readonly(), {
      decode: (refs) => refs.map(placeOfFile),
      encode: (places) => places.map(refOfFile).sort((a, b) => compareIds(a.name, b.name)),
    }),
  };
}

const never = (): never => {
  throw new Error('a request is translated in one direction at a time');
};

/** A request as a bundle has it, once the run has read its files. What its type has not cannot have changed the run, and is left out. */
export async function requestForBundle<Schema extends RequestSchema>(
  schema: Schema,
  request: RequestOf<Schema>,
  inputs: Inputs,
): Promise<Record<string, unknown>> {
  await inputs.settle();
  const { shape } = schema(
    inputKinds({
      refOfFile: (place) => inputs.fileRef(place),
      refOfFolder: (place) => ({ files: inputs.folderRefs(place) }),
      ...{ placeOfFile: never, placeOfFolder: never },
    }),
  );
  return z.encode(z.object(shape), request);
}

/** A request as a run takes it. @throws ZodError where the bundle does not have the command's options. */
export function requestFromBundle<Schema extends RequestSchema>(
  schema: Schema,
  document: Record<string, unknown>,
  places: InputPlaces,
  params?: ReadParams,
): RequestOf<Schema> {
  const read = schema(inputKinds({ ...places, refOfFile: never, refOfFolder: never }));
  return z.decode(read, document, params) as RequestOf<Schema>;
}

/** Inputs by their places, in a request that comes from elsewhere. */
const PLACES = { file: z.string(), folder: z.string(), census: z.array(z.string()).readonly() };

/** A request that names its inputs by their places already. @throws BinomeError CALL_REQUEST where it does not have the command's options. */
export function requestOfPlaces<Schema extends RequestSchema>(schema: Schema, document: Record<string, unknown>): RequestOf<Schema> {
  // A schema only ever puts these kinds in their places: what they are made of is theirs.
  const read = schema(PLACES as unknown as InputKinds).safeParse(document);
  if (!read.success) throw new BinomeError('CALL_REQUEST');
  return read.data as RequestOf<Schema>;
}
