/** A census file while it is read: its tables, their people, and what is written beside them. */
import type { Mentor, RefusedPerson, Trainee } from '../domain/index.ts';
import type { Finding } from './finding.ts';
import type { Columns } from './header.ts';
import type { Notes } from './notes.ts';
import type { CellComment } from './table.ts';
import type { UnreadSheet, UnreadText } from './workbook.ts';

export interface CensusSource {
  /** The file name as given. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** A person that a record gave, and where. */
export interface ReadPerson {
  person: Mentor | Trainee;
  record: number;
  line: number;
}

/** One table of a file: a CSV file, or a sheet of a workbook. */
export interface ReadFile {
  file: { name: string };
  /** null in a CSV file. */
  sheet: string | null;
  /** Whether nothing of it was read, as no header stands in it. */
  isUnread?: true;
  columns: Columns;
  people: ReadPerson[];
  /** Whose rows were refused; of a file that was refused whole, the file. */
  refused: RefusedPerson[];
  /** Of records that were refused, as far as they say who it is: in no census, but what else is wrong in them is told. */
  faulty: ReadPerson[];
  /** The same: others may name them. */
  leftOut: Pick<Mentor | Trainee, 'id' | 'role' | 'lastName' | 'firstName'>[];
  rejected: Finding[];
  warnings: Finding[];
  /** What was made of cells; adds to `warnings`. */
  notes: Notes;
  asides: Asides;
}

/** A file with all its tables. */
export interface ReadSource {
  file: { name: string; sha256: string; encoding: string; delimiter: string | null };
  /** A refusal of the whole file stands in a table of its own. */
  tables: ReadFile[];
  /** Visible sheets of a workbook that are not among them. */
  unread: readonly UnreadSheet[];
  /** What stands in those of them that may speak of people. */
  unreadTexts: readonly UnreadText[];
  /** About the file as a whole. */
  warnings: Finding[];
}

/** A cell of a column that is not kept, with the row that it stands in. */
export interface CellAside {
  readonly read: ReadPerson | null;
  readonly record: number;
  readonly line: number;
  readonly column: string;
  readonly text: string;
  /**
   * How much of it is asked. `strict`: only a name that can be nothing else, as addresses and the like are below. `wide`: whatever may be a name or a
   * refusal, as the header is one below which people write it.
   */
  readonly care: 'strict' | 'usual' | 'wide';
}

/** A line above the header, or one below it that is nobody's row. */
export interface LineAside {
  readonly line: number;
  readonly text: string;
  readonly isTitle: boolean;
}

export interface Asides {
  headerLine: number;
  cells: CellAside[];
  readonly lines: LineAside[];
  comments: readonly CellComment[];
  /** Lines of people of another directorate: nothing is asked of what is written there. */
  readonly elsewhere: Set<number>;
}
