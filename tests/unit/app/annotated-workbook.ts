/** A workbook that we wrote, opened without our own reader: cells with their look, comments, merged regions; and a cell corrected in it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export interface OpenedCell {
  readonly text: string;
  /** Colour of the fill in hexadecimal; null: none. */
  readonly fill: string | null;
  /** Whether it is told by the letters too. */
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

export interface OpenedSheet {
  readonly name: string;
  /** By `B2`; those without text and comment are left out. */
  readonly cells: ReadonlyMap<string, OpenedCell>;
  readonly comments: ReadonlyMap<string, string>;
  readonly merged: readonly string[];
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

function plain(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/&#13;/g, '\r')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

export function opened(bytes: Uint8Array): OpenedSheet[] {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const styles = parts['xl/styles.xml']!;
  const list = (xml: string, outer: string, inner: string): string[] =>
    [
      ...(new RegExp(`<${outer}[ >].*?</${outer}>`, 's').exec(xml)?.[0] ?? '').matchAll(
        new RegExp(`<${inner}(?:/>|[ >].*?(?:</${inner}>))`, 'gs'),
      ),
    ].map(([tag]) => tag);
  const fills = list(styles, 'fills', 'fill').map((fill) => attribute(fill, 'rgb'));
  const fonts = list(styles, 'fonts', 'font');
  const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(([tag]) => ({
    fill: fills[Number(attribute(tag, 'fillId') || '0')] || null,
    isBold: fonts[Number(attribute(tag, 'fontId') || '0')]?.includes('<b/>') === true,
    isItalic: fonts[Number(attribute(tag, 'fontId') || '0')]?.includes('<i/>') === true,
  }));
  return [...parts['xl/workbook.xml']!.matchAll(/<sheet [^>]*>/g)].map(([tag], k) => {
    const sheet = parts[`xl/worksheets/sheet${k + 1}.xml`]!;
    const cells = [...sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, head = '', content = '']): [string, OpenedCell] => [
      attribute(`<c ${head}`, 'r'),
      { text: plain(content), ...formats[Number(attribute(`<c ${head}`, 's'))]! },
    ]);
    const comments = [...(parts[`xl/comments${k + 1}.xml`] ?? '').matchAll(/<comment [^>]*>.*?<\/comment>/gs)].map(
      ([comment]): [string, string] => [attribute(comment, 'ref'), plain(comment).replace(/\u202f/g, ' ')],
    );
    return {
      name: plain(attribute(tag, 'name')),
      ...{
        cells: new Map(cells),
        comments: new Map(comments),
        merged: [...sheet.matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, ref]) => ref!),
      },
    };
  });
}

/** As a person corrects it: the text of one cell, which need not have been there, is another. */
export function corrected(bytes: Uint8Array, sheetName: string, ref: string, text: string): Uint8Array {
  const parts = unzipSync(bytes);
  const k = opened(bytes).findIndex(({ name }) => name === sheetName);
  const part = `xl/worksheets/sheet${k + 1}.xml`;
  const sheet = strFromU8(parts[part]!);
  const cell = `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const found = new RegExp(`<c [^>]*?r="${ref}"[^>]*?(?:/>|>.*?</c>)`, 's');
  if (!found.test(sheet)) throw new Error(`${sheetName} has no cell ${ref}`);
  parts[part] = strToU8(sheet.replace(found, cell));
  return zipSync(parts);
}
