/** What an OpenDocument sheet shows beside its text: struck rows, and comments on cells. */
import { describe, expect, test } from 'vitest';
import { read } from './files.ts';
import { zip } from './workbook.ts';

const NAMESPACES = ['office', 'table', 'text', 'style']
  .map((prefix) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join('');
const STYLES =
  '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="ce2" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/></style:style>';

const cell = (text: string, inside = '', style = ''): string =>
  `<table:table-cell office:value-type="string"${style === '' ? '' : ` table:style-name="${style}"`}>${inside}<text:p>${text}</text:p></table:table-cell>`;
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const HEAD = row(...['nom', 'prénom', 'service', 'dossiers'].map((text) => cell(text)));
const book = (rows: string): Buffer =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content${NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Tuteurs">${HEAD}${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
const note = (...lines: string[]): string =>
  `<office:annotation><dc:creator>S. Chef</dc:creator><dc:date>2025-06-12T00:00:00</dc:date>${lines.map((line) => `<text:p>${line}</text:p>`).join('')}</office:annotation>`;
const codesOf = async (rows: string) => {
  const { files } = await read(['a.ods', book(rows)]);
  return files[0]!.rejected.map(({ code, line }) => [code, line]);
};

describe('an OpenDocument sheet', () => {
  test('a row that is struck through is asked, one of a style that is none is read', async () => {
    const people = (style: string): string => row(...['ARNAUD', 'Pascal', 'SPIP-33', '60'].map((text) => cell(text, '', style)));
    expect(await codesOf(people('ce1'))).toEqual([['CENSUS_STRUCK_ROW', 2]]);
    expect(await codesOf(people('ce2'))).toEqual([]);
  });

  test('a comment is asked about, or quoted with its lines', async () => {
    const person = (inside: string): string => row(cell('ARNAUD', inside), cell('Pascal'), cell('SPIP-33'), cell('60'));
    expect(await codesOf(person(note('Ne veut plus', 'de Mme Aubin')))).toEqual([['CENSUS_COMMENT_ASKED', 2]]);
    const { files } = await read(['a.ods', book(person(note('reprend', 'en juin')))]);
    const told = files[0]!.warnings.find(({ code }) => code === 'CENSUS_COMMENTS');
    expect(told?.values['detailFr']).toMatch(/^A2 : « reprend\s+en juin »$/);
  });
});
