/** Census files given back: each finding put to its cell, each file a workbook of its own. */
import {
  byWeight,
  causesOf,
  type CellPlace,
  type CensusCopy,
  type CensusSource,
  copyCensus,
  type CopiedSheet,
  type FileReading,
  type Finding,
  FindingPlaces,
  NOTHING_COPIED,
  TO_CARRY,
  valuesOf,
  type WhyUnread,
} from '../census/index.ts';
import { compareIds, grouped } from '../domain/index.ts';
import { describe, type Language, sentencesOf } from '../errors/index.ts';
import {
  type AnnotatedCause,
  type AnnotatedCensus,
  type AnnotatedSheet,
  type CellMark,
  type Severity,
  withoutEnding,
  writeAnnotatedCensus,
} from '../report/index.ts';
import { frenchSpacing, pageWordsOf } from '../wording/index.ts';

/** What is told of one file, and its copy. */
export interface FileToAnnotate {
  readonly reading: FileReading;
  readonly copy: CensusCopy;
}

/** A file with its marks, and the name of its workbook. */
export interface AnnotatedFile {
  readonly name: string;
  readonly census: AnnotatedCensus;
}

/**
 * The files of a census as workbooks for their offices: each cell at its place, those at fault coloured and commented on; on the first sheet all
 * that is to be corrected. What the law forbids to keep is not in them. Each source is the file of the reading at its place, to be read again.
 */
export async function annotateCensus(
  files: readonly { readonly reading: FileReading; readonly source: CensusSource }[],
  language: Language,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const copied: FileToAnnotate[] = [];
  for (const { reading, source } of files) copied.push(await copyOf(reading, source));
  return annotated(copied, language).map(({ name, census }) => ({ name, bytes: writeAnnotatedCensus(census, language) }));
}

/** A file that is the same as another is not copied: it was read only once. */
export async function copyOf(reading: FileReading, source: CensusSource): Promise<FileToAnnotate> {
  const { sheet, sheets = sheet === null ? [] : [sheet] } = reading.file;
  const isSame = reading.warnings.some(({ code }) => code === 'CENSUS_SAME_FILE');
  if (isSame) return { reading, copy: NOTHING_COPIED };
  const unread = new Map(reading.unread?.map(({ name, why }) => [name, why]));
  // Of a workbook that holds no census at all every sheet may be meant as one; of one that is refused otherwise nothing is known.
  const isBare = reading.rejected.some(({ code }) => code === 'CENSUS_NO_HEADER' || code === 'CENSUS_HIDDEN_ONLY');
  const whyUnread = (name: string): WhyUnread | null => unread.get(name) ?? (isBare ? 'noHeader' : null);
  return { reading, copy: await copyCensus(source, sheets, whyUnread) };
}

/** In the order of the files; each name once, whatever the case. */
export function annotated(files: readonly FileToAnnotate[], language: Language): AnnotatedFile[] {
  const names = workbookNames(files.map(({ reading }) => reading.file));
  return files.map((file, k) => ({ name: names[k]!, census: annotatedCensus(file, language) }));
}

/**
 * `tuteurs.xlsx` of `tuteurs.csv`. Files that would share a name keep their endings (`tuteurs.csv.xlsx`), and those of one name are numbered, by
 * what they hold: whatever the order in which they are given, each gets the same.
 */
function workbookNames(files: readonly { readonly name: string; readonly sha256: string }[]): string[] {
  const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();
  const bare = files.map(({ name }) => withoutEnding(name));
  const isAlone = (k: number): boolean => bare.every((other, n) => n === k || keyOf(other) !== keyOf(bare[k]!));
  const wanted = files.map(({ name }, k) => (isAlone(k) ? bare[k]! : name));
  const order = files.map((_, k) => k).sort((a, b) => compareIds(wanted[a]!, wanted[b]!) || compareIds(files[a]!.sha256, files[b]!.sha256));
  const taken = new Set(files.flatMap((_, k) => (isAlone(k) ? [keyOf(wanted[k]!)] : [])));
  const names = wanted.slice();
  for (const k of order) {
    if (isAlone(k)) continue;
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted[k]! : `${wanted[k]!} (${number})`;
      if (taken.has(keyOf(name))) continue;
      taken.add(keyOf(name));
      names[k] = name;
      break;
    }
  }
  return names.map((name) => `${name}.xlsx`);
}

interface Placed {
  readonly severity: Severity;
  readonly finding: Finding;
  /** null where it is about no cell of the copy. */
  readonly cell: CellPlace | null;
}

