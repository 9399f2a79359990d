/** The ids that people name (preferences, avoided, former pairs), checked once the whole census is read. */
import type { Mentor, Trainee } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { ReadFile, ReadPerson } from './file.ts';
import { clip } from './finding.ts';
import { columnOf } from './record.ts';
import { NONE } from './values.ts';

const LISTS = ['preferences', 'avoids', 'formerPairs'] as const satisfies readonly Field[];

/** Takes from every list the ids that no accepted person of the other side bears, with a warning each. */
export function checkReferences(files: readonly ReadFile[]): void {
  const roles = new Map<string, 'mentor' | 'trainee'>();
  for (const file of files) for (const { person } of file.people) roles.set(person.id, person.role);
  for (const file of files) {
    for (const read of file.people) {
      const kept = LISTS.map((list) => keptIds(file, read, list, roles));
      const [preferences = NONE, avoids = NONE, formerPairs = NONE] = kept;
      if (kept.some((ids, k) => ids.length < listOf(read.person, LISTS[k] ?? 'avoids').length)) {
        read.person = { ...read.person, preferences, avoids, formerPairs };
      }
    }
  }
}

function keptIds(file: ReadFile, read: ReadPerson, list: (typeof LISTS)[number], roles: ReadonlyMap<string, string>): readonly string[] {
  return listOf(read.person, list).filter((id) => {
    const role = roles.get(id);
    if (role !== undefined && role !== read.person.role) return true;
    const column = columnOf(file.columns, list);
    const value = clip(id);
    file.warnings.push({
      code: role === undefined ? 'CENSUS_UNKNOWN_REFERENCE' : 'CENSUS_SAME_SIDE_REFERENCE',
      file: file.file.name,
      record: read.record,
      line: read.line,
      column,
      value,
      values: { value, column },
    });
    return false;
  });
}

function listOf(person: Mentor | Trainee, list: (typeof LISTS)[number]): readonly string[] {
  return person[list];
}
