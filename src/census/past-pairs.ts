/**
 * The pairs that people made in a past period: a hand-edited CSV, one row a trainee, with the trainee and the mentor, by id or by name.
 *
 * A `proposal.csv` edited by hand serves as well. The file must be a table at all, else it is refused at once; what is wrong in its rows is
 * collected, each problem with its place. An empty mentor cell says that the trainee had nobody.
 */
import { type Census, compareIds, type PairIds, PeopleByName, type Person, termKey } from '../domain/index.ts';
import { BinomeError, type ErrorCode, hint } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';
import { isBlank } from './blanks.ts';
import { decoded } from './encoding.ts';
import { clip, Refusal, type Finding, type FindingValues } from './finding.ts';
import { fileKind } from './kind.ts';
import { Notes } from './notes.ts';

export interface PastPairs {
  /** The rows that name two people, by trainee id. */
  readonly pairs: readonly PairIds[];
  /** Trainees of the promotion of whom no row speaks; sorted. */
  readonly unlisted: readonly string[];
  /** Trainees of the promotion with a row that was refused; sorted. */
  readonly refused: readonly string[];
  /** Rows that hold something. */
  readonly rows: number;
  /** Everything wrong in the rows, in the order of the file. */
  readonly problems: readonly Finding[];
  /** Whom names were read as: one finding a column. */
  readonly notes: readonly Finding[];
}

/** Ids first: beside them, a proposal's « Stagiaire » and « Tuteur » are names. */
const COLUMNS = {
  trainee_id: {
    synonyms: ['matricule du stagiaire', 'matricule stagiaire', 'id stagiaire'],
    fallbacks: ['stagiaire', 'élève', 'trainee', 'nom du stagiaire', 'nom et prénom du stagiaire'],
  },
  mentor_id: {
    synonyms: ['matricule du tuteur', 'matricule tuteur', 'id tuteur'],
    fallbacks: ['tuteur', 'tutrice', 'mentor', 'nom du tuteur', 'nom et prénom du tuteur'],
  },
};
type Column = keyof typeof COLUMNS;

/** The file's text, in any encoding that a census may have. @throws BinomeError PAIRS_WRONG_FILE, PAIRS_MIXED_ENCODING. */
export async function readPairsText(bytes: Uint8Array, file: string): Promise<string> {
  const kind = fileKind(Buffer.from(bytes.subarray(0, 512)));
  if (kind.kind !== 'text') {
    const name = kind.kind === 'zip' ? { fr: 'un classeur (XLSX) ou une archive', en: 'a workbook (XLSX) or an archive' } : kind.name;
    throw new BinomeError('PAIRS_WRONG_FILE', { kind: name.en, kindFr: name.fr }, { file });
  }
  return decoded(bytes).catch((error: unknown) => {
    throw error instanceof Refusal ? new BinomeError('PAIRS_MIXED_ENCODING', {}, { file }) : error;
  });
}

/**
 * Columns stagiaire (trainee) and tuteur (mentor), or those of a proposal.csv; others are ignored.
 * @param promotion the promotion of the period
 * @throws BinomeError PAIRS_NOT_CSV, PAIRS_MISSING_COLUMN, PAIRS_DUPLICATE_COLUMN, PAIRS_EXTRA_CELLS, PAIRS_EMPTY.
 */
export async function parsePastPairs(text: string, file: string, census: Census, promotion: string): Promise<PastPairs> {
  if (text.replace(/^\u{feff}/u, '').trim() === '') throw new BinomeError('PAIRS_EMPTY', {}, { file });
  const rows = await readTable(text, file, COLUMNS, 'PAIRS');
  if (rows.length === 0) throw new BinomeError('PAIRS_EMPTY', {}, { file });
  const reader = new PairRows(file, census, promotion);
  rows.forEach((row, k) => reader.read(row, k + 1));
  return reader.result(rows.length);
}

class PairRows {
  readonly #file: string;
  readonly #promotion: string;
  readonly #trainees: ReadonlyMap<string, Census['trainees'][number]>;
  readonly #mentors: ReadonlyMap<string, Census['mentors'][number]>;
  readonly #traineeNames: PeopleByName<Person>;
  readonly #mentorNames: PeopleByName<Person>;
  readonly #notes: Finding[] = [];
  readonly #readings: Notes;
  readonly #lineOf = new Map<string, number>();
  readonly #pairs = new Map<string, string | null>();
  readonly #refused = new Set<string>();
  readonly #problems: Finding[] = [];

  constructor(file: string, { trainees, mentors }: Census, promotion: string) {
    this.#file = file;
    this.#promotion = promotion;
    this.#trainees = new Map(trainees.map((person) => [person.id, person]));
    this.#mentors = new Map(mentors.map((person) => [person.id, person]));
    this.#traineeNames = byName(trainees);
    this.#mentorNames = byName(mentors);
    this.#readings = new Notes(file, this.#notes);
  }

