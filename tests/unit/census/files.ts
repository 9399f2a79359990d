/** Census files in memory, and what reading them gives, in a form that is short to compare. */
import { readCensus, type CensusReading, type Finding } from '../../../src/census/index.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { reference } from './reference.ts';

export async function* pieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/** The census of one directorate, of one file. */
export async function readAs(board: string, text: string | Uint8Array): Promise<CensusReading> {
  return readCensus(
    [{ name: 'a.csv', bytes: pieces(typeof text === 'string' ? Buffer.from(text) : text) }],
    reference,
    { names: ['CPIP 29', 'CPIP 30'], complete: true },
    board,
  );
}

/** Reads files named census.csv, b.csv …, or as given by [name, content]. */
export async function read(...files: (Content | [string, Content])[]): Promise<CensusReading> {
  const sources = files.map((file, k) => {
    const [name, content] = Array.isArray(file) ? file : [k === 0 ? 'a.csv' : `${'abcdef'[k] ?? 'z'}.csv`, file];
    const bytes = typeof content === 'string' ? pieces(Buffer.from(content)) : content instanceof Uint8Array ? pieces(content) : content;
    return { name, bytes };
  });
  return readCensus(sources, reference, { names: ['CPIP 29', 'CPIP 30'], complete: true, years: [2025, 2026] });
}

export function brief({ code, record, line, column, value }: Finding): unknown[] {
  return [code, record, line, column, value];
}

/** The findings of all files, those that reject and then the warnings. */
export function rejected(reading: CensusReading): unknown[] {
  return reading.files.flatMap((file) => file.rejected.map(brief));
}

/**
 * Told of the census as a whole, of almost every census that is as small as those of the tests: their people have one name, and few columns.
 * They have tests of their own, by `allWarnings`.
 */
const OF_THE_WHOLE: readonly string[] = ['CENSUS_NO_USABLE_MENTOR', 'CENSUS_ONE_PERSON_TWICE', 'CENSUS_TERM_ONE_SIDE'];

/** What is told of rows and headers. */
export function warnings(reading: CensusReading): unknown[] {
  return allWarnings(reading).filter((finding) => !OF_THE_WHOLE.includes(String((finding as unknown[])[0])));
}

export function allWarnings(reading: CensusReading): unknown[] {
  return reading.files.flatMap((file) => file.warnings.map(brief));
}

export function people(reading: CensusReading): (Mentor | Trainee)[] {
  return reading.files.flatMap((file) => file.people);
}

export const MENTOR_HEADER = 'matricule;nom;prénom;service;dossiers';

/** A file of one mentor with one more column: what the reading makes of one cell. */
export async function readCell(column: string, cell: string): Promise<CensusReading> {
  return read(`matricule;nom;prénom;service;compétences;${column}\nM1;Durand;Zoé;SPIP-33;;${cell}\n`);
}

export async function readTraineeCell(column: string, cell: string): Promise<CensusReading> {
  return read(`matricule;nom;prénom;service;promotion;${column}\nT1;Petit;Luc;SPIP-33;CPIP 29;${cell}\n`);
}
