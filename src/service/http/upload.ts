/** Files that somebody sends: gathered in memory, up to a limit; beyond it nothing more is kept, whatever still comes. */
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { BinomeError } from '../../errors/index.ts';
import type { GivenFile } from '../acts/census-reading.ts';
import { distinctNames, plainFileName } from './file-names.ts';

/** What the form around the files may take besides. */
const FORM_LIMIT = 1_000_000;
const MOST_FILES = 100;
const LIMITS = { files: MOST_FILES, fields: 20, parts: MOST_FILES + 20, fieldNameSize: 100, fieldSize: 1_000 };

export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  /** In the order in which they came, each name once. */
  readonly files: readonly GivenFile[];
}

/** As many of the largest are gathered at once by all requests: beyond it others are asked to come later. */
const MOST_AT_ONCE = 4;
let gathered = 0;

/**
 * @param given the names that files are sent under; what else is a file is refused.
 * @param limit of all files together, in bytes
 * @throws BinomeError SERVICE_MEDIA, SERVICE_TOO_LARGE, SERVICE_TOO_MANY, SERVICE_BODY.
 */
export async function readUpload(request: FastifyRequest, given: readonly string[], limit: number): Promise<Upload> {
  if (!request.isMultipart())
    throw new BinomeError('SERVICE_MEDIA', { value: request.headers['content-type'] ?? '?', expected: 'multipart/form-data' });
  let held = 0;
  const hold = (bytes: number): void => {
    held += bytes;
    gathered += bytes;
    if (held > limit) throw tooLarge(limit);
    if (gathered > MOST_AT_ONCE * limit) throw new BinomeError('SERVICE_TOO_MANY', { value: 30 });
  };
  try {
    if (Number(request.headers['content-length'] ?? 0) > limit + FORM_LIMIT) throw tooLarge(limit);
    return await gather(request, given, hold, limit);
  } catch (error) {
    // What still comes is for nobody.
    request.raw.unpipe();
    throw refused(error, limit);
  } finally {
    gathered -= held;
  }
}

async function gather(request: FastifyRequest, given: readonly string[], hold: (bytes: number) => void, limit: number): Promise<Upload> {
  const fields = new Map<string, string>();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for await (const part of request.parts({ limits: { ...LIMITS, fileSize: limit + 1 } })) {
    if (isFile(part)) {
      const bytes = await bytesOf(part, hold);
      if (!given.includes(part.fieldname)) throw unknownPart(part.fieldname);
      // A form whose field of files was left empty sends one without name and content.
      if (bytes.length > 0 || part.filename !== '') files.push({ name: plainFileName(part.filename), bytes });
    } else {
      if (part.fieldnameTruncated || part.valueTruncated || fields.has(part.fieldname)) throw unknownPart(part.fieldname);
      fields.set(part.fieldname, String(part.value));
    }
  }
  const names = distinctNames(files.map(({ name }) => name));
  return { fields, files: files.map(({ bytes }, k) => ({ name: names[k]!, bytes })) };
}

function isFile(part: MultipartFile | MultipartValue): part is MultipartFile {
  return part.type === 'file';
}

async function bytesOf(part: MultipartFile, hold: (bytes: number) => void): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    hold(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(limit: number): BinomeError {
  return new BinomeError('SERVICE_TOO_LARGE', { value: limit / 1_000_000 });
}

function unknownPart(name: string): BinomeError {
  const shown = name.slice(0, 100);
  return new BinomeError('SERVICE_BODY', {
    detail: `the part “${shown}” is unknown, too long, or there twice (files come as “files”)`,
    detailFr: `la partie « ${shown} » est inconnue, trop longue ou en double (les fichiers viennent sous « files »)`,
  });
}

/** What the reader of forms says, in the catalogue's words. */
function refused(error: unknown, limit: number): unknown {
  if (error instanceof BinomeError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || /^FST_(?:PARTS|FILES|FIELDS)_LIMIT$/.test(code)) return tooLarge(limit);
  if (code.startsWith('FST_') || /multipart|boundary|part terminated|malformed|unexpected end|header/i.test(message))
    return new BinomeError('SERVICE_BODY', { detail: 'its form cannot be read', detailFr: 'son formulaire est illisible' });
  return error;
}
