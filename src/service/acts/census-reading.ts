/**
 * The files of a census read as every command reads them, from memory: nothing of it is in the store yet. What the program ships for it is read once.
 */
import { parseCalendar } from '../../calendar/index.ts';
import {
  type CensusReading,
  type CensusSource,
  type Former,
  type KnownPromotions,
  type Field,
  headerOf,
  type PersonRow,
  readCensus,
  yearsOf,
} from '../../census/index.ts';
import { Inputs, loadCalendars, loadReference } from '../../app/index.ts';
import { compareIds, FACT_NAMES, type FactName, type Period, type Reference } from '../../domain/index.ts';
import { FileSource } from '../../files/index.ts';
import type { PersonFacts } from '../rules/census-facts.ts';
import { factsOf } from '../rules/census-facts.ts';
import type { GivenFacts } from '../rules/census-losses.ts';
import type { Act } from './acting.ts';

/** A file as somebody sent it, its name made fit to be kept. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Shipped {
  readonly reference: Reference;
  readonly periods: readonly Period[];
}

let shipped: Promise<Shipped> | null = null;

/** The reference data and the calendars that the program ships. */
export async function shippedData(): Promise<Shipped> {
  shipped ??= readShipped();
  return shipped;
}

async function readShipped(): Promise<Shipped> {
  const inputs = new Inputs(new FileSource());
  const [reference, periods] = await Promise.all([loadReference(inputs), loadCalendars(inputs)]);
  return { reference, periods };
}

/** The periods of the calendar in force, where one was brought in, and of those shipped. */
export async function knownPeriods({ tx }: Pick<Act, 'tx'>): Promise<readonly Period[]> {
  const own = await tx
    .selectFrom('calendar_version as c')
    .innerJoin('blob as b', 'b.sha256', 'c.sha256')
    .select(['c.name', 'b.bytes'])
    .orderBy('c.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { periods } = await shippedData();
  return own === undefined ? periods : [...(await parseCalendar([{ name: own.name, segments: own.bytes.toString('utf8') }])), ...periods];
}

export function promotionsOf(periods: readonly Period[]): KnownPromotions {
  return { names: [...new Set(periods.map(({ promotion }) => promotion))].sort(compareIds), complete: true, years: yearsOf(periods) };
}

export interface CensusRead {
  readonly reading: CensusReading;
  readonly people: readonly PersonFacts[];
  readonly given: GivenFacts;
}

/** The column from which a fact is read. */
function fieldOf(fact: FactName): Field {
  return fact === 'site' ? 'service' : fact === 'droppedPreferences' ? 'preferences' : fact;
}

/** Its header, as messages and the template have it. */
export function columnOfFact(fact: FactName): string {
  return headerOf(fieldOf(fact));
}

/** Kept once others have had their turn: reading a large file takes seconds. */
export type Turn = () => Promise<void>;

/** What files are read with. */
export interface GivenContext {
  readonly promotions: KnownPromotions;
  readonly turn: Turn;
  /** Who is in the census that they would take the place of: whoever names one of them who leaves is told so. */
  readonly before: readonly Former[];
}

/** The census of one directorate. Never throws for what is in the files. */
export async function readGiven(
  files: readonly GivenFile[],
  { board, promotions, turn, before }: GivenContext & { readonly board: string },
): Promise<CensusRead> {
  const { reference } = await shippedData();
  const reading = await readCensus(
    files.map((file) => sourceOf(file, turn)),
    reference,
    promotions,
    board,
    before,
  );
  const { mentors, trainees } = reading.census;
  const given = (role: 'mentor' | 'trainee'): ReadonlySet<FactName> =>
    new Set(FACT_NAMES.filter((fact) => reading.given[role].has(fieldOf(fact))));
  return {
    reading,
    people: [...mentors, ...trainees].map((person) => ({ id: person.id, role: person.role, facts: factsOf(person) })),
    given: { mentor: given('mentor'), trainee: given('trainee') },
  };
}

const PIECE = 1 << 16;

/** In pieces, as from a disk. */
export function sourceOf({ name, bytes }: GivenFile, turn: Turn): CensusSource {
  return { name, bytes: piecesOf(bytes, turn) };
}

async function* piecesOf(bytes: Uint8Array, turn: Turn): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE);
    await turn();
  }
}

/** `file:line`, with the sheet in brackets where a workbook has several. */
export function sourceText({ file, sheet, line }: PersonRow): string {
  return `${file}${sheet === null ? '' : ` [${sheet}]`}:${line}`;
}

/** Of what `sourceText` made; null where nothing is known. */
export function sourceParts(text: string | null): { readonly file: string; readonly line: number } | null {
  const parts = /^(.*):(\d+)$/su.exec(text ?? '');
  return parts === null ? null : { file: parts[1]!, line: Number(parts[2]) };
}
