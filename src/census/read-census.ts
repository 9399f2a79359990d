/**
 * Census import: the files that boards keep in spreadsheets, CSV, XLSX or ODS, read into the people of a matching.
 *
 * Every problem is collected with its place. A record with an error is left out whole; a file with an error of its own is
 * left out whole. What the law forbids to keep, and what is not known, never leaves the file. The same bytes under the
 * same names give the same report, whatever the order of the sources and the pieces in which their bytes arrive.
 */
import { type Census, compareIds, type Mentor, type Reference, type RefusedPerson, type Trainee } from '../domain/index.ts';
import { askAboutArchives } from './archives.ts';
import { askAboutTexts } from './asked.ts';
import { settleCommuneCodes } from './commune-codes.ts';
import type { Field } from './fields.ts';
import { readFile } from './file.ts';
import type { CensusSource, ReadFile, ReadSource } from './read-file.ts';
import { sortFindings, type Finding } from './finding.ts';
import { tellFullMentors } from './full-mentors.ts';
import { IdRegister } from './ids.ts';
import { refuseOtherBoards } from './other-boards.ts';
import { Places } from './places.ts';
import { giveIds } from './made-ids.ts';
import { findOnePersonTwice } from './one-person.ts';
import { refusePromotions, type KnownPromotions } from './promotions.ts';
import type { Former } from './census-people.ts';
import { checkReferences } from './references.ts';
import { partSlashes } from './slashes.ts';
import { compareTerms } from './terms.ts';
import { suggestServices } from './unknown-services.ts';
import { findUselessFiles } from './usable.ts';
import type { UnreadSheet } from './workbook.ts';

export interface FileReading {
  file: {
    name: string;
    /** Of all the bytes, in hexadecimal; '' when the file was refused before its end was read. */
    sha256: string;
    /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `xlsx`, `ods`, or `binary` for a file of another kind. */
    encoding: string;
    delimiter: string | null;
    /** The one sheet of a workbook that was read; null in a CSV file, or when there are several. */
    sheet: string | null;
    /** The sheets that were read, where they are several. */
    sheets?: readonly string[];
  };
  /** Visible sheets of the workbook that are no census, or the copy of one; absent where there are none. */
  unread?: readonly UnreadSheet[];
  /** Records kept. */
  accepted: number;
  /** One finding a problem: a record with two problems has two. One without a record refuses the whole file, or the sheet that it names. */
  rejected: Finding[];
  warnings: Finding[];
  /** Those of the accepted records, in the order of the file. */
  people: (Mentor | Trainee)[];
}

export interface CensusReading {
  /** Sorted by name. */
  files: FileReading[];
  /** The people of the accepted records of all files. */
  census: Census;
  /** Whose rows, or which files, are left out of it; in the order of the files. */
  refused: readonly RefusedPerson[];
  /** Records rejected; a refused file counts for one more. */
  rejected: number;
  /** Id → where the row of that person stands, of all accepted people. */
  rows: ReadonlyMap<string, PersonRow>;
  /** By role the fields of which some file has a column for people of it: of others nobody could say anything. */
  given: Readonly<Record<'mentor' | 'trainee', ReadonlySet<Field>>>;
}

/** Where somebody stands in the files. */
export interface PersonRow {
  readonly file: string;
  /** null in a CSV file, or where only one sheet was read. */
  readonly sheet: string | null;
  readonly line: number;
}

/**
 * Reads a census from its files: CSV as a stream, in memory that grows with the people only; workbooks (XLSX, ODS) whole, within bounds.
 * A file that has the bytes of another is not read twice.
 *
 * Findings are sorted by file, line and column. Whom people name, by id or name, is kept as ids of accepted people of the other side.
 * Time O(bytes + people); each unknown name of a service, a commune or a person is compared with the known ones, up to 500 of them.
 * Never throws for what is in the files, or when one cannot be read.
 * @param promotions those of the calendars: a trainee of any other is refused. null: any will do.
 * @param board the directorate whose census it is: rows of people of any other are refused. null: it may be of all.
 * @param before who is in the census that is in force until now: somebody named who leaves with these files is told as such, none near them is suggested.
 */
