/** How the cells of a workbook look. All are text; what a colour says is told by the letters too, and in words, in a comment. */
import type { Look } from './model.ts';
import { element, XML } from './xml.ts';

/** Fill, font (an index of FONTS), wrapping. */
const LOOKS: Readonly<Record<Look, { readonly fill: string | null; readonly font: 0 | 1 | 2; readonly wraps: boolean }>> = {
  plain: { fill: null, font: 0, wraps: false },
  header: { fill: 'FFDCE6F1', font: 1, wraps: true },
  refused: { fill: 'FFF8CBAD', font: 1, wraps: false },
  warned: { fill: 'FFFFF2CC', font: 2, wraps: false },
  prose: { fill: null, font: 0, wraps: true },
};
/** Plain, bold, italic; then the same struck through. */
const PLAIN_FONTS: readonly (readonly string[])[] = [[], [element('b', {})], [element('i', {})]];
const FONTS = [...PLAIN_FONTS, ...PLAIN_FONTS.map((font) => [...font, element('strike', {})])];
const NAMES = Object.keys(LOOKS) as Look[];
/** The format « Text ». */
const TEXT_FORMAT = 49;
/** A workbook has two fills of its own before any other. */
const OWN_FILLS = 2;

export function styleOf(look: Look, struck = false): number {
  return NAMES.indexOf(look) + 1 + (struck ? NAMES.length : 0);
}

export function stylesXml(): string {
  const fills = NAMES.map((look) => LOOKS[look].fill).filter((fill) => fill !== null);
  const font = (content: readonly string[]): string =>
    element('font', {}, [...content, element('sz', { val: 11 }), element('name', { val: 'Calibri' })]);
  const format = (look: Look, struck: boolean): string => {
    const { fill, font: plain, wraps } = LOOKS[look];
    const fontId = plain + (struck ? PLAIN_FONTS.length : 0);
    const fillId = fill === null ? 0 : OWN_FILLS + fills.indexOf(fill);
    return element(
      'xf',
      { numFmtId: TEXT_FORMAT, fontId, fillId, borderId: 0, xfId: 0, applyNumberFormat: 1, applyFill: 1, applyFont: 1, applyAlignment: 1 },
      [element('alignment', { vertical: 'top', wrapText: wraps ? 1 : 0 })],
    );
  };
  return `${XML}${element('styleSheet', { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }, [
    element('fonts', { count: FONTS.length }, FONTS.map(font)),
    element('fills', { count: OWN_FILLS + fills.length }, [
      ...['none', 'gray125'].map((patternType) => element('fill', {}, [element('patternFill', { patternType })])),
      ...fills.map((rgb) => element('fill', {}, [element('patternFill', { patternType: 'solid' }, [element('fgColor', { rgb })])])),
    ]),
    element('borders', { count: 1 }, [element('border', {})]),
    element('cellStyleXfs', { count: 1 }, [element('xf', {})]),
    element('cellXfs', { count: 2 * NAMES.length + 1 }, [
      element('xf', { xfId: 0 }),
      ...NAMES.map((look) => format(look, false)),
      ...NAMES.map((look) => format(look, true)),
    ]),
  ])}`;
}
