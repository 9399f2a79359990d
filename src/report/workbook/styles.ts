/** How the cells of a workbook look. All are text; colours are told in words too, in a comment. */
import type { Look } from './workbook.ts';
import { element, XML } from './xml.ts';

/** Fill, font (1 is bold), wrapping. */
const LOOKS: Readonly<Record<Look, { readonly fill: string | null; readonly font: 0 | 1; readonly wraps: boolean }>> = {
  plain: { fill: null, font: 0, wraps: false },
  header: { fill: 'FFDCE6F1', font: 1, wraps: true },
  refused: { fill: 'FFF8CBAD', font: 0, wraps: false },
  warned: { fill: 'FFFFF2CC', font: 0, wraps: false },
  prose: { fill: null, font: 0, wraps: true },
};
const NAMES = Object.keys(LOOKS) as Look[];
/** The format « Text ». */
const TEXT_FORMAT = 49;
/** A workbook has two fills of its own before any other. */
const OWN_FILLS = 2;

export function styleOf(look: Look): number {
  return NAMES.indexOf(look) + 1;
}

export function stylesXml(): string {
  const fills = NAMES.map((look) => LOOKS[look].fill).filter((fill) => fill !== null);
  const font = (content: readonly string[]): string =>
    element('font', {}, [...content, element('sz', { val: 11 }), element('name', { val: 'Calibri' })]);
  const format = (look: Look): string => {
    const { fill, font: fontId, wraps } = LOOKS[look];
    const fillId = fill === null ? 0 : OWN_FILLS + fills.indexOf(fill);
    return element(
      'xf',
      { numFmtId: TEXT_FORMAT, fontId, fillId, borderId: 0, xfId: 0, applyNumberFormat: 1, applyFill: 1, applyFont: 1, applyAlignment: 1 },
      [element('alignment', { vertical: 'top', wrapText: wraps ? 1 : 0 })],
    );
  };
  return `${XML}${element('styleSheet', { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }, [
    element('fonts', { count: 2 }, [font([]), font([element('b', {})])]),
    element('fills', { count: OWN_FILLS + fills.length }, [
      ...['none', 'gray125'].map((patternType) => element('fill', {}, [element('patternFill', { patternType })])),
      ...fills.map((rgb) => element('fill', {}, [element('patternFill', { patternType: 'solid' }, [element('fgColor', { rgb })])])),
    ]),
    element('borders', { count: 1 }, [element('border', {})]),
    element('cellStyleXfs', { count: 1 }, [element('xf', {})]),
    element('cellXfs', { count: NAMES.length + 1 }, [element('xf', { xfId: 0 }), ...NAMES.map(format)]),
  ])}`;
}
