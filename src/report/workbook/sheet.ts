/** One sheet of a workbook as XML. */
import { styleOf } from './styles.ts';
import { hasComments, type Choice, type WorkbookCell, type WorkbookSheet } from './workbook.ts';
import { cellRef, columnName, element, escaped, textElement, XML } from './xml.ts';

export function sheetXml(sheet: WorkbookSheet): string {
  const { rows, widths, frozen = 0, choices = [] } = sheet;
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
    ...(choices.length === 0 ? [] : [element('dataValidations', { count: choices.length }, choices.map(choiceXml))]),
    ...(hasComments(sheet) ? [element('legacyDrawing', { 'r:id': 'rId2' })] : []),
  ])}`;
}

function rowXml(cells: readonly WorkbookCell[], row: number): string {
  if (cells.length === 0) return '';
  return element(
    'row',
    { r: row + 1 },
    cells.map(({ text, look = 'plain' }, column) => {
      const attributes = { r: cellRef(row, column), s: styleOf(look) };
      return text === ''
        ? element('c', attributes)
        : element('c', { ...attributes, t: 'inlineStr' }, [element('is', {}, [textElement('t', text)])]);
    }),
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
