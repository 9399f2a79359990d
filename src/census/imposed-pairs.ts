/** Pairs that the census imposes, beside each other: a trainee has one mentor, and a mentor the places that they have. */
import { compareIds, grouped, type Mentor, termKey, type Trainee } from '../domain/index.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { clip, type FindingValues } from './finding.ts';
import { columnOf } from './record.ts';

/** As one record asks for it. */
export interface ImposedPair {
  readonly trainee: Trainee;
  readonly mentor: Mentor;
  readonly by: ReadPerson;
  readonly file: ReadFile;
}

/** Records that give one trainee two mentors: each is told, once, with the place of another, and refused. */
export function refuseConflicts(pairs: readonly ImposedPair[], refuse: (pair: ImposedPair, values: FindingValues) => void): void {
  const told = new Set<ReadPerson>();
  for (const own of grouped(pairs, ({ trainee }) => trainee.id).values())
    for (const pair of own) {
      const other = own.find(({ mentor }) => mentor.id !== pair.mentor.id);
      if (other === undefined || told.has(pair.by)) continue;
      told.add(pair.by);
      refuse(pair, { pair: named(pair), other: named(other), place: placeOf(other) });
    }
}

/** A warning for each mentor whom more trainees of one promotion are imposed on than the census leaves places, on the first row that asks for it. */
export function tellPlaces(pairs: readonly ImposedPair[]): void {
  for (const group of grouped(pairs, ({ trainee, mentor }) => `${mentor.id}\u0000${termKey(trainee.promotion)}`).values()) {
    const [{ mentor, trainee }] = group;
    const count = new Set(group.map((pair) => pair.trainee.id)).size;
    const room = mentor.capacityMax === null ? Infinity : Math.max(0, mentor.capacityMax - mentor.followed);
    if (count <= room) continue;
    const [{ file, by }] = group;
    const [column, value] = [columnOf(file.columns, 'imposed'), clip(mentor.id)];
    const places = group.map(placeOf).sort(compareIds).join(', ');
    const values = { value, column, count, room, places, promotion: trainee.promotion, mentor: `${mentor.firstName} ${mentor.lastName}` };
    file.warnings.push({ code: 'CENSUS_IMPOSED_PLACES', file: file.file.name, record: by.record, line: by.line, column, value, values });
  }
}

function named({ trainee, mentor }: ImposedPair): string {
  return `${mentor.id} – ${trainee.id}`;
}

function placeOf({ file, by }: ImposedPair): string {
  return `${file.file.name}:${by.line}`;
}
