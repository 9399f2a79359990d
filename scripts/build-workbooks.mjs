/**
 * Makes the workbooks of tests/unit/census/workbooks: every feature of workbooks/features.mjs by every writer at hand.
 *
 *   node scripts/build-workbooks.mjs MODULES [OUT]
 *
 * MODULES is a folder in which `npm install exceljs @e965/xlsx` was run. Of Debian: python3-openpyxl, python3-xlsxwriter,
 * libreoffice-calc, gnumeric. A writer that is not at hand is left out, and named.
 * What programs write bears the time at which they write it: made anew, the files differ, and what is read of them does not.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { byHand } from './workbooks/by-hand.mjs';
import { byExcelJs, bySheetJs } from './workbooks/by-packages.mjs';
import { FEATURES, MENTORS, TRAINEES } from './workbooks/features.mjs';

const [modules = '', out = 'tests/unit/census/workbooks'] = process.argv.slice(2);
const HERE = import.meta.dirname;
/** What a writer has no way to write: then the workbook would be another feature's. */
const CANNOT = {
  openpyxl: ['formulas', 'rich-text', 'failed-formula'],
  exceljs: ['formulas-without-result'],
  sheetjs: ['rich-text', 'drop-down-lists', 'formats-far-out', 'formulas-without-result'],
  // They compute what they read.
  libreoffice: ['formulas-without-result'],
  gnumeric: ['formulas-without-result', 'hidden-sheet'],
  'gnumeric-ods': ['formulas-without-result'],
  hand: ['notes-on-cells', 'drop-down-lists'],
};
const HANDS = {
  'hand-excel': { shared: true },
  'hand-power-bi': { prefix: 'x', references: false },
  'hand-strict': { strict: true, shared: true },
  'hand-stream': { wide: true, cdata: true },
};

const features = (writer) => FEATURES.filter(({ name }) => !(CANNOT[writer] ?? CANNOT[writer.split('-')[0]] ?? []).includes(name));
const place = (writer, feature, extension = 'xlsx') => path.join(out, writer, `${feature}.${extension}`);
const keep = (writer, feature, bytes) => {
  mkdirSync(path.join(out, writer), { recursive: true });
  writeFileSync(place(writer, feature), bytes);
};
/** Runs what may not be there. */
function attempt(writer, make) {
  try {
    make();
  } catch (error) {
    console.log(
      `${writer}: left out (${String(error.stderr ?? error.message)
        .slice(-300)
        .trim()})`,
    );
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const csv = (table) => `${table.map((row) => row.join(';')).join('\n')}\n`;
writeFileSync(path.join(out, 'tuteurs.csv'), csv(MENTORS));
writeFileSync(path.join(out, 'stagiaires.csv'), csv(TRAINEES));
const told = FEATURES.map(({ name, said = [], refused = [], without = [] }) => ({ name, said, refused, without }));
writeFileSync(path.join(out, 'features.json'), `${JSON.stringify(told, null, 2)}\n`);

for (const [writer, habits] of Object.entries(HANDS))
  for (const { name, workbook } of features(writer)) keep(writer, name, byHand(workbook, habits));
for (const [writer, write] of Object.entries({ exceljs: byExcelJs, sheetjs: bySheetJs })) {
  for (const { name, workbook } of features(writer)) keep(writer, name, await write(workbook, path.resolve(modules)));
}
for (const writer of ['openpyxl', 'xlsxwriter']) {
  attempt(writer, () => {
    mkdirSync(path.join(out, writer), { recursive: true });
    const jobs = features(writer).map(({ name, workbook }) => ({ writer, path: place(writer, name), book: workbook }));
    execFileSync('/usr/bin/python3', [path.join(HERE, 'workbooks', 'by_python.py')], {
      input: JSON.stringify(jobs),
      stdio: ['pipe', 'inherit', 'pipe'],
    });
  });
}
// These two read what Excel would have written, and write it as they do.
for (const [writer, extension] of [
  ['libreoffice', 'xlsx'],
  ['libreoffice-ods', 'ods'],
]) {
  attempt(writer, () => {
    const profile = path.join(tmpdir(), 'binome-libreoffice');
    const files = features(writer)
      .map(({ name }) => place('hand-excel', name))
      .filter((file) => existsSync(file));
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', extension, '--outdir', path.join(out, writer), ...files],
      { stdio: 'pipe' },
    );
  });
}
for (const [writer, exporter, extension] of [
  ['gnumeric', 'Gnumeric_Excel:xlsx2', 'xlsx'],
  ['gnumeric-ods', 'Gnumeric_OpenCalc:odf', 'ods'],
]) {
  attempt(writer, () => {
    mkdirSync(path.join(out, writer), { recursive: true });
    for (const { name } of features(writer)) {
      const from = place('hand-excel', name);
      if (existsSync(from))
        execFileSync('ssconvert', [`--export-type=${exporter}`, from, place(writer, name, extension)], { stdio: 'pipe' });
    }
  });
}
const count = readdirSync(out, { recursive: true }).filter((name) => /\.(xlsx|ods)$/.test(name)).length;
console.log(`${count} workbooks in ${out}`);
