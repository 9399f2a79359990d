/**
 * What is read of pairs, read once for all people who are alike to it: thousands of trainees live in hundreds of towns, and millions of pairs
 * come to thousands of journeys.
 */
import { identityKeys } from '../domain/index.ts';
import type { Point, PreparedMentor, PreparedTrainee } from './prepared.ts';

/** What a function of a pair depends on: people with equal keys are alike to it, unless one of the two names the other. */
export interface Alike {
  readonly trainee: (trainee: PreparedTrainee) => unknown;
  readonly mentor: (mentor: PreparedMentor) => unknown;
}

/** Where somebody is, as a journey sees it. */
export function placeOf({ commune, landmass, coordinates }: Point): unknown {
  return [commune, landmass, coordinates];
}

/** Numbers of a table whose rows would take more than this are kept for one row at a time. */
const MOST_KEPT = 1 << 22;
/** No value is. */
const UNREAD = -(2 ** 31);

/** A function of trainee i and mentor j that gives 32-bit integers above −2^31, each computed when it is first asked for. */
export class AlikeTable {
  readonly #read: (trainee: number, mentor: number) => number;
  readonly #traineeClass: Int32Array;
  readonly #mentorClass: Int32Array;
  readonly #mentorClasses: number;
  readonly #rows: (Int32Array | undefined)[] = [];
  #kept = 0;
  /** The trainee who was asked for last, and their row. */
  #trainee = -1;
  #row: Int32Array = new Int32Array();

  constructor(
    trainees: readonly PreparedTrainee[],
    mentors: readonly PreparedMentor[],
    alike: Alike,
    read: (trainee: number, mentor: number) => number,
  ) {
    this.#read = read;
    this.#traineeClass = classesOf(trainees, alike.trainee);
    this.#mentorClass = classesOf(mentors, alike.mentor);
    this.#mentorClasses = this.#mentorClass.reduce((most, own) => Math.max(most, own + 1), 0);
  }

  at(trainee: number, mentor: number): number {
    if (trainee !== this.#trainee) this.#turnTo(trainee);
    const own = this.#mentorClass[mentor]!;
    const known = this.#row[own]!;
    return known === UNREAD ? (this.#row[own] = this.#read(trainee, mentor)) : known;
  }

  #turnTo(trainee: number): void {
    const own = this.#traineeClass[trainee]!;
    if (this.#rows[own] === undefined) {
      if (this.#kept > MOST_KEPT) this.#rows.length = this.#kept = 0;
      this.#kept += this.#mentorClasses;
      this.#rows[own] = new Int32Array(this.#mentorClasses).fill(UNREAD);
    }
    this.#row = this.#rows[own];
    this.#trainee = trainee;
  }
}

/** Person → class, numbered from 0 in the order in which they are met. */
function classesOf<T>(people: readonly T[], keyOf: (person: T) => unknown): Int32Array {
  const classes = new Map<string, number>();
  return Int32Array.from(people, (person) => {
    const key = JSON.stringify(keyOf(person));
    const known = classes.get(key);
    if (known !== undefined) return known;
    classes.set(key, classes.size);
    return classes.size - 1;
  });
}

/**
 * Pairs of two who are not strangers: one names the other (in preferences, as somebody to avoid, as a pair that broke down), or the two records
 * are of one person. To be asked for trainee by trainee.
 */
export class NamedPairs {
  readonly #mentorsOf: readonly number[][];
  readonly #isNamed: Uint8Array;
  #trainee = -1;

  constructor(trainees: readonly PreparedTrainee[], mentors: readonly PreparedMentor[]) {
    const rows = new Map(trainees.map(({ person }, i) => [person.id, i]));
    const columns = new Map(mentors.map(({ person }, j) => [person.id, j]));
    const mentorsOf = (this.#mentorsOf = trainees.map((): number[] => []));
    const add = (i: number | undefined, j: number | undefined): void => {
      if (i !== undefined && j !== undefined) mentorsOf[i]!.push(j);
    };
    trainees.forEach((trainee, i) => namesOf(trainee).forEach((id) => add(i, columns.get(id))));
    mentors.forEach((mentor, j) => namesOf(mentor).forEach((id) => add(rows.get(id), j)));
    const bearers = new Map<string, number[]>();
    mentors.forEach(({ person }, j) => {
      for (const key of identityKeys(person)) {
        const known = bearers.get(key);
        if (known === undefined) bearers.set(key, [j]);
        else known.push(j);
      }
    });
    trainees.forEach(({ person }, i) => identityKeys(person).forEach((key) => bearers.get(key)?.forEach((j) => add(i, j))));
    this.#isNamed = new Uint8Array(mentors.length);
  }

  has(trainee: number, mentor: number): boolean {
    if (trainee !== this.#trainee) this.#turnTo(trainee);
    return this.#isNamed[mentor] === 1;
  }

  #turnTo(trainee: number): void {
    for (const j of this.#mentorsOf[this.#trainee] ?? []) this.#isNamed[j] = 0;
    for (const j of this.#mentorsOf[trainee]!) this.#isNamed[j] = 1;
    this.#trainee = trainee;
  }
}

function namesOf({ person }: PreparedTrainee | PreparedMentor): string[] {
  const { preferences, avoids, formerPairs } = person;
  return [...preferences, ...avoids, ...formerPairs, ...(person.role === 'trainee' ? (person.refusedPairs ?? []) : [])];
}
