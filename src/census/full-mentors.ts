/**
 * Mentors whom the census leaves no place: `capacité_max` is how many trainees at the same time, those followed already included. Somebody who
 * wrote it as how many more would lose a mentor without knowing why, so it is said at the import already.
 */
import type { ReadFile } from './read-file.ts';
import { columnOf } from './record.ts';

/** A warning for each. O(people). */
export function tellFullMentors(files: readonly ReadFile[]): void {
  for (const file of files) {
    const column = columnOf(file.columns, 'capacityMax');
    for (const { person, record, line } of file.people) {
      if (person.role !== 'mentor' || person.capacityMax === null || person.capacityMax === 0 || person.followed < person.capacityMax)
        continue;
      const value = String(person.capacityMax);
      const values = { value, column, capacity: person.capacityMax, followed: person.followed };
      file.warnings.push({ code: 'CENSUS_NO_PLACE_LEFT', file: file.file.name, record, line, column, value, values });
    }
  }
}
