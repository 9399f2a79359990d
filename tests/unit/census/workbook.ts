/** The smallest workbooks and archives that tests need, written by the book (PKWARE APPNOTE, ECMA-376). */
import { deflateRawSync, crc32 } from 'node:zlib';

export interface Part {
  name: string;
  content: string | Uint8Array;
  /** What the directory claims, where it lies. */
  size?: number;
  stored?: boolean;
}

export function zip(parts: readonly Part[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size, stored = false } of parts) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), common, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, title);
    offset += 4 + common.length + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, list, end, Buffer.from(comment, 'latin1')]);
}

/** `shown`: a number in one of the workbook's own formats; `formula` without a value: as a program writes it that cannot compute. */
export type Cell =
  | string
  | number
  | boolean
  | { date: number }
  | { error: string }
  | { shown: number; format: number }
  | { formula: string; value?: string }
  | { xml: string }
  | { struck: string }
  | { filled: string; fill: number }
  | null;

export interface Sheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** What stands before and after the data, such as hidden columns and merged cells. */
  before?: string;
  after?: string;
  /** Rows that are hidden, from 1. */
  hiddenRows?: readonly number[];
  rows?: readonly (readonly Cell[])[];
  /** On its cells. */
  comments?: readonly { ref: string; text: string; author?: string }[];
  /** In place of the rows. */
  xml?: string | Buffer;
}

interface WorkbookOptions {
  date1904?: boolean;
  extra?: readonly Part[];
  /** Formats of its own: their styles are 2, 3 … */
  formats?: readonly string[];
  /** Fills of its own, as XML; a cell names one by its number. */
  fills?: readonly string[];
  /** Whether it lists shared strings among its parts. */
  strings?: boolean;
  /** At the end of the workbook part. */
  end?: string;
}

/** A workbook; a sheet without rows or XML is a chart. Dates are serial numbers in cells of a date format. */
export function workbook(sheets: readonly Sheet[], options: WorkbookOptions = {}): Buffer {
  const worksheets = sheets.map(({ rows, xml, before = '', after = '', hiddenRows = [] }, k) => ({
    name: `xl/worksheets/sheet${k + 1}.xml`,
    type: rows === undefined && xml === undefined ? 'chartsheet' : 'worksheet',
    content:
      xml ??
      sheetXml(rows ?? [], hiddenRows, (options.formats ?? []).length + 2)
        .replace('<sheetData>', `${before}<sheetData>`)
        .replace('</sheetData>', `</sheetData>${after}`),
  }));
  const relations = worksheets.map(
    ({ name, type }, k) => `<Relationship Id="rId${k + 1}" Type="${RELATIONS}/${type}" Target="${k === 1 ? `/${name}` : name.slice(3)}"/>`,
  );
  relations.push(`<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/>`);
  if (options.strings === true) relations.push(`<Relationship Id="rIdT" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`);
  const list = sheets
    .map(({ name, state = 'visible' }, k) => `<sheet name="${escape(name)}" sheetId="${k + 1}" state="${state}" r:id="rId${k + 1}"/>`)
    .join('');
  const formats = options.formats ?? [];
  const codes = formats.map((code, k) => `<numFmt numFmtId="${200 + k}" formatCode="${escape(code)}"/>`).join('');
  const fills = options.fills ?? [];
  const filled = fills.map((_, k) => `<xf numFmtId="0" fillId="${k}" applyFill="1"/>`).join('');
  const styles = formats.map((_, k) => `<xf numFmtId="${200 + k}" applyNumberFormat="1"/>`).join('');
  return zip([
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${options.date1904 === true ? ' date1904="1"' : ''}/><sheets>${list}</sheets>${options.end ?? ''}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
      stored: true,
    },
    {
      name: 'xl/styles.xml',
      content: `<?xml version="1.0"?><styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><fonts><font/><font><strike/></font></fonts><fills>${fills.join('')}</fills><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>${styles}<xf numFmtId="0" fontId="1"/>${filled}</cellXfs></styleSheet>`,
    },
    ...worksheets,
    ...sheets.flatMap(({ comments = [] }, k) => (comments.length === 0 ? [] : commentParts(comments, k + 1))),
    ...(options.extra ?? []),
  ]);
}

function commentParts(comments: NonNullable<Sheet['comments']>, number: number): Part[] {
  const authors = comments.map(({ author = '' }) => `<author>${escape(author)}</author>`).join('');
  const list = comments.map(
    ({ ref, text }, k) => `<comment ref="${ref}" authorId="${k}"><text><r><t>${escape(text)}</t></r></text></comment>`,
  );
  return [
    {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/comments" Target="../comments${number}.xml"/></Relationships>`,
    },
    {
      name: `xl/comments${number}.xml`,
      content: `<?xml version="1.0"?><comments xmlns="${MAIN}"><authors>${authors}</authors><commentList>${list.join('')}</commentList></comments>`,
    },
  ];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `struck`: the style of text that is struck through. */
export function sheetXml(rows: readonly (readonly Cell[])[], hiddenRows: readonly number[] = [], struck = 2): string {
  const body = rows.map(
    (cells, r) =>
      `<row r="${r + 1}"${hiddenRows.includes(r + 1) ? ' hidden="1"' : ''}>${cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, struck)).join('')}</row>`,
  );
  return sheetOf(body.join(''));
}

export function sheetOf(data: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`;
}

function columnName(c: number): string {
  return c < 26 ? String.fromCharCode(65 + c) : columnName(Math.floor(c / 26) - 1) + columnName(c % 26);
}

function cellXml(cell: Cell, place: string, struck: number): string {
  if (cell === null) return `<c r="${place}" s="0"/>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  if ('struck' in cell) return `<c r="${place}" s="${struck}" t="inlineStr"><is><t>${escape(cell.struck)}</t></is></c>`;
  if ('filled' in cell) return `<c r="${place}" s="${struck + 1 + cell.fill}" t="inlineStr"><is><t>${escape(cell.filled)}</t></is></c>`;
  if ('date' in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`;
  if ('shown' in cell) return `<c r="${place}" s="${cell.format + 2}"><v>${cell.shown}</v></c>`;
  if ('formula' in cell) return `<c r="${place}"><f>${cell.formula}</f>${cell.value === undefined ? '' : `<v>${cell.value}</v>`}</c>`;
  if ('xml' in cell) return cell.xml.replace('<c', `<c r="${place}"`);
  return `<c r="${place}" t="e"><v>${cell.error}</v></c>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