export async function readCensus(
  sources: readonly CensusSource[],
  reference: Reference,
  promotions: KnownPromotions | null = null,
  board: string | null = null,
  before: readonly Former[] = [],
): Promise<CensusReading> {
  const places = new Places(reference);
  const ids = new IdRegister();
  const read: ReadSource[] = [];
  for (const source of [...sources].sort((a, b) => compareIds(a.name, b.name))) {
    const one = await readFile(source, places, ids);
    const first = read.find(({ file }) => file.sha256 !== '' && file.sha256 === one.file.sha256);
    read.push(first === undefined ? one : sameFile(one, first.file.name));
  }
  const tables = read.flatMap((file) => file.tables);
  askAboutArchives(tables, promotions?.years);
  settleCommuneCodes(tables, places.communes);
  suggestServices(tables, places, reference, board);
  giveIds(tables, ids);
  if (promotions !== null) refusePromotions(tables, promotions);
  if (board !== null) refuseOtherBoards(tables, board, reference);
  askAboutTexts(read);
  // A sheet that is not read may be refused for what it says.
  const all = read.flatMap((file) => file.tables);
  checkReferences(all, reference, before);
  tellFullMentors(tables);
  partSlashes(tables);
  compareTerms(tables);
  findOnePersonTwice(tables);
  findUselessFiles(tables);

  const files = read.map(fileReading);
  const people = files.flatMap((file) => file.people).sort((a, b) => compareIds(a.id, b.id));
  const census = {
    mentors: people.filter((person) => person.role === 'mentor'),
    trainees: people.filter((person) => person.role === 'trainee'),
  };
  const rejected = all.reduce((sum, table) => sum + new Set(table.rejected.map(({ record }) => record)).size, 0);
  return { files, census, refused: read.flatMap(refusedOf), rejected, rows: new Map(read.flatMap(rowsOf)), given: givenIn(all) };
}

function givenIn(tables: readonly ReadFile[]): CensusReading['given'] {
  const of = (role: 'mentor' | 'trainee'): ReadonlySet<Field> =>
    new Set(
      tables
        .filter(({ people }) => people.some(({ person }) => person.role === role))
        .flatMap(({ columns }) => [...((role === 'mentor' ? columns.ofMentors : null) ?? columns).index.keys()]),
    );
  return { mentor: of('mentor'), trainee: of('trainee') };
}

function rowsOf({ tables }: ReadSource): (readonly [string, PersonRow])[] {
  const several = tables.filter(({ sheet }) => sheet !== null).length > 1;
  return tables.flatMap(({ file, sheet, people }) =>
    people.map(({ person, line }) => [person.id, { file: file.name, sheet: several ? sheet : null, line }] as const),
  );
}

/** Whose rows were refused; where a workbook has several sheets, with that of each. */
function refusedOf({ tables }: ReadSource): RefusedPerson[] {
  const several = tables.filter(({ sheet }) => sheet !== null).length > 1;
  return tables.flatMap(({ sheet, isUnread, refused }) =>
    (several || isUnread === true) && sheet !== null
      ? refused.map((person) => ({ ...person, file: `${person.file} [${sheet}]` }))
      : refused,
  );
}

/** What is said of a file that was given before, under this name or another: nothing else, since it says nothing else. */
function sameFile({ file }: ReadSource, first: string): ReadSource {
  const values = { first };
  return {
    file,
    tables: [],
    unread: [],
    unreadTexts: [],
    warnings: [{ code: 'CENSUS_SAME_FILE', file: file.name, record: null, line: null, column: null, value: '', values }],
  };
}

/** The tables of a file as one reading; where it has several sheets, each finding names its own. */
function fileReading({ file, tables, unread, warnings }: ReadSource): FileReading {
  const names = tables.flatMap(({ sheet, isUnread }) => (isUnread === true ? [] : (sheet ?? [])));
  const several = names.length > 1;
  const sorted = (findings: (table: ReadFile) => Finding[]): Finding[] =>
    tables.flatMap((table) => {
      const found = sortFindings(findings(table), table.columns.headers);
      const { sheet, isUnread } = table;
      return (several || isUnread === true) && sheet !== null ? found.map((finding) => ({ ...finding, sheet })) : found;
    });
  return {
    file: { ...file, sheet: several ? null : (names[0] ?? null), ...(several ? { sheets: names } : {}) },
    ...(unread.length > 0 ? { unread } : {}),
    accepted: tables.reduce((sum, { people }) => sum + people.length, 0),
    rejected: sorted((table) => table.rejected),
    warnings: [...warnings, ...sorted((table) => table.warnings)],
    people: tables.flatMap(({ people }) => people.map(({ person }) => person)),
  };
}
