/**
 * Workbooks written by hand, after the habits of programs that are not at hand: Excel (shared strings), Power BI (a prefix, no
 * references), strict Open XML (its own namespaces, ISO days), and a stream of inline strings in a wide ZIP archive (Apache POI's SXSSF).
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { letters, serialOf } from './serial.mjs';

const NAMESPACES = {
  usual: {
    main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  },
  strict: { main: 'http://purl.oclc.org/ooxml/spreadsheetml/main', relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships' },
};

/** @typedef {{ prefix?: string, references?: boolean, shared?: boolean, strict?: boolean, wide?: boolean, cdata?: boolean }} Habits */

/** @param {import('./features.mjs').Workbook} book @param {Habits} habits @returns {Buffer} */
export function byHand(book, { prefix = '', references = true, shared = false, strict = false, wide = false, cdata = false }) {
  const { main, relations } = strict ? NAMESPACES.strict : NAMESPACES.usual;
  const t = (name) => (prefix === '' ? name : `${prefix}:${name}`);
  const declared = `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${main}"`;
  const strings = [];
  const formats = [];
  const styleOf = (fmt) => {
    if (fmt === undefined) return '';
    if (!formats.includes(fmt)) formats.push(fmt);
    return ` s="${formats.indexOf(fmt) + 1}"`;
  };
  const text = (value) => (cdata ? `<![CDATA[${value}]]>` : escaped(value));
  const stringCell = (at, style, inner) => {
    if (!shared) return `<${t('c')}${at}${style} t="inlineStr"><${t('is')}>${inner}</${t('is')}></${t('c')}>`;
    if (!strings.includes(inner)) strings.push(inner);
    return `<${t('c')}${at}${style} t="s"><${t('v')}>${strings.indexOf(inner)}</${t('v')}></${t('c')}>`;
  };
  const plain = (value) => `<${t('t')} xml:space="preserve">${text(value)}</${t('t')}>`;
  const cellXml = (cell, place) => {
    const at = references ? ` r="${place}"` : '';
    if (cell === null || cell === undefined) return references ? '' : `<${t('c')}/>`;
    if (typeof cell === 'string') return stringCell(at, '', plain(cell));
    const style = styleOf(cell.fmt);
    const f = cell.f === undefined ? '' : `<${t('f')}>${escaped(cell.f)}</${t('f')}>`;
    const valued = (type, value) =>
      `<${t('c')}${at}${style}${type === '' ? '' : ` t="${type}"`}>${f}<${t('v')}>${value}</${t('v')}></${t('c')}>`;
    if (cell.error !== undefined) return valued('e', cell.error);
    if (cell.f !== undefined && cell.text !== undefined) return valued('str', escaped(cell.text));
    if (cell.f !== undefined && cell.n === undefined) return `<${t('c')}${at}>${f}</${t('c')}>`;
    if (cell.bool !== undefined) return valued('b', cell.bool ? 1 : 0);
    if (cell.day !== undefined) return strict ? valued('d', `${cell.day}T00:00:00`) : valued('', serialOf(cell.day, book.date1904));
    if (cell.n !== undefined) return valued('', cell.n);
    if (cell.rich !== undefined) {
      return stringCell(
        at,
        style,
        cell.rich
          .map((run, k) => `<${t('r')}>${k === 0 ? `<${t('rPr')}><${t('b')}/></${t('rPr')}>` : ''}${plain(run)}</${t('r')}>`)
          .join(''),
      );
    }
    return stringCell(at, style, plain(cell.text ?? ''));
  };
  const sheetXml = ({ rows, hiddenRows = [], hiddenColumns = [], filter = false, merged = [], farFormats = false }) => {
    const body = rows.map((row, r) => {
      const place = references ? ` r="${r + 1}"` : '';
      const cells = row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('');
      return `<${t('row')}${place}${hiddenRows.includes(r + 1) ? ' hidden="1"' : ''}>${cells}</${t('row')}>`;
    });
    if (farFormats && references) body.push(`<${t('row')} r="40000" s="0"><${t('c')} r="XFD40000" s="0"/></${t('row')}>`);
    const cols = hiddenColumns.map((c) => `<${t('col')} min="${c + 1}" max="${c + 1}" width="9" hidden="true"/>`).join('');
    const end = `${letters(rows[0].length - 1)}${rows.length}`;
    return [
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${t('worksheet')} ${declared}>`,
      cols === '' ? '' : `<${t('cols')}>${cols}</${t('cols')}>`,
      `<${t('sheetData')}>${body.join('')}</${t('sheetData')}>`,
      filter
        ? `<${t('autoFilter')} ref="A1:${end}"><${t('filterColumn')} colId="0"><${t('filters')}/></${t('filterColumn')}></${t('autoFilter')}>`
        : '',
      merged.length === 0
        ? ''
        : `<${t('mergeCells')}>${merged.map((ref) => `<${t('mergeCell')} ref="${ref}"/>`).join('')}</${t('mergeCells')}>`,
      `</${t('worksheet')}>`,
    ].join('');
  };
  const sheets = book.sheets.map((sheet, k) => ({ name: `xl/worksheets/sheet${k + 1}.xml`, content: sheetXml(sheet) }));
  const list = book.sheets.map(
    ({ name, state }, k) =>
      `<${t('sheet')} name="${escaped(name)}" sheetId="${k + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${k + 1}"/>`,
  );
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const relationsXml = (body) =>
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`;
  const parts = [
    { name: '[Content_Types].xml', content: contentTypes(sheets.length, shared) },
    { name: '_rels/.rels', content: relationsXml(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><${t('workbook')} ${declared} xmlns:r="${relations}"><${t('workbookPr')}${book.date1904 ? ' date1904="true"' : ''}/><${t('bookViews')}><${t('workbookView')} activeTab="${book.sheets.findIndex(({ state }) => state === undefined)}"/></${t('bookViews')}><${t('sheets')}>${list.join('')}</${t('sheets')}></${t('workbook')}>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationsXml(
        [
          ...sheets.map(({ name }, k) => relation(`rId${k + 1}`, 'worksheet', name.slice(3))),
          relation('rIdS', 'styles', 'styles.xml'),
          ...(shared ? [relation('rIdT', 'sharedStrings', 'sharedStrings.xml')] : []),
        ].join(''),
      ),
    },
    ...sheets,
    {
      name: 'xl/styles.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><${t('styleSheet')} ${declared}><${t('numFmts')}>${formats.map((code, k) => `<${t('numFmt')} numFmtId="${164 + k}" formatCode="${escaped(code)}"/>`).join('')}</${t('numFmts')}><${t('cellXfs')}><${t('xf')} numFmtId="0"/>${formats.map((_, k) => `<${t('xf')} numFmtId="${164 + k}" applyNumberFormat="1"/>`).join('')}</${t('cellXfs')}></${t('styleSheet')}>`,
    },
    ...(shared
      ? [
          {
            name: 'xl/sharedStrings.xml',
            content: `<?xml version="1.0" encoding="UTF-8"?><${t('sst')} ${declared}>${strings.map((inner) => `<${t('si')}>${inner}</${t('si')}>`).join('')}</${t('sst')}>`,
          },
        ]
      : []),
  ];
  return zip(parts, wide);
}

function contentTypes(count, shared) {
  const type = (part, kind) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}${shared ? type('sharedStrings.xml', 'sharedStrings') : ''}${Array.from({ length: count }, (_, k) => type(`worksheets/sheet${k + 1}.xml`, 'worksheet')).join('')}</Types>`;
}

function escaped(text) {
  return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** A ZIP archive; a wide one gives sizes and places in the fields of ZIP64, as streaming writers do. @returns {Buffer} */
export function zip(parts, wide = false) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(wide ? 45 : 20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed);
    const listed = Buffer.from(common);
    const extra = Buffer.alloc(wide ? 28 : 0);
    const tail = Buffer.alloc(14);
    if (wide) {
      listed.writeUInt32LE(0xffffffff, 14);
      listed.writeUInt32LE(0xffffffff, 18);
      listed.writeUInt16LE(extra.length, 24);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(bytes.length), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
      tail.writeUInt32LE(0xffffffff, 10);
    } else tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x2d\0', 'latin1'), listed, tail, title, extra);
    offset += 4 + common.length + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(wide ? 0xffff : parts.length, 8);
  end.writeUInt16LE(wide ? 0xffff : parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(wide ? 0xffffffff : offset, 16);
  if (!wide) return Buffer.concat([...bodies, list, end]);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(parts.length), 24);
  end64.writeBigUInt64LE(BigInt(parts.length), 32);
  end64.writeBigUInt64LE(BigInt(list.length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + list.length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([...bodies, list, end64, locator, end]);
}
