/** Walking a certificate without knowing its form: every number in it, every way to falsify one. */
import type { Solution } from '../../src/solver/index.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = (string | number)[];

export interface Mutation {
  how: 'plus one' | 'minus one' | 'zero' | 'deleted' | 'swapped';
  path: Path;
  /** A falsified copy of the certificate, made when asked for: a large proof has many. */
  certificate(): Json;
}

export function certificateOf(solution: Solution): Json {
  return JSON.parse(JSON.stringify(solution.certificate)) as Json;
}

export function withCertificate(solution: Solution, certificate: unknown): Solution {
  return { ...solution, certificate: certificate as Solution['certificate'] };
}

/** Paths of all nodes below the root, depth first. */
export function pathsOf(root: Json): Path[] {
  const paths: Path[] = [];
  const visit = (node: Json, path: Path): void => {
    if (path.length > 0) paths.push(path);
    if (Array.isArray(node)) node.forEach((child, k) => visit(child, [...path, k]));
    else if (node !== null && typeof node === 'object') for (const key of Object.keys(node)) visit(node[key] ?? null, [...path, key]);
  };
  visit(root, []);
  return paths;
}

/** A list or an object, entered by index or key. */
export type Container = Record<string | number, Json>;

export function parentOf(root: Json, path: Path): Container {
  return path.slice(0, -1).reduce<Json>((node, step) => (node as Container)[step] ?? null, root) as Container;
}

export function at(root: Json, path: Path): Json | undefined {
  return parentOf(root, path)[path.at(-1) ?? ''];
}

/** A copy of the certificate with the node at the path replaced; `undefined` takes it out. */
export function replaced(root: Json, path: Path, value: Json | undefined): Json {
  const copy = structuredClone(root);
  const parent = parentOf(copy, path);
  const step = path.at(-1) ?? '';
  if (value !== undefined) parent[step] = value;
  else if (Array.isArray(parent)) parent.splice(Number(step), 1);
  else delete parent[step];
  return copy;
}

/** Every number one up, one down, zero, taken out, and exchanged with the one after it: all that differ from the original. */
export function mutations(root: Json): Mutation[] {
  return pathsOf(root).flatMap((path): Mutation[] => {
    const value = at(root, path);
    if (typeof value !== 'number') return [];
    const mutated: Mutation[] = [
      { how: 'plus one', path, certificate: () => replaced(root, path, value + 1) },
      { how: 'minus one', path, certificate: () => replaced(root, path, value - 1) },
      { how: 'deleted', path, certificate: () => replaced(root, path, undefined) },
    ];
    if (value !== 0) mutated.push({ how: 'zero', path, certificate: () => replaced(root, path, 0) });
    const step = path.at(-1);
    if (typeof step === 'number') {
      const nextPath = [...path.slice(0, -1), step + 1];
      const next = at(root, nextPath);
      if (typeof next === 'number' && next !== value) {
        mutated.push({ how: 'swapped', path, certificate: () => replaced(replaced(root, path, next), nextPath, value) });
      }
    }
    return mutated;
  });
}

/** Certificates whose nodes are of the wrong type, one node at a time. */
export function misshapen(root: Json): { path: Path; value: Json; certificate(): Json }[] {
  const wrong: Json[] = [null, 'x', -1, 1e308, true, [], {}];
  return pathsOf(root).flatMap((path) => wrong.map((value) => ({ path, value, certificate: () => replaced(root, path, value) })));
}
