/**
 * The pairs that people made in a past period: a hand-edited CSV, one row a trainee, with the ids of the trainee and of the mentor.
 *
 * A `proposal.csv` edited by hand serves as well. The file must be a table at all, else it is refused at once; what is wrong in its rows is
 * collected, each problem with its place. An empty mentor cell says that the trainee had nobody.
 */
import { type Census, compareIds, type PairIds, type Person, termKey } from '../domain/index.ts';
import { BinomeError, type ErrorCode, hint, Suggestions } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';
import { decoded } from './encoding.ts';
import { clip, Refusal, type Finding, type FindingValues } from './finding.ts';
import { fileKind } from './kind.ts';

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
}

/** Ids first: beside them, a proposal's « Stagiaire » and « Tuteur » are names. */
const COLUMNS = {
  trainee_id: {
    synonyms: ['matricule du stagiaire', 'matricule stagiaire', 'id stagiaire'],
    fallbacks: ['stagiaire', 'élève', 'trainee'],
  },
  mentor_id: {
    synonyms: ['matricule du tuteur', 'matricule tuteur', 'id tuteur'],
    fallbacks: ['tuteur', 'tutrice', 'mentor'],
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
  readonly #nearTrainees: Suggestions;
  readonly #nearMentors: Suggestions;
  readonly #lineOf = new Map<string, number>();
  readonly #pairs = new Map<string, string | null>();
  readonly #refused = new Set<string>();
  readonly #problems: Finding[] = [];

  constructor(file: string, { trainees, mentors }: Census, promotion: string) {
    this.#file = file;
    this.#promotion = promotion;
    this.#trainees = new Map(trainees.map((person) => [person.id, person]));
    this.#mentors = new Map(mentors.map((person) => [person.id, person]));
    this.#nearTrainees = suggestions(trainees);
    this.#nearMentors = suggestions(mentors);
  }

  read(row: Row<Column>, record: number): void {
    const [trainee, mentor] = [row.cell('trainee_id'), row.cell('mentor_id')];
    const say = (code: ErrorCode, column: Column, values: FindingValues): void => {
      if (this.#isOurs(trainee)) this.#refused.add(trainee);
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
    if (person === undefined) say('PAIRS_UNKNOWN_TRAINEE', 'trainee_id', this.#nearest(trainee, this.#nearTrainees, this.#mentors));
    else if (!this.#isOurs(trainee)) say('PAIRS_OTHER_PROMOTION', 'trainee_id', { promotion: person.promotion, expected: this.#promotion });
    else if (first !== undefined) say('PAIRS_TRAINEE_TWICE', 'trainee_id', { first });
    if (mentor !== '' && !this.#mentors.has(mentor))
      say('PAIRS_UNKNOWN_MENTOR', 'mentor_id', this.#nearest(mentor, this.#nearMentors, this.#trainees));
    this.#lineOf.set(trainee, first ?? row.line);
    this.#pairs.set(trainee, mentor === '' ? null : mentor);
  }

  result(rows: number): PastPairs {
    const ours = [...this.#trainees.keys()].filter((id) => this.#isOurs(id)).sort(compareIds);
    const pairs = ours.flatMap((trainee): PairIds[] => {
      const mentor = this.#refused.has(trainee) ? null : (this.#pairs.get(trainee) ?? null);
      return mentor === null ? [] : [{ trainee, mentor }];
    });
    const unlisted = ours.filter((id) => !this.#lineOf.has(id));
    return { pairs, unlisted, refused: [...this.#refused].sort(compareIds), rows, problems: this.#problems };
  }

  #isOurs(trainee: string): boolean {
    const person = this.#trainees.get(trainee);
    return person !== undefined && termKey(person.promotion) === termKey(this.#promotion);
  }

  #nearest(value: string, near: Suggestions, otherSide: ReadonlyMap<string, Person>): FindingValues {
    if (!otherSide.has(value)) return hint(near.nearest(termKey(value)));
    const role = otherSide === this.#mentors ? { fr: 'un tuteur', en: 'a mentor' } : { fr: 'un stagiaire', en: 'a trainee' };
    return {
      hintFr: `« ${value} » est ${role.fr} : les deux colonnes sont peut-être inversées. `,
      hintEn: `“${value}” is ${role.en}: perhaps the two columns are swapped. `,
    };
  }
}

/** Ids, and the names that somebody may have written in their place. */
function suggestions(people: readonly Person[]): Suggestions {
  const found = new Suggestions();
  for (const { id } of people) found.add(termKey(id), id);
  for (const { id, firstName, lastName } of people) {
    found.add(termKey(`${firstName} ${lastName}`), id);
    found.add(termKey(`${lastName} ${firstName}`), id);
  }
  return found;
}
