/** True solutions of small problems, and changes to them with their verdicts, frozen in `cases.jsonl` so that trying them all takes a moment. */
import { readFileSync } from 'node:fs';
import type { Problem, Solution } from '../../../src/solver/index.ts';
import { replaced, type Json } from '../certificates.ts';

export const FILE = new URL('./cases.jsonl', import.meta.url);

/** What stands at a path then; without a value, nothing. */
export type Edit = readonly [path: string, value?: Json];

export interface Frozen {
  readonly name: string;
  readonly problem: Json;
  readonly solution: Json;
  /** Changes after which it still holds, and after which it does not. */
  readonly accepted: readonly (readonly Edit[])[];
  readonly refused: readonly (readonly Edit[])[];
}

export interface Whole {
  readonly problem: Problem;
  readonly solution: Solution;
}

export function frozenCases(): Frozen[] {
  return readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Frozen);
}

/** Problem and solution with the changes made. */
export function edited({ problem, solution }: Pick<Frozen, 'problem' | 'solution'>, edits: readonly Edit[]): Whole {
  const root: Json = { problem, solution };
  return edits.reduce<Json>(
    (known, [path, value]) =>
      replaced(
        known,
        path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        value,
      ),
    root,
  ) as unknown as Whole;
}

/** The edits that make one of the other: as few as lists of the same length and objects allow. */
export function editsBetween(from: Json, to: Json, path = ''): Edit[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const at = (step: string | number): string => (path === '' ? String(step) : `${path}/${step}`);
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length)
    return from.flatMap((own, k) => editsBetween(own, to[k]!, at(k)));
  const isRecord = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (path === '' || (isRecord(from) && isRecord(to))) {
    const [before, after] = [from as Record<string, Json>, to as Record<string, Json>];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Edit[] => {
      if (!(key in after)) return [[at(key)]];
      return key in before ? editsBetween(before[key]!, after[key]!, at(key)) : [[at(key), after[key]!]];
    });
  }
  return [[path, to]];
}
