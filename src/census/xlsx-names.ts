/** Names and escapes of XLSX: both editions of the standard, the one that Excel writes and the strict one. */

const MAIN = new Set(['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main']);
const RELATIONS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

/** The namespace of a workbook's own elements. */
export function isMain(uri: string): boolean {
  return MAIN.has(uri);
}

/** The namespace of `r:id`. */
export function isRelations(uri: string): boolean {
  return RELATIONS.has(uri);
}

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore that is none of it (§22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** XML Schema's booleans. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text?.trim().toLowerCase() === 'true';
}
