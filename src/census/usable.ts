/** Files of mentors of whom none can be matched, because a column that the national guidelines ask for is missing or empty: said once, at once. */
import type { Mentor } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { ReadFile } from './read-file.ts';
import { columnOf } from './record.ts';

const NEEDED: readonly { field: Field; isUnsaid: (mentor: Mentor) => boolean }[] = [
  { field: 'volunteer', isUnsaid: ({ volunteer }) => volunteer === null },
  { field: 'trainedOn', isUnsaid: ({ trainedOn }) => trainedOn === null },
];

export function findUselessFiles(files: readonly ReadFile[]): void {
  for (const file of files) {
    const mentors = file.people.map(({ person }) => person).filter((person) => person.role === 'mentor');
    const unsaid = mentors.length === 0 ? [] : NEEDED.filter(({ isUnsaid }) => mentors.every(isUnsaid));
    if (unsaid.length === 0) continue;
    const columns = unsaid.map(({ field }) => ({ column: columnOf(file.columns, field), isMissing: !file.columns.index.has(field) }));
    const many = mentors.length > 1;
    const { column } = columns[0]!;
    file.warnings.push({
      ...{ code: 'CENSUS_NO_USABLE_MENTOR', file: file.file.name, record: null, line: null, column, value: '' },
      values: {
        ...{ column, columns: columns.map((one) => one.column).join(', '), count: mentors.length },
        mentorsFr: `${mentors.length} ${many ? 'tuteurs lus' : 'tuteur lu'}`,
        mentorsEn: `${mentors.length} ${many ? 'mentors' : 'mentor'} read`,
        reasonFr: columns.map((one) => `la colonne « ${one.column} » ${one.isMissing ? 'manque' : 'est vide'}`).join(', '),
        reasonEn: columns.map((one) => `the column “${one.column}” is ${one.isMissing ? 'missing' : 'empty'}`).join(', '),
      },
    });
  }
}
