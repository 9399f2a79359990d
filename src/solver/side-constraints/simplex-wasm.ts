/**
 * The dual simplex method in WebAssembly (`kernels/assembly/simplex.ts`): what `simplex-reference.ts` computes, to the last bit.
 *
 * There is one memory, and it holds one simplex at a time. Another that comes to be used takes its place, and the arrays of the first wait outside until it is
 * used again: searches lie within searches, but mostly one of them computes.
 */
import { simplex as module } from '../kernels/modules.ts';
import { KernelSource, reserve, type Kernel } from '../kernels/wasm.ts';
import { STEPS_BETWEEN_POLLS, type Relaxed, type RunLimit, type Simplex, type SimplexArrays, type SimplexProblem } from './simplex.ts';

interface SimplexExports {
  open(base: number, rows: number, columns: number, sides: number, arcs: number, terms: number): number;
  begin(): void;
  leave(): void;
  comeBack(): void;
  writePlaces(to: number): void;
  start(): number;
  iterate(enough: number, steps: number): number;
  openRow(variable: number): void;
  lossOf(sign: number, missed: number, enough: number): number;
  spreadFrom(weighted: number, unit: number, times: number): void;
  leaverOf(): number;
  raySignOf(): number;
  valueOf(): number;
}

const BASE = 1024;
const PLACES_AT = 64;
/** What `start` and `iterate` return. */
const GOES_ON = 0;
const ENDED = ['lost', 'optimal', 'empty', 'stopped', 'lost'] as const;

const source = new KernelSource<SimplexExports>(module);
/** Kernel → the simplex whose arrays are in its memory. */
const inMemory = new WeakMap<Kernel<SimplexExports>, KernelSimplex>();

export class KernelSimplex implements Simplex {
  readonly #kernel: Kernel<SimplexExports>;
  readonly #problem: SimplexProblem;
  #arrays: SimplexArrays | null = null;
  #node: Float64Array = new Float64Array(0);
  #side: Float64Array = new Float64Array(0);
  /** Its part of the memory, while another one is there. */
  #away: Uint8Array | null = null;

  /** Null where there is no WebAssembly, or no room. */
  static of(problem: SimplexProblem): KernelSimplex | null {
    const kernel = source.open();
    if (kernel === null) return null;
    const simplex = new KernelSimplex(kernel, problem);
    return simplex.#enter() ? simplex : null;
  }

  private constructor(kernel: Kernel<SimplexExports>, problem: SimplexProblem) {
    this.#kernel = kernel;
    this.#problem = problem;
  }

  get arrays(): SimplexArrays {
    this.#enter();
    return this.#arrays!;
  }

  get leaver(): number {
    this.#enter();
    return this.#kernel.exports.leaverOf();
  }

  get raySign(): 1 | -1 {
    this.#enter();
    return this.#kernel.exports.raySignOf() as 1 | -1;
  }

  run(enough: number, { steps, isOver }: RunLimit): Relaxed {
    this.#enter();
    const { exports } = this.#kernel;
    let code = exports.start();
    for (let step = 0; code === GOES_ON && step < steps; step += STEPS_BETWEEN_POLLS) {
      // What is asked may use another simplex.
      if (step > 0 && isOver()) break;
      this.#enter();
      code = exports.iterate(enough, Math.min(STEPS_BETWEEN_POLLS, steps - step));
    }
    return { status: ENDED[code]!, value: exports.valueOf() };
  }

  losses(variable: number, enough: number): { readonly without: number; readonly with: number } {
    const value = this.arrays.x[variable]!;
    const { exports } = this.#kernel;
    exports.openRow(variable);
    return { without: exports.lossOf(-1, value, enough), with: exports.lossOf(1, 1 - value, enough) };
  }

  spread(weighted: boolean, variable: number, times: number, prices: Float64Array): Float64Array {
    this.#enter();
    this.#side.set(prices);
    this.#kernel.exports.spreadFrom(weighted ? 1 : 0, variable, times);
    return this.#node.slice();
  }

  /** Puts its arrays into the memory, unless they are there; false where there is no room. */
  #enter(): boolean {
    const { exports, memory } = this.#kernel;
    const there = inMemory.get(this.#kernel);
    if (there === this && this.#node.buffer === memory.buffer) return true;
    if (there !== undefined && there !== this) there.#leave();
    const end = this.#open();
    inMemory.set(this.#kernel, this);
    if (!reserve(memory, end)) {
      inMemory.delete(this.#kernel);
      return false;
    }
    this.#view(end);
    if (this.#away !== null) {
      new Uint8Array(memory.buffer).set(this.#away, BASE);
      exports.comeBack();
      this.#away = null;
    }
    return true;
  }

  #leave(): void {
    const { exports, memory } = this.#kernel;
    exports.leave();
    this.#away = new Uint8Array(memory.buffer).slice(BASE, this.#open());
  }

  /** Tells the kernel where its arrays lie; returns where they end. */
  #open(): number {
    const { rows, root, sides, arcs, sideOf } = this.#problem.columns;
    return this.#kernel.exports.open(BASE, rows, root - rows, sides, arcs, sideOf.length);
  }

  /** The arrays where they lie; a new one is written. */
  #view(end: number): void {
    const { exports, memory } = this.#kernel;
    const { columns, weight, rhs, need } = this.#problem;
    const { rows, root, sides, arcs, variables, firstArc, sideOf } = columns;
    const isNew = this.#arrays === null;
    exports.writePlaces(PLACES_AT);
    let at = PLACES_AT;
    const place = (): number => new Int32Array(memory.buffer, (at += 4) - 4, 1)[0]!;
    const integers = (count: number): Int32Array => new Int32Array(memory.buffer, place(), count);
    const doubles = (count: number): Float64Array => new Float64Array(memory.buffer, place(), count);
    const marks = (): Uint8Array => new Uint8Array(memory.buffer, place(), variables);
    const given = <Values extends Int32Array | Float64Array>(held: Values, values: Values): void => {
      if (isNew) held.set(values);
    };
    if (isNew) new Uint8Array(memory.buffer, BASE, end - BASE).fill(0);
    given(integers(arcs), columns.rowOf);
    given(integers(arcs), columns.columnOf);
    given(integers(arcs + 1), columns.sideStart);
    given(integers(sideOf.length), sideOf);
    given(doubles(sideOf.length), columns.coefficient);
    given(doubles(arcs), weight);
    given(integers(arcs), columns.arcOf);
    given(doubles(sides), rhs);
    given(integers(rows), need);
    const [lower, upper, basic, isBasic, atUpper] = [doubles(variables), doubles(variables), integers(firstArc), marks(), marks()];
    const [length, x] = [doubles(variables), doubles(variables)];
    const [nodeDual, sideDual, nodeRow, sideRow] = [doubles(root + 1), doubles(sides), doubles(root + 1), doubles(sides)];
    this.#arrays = { lower, upper, basic, isBasic, atUpper, length, x, nodeDual, sideDual, nodeRow, sideRow };
    this.#node = doubles(root + 1);
    this.#side = doubles(sides);
    if (isNew) exports.begin();
  }
}
