/**
 * A store as a file, a backup or a season to rehearse on: lines of text under gzip. Lines in braces say what follows, lines in brackets are rows; the last
 * one counts and hashes all before it, so that a file that was cut short or changed is known for it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { BinomeError, foreignDetail } from '../../errors/index.ts';
import { keepNames } from './embedded/places.ts';
import { Applied } from './tables.ts';

/** What a file is for, and what it says of itself. */
export const FORMATS = { backup: 'binome.backup/1', season: 'binome.season/1' } as const;
export type FileKind = keyof typeof FORMATS;

const Header = z.strictObject({ format: z.enum(FORMATS), migrations: Applied });
export type Header = z.infer<typeof Header>;
export const TableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()) });
export const SequenceLine = z.strictObject({ sequence: z.string(), value: z.string(), called: z.boolean() });
const EndLine = z.strictObject({ end: z.literal(true), rows: z.number(), sha256: z.string() });

/** What comes between the header and the end. */
const Directive = z.union([TableLine, SequenceLine, EndLine]);

/** A row as it is to be handed to the database, never read here: numbers and dates would change. */
export type Line = z.infer<typeof TableLine> | z.infer<typeof SequenceLine> | { readonly row: string };

/**
 * Writes a backup; under its name only once it is whole and on the disk.
 *
 * @param lines without their line breaks, a piece of the file each; rows are those that begin with a bracket
 * @returns how many rows were written
 * @throws BinomeError BACKUP_FILE
 */
export async function writeBackup(file: string, header: Header, lines: AsyncIterable<readonly string[]>): Promise<number> {
  const part = `${file}.part`;
  const hash = createHash('sha256');
  let rows = 0;
  async function* text(): AsyncGenerator<string> {
    const piece = (all: readonly string[]): string => {
      const joined = all.map((line) => `${line}\n`).join('');
      hash.update(joined);
      return joined;
    };
    yield piece([JSON.stringify(header)]);
    for await (const some of lines) {
      rows += some.filter((line) => line.startsWith('[')).length;
      yield piece(some);
    }
    yield `${JSON.stringify({ end: true, rows, sha256: hash.digest('hex') })}\n`;
  }
  try {
    await rm(part, { force: true });
    // Whoever reads it reads people's data.
    const sink = createWriteStream(part, { mode: 0o600, flags: 'wx' });
    // A piece may hold a large file: no more of them in memory than need be.
    await pipeline(Readable.from(text(), { highWaterMark: 1 }), createGzip(), sink);
    await toDisk(part);
    await rename(part, file);
    keepNames(path.dirname(path.resolve(file)));
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Error && 'syscall' in error) throw new BinomeError('BACKUP_FILE', { ...foreignDetail(error) }, { file });
    throw error;
  }
  return rows;
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Reads a backup, line by line; it ends well only where the file is whole. Nothing of what was read is sure before that.
 *
 * @param begin is given the header, before any other line
 * @throws BinomeError CALL_FILE_MISSING, BACKUP_FILE, BACKUP_FORMAT, BACKUP_OTHER_KIND, BACKUP_CUT_SHORT, BACKUP_DAMAGED; what `begin` throws
 */
export async function* readBackup(file: string, kind: FileKind, begin: (header: Header) => Promise<void>): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  let number = 0;
  let rows = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number++;
    if (ended) throw damaged(file, number);
    if (number === 1) {
      await begin(headerIn(file, kind, line));
    } else if (line.startsWith('[')) {
      rows++;
      yield { row: line };
    } else {
      const said = directiveIn(file, line, number);
      if ('end' in said) {
        if (said.rows !== rows || said.sha256 !== hash.digest('hex')) throw damaged(file, number);
        ended = true;
        continue;
      }
      yield said;
    }
    hash.update(line).update('\n');
  }
  if (!ended) throw new BinomeError('BACKUP_CUT_SHORT', {}, { file });
}

function headerIn(file: string, kind: FileKind, line: string): Header {
  const { data } = Header.safeParse(parsed(line));
  if (data === undefined) throw new BinomeError('BACKUP_FORMAT', {}, { file });
  if (data.format !== FORMATS[kind])
    throw new BinomeError('BACKUP_OTHER_KIND', { value: kind === 'backup' ? 'binome import' : 'binome restore' }, { file });
  return data;
}

function directiveIn(file: string, line: string, number: number): z.infer<typeof Directive> {
  const { data } = Directive.safeParse(parsed(line));
  if (data === undefined) throw damaged(file, number);
  return data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export function damaged(file: string, line: number): BinomeError {
  return new BinomeError('BACKUP_DAMAGED', {}, { file, line });
}

/** Without their line breaks; a line may be as long as a text can be. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  // A failure of the file ends the other, which is read.
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  let pieces: Buffer[] = [];
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        pieces.push(chunk.subarray(from, end));
        yield Buffer.concat(pieces).toString('utf8');
        pieces = [];
        from = end + 1;
      }
      pieces.push(chunk.subarray(from));
    }
  } catch (error) {
    throw readingError(file, error);
  } finally {
    source.destroy();
  }
  // What has no line break was cut short.
  if (Buffer.concat(pieces).length > 0) throw new BinomeError('BACKUP_CUT_SHORT', {}, { file });
}

function readingError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return new BinomeError('CALL_FILE_MISSING', {}, { file });
  // zlib's own words for what is no gzip at all.
  if (error.message === 'incorrect header check') return new BinomeError('BACKUP_FORMAT', {}, { file });
  if (error.code === 'Z_BUF_ERROR') return new BinomeError('BACKUP_CUT_SHORT', {}, { file });
  if (error.code === 'Z_DATA_ERROR') return new BinomeError('BACKUP_DAMAGED', {}, { file });
  return 'syscall' in error ? new BinomeError('BACKUP_FILE', { ...foreignDetail(error) }, { file }) : error;
}
