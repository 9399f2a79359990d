/** Rows of people of another directorate, where the census is that of one: its board answers for its own people alone. */
import type { Reference } from '../domain/index.ts';
import type { Finding } from './finding.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { columnOf } from './record.ts';
import { refuseRows } from './refuse-rows.ts';

/**
 * Refuses the rows of people who work elsewhere: they are in no census here, but others may name them. Nothing else is asked of such a row, neither
 * what a cell means nor whom it must not be with: whoever is matched by another directorate is with nobody of this one.
 */
export function refuseOtherBoards(files: readonly ReadFile[], board: string, { boards, services }: Reference): void {
  const nameOf = (code: string): string => boards.get(code)?.name ?? code;
  for (const file of files) {
    const column = columnOf(file.columns, 'service');
    const rows = new Set<ReadPerson>();
    for (const read of [...file.people, ...file.faulty]) {
      const { person, record, line } = read;
      if (person.boardCode === board || person.boardCode === '') continue;
      const value = services.get(person.serviceCode)?.name ?? person.serviceCode;
      const values = { value, column, board: nameOf(person.boardCode), expected: nameOf(board) };
      file.rejected.push({ code: 'CENSUS_OTHER_BOARD', file: file.file.name, record, line, column, value, values });
      rows.add(read);
    }
    refuseRows(file, rows);
    if (rows.size === 0) continue;
    const records = new Set([...rows].map(({ record }) => record));
    const isAsked = ({ code, record }: Finding): boolean => record === null || !records.has(record) || code === 'CENSUS_OTHER_BOARD';
    file.rejected = file.rejected.filter(isAsked);
    file.faulty = file.faulty.filter((read) => !rows.has(read));
    file.asides.cells = file.asides.cells.filter(({ record }) => !records.has(record));
    for (const { line } of rows) file.asides.elsewhere.add(line);
  }
}
