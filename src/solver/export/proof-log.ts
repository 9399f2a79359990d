/** Writes the steps of a pseudo-Boolean proof, and numbers the constraints that they add as a checker does. */

/** Of the proof format: "2.0" ends a step with its line and has no hints; "3.0" ends it with a semicolon. */
export type ProofVersion = '2.0' | '3.0';

/** The negation of what is to be derived, among hints. */
const NEGATION = '~';

export class ProofLog {
  readonly #version: ProofVersion;
  #last: number;

  /** @param constraints of the problem, which have the first numbers. */
  constructor(version: ProofVersion, constraints: number) {
    this.#version = version;
    this.#last = constraints;
  }

  header(): string {
    return `pseudo-Boolean proof version ${this.#version}\n${this.#step(`f ${this.#last}`)}`;
  }

  /** @returns what to write, and the number of what it adds; as all that add something. */
  added(text: string): [line: string, id: number] {
    return [this.#step(text), ++this.#last];
  }

  /** A sum as a constraint, or a multiple of it. */
  combined(combination: Combination): [line: string, id: number] {
    return this.added(`pol ${polish(combination)}`);
  }

  /** A clause that unit propagation gives. @param hints the only constraints that are needed. */
  clause(literals: readonly string[], hints: readonly number[]): [line: string, id: number] {
    const clause = `rup ${literals.map((literal) => `1 ${literal} `).join('')}>= 1`;
    return this.added(this.#version === '2.0' ? `${clause} ;` : `${clause} : ${[NEGATION, ...hints].join(' ')}`);
  }

  /** A constraint that holds once `variable`, which stands nowhere else so far but in others like it, is `value`. */
  defined(constraint: string, variable: string, value: 0 | 1): [line: string, id: number] {
    return this.added(`red ${constraint} ${this.#version === '2.0' ? ';' : ':'} ${variable} -> ${value}`);
  }

  deleted(ids: readonly number[]): string {
    return ids.length === 0 ? '' : this.#step(`del id ${ids.join(' ')}`);
  }

  end(conclusion: string): string {
    return [`output NONE`, `conclusion ${conclusion}`, `end pseudo-Boolean proof`].map((text) => this.#step(text)).join('');
  }

  #step(text: string): string {
    return `${text}${this.#version === '2.0' ? '' : ' ;'}\n`;
  }
}

/** [a constraint by number, a literal, which is at least 0, or such a sum; how often, above 0]. */
export type Multiple = readonly [what: number | string | Combination, factor: bigint];

/** A sum of multiples, divided by `divisor`, rounded up. */
export interface Combination {
  /** Not empty. */
  readonly sum: readonly Multiple[];
  readonly divisor?: bigint;
}

/** In reverse Polish notation. What all factors and the divisor have in common is left out. */
function polish({ sum, divisor = 0n }: Combination): string {
  const common = sum.reduce((divisor, [, factor]) => commonDivisor(divisor, factor), divisor);
  const terms = sum.map(([what, factor], index) => {
    const term = typeof what === 'object' ? polish(what) : String(what);
    return `${term}${factor === common ? '' : ` ${factor / common} *`}${index === 0 ? '' : ' +'}`;
  });
  return `${terms.join(' ')}${divisor === 0n || divisor === common ? '' : ` ${divisor / common} d`}`;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
