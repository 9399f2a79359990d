// Loads TypeScript, and vitest.mjs in place of vitest. What is imported by a module of some version is of that version: a new one is loaded
// for a mutant of what runs while it is loaded.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const OPTIONS = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, sourceMap: false };
const known = new Map();
let vitest;

export function initialize(data) {
  vitest = data.vitest;
}

export async function resolve(specifier, context, next) {
  if (specifier === 'vitest') return { url: vitest, shortCircuit: true };
  const resolved = await next(specifier, context);
  const version = new URLSearchParams((context.parentURL ?? '').split('?')[1]).get('v');
  return version !== null && /^\.{1,2}\/.*\.ts$/.test(specifier)
    ? { ...resolved, url: `${resolved.url.split('?')[0]}?v=${version}` }
    : resolved;
}

export async function load(url, context, next) {
  const [address] = url.split('?');
  if (!address.endsWith('.ts')) return next(url, context);
  if (!known.has(address)) known.set(address, transpiled(fileURLToPath(address)));
  return { format: 'module', source: known.get(address), shortCircuit: true };
}

/** Kept beside the source, in Stryker's copy of the project, for the next process: one that hangs is ended. */
function transpiled(file) {
  const kept = `${file}.js`;
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: OPTIONS });
  writeFileSync(kept, outputText);
  return outputText;
}