  read(row: Row<Column>, record: number): void {
    const [trainee, mayBe] = this.#idIn(row, 'trainee_id');
    const [mentor, mentors] = this.#idIn(row, 'mentor_id');
    const say = (code: ErrorCode, column: Column, values: FindingValues): void => {
      for (const id of [trainee, ...mayBe.map(({ id: one }) => one)]) if (this.#isOurs(id)) this.#refused.add(id);
      const value = clip(row.cell(column));
      const place = { line: row.line, column: row.place(column).column ?? column };
      this.#problems.push({ code, file: this.#file, record, ...place, value, values: { value, ...values } });
    };
    if (trainee === '') {
      say('PAIRS_EMPTY_CELL', 'trainee_id', { column: row.place('trainee_id').column ?? '' });
      return;
    }
    const person = this.#trainees.get(trainee);
    const first = this.#lineOf.get(trainee);
    if (mayBe.length > 0) say('PAIRS_AMBIGUOUS_PERSON', 'trainee_id', { candidates: shown(mayBe) });
    else if (person === undefined) say('PAIRS_UNKNOWN_TRAINEE', 'trainee_id', this.#nearest(trainee, this.#traineeNames, this.#mentors));
    else if (!this.#isOurs(trainee)) say('PAIRS_OTHER_PROMOTION', 'trainee_id', { promotion: person.promotion, expected: this.#promotion });
    else if (first !== undefined) say('PAIRS_TRAINEE_TWICE', 'trainee_id', { first });
    if (mentors.length > 0) say('PAIRS_AMBIGUOUS_PERSON', 'mentor_id', { candidates: shown(mentors) });
    else if (mentor !== '' && !this.#mentors.has(mentor))
      say('PAIRS_UNKNOWN_MENTOR', 'mentor_id', this.#nearest(mentor, this.#mentorNames, this.#trainees));
    this.#lineOf.set(trainee, first ?? row.line);
    this.#pairs.set(trainee, mentor === '' ? null : mentor);
  }

  /** The id of the one whom the cell names, which is told where it was read; what it says where it names nobody, or more than one: these. */
  #idIn(row: Row<Column>, column: Column): [id: string, mayBe: readonly Person[]] {
    const text = row.cell(column);
    if (text === '') return ['', []];
    const header = row.place(column).column ?? column;
    if (isBlank(text, 'preferences')) {
      this.#readings.add({ code: 'CENSUS_READ_AS_EMPTY', column: header, line: row.line, text, reading: null });
      return ['', []];
    }
    const found = column === 'trainee_id' ? this.#traineeNames.find(text) : this.#mentorNames.find(text);
    if (found.kind === 'none') return [text, []];
    // A pair of the period is one of its promotion: a namesake of another is not meant.
    const ours = found.kind === 'several' && found.people.length > 1 ? found.people.filter(({ id }) => this.#isOurs(id)) : [];
    const one = found.kind === 'one' ? found.person : ours.length === 1 ? ours[0]! : null;
    if (one === null) return [text, found.kind === 'several' ? found.people : []];
    if (one.id !== text) this.#readings.add({ code: 'PAIRS_NAME_READ', column: header, line: row.line, text, reading: shown([one]) });
    return [one.id, []];
  }

  result(rows: number): PastPairs {
    const ours = [...this.#trainees.keys()].filter((id) => this.#isOurs(id)).sort(compareIds);
    const pairs = ours.flatMap((trainee): PairIds[] => {
      const mentor = this.#refused.has(trainee) ? null : (this.#pairs.get(trainee) ?? null);
      return mentor === null ? [] : [{ trainee, mentor }];
    });
    const unlisted = ours.filter((id) => !this.#lineOf.has(id) && !this.#refused.has(id));
    return { pairs, unlisted, refused: [...this.#refused].sort(compareIds), rows, problems: this.#problems, notes: this.#notes };
  }

  #isOurs(trainee: string): boolean {
    const person = this.#trainees.get(trainee);
    return person !== undefined && termKey(person.promotion) === termKey(this.#promotion);
  }

  #nearest(value: string, people: PeopleByName<Person>, otherSide: ReadonlyMap<string, Person>): FindingValues {
    if (!otherSide.has(value)) {
      const [near] = people.near(value) ?? [];
      return hint(near === undefined ? null : shown([near]));
    }
    const role = otherSide === this.#mentors ? { fr: 'un tuteur', en: 'a mentor' } : { fr: 'un stagiaire', en: 'a trainee' };
    return {
      hintFr: `« ${value} » est ${role.fr} : les deux colonnes sont peut-être inversées. `,
      hintEn: `“${value}” is ${role.en}: perhaps the two columns are swapped. `,
    };
  }
}

function byName(people: readonly Person[]): PeopleByName<Person> {
  return new PeopleByName(
    people,
    ({ id }) => id,
    (person) => person,
  );
}

/** People that a message names. */
const CANDIDATES_MAX = 5;

function shown(people: readonly Person[]): string {
  return people
    .slice(0, CANDIDATES_MAX)
    .map(({ id, firstName, lastName, serviceCode }) => `${id} · ${firstName} ${lastName} · ${serviceCode}`)
    .join(', ');
}
