/** One sheet of a workbook as XML. */
import { styleOf } from './styles.ts';
import { hasComments, type Choice, type WorkbookCell, type WorkbookSheet } from './model.ts';
import { cellRef, columnName, element, escaped, textElement, XML } from './xml.ts';

export function sheetXml(sheet: WorkbookSheet): string {
  const { rows, widths, frozen = 0, choices = [], merged = [] } = sheet;
  const pane = element('pane', { ySplit: frozen, topLeftCell: cellRef(frozen, 0), activePane: 'bottomLeft', state: 'frozen' });
  const namespaces = {
    xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  };
  // Cells that are filled in later are text as well: the style of a column is that of its empty cells.
  const columns = widths.map((width, k) => element('col', { min: k + 1, max: k + 1, width, style: styleOf('plain'), customWidth: 1 }));
  return `${XML}${element('worksheet', namespaces, [
    element('sheetViews', {}, [element('sheetView', { workbookViewId: 0 }, frozen === 0 ? [] : [pane])]),
    ...(columns.length === 0 ? [] : [element('cols', {}, columns)]),
    `<sheetData>${rows.map(rowXml).join('')}</sheetData>`,
    ...(merged.length === 0
      ? []
      : [
          element(
            'mergeCells',
            { count: merged.length },
            merged.map((ref) => element('mergeCell', { ref })),
          ),
        ]),
    ...(choices.length === 0 ? [] : [element('dataValidations', { count: choices.length }, choices.map(choiceXml))]),
    ...(hasComments(sheet) ? [element('legacyDrawing', { 'r:id': 'rId2' })] : []),
  ])}`;
}

function rowXml(cells: readonly WorkbookCell[], row: number): string {
  if (cells.length === 0) return '';
  return element(
    'row',
    { r: row + 1 },
    cells.flatMap(({ text, look = 'plain', struck }, column) => {
      const attributes = { r: cellRef(row, column), s: styleOf(look, struck) };
      if (text !== '') return [element('c', { ...attributes, t: 'inlineStr' }, [element('is', {}, [textElement('t', asText(text))])])];
      // An empty cell looks as its column does.
      return look === 'plain' ? [] : [element('c', attributes)];
    }),
  );
}

/** Characters that XML has no place for are told by their number, and so is an underscore that would begin such a number (§22.9.2.19). */
function asText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
      (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

function choiceXml({ column, firstRow, lastRow, from }: Choice): string {
  const name = columnName(from.column);
  const list = `'${from.sheet.replaceAll("'", "''")}'!$${name}$1:$${name}$${from.count}`;
  return element(
    'dataValidation',
    // Lists of several terms are typed: another text than those of the list is asked about, not refused.
    {
      type: 'list',
      errorStyle: 'warning',
      allowBlank: 1,
      showErrorMessage: 1,
      sqref: `${cellRef(firstRow, column)}:${cellRef(lastRow, column)}`,
    },
    [`<formula1>${escaped(list)}</formula1>`],
  );
}
