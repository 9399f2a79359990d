/** The directory of a ZIP archive: what a workbook holds and how large it says it is, before anything is unpacked. */
import { createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packedSize: number;
  size: number;
  /** Of the local header. */
  offset: number;
}

/** PKWARE APPNOTE 6.3.10, §4.3.16: the end record is 22 bytes and a comment of at most 65,535. */
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
/** §4.3.12 and §4.3.7. */
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/** The entries of the central directory; null when the archive has no sound one. ZIP64 sizes read as 2³² − 1. */
export function readDirectory(archive: Buffer): ZipEntry[] | null {
  let end = archive.length - END_SIZE;
  while (end >= 0 && archive.length - end <= END_SIZE + 0xffff && archive.readUInt32LE(end) !== END_SIGNATURE) end--;
  if (end < 0 || archive.readUInt32LE(end) !== END_SIGNATURE) return null;
  const count = archive.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let k = 0; k < count; k++) {
    if (at + ENTRY_SIZE > archive.length || archive.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
      method: archive.readUInt16LE(at + 10),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += ENTRY_SIZE + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The content of an entry as UTF-8 text, piece by piece. Throws when it is damaged or longer than the directory says. */
export async function* entryText(archive: Buffer, entry: ZipEntry): AsyncGenerator<string, void, undefined> {
  if (entry.offset + LOCAL_SIZE > archive.length) throw new Error(`${entry.name}: outside the archive`);
  const start = entry.offset + LOCAL_SIZE + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
  const packed = Readable.from([archive.subarray(start, start + entry.packedSize)]);
  const decoder = new TextDecoder('utf-8');
  let length = 0;
  for await (const piece of (entry.method === 0 ? packed : packed.pipe(createInflateRaw())) as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > entry.size) throw new Error(`${entry.name}: longer than it says`);
    yield decoder.decode(piece, { stream: true });
  }
}
