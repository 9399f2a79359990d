// A workbook's archive taken apart and put together again, also so that it is no longer sound.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** @param {Buffer} archive a sound one */
export function unzip(archive) {
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== 0x06054b50) end--;
  let at = archive.readUInt32LE(end + 16);
  let count = archive.readUInt16LE(end + 10);
  if (at === 0xffffffff) {
    const wide = Number(archive.readBigUInt64LE(end - 12));
    count = Number(archive.readBigUInt64LE(wide + 32));
    at = Number(archive.readBigUInt64LE(wide + 48));
  }
  const parts = [];
  for (let k = 0; k < count; k++) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const extra = at + 46 + nameLength;
    const isWide = archive.readUInt32LE(at + 24) === 0xffffffff;
    const packedSize = isWide ? Number(archive.readBigUInt64LE(extra + 12)) : archive.readUInt32LE(at + 20);
    const local = isWide ? Number(archive.readBigUInt64LE(extra + 20)) : archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + packedSize);
    const name = archive.toString('utf8', at + 46, extra);
    parts.push({ name, content: archive.readUInt16LE(at + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed) });
    at = extra + extraLength + commentLength;
  }
  return parts;
}

/** @param {readonly { name: string, content: Buffer, size?: number, crc?: number, method?: number, flags?: number }[]} parts */
export function zip(parts) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, content, size = content.length, crc = crc32(content), method = 8, flags = 0 } of parts) {
    const packed = method === 8 ? deflateRawSync(content, { level: 1 }) : content;
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc >>> 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size >>> 0, 18);
    common.writeUInt16LE(title.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, title);
    offset += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}
