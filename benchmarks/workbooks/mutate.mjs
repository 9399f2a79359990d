// Workbooks damaged at random: in their archive, in their list of parts, and in the XML of a part, which is packed again so that it is read.
import { unzip, zip } from './archive.mjs';

/** Kind → the bytes of a mutant. `book` has the bytes of a sound workbook. */
export const MUTATIONS = {
  'bytes of the archive': ({ bytes }, random) => flipped(bytes, random),
  'the archive cut or doubled': ({ bytes }, random) => cutOrDoubled(bytes, random),
  'bytes of a part': (book, random) => inPart(book, random, (content) => flipped(content, random)),
  'a part cut or doubled': (book, random) => inPart(book, random, (content) => cutOrDoubled(content, random)),
  'a piece of a part moved': (book, random) => inPart(book, random, (content) => moved(content, random)),
  'a number made another': (book, random) => inPart(book, random, (content) => replaced(content, random, /\d+(?:\.\d+)?/g, NUMBERS)),
  'an attribute made another': (book, random) => inPart(book, random, (content) => replaced(content, random, /"[^"<]*"/g, VALUES)),
  'an element renamed': (book, random) => inPart(book, random, (content) => replaced(content, random, /(?<=<\/?)[\w:-]+/g, NAMES)),
  'a piece put in': (book, random) => inPart(book, random, (content) => inserted(content, random)),
  'a piece repeated': (book, random) => inPart(book, random, (content) => repeated(content, random)),
  'a part left out': ({ parts }, random) => zip(parts.filter((part) => part !== wanted(parts, random))),
  'a part twice': ({ parts }, random) =>
    zip([...parts, random.chance(0.5) ? wanted(parts, random) : { ...wanted(parts, random), name: wanted(parts, random).name }]),
  'two parts exchanged': ({ parts }, random) => {
    const [one, other] = [wanted(parts, random), wanted(parts, random)];
    return zip(
      parts.map((part) => (part === one ? { ...one, content: other.content } : part === other ? { ...other, content: one.content } : part)),
    );
  },
  'a part that says otherwise': ({ parts }, random) => {
    const one = wanted(parts, random);
    const lie = random.pick([
      { size: random.int(0, 2 ** 32 - 1) },
      { size: one.content.length + random.int(-3, 3) },
      { crc: random.int(0, 2 ** 32 - 1) },
      { method: random.pick([0, 1, 9, 12, 14]) },
      { flags: random.int(0, 0xffff) },
      { name: random.pick(['', '../x.xml', 'XL/Workbook.xml', 'xl\\workbook.xml', '/xl/workbook.xml', 'é'.repeat(300), `${one.name}/`]) },
    ]);
    return zip(parts.map((part) => (part === one ? { ...one, ...lie } : part)));
  },
};

const NUMBERS = [
  '0',
  '-1',
  '1',
  '16384',
  '16385',
  '1048576',
  '1048577',
  '65536',
  '4294967296',
  '9'.repeat(400),
  '1e308',
  '1e999',
  '-0',
  '',
  ' 1 ',
  '0x10',
  '45898.9999999',
];
const VALUES = [
  '""',
  '"0"',
  '"1"',
  '"true"',
  '"s"',
  '"str"',
  '"inlineStr"',
  '"d"',
  '"e"',
  '"n"',
  '"b"',
  '"x"',
  '"A1"',
  '"XFD1048576"',
  '"A1:XFD1048576"',
  '"B2:A1"',
  '"hidden"',
  '"shared"',
  '"array"',
  '"rId1"',
  '"00000"',
  '"[h]:mm;@"',
  `"${'0'.repeat(5000)}"`,
  '"dd/mm/yyyy"',
  '"1000000"',
  '"float"',
  '"date"',
  '"filter"',
];
const NAMES = [
  'c',
  'row',
  'v',
  'f',
  'is',
  't',
  'r',
  'rPh',
  'si',
  'sheet',
  'sheetData',
  'mergeCell',
  'xf',
  'x:c',
  'table:table-cell',
  'table:table-row',
  'text:p',
  'office:annotation',
  'a',
];
const PIECES = [
  '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;">]>',
  '&d;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?xml version="1.0"?>',
  '\0',
  '\ufeff',
  '<c/>',
  '<row/>',
  '<c r="XFD1"><v>1</v></c>',
  '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
  '<c t="s"><v>999999999</v></c>',
  '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  '<cols><col min="1" max="16384" hidden="1"/></cols>',
  '<f t="array" ref="A1:XFD1048576">1</f>',
  '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>',
  '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>',
  '<a>'.repeat(5000),
  `<a ${Array.from({ length: 5000 }, (_, k) => `a${k}=""`).join(' ')}/>`,
  'x'.repeat(100_000),
];

/** What is read of an archive comes first: a picture of its own makes no difference. */
function wanted(parts, random) {
  const xml = parts.filter(({ name }) => /\.(xml|rels)$/.test(name) && !/docProps|theme|meta\.xml|settings\.xml/.test(name));
  return random.pick(random.chance(0.9) && xml.length > 0 ? xml : parts);
}

function inPart({ parts }, random, change) {
  const one = wanted(parts, random);
  return zip(parts.map((part) => (part === one ? { ...one, content: change(one.content) } : part)));
}

function flipped(bytes, random) {
  const copy = Buffer.from(bytes);
  if (copy.length === 0) return copy;
  for (let k = random.int(1, 8); k > 0; k--)
    copy[random.int(0, copy.length - 1)] = random.chance(0.3) ? random.pick([0, 60, 62, 34, 38, 255]) : random.int(0, 255);
  return copy;
}

function cutOrDoubled(bytes, random) {
  const [from, to] = span(bytes, random);
  const kind = random.int(0, 2);
  if (kind === 0) return bytes.subarray(0, from);
  return kind === 1
    ? Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
    : Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
}

function moved(bytes, random) {
  const [from, to] = span(bytes, random);
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const at = random.int(0, rest.length);
  return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
}

function span(bytes, random) {
  return [random.int(0, bytes.length), random.int(0, bytes.length)].sort((a, b) => a - b);
}

function replaced(bytes, random, pattern, values) {
  const text = bytes.toString('utf8');
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return bytes;
  let changed = text;
  for (let k = random.int(1, 3); k > 0; k--) {
    const place = random.pick(places);
    changed = changed.slice(0, place.index) + random.pick(values) + changed.slice(place.index + place[0].length);
  }
  return Buffer.from(changed);
}

function inserted(bytes, random) {
  const text = bytes.toString('utf8');
  const places = [...text.matchAll(/>/g)].map(({ index }) => index + 1);
  const at = places.length === 0 ? 0 : random.pick(places);
  return Buffer.from(text.slice(0, at) + random.pick(PIECES) + text.slice(at));
}

/** Up to some millions of characters. */
function repeated(bytes, random) {
  const text = bytes.toString('utf8');
  const elements = [...text.matchAll(/<([\w:-]+)[^<>]*(?:\/>|>[^<>]*<\/\1>)/g)];
  if (elements.length === 0) return bytes;
  const one = random.pick(elements);
  const times = Math.min(random.pick([2, 100, 10_000, 200_000]), Math.floor(6_000_000 / one[0].length));
  return Buffer.from(text.slice(0, one.index) + one[0].repeat(times) + text.slice(one.index + one[0].length));
}

/** A sound workbook, to be mutated. @param {Buffer} bytes */
export function opened(bytes) {
  return { bytes, parts: unzip(bytes) };
}
