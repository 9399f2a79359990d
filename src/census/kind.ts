/** What a file is, told from its first bytes: text to read as CSV, a ZIP that may be a workbook, or something else. */
import type { Text } from '../domain/index.ts';

export type FileKind = { kind: 'text' } | { kind: 'zip' } | { kind: 'other'; name: Text };

const SIGNATURES: readonly { bytes: readonly number[]; at?: number; name: Text }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: { fr: 'un document PDF', en: 'a PDF document' } },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    name: {
      fr: 'un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe',
      en: 'an old Excel workbook (.xls) or a password-protected one',
    },
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: { fr: 'une image PNG', en: 'a PNG image' } },
  { bytes: [0xff, 0xd8, 0xff], name: { fr: 'une photo JPEG', en: 'a JPEG photo' } },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: { fr: 'une image GIF', en: 'a GIF image' } },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: { fr: 'une image TIFF', en: 'a TIFF image' } },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: { fr: 'une image TIFF', en: 'a TIFF image' } },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, name: { fr: 'une image WebP', en: 'a WebP image' } },
  { bytes: [0x1f, 0x8b], name: { fr: 'une archive gzip', en: 'a gzip archive' } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: { fr: 'une archive 7z', en: 'a 7z archive' } },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: { fr: 'une archive RAR', en: 'a RAR archive' } },
  { bytes: [...Buffer.from('SQLite format 3')], name: { fr: 'une base SQLite', en: 'an SQLite database' } },
  { bytes: [...Buffer.from('{\\rtf')], name: { fr: 'un document RTF', en: 'an RTF document' } },
];

/** Texts that no census begins with, once the byte order mark and white space are passed over. */
const OPENINGS: readonly { opening: RegExp; name: Text }[] = [
  { opening: /^[[{]/, name: { fr: 'du JSON', en: 'JSON' } },
  { opening: /^<!doctype html|^<(html|head|body|table|meta)\b/i, name: { fr: 'une page HTML', en: 'an HTML page' } },
  { opening: /^<[?!a-z]/i, name: { fr: 'du XML', en: 'XML' } },
];

export function fileKind(head: Buffer): FileKind {
  for (const { bytes, at = 0, name } of SIGNATURES) {
    if (bytes.every((byte, k) => head[at + k] === byte)) return { kind: 'other', name };
  }
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return { kind: 'zip' };
  const text = head.toString('latin1', 0, 256).replace(/^(\xef\xbb\xbf)?\s*/, '');
  for (const { opening, name } of OPENINGS) if (opening.test(text)) return { kind: 'other', name };
  return { kind: 'text' };
}
