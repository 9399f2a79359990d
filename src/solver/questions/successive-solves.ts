/**
 * Problems that follow each other and differ little, as when somebody tries what a change would do: a part that is as it was is not solved
 * again.
 *
 * A part's answer depends on what is written in the part alone: its people with their needs and places, its pairs with their scores as
 * integers, its side constraints, what is required in it, its incumbent. Where all that is the same, so is the answer, proof included; where
 * a pair elsewhere changes the scale of all scores, every integer differs, and every part is solved. What a limit cut short is not kept.
 */
import { localSides } from '../network/blocks.ts';
import { Watch, type SolveOptions } from '../model/limits.ts';
import type { Block } from '../network/network.ts';
import { idsOf } from '../network/part-problem.ts';
import type { Problem, Solution } from '../model/problem.ts';
import type { BlockAnswer, BlockData } from '../solve/block.ts';
import { blockData, encoded, solveInstance, type Solved } from '../solve/solve.ts';

export class SuccessiveSolves {
  /** First id of a part → the part as it was solved last. */
  #known = new Map<string, Kept>();
  #solved = 0;

  /** Parts that the last call had to solve. */
  get solved(): number {
    return this.#solved;
  }

  /**
   * What `solve` gives of this problem, to the bit. O(pairs), and a solve of the parts that are not as they were in the call before.
   * @throws BinomeError as `solve`; what was known then stays known.
   */
  solve(problem: Problem, options: SolveOptions = {}): Solution {
    const watch = new Watch(options);
    let next = new Map<string, Kept>();
    let count = 0;
    const keep = (kept: Kept): void => void next.set(keyOf(kept.content), kept);
    const solution = encoded(problem, watch.isOver, (instance) => {
      next = new Map<string, Kept>();
      count = 0;
      const known = (block: Block): Solved | null => {
        const data = blockData(instance, block);
        const content = contentOf(data);
        const kept = this.#known.get(keyOf(content));
        if (kept === undefined || !isSame(kept.content, content)) return null;
        keep({ ...kept, content });
        return { data, answer: kept.answer, diagnosis: kept.diagnosis };
      };
      return solveInstance(instance, watch, known, ({ data, answer, diagnosis }) => {
        count++;
        if (!watch.isOver() && isWhole(answer)) keep({ content: contentOf(data), answer, diagnosis });
      });
    });
    this.#known = next;
    this.#solved = count;
    return solution;
  }
}

/** Without the instance: it holds the pairs of all parts. */
interface Kept extends Pick<Solved, 'answer' | 'diagnosis'> {
  readonly content: Content;
}

/** All that the answer of a part is made of, in the part's own numbers. */
type Content = ReturnType<typeof contentOf>;

function contentOf({ instance, block, ...data }: BlockData) {
  return { ids: idsOf(instance, block), coverage: instance.coverage, sides: localSides(instance, block), ...data };
}

function keyOf({ ids: { trainees, mentors, sideConstraints } }: Content): string {
  return trainees[0] ?? `/${mentors[0] ?? `/${sideConstraints[0]!}`}`;
}

/** Carried to the end of every stage. */
function isWhole({ status, ties }: BlockAnswer): boolean {
  return status === 'infeasible' || (status === 'optimal' && ties !== null);
}

/** Of plain values: lists, typed arrays, objects, numbers, words. O(their size). */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) || Array.isArray(a)) {
    const [first, second] = [a as ArrayLike<unknown>, b as ArrayLike<unknown>];
    if (first.length !== second.length) return false;
    for (let k = 0; k < first.length; k++) if (first[k] !== second[k] && !isSame(first[k], second[k])) return false;
    return true;
  }
  const [first, second] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const names = Object.keys(first);
  return names.length === Object.keys(second).length && names.every((name) => isSame(first[name], second[name]));
}
