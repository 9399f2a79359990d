/**
 * Census import: the files that boards keep in spreadsheets, CSV or XLSX, read into the people of a matching.
 *
 * Every problem is collected with its place. A record with an error is left out whole; a file with an error of its own is
 * left out whole. What the law forbids to keep, and what is not known, never leaves the file. The same bytes under the
 * same names give the same report, whatever the order of the sources and the pieces in which their bytes arrive.
 */
import { type Census, compareIds, type Mentor, type Reference, type Trainee } from '../domain/index.ts';
import { readFile, type CensusSource, type ReadFile } from './file.ts';
import { sortFindings, type Finding } from './finding.ts';
import { IdRegister } from './ids.ts';
import { Places } from './places.ts';
import { giveIds } from './made-ids.ts';
import { findOnePersonTwice } from './one-person.ts';
import { checkReferences } from './references.ts';
import { partSlashes } from './slashes.ts';
import { compareTerms } from './terms.ts';
import { findUselessFiles } from './usable.ts';

export interface FileReading {
  file: {
    name: string;
    /** Of all the bytes, in hexadecimal; '' when the file was refused before its end was read. */
    sha256: string;
    /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `xlsx`, or `binary` for a file of another kind. */
    encoding: string;
    delimiter: string | null;
    sheet: string | null;
  };
  /** Records kept. */
  accepted: number;
  /** One finding a problem: a record with two problems has two. One without a record refuses the whole file. */
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
  /** Records rejected; a refused file counts for one more. */
  rejected: number;
}

/**
 * Reads a census from its files: CSV as a stream, in memory that grows with the people only; XLSX whole, within bounds.
 *
 * Findings are sorted by file, line and column. Whom people name, by id or name, is kept as ids of accepted people of the other side.
 * Time O(bytes + people); each unknown name of a service, a commune or a person is compared with the known ones, up to 500 of them.
 * Never throws for what is in the files, or when one cannot be read.
 */
export async function readCensus(sources: readonly CensusSource[], reference: Reference): Promise<CensusReading> {
  const places = new Places(reference);
  const ids = new IdRegister();
  const read: ReadFile[] = [];
  for (const source of [...sources].sort((a, b) => compareIds(a.name, b.name))) read.push(await readFile(source, places, ids));
  giveIds(read, ids);
  checkReferences(read, reference);
  partSlashes(read);
  compareTerms(read);
  findOnePersonTwice(read);
  findUselessFiles(read);

  const files = read.map(({ file, columns, people, rejected, warnings }) => ({
    file,
    accepted: people.length,
    rejected: sortFindings(rejected, columns.headers),
    warnings: sortFindings(warnings, columns.headers),
    people: people.map(({ person }) => person),
  }));
  const people = files.flatMap((file) => file.people).sort((a, b) => compareIds(a.id, b.id));
  const census = {
    mentors: people.filter((person) => person.role === 'mentor'),
    trainees: people.filter((person) => person.role === 'trainee'),
  };
  return { files, census, rejected: files.reduce((sum, file) => sum + new Set(file.rejected.map((finding) => finding.record)).size, 0) };
}
