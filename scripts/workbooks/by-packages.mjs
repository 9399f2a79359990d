/** Workbooks written by npm packages, which the project does not depend on: they are loaded from a folder given. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { letters, serialOf } from './serial.mjs';

/** @param {import('./features.mjs').Workbook} book @param {string} modules folder with node_modules @returns {Promise<Buffer>} */
export async function byExcelJs(book, modules) {
  const ExcelJS = createRequire(path.join(modules, 'x.js'))('exceljs');
  const made = new ExcelJS.Workbook();
  made.created = made.modified = new Date('2025-01-01T00:00:00Z');
  made.properties.date1904 = book.date1904 === true;
  for (const sheet of book.sheets) {
    const into = made.addWorksheet(sheet.name, { state: sheet.state ?? 'visible' });
    sheet.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell === null) return;
        const at = into.getCell(r + 1, c + 1);
        if (typeof cell === 'string') at.value = cell;
        else if (cell.f !== undefined) {
          const result = cell.error !== undefined ? { error: cell.error } : (cell.n ?? cell.text);
          at.value = result === undefined ? { formula: cell.f } : { formula: cell.f, result };
        } else if (cell.day !== undefined) at.value = new Date(`${cell.day}T00:00:00Z`);
        else if (cell.rich !== undefined) at.value = { richText: cell.rich.map((text, k) => ({ text, font: { bold: k === 0 } })) };
        else at.value = cell.n ?? cell.bool ?? cell.text ?? null;
        if (cell.fmt !== undefined) at.numFmt = cell.fmt;
        if (cell.note !== undefined) at.note = cell.note;
      });
    });
    for (const r of sheet.hiddenRows ?? []) into.getRow(r).hidden = true;
    for (const c of sheet.hiddenColumns ?? []) into.getColumn(c + 1).hidden = true;
    for (const ref of sheet.merged ?? []) into.mergeCells(ref);
    if (sheet.filter) into.autoFilter = `A1:${letters(sheet.rows[0].length - 1)}${sheet.rows.length}`;
    if (sheet.lists)
      for (let r = 2; r < 200; r++) into.getCell(r, 10).dataValidation = { type: 'list', allowBlank: true, formulae: ['"oui,non"'] };
    if (sheet.farFormats) into.getCell('ZZ4000').font = { bold: true };
  }
  return Buffer.from(await made.xlsx.writeBuffer());
}

/** @param {import('./features.mjs').Workbook} book @param {string} modules @returns {Promise<Buffer>} */
export async function bySheetJs(book, modules) {
  const XLSX = createRequire(path.join(modules, 'x.js'))('@e965/xlsx');
  const made = XLSX.utils.book_new();
  made.Workbook = { WBProps: { date1904: book.date1904 === true }, Sheets: [] };
  for (const sheet of book.sheets) {
    const width = Math.max(...sheet.rows.map(({ length }) => length));
    const into = { '!ref': `A1:${letters(width - 1)}${sheet.rows.length}` };
    sheet.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell === null) return;
        into[`${letters(c)}${r + 1}`] = sheetJsCell(cell, book.date1904 === true);
      });
    });
    into['!rows'] = sheet.rows.map((_, r) => ({ hidden: (sheet.hiddenRows ?? []).includes(r + 1) }));
    into['!cols'] = sheet.rows[0].map((_, c) => ({ hidden: (sheet.hiddenColumns ?? []).includes(c) }));
    into['!merges'] = (sheet.merged ?? []).map((ref) => XLSX.utils.decode_range(ref));
    if (sheet.filter) into['!autofilter'] = { ref: into['!ref'] };
    XLSX.utils.book_append_sheet(made, into, sheet.name);
    made.Workbook.Sheets.push({ Hidden: sheet.state === 'hidden' ? 1 : 0 });
  }
  return XLSX.write(made, { type: 'buffer', bookType: 'xlsx', compression: true });
}

function sheetJsCell(cell, from1904) {
  if (typeof cell === 'string') return { t: 's', v: cell };
  const z = cell.fmt === undefined ? {} : { z: cell.fmt };
  const f = cell.f === undefined ? {} : { f: cell.f };
  if (cell.error !== undefined) return { t: 'e', v: 7, ...f };
  if (cell.day !== undefined) return { t: 'n', v: serialOf(cell.day, from1904), ...z };
  if (cell.bool !== undefined) return { t: 'b', v: cell.bool };
  if (cell.n !== undefined) return { t: 'n', v: cell.n, ...z, ...f };
  if (cell.f !== undefined && cell.text === undefined) return { t: 'n', ...f };
  const note = cell.note === undefined ? {} : { c: [{ a: 'A', t: cell.note }] };
  return { t: 's', v: cell.text ?? (cell.rich ?? []).join(''), ...f, ...note };
}