function annotatedCensus({ reading, copy }: FileToAnnotate, language: Language): AnnotatedCensus {
  const { file, rejected, warnings } = reading;
  const several = reading.file.sheets !== undefined;
  const keyOf = ({ name, unread }: CopiedSheet): string | null | undefined => (unread === null ? (several ? name : null) : undefined);
  const places = new Map(copy.sheets.map((sheet) => [keyOf(sheet), new FindingPlaces(sheet)]));
  const placed = (severity: Severity, findings: readonly Finding[]): Placed[] =>
    findings.map((finding) => ({ severity, finding, cell: places.get(several ? (finding.sheet ?? null) : null)?.of(finding) ?? null }));
  const [refused, warned] = [placed('refused', rejected), placed('warned', warnings)];
  const bySheet = grouped<string | null | undefined, Placed>([...refused, ...warned], ({ finding }) =>
    several ? (finding.sheet ?? null) : null,
  );
  const sheets = copy.sheets.map((sheet): AnnotatedSheet => ({
    ...{
      name: sheet.name,
      headerLine: sheet.headerLine,
      merged: sheet.merged,
      rows: asked(rowsOf(sheet, language), bySheet.get(keyOf(sheet)) ?? []),
    },
    marks: marksOf(sheet, bySheet.get(keyOf(sheet)) ?? [], language),
  }));
  const marks = sheets.flatMap((sheet) => [...sheet.marks.values()].flatMap((row) => [...row.values()]));
  return {
    file: file.name,
    refusedCells: marks.filter(({ severity }) => severity === 'refused').length,
    warnedCells: marks.filter(({ severity }) => severity === 'warned').length,
    sheets,
    causes: [...causesWith(refused, language), ...causesWith(byWeightOf(warned), language)],
    withheldColumns: copy.sheets.flatMap(({ name, withheld }) =>
      withheld.map(({ header }) => (copy.sheets.length > 1 && name !== null ? `${name}\u00a0: ${header}` : header)),
    ),
    unreadSheets: copy.sheets.flatMap(({ name, unread }) => (unread === null ? [] : (name ?? []))),
    hiddenSheets: copy.hidden,
    cut: copy.cut,
  };
}

/** Days as the reader of the language writes them: where the sheet has a day, the reading has its ISO form. */
function rowsOf({ name, rows, dayColumns }: CopiedSheet, language: Language): AnnotatedSheet['rows'] {
  if (name === null || language !== 'fr' || dayColumns?.length === 0) return rows;
  const written = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('/') : text);
  return rows.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((cell, k) => (dayColumns?.includes(k) === false ? cell : written(cell))),
  }));
}

/** Those that matter before those of routine. */
function byWeightOf(warned: readonly Placed[]): readonly Placed[] {
  const { first } = byWeight(warned.map(({ finding }) => finding));
  const matters = new Set(first);
  return [...warned.filter(({ finding }) => matters.has(finding)), ...warned.filter(({ finding }) => !matters.has(finding))];
}

/** A cell that was asked about and of which nothing may be given back says so: it is asked about until somebody has cleared it. */
function asked(rows: AnnotatedSheet['rows'], placed: readonly Placed[]): AnnotatedSheet['rows'] {
  const cells = placed.flatMap(({ finding, cell }) => (finding.code === 'CENSUS_CELL_ASKED' && cell !== null ? [cell] : []));
  const byLine = grouped(cells, ({ line }) => line);
  return rows.map((row) => {
    const own = byLine.get(row.line);
    if (own === undefined) return row;
    const width = Math.max(row.cells.length, ...own.map(({ column }) => column + 1));
    const isAsked = new Set(own.map(({ column }) => column));
    return {
      ...row,
      cells: Array.from({ length: width }, (_, k) => {
        const text = row.cells[k] ?? '';
        return text === '' && isAsked.has(k) ? TO_CARRY : text;
      }),
    };
  });
}

/** A cell that is refused for one thing and warned of for another is refused. */
function marksOf({ unread, withheld, rows }: CopiedSheet, placed: readonly Placed[], language: Language): AnnotatedSheet['marks'] {
  const words = pageWordsOf(language).annotated;
  const marks = new Map<number, Map<number, CellMark>>();
  const mark = ({ line, column }: CellPlace, severity: Severity, text: string): void => {
    const row = marks.get(line) ?? new Map<number, CellMark>();
    const known = row.get(column);
    row.set(column, { severity: known?.severity ?? severity, texts: [...(known?.texts ?? []), text] });
    marks.set(line, row);
  };
  // What is refused comes first.
  for (const { severity, finding, cell } of placed) if (cell !== null) mark(cell, severity, spaced(describe(finding, language), language));
  const [first] = rows;
  // What explains our own templates says itself that it is not read.
  if (unread !== null && unread !== 'ours' && first !== undefined)
    mark({ line: first.line, column: first.cells.findIndex((text) => text !== '') }, 'warned', words.unread[unread]);
  for (const { line, column, why } of withheld) mark({ line, column }, 'warned', words.withheld[why]);
  for (const { line, cells, isShifted } of rows)
    if (isShifted !== undefined) mark({ line, column: cells.findIndex((text) => text !== '') }, 'refused', words.shifted[isShifted]);
  return marks;
}

function causesWith(placed: readonly Placed[], language: Language): AnnotatedCause[] {
  const cells = new Map(placed.map(({ finding, cell }) => [finding, cell]));
  return causesOf(placed.map(({ finding }) => finding)).map((same) => {
    const [first] = same;
    const { wrong, remedy } = sentencesOf(first, language);
    return {
      ...{ severity: placed[0]!.severity, sheet: first.sheet ?? '', column: first.column ?? '' },
      ...{ wrong: spaced(wrong, language), remedy: spaced(remedy, language), count: same.length, values: valuesOf(same) },
      places: same.flatMap((finding) => cells.get(finding) ?? (finding.line === null ? [] : { line: finding.line, column: null })),
    };
  });
}

function spaced(text: string, language: Language): string {
  return language === 'fr' ? frenchSpacing(text) : text;
}
