/** Documents read back: what does not fit is refused, with the file and the place in it. */
import type * as z from 'zod';
import { type ThrownCode } from '../../errors/index.ts';
import { readBySchema } from '../../errors/schema/index.ts';
import { DOCUMENTS, type DocumentKind, type Documents, type Format } from './formats.ts';

/** Where a value is from. */
interface Origin {
  readonly file: string;
  /** The part of the file that it is, as a path; the whole unless given. */
  readonly path?: string;
}

/**
 * A value as a document, once it fits. It is the value itself, not a copy: fields that the schema does not know stay, and nothing is held
 * twice.
 * @throws BinomeError the format's own code (see `DOCUMENTS`), with the place of the first thing that is wrong.
 * O(size of the value): a proposal of 10,080 trainees and 13,440 mentors (72 MB) takes 0.9 s of processor time, beside 1.0 s to parse it.
 */
export function readDocument<F extends Format>(format: F, value: unknown, origin: Origin): Documents[F] {
  const { schema, refusal }: DocumentKind = DOCUMENTS[format];
  check(schema, refusal, value, origin, format);
  return value as Documents[F];
}

/**
 * The same by any schema that changes nothing: of a part of a document, or of as much of one as is needed.
 * @param refusal a code whose message is made of `detail` and `detailFr`.
 */
export function readAs<Schema extends z.ZodType>(schema: Schema, refusal: ThrownCode, value: unknown, origin: Origin): z.output<Schema> {
  check(schema, refusal, value, origin);
  return value as z.output<Schema>;
}

function check(schema: z.ZodType, refusal: ThrownCode, value: unknown, origin: Origin, expected = ''): void {
  readBySchema((params) => schema.parse(value, params), refusal, origin, { expected });
}
