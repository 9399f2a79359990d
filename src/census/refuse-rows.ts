/** Rows and tables that are refused once they are read: in no census, but others may name them, and what else is wrong in them is told. */
import type { ReadFile, ReadPerson } from './read-file.ts';

/** Takes these people out; each has a finding already. */
export function refuseRows(file: ReadFile, rows: ReadonlySet<ReadPerson>): void {
  if (rows.size === 0) return;
  for (const read of file.people.filter((one) => rows.has(one))) {
    const { id, role, lastName, firstName } = read.person;
    file.faulty.push(read);
    file.leftOut.push({ id, role, lastName, firstName });
    file.refused.push({
      ...{ role, id: id === '' ? null : id, name: `${firstName} ${lastName}`.trim(), file: file.file.name, line: read.line },
    });
  }
  file.people = file.people.filter((read) => !rows.has(read));
  file.refused.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The whole of a table, for what stands in its findings without a record. */
export function refuseTable(file: ReadFile): void {
  for (const { person } of file.people) file.leftOut.push(person);
  file.faulty.push(...file.people);
  file.people = [];
  file.refused = [{ role: file.columns.role, id: null, name: null, file: file.file.name, line: null }];
}
