/** The directory of a ZIP archive: what a workbook holds and how large it says it is; and one part of it, unpacked whole. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  /** By a password. */
  encrypted: boolean;
  packedSize: number;
  size: number;
  crc: number;
  /** Of the local header. */
  offset: number;
}

/** PKWARE APPNOTE 6.3.10, §4.3.16: the end record is 22 bytes and a comment of at most 65,535. */
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
/** §4.3.15 and §4.3.14: what stands before the end record where a number does not fit into 32 bits, or a writer does not know beforehand. */
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_SIZE = 56;
/** §4.3.12 and §4.3.7. */
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
/** §4.5.3: stands for a number that is given in an extra field. */
const ELSEWHERE = 0xffffffff;
const EXTRA64 = 1;
/** What a directory without wide numbers can count; a workbook has some dozens. */
const ENTRIES_MAX = 0xffff;

/** The entries of the central directory; null when the archive has no sound one. */
export function readDirectory(archive: Buffer): ZipEntry[] | null {
  let end = archive.length - END_SIZE;
  while (end >= 0 && archive.length - end <= END_SIZE + 0xffff && archive.readUInt32LE(end) !== END_SIGNATURE) end--;
  if (end < 0 || archive.readUInt32LE(end) !== END_SIGNATURE) return null;
  const place = directoryPlace(archive, end);
  if (place === null || place.count > ENTRIES_MAX) return null;
  const entries: ZipEntry[] = [];
  let { at } = place;
  for (let k = 0; k < place.count; k++) {
    if (at + ENTRY_SIZE > archive.length || archive.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameLength = archive.readUInt16LE(at + 28);
    const extraLength = archive.readUInt16LE(at + 30);
    const extraAt = at + ENTRY_SIZE + nameLength;
    const [size, packedSize, offset] = wideNumbers(archive.subarray(extraAt, extraAt + extraLength), [
      archive.readUInt32LE(at + 24),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ]);
    entries.push({
      name: archive.toString('utf8', at + ENTRY_SIZE, extraAt),
      method: archive.readUInt16LE(at + 10),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      packedSize,
      size,
      crc: archive.readUInt32LE(at + 16),
      offset,
    });
    at = extraAt + extraLength + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function directoryPlace(archive: Buffer, end: number): { count: number; at: number } | null {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || archive.readUInt32LE(locator) !== LOCATOR_SIGNATURE) {
    return { count: archive.readUInt16LE(end + 10), at: archive.readUInt32LE(end + 16) };
  }
  const wide = wideAt(archive, locator + 8);
  if (wide + END64_SIZE > archive.length || archive.readUInt32LE(wide) !== END64_SIGNATURE) return null;
  return { count: wideAt(archive, wide + 32), at: wideAt(archive, wide + 48) };
}

function wideAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

/** Size, packed size and offset: each stands in the extra field, in this order, where the entry says that it does. */
function wideNumbers(extra: Buffer, narrow: readonly [number, number, number]): [number, number, number] {
  const found: [number, number, number] = [...narrow];
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    const field = extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (extra.readUInt16LE(at - 4 - length) !== EXTRA64) continue;
    let next = 0;
    for (const k of [0, 1, 2] as const) {
      if (found[k] !== ELSEWHERE || next + 8 > field.length) continue;
      found[k] = wideAt(field, next);
      next += 8;
    }
  }
  return found;
}

/** The bytes of an entry. Throws an Error when they are damaged, or are not as many as the directory says. */
export function unpack(archive: Buffer, entry: ZipEntry): Buffer {
  const { name, method, offset, packedSize, size } = entry;
  if (offset + LOCAL_SIZE > archive.length || archive.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw new Error(`${name}: outside the archive`);
  const start = offset + LOCAL_SIZE + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`${name}: packed by method ${method}`);
  // What unpacks to more than it says ends there: the size has been looked at before.
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  if (bytes.length !== size) throw new Error(`${name}: not as long as it says`);
  if (crc32(bytes) !== entry.crc) throw new Error(`${name}: its checksum is another`);
  return bytes;
}
