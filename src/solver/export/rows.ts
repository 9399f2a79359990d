/**
 * The rules of a problem as rows of a pseudo-Boolean problem: sums of 0/1 variables, one for each eligible pair, with whole coefficients. A
 * checker numbers its constraints in the order of the rows, an equation as two: at least, then at most.
 */
import type { ReadProblem } from '../verify/read-problem.ts';

/** Numbers of the two halves of a row; null where it has no such half, or says nothing. */
export interface RowIds {
  /** Of −Σ ≥ −rhs. */
  readonly atMost: number | null;
  /** Of Σ ≥ rhs. */
  readonly atLeast: number | null;
  /** A sum without pairs, of which too much is asked. */
  readonly isEmpty?: boolean;
}

export type Term = readonly [variable: number, coefficient: bigint];

type Op = '<=' | '>=' | '=';

interface Row {
  readonly terms: Iterable<Term>;
  readonly op: Op;
  readonly rhs: bigint;
}

const NO_ROW: RowIds = { atMost: null, atLeast: null };

/** Variables are numbered from 1, in the order of the problem's pairs. */
export class Rows {
  readonly pairs: number;
  readonly #rows: Row[] = [];
  #ids = 0;
  #nothing = false;

  constructor(pairs: number) {
    this.pairs = pairs;
  }

  /** What is so whatever is chosen gives no row, and no number. */
  add(terms: Iterable<Term>, isEmpty: boolean, op: Op, rhs: bigint): RowIds {
    if (isEmpty) {
      if (op === '<=' ? rhs >= 0n : op === '>=' ? rhs <= 0n : rhs === 0n) return NO_ROW;
      this.#nothing = true;
    }
    this.#rows.push({ terms: isEmpty ? [[this.pairs + 1, 1n]] : terms, op, rhs });
    const atLeast = op === '<=' ? null : ++this.#ids;
    return { atLeast, atMost: op === '>=' ? null : ++this.#ids, ...(isEmpty ? { isEmpty } : {}) };
  }

  /** That the variable of sums without pairs is at least 0, and that it is at most 0. */
  get nothing(): { readonly atLeast: string; readonly atMost: number } {
    return { atLeast: `x${this.pairs + 1}`, atMost: this.#ids + 1 };
  }

  /** Constraints as a checker counts them. */
  get constraints(): number {
    return this.#ids + (this.#hasNothing ? 1 : 0);
  }

  /** One variable more than pairs where an empty sum is asked for something, or there is no pair: it is 0. */
  get variables(): number {
    return this.pairs + (this.#hasNothing ? 1 : 0);
  }

  get #hasNothing(): boolean {
    return this.#nothing || this.pairs === 0;
  }

  /** The header first. @param objective what is minimised; null where nothing is. */
  *lines(comments: Iterable<string>, objective: Iterable<Term> | null): Generator<string> {
    yield `* #variable= ${this.variables} #constraint= ${this.#rows.length + (this.#hasNothing ? 1 : 0)}\n`;
    for (const comment of comments) yield `* ${comment}\n`;
    if (this.#hasNothing) yield `* x${this.pairs + 1} = 0, a sum without pairs\n`;
    if (objective !== null) yield `min:${sum(objective)} ;\n`;
    for (const { terms, op, rhs } of this.#rows) {
      if (op === '<=') yield `${sum(negated(terms)).trimStart()} >= ${-rhs} ;\n`;
      else yield `${sum(terms).trimStart()} ${op} ${rhs} ;\n`;
    }
    if (this.#hasNothing) yield `-1 x${this.pairs + 1} >= 0 ;\n`;
  }
}

function* negated(terms: Iterable<Term>): Generator<Term> {
  for (const [variable, coefficient] of terms) yield [variable, -coefficient];
}

function sum(terms: Iterable<Term>): string {
  let text = '';
  for (const [variable, coefficient] of terms) text += ` ${coefficient < 0n ? '' : '+'}${coefficient} x${variable}`;
  return text === '' ? ' +0 x1' : text;
}

/** The numbers of the rows of a stage, by number in the problem. */
export interface StageRows {
  readonly rows: Rows;
  readonly trainee: readonly RowIds[];
  readonly mentor: readonly RowIds[];
  readonly side: ReadonlyMap<string, RowIds>;
  /** Pair of the problem → its row, of those that are required. */
  readonly required: ReadonlyMap<number, number>;
}

/** The rules themselves. @param isExact trainee → whether every need is met in every matching that counts. */
export function rulesOf(read: ReadProblem, isExact: (trainee: number) => boolean): StageRows {
  const { trainees, mentors } = read.problem;
  const rows = new Rows(read.pairs.score.length);
  const [own, others] = [byPerson(read.pairs.trainee, trainees.length), byPerson(read.pairs.mentor, mentors.length)];
  const trainee = trainees.map(({ need = 1 }, i) => rows.add(ones(own(i)), own(i).length === 0, isExact(i) ? '=' : '<=', BigInt(need)));
  const mentor = mentors.map(({ min = 0, max = 1 }, j) => {
    const pairs = others(j);
    const isEmpty = pairs.length === 0;
    if (min === max) return rows.add(ones(pairs), isEmpty, '=', BigInt(max));
    const { atMost } = rows.add(ones(pairs), isEmpty, '<=', BigInt(max));
    return min === 0 ? { atMost, atLeast: null } : { ...rows.add(ones(pairs), isEmpty, '>=', BigInt(min)), atMost };
  });
  const side = new Map(
    read.sides.map(({ id, terms, op, rhs }) => {
      const units = [...terms].flatMap(([pair, units]): Term[] => (units === 0n ? [] : [[pair + 1, units]]));
      return [id, rows.add(units, units.length === 0, op, rhs)];
    }),
  );
  const required = new Map([...read.required].map((pair) => [pair, rows.add([[pair + 1, 1n]], false, '>=', 1n).atLeast!]));
  return { rows, trainee, mentor, side, required };
}

/** Each of these pairs once. */
export function* ones(pairs: Iterable<number>): Generator<Term> {
  for (const pair of pairs) yield [pair + 1, 1n];
}

/** Person → their pairs, ascending. */
function byPerson(personOf: Int32Array, people: number): (person: number) => Int32Array {
  const start = new Int32Array(people + 1);
  for (const person of personOf) start[person + 1]!++;
  for (let person = 0; person < people; person++) start[person + 1]! += start[person]!;
  const [next, list] = [start.slice(), new Int32Array(personOf.length)];
  personOf.forEach((person, pair) => (list[next[person]!++] = pair));
  return (person) => list.subarray(start[person], start[person + 1]);
}
