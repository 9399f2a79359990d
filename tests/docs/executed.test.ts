/**
 * What the documents show is run: every shell block as a reader would run it, every JavaScript block type-checked and run, what they print
 * compared. `npx vitest run tests/docs/executed.test.ts -u` writes lines that are printed otherwise anew.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { guidelinesSchema } from '../../src/domain/documents/guidelines.ts';
import { build } from '../e2e/build.ts';
import { guidelinesWith } from '../unit/matching/small-census.ts';
import { blocksOf, DOCUMENTS, DOORS, project, read } from './documents.ts';

const FOLDER = 'out/docs';
/** CI has run this line before any test (`.ci/run`); here it would take the packages away from under the tests. */
const INSTALL = /^npm ci$/m;

interface Example {
  readonly script: string;
  /** Lines that it must print: those of the text block after it. “…” stands for anything. */
  readonly shown: readonly string[];
}

/** JavaScript becomes a file, and running it a line of shell. */
function examplesOf(document: string): Example[] {
  const blocks = blocksOf(document);
  return blocks.flatMap(({ language, text }, k) => {
    if (language !== 'sh' && language !== 'js') return [];
    const next = blocks[k + 1];
    const shown = next?.language === 'text' ? next.text.split('\n').filter((line) => !['', '…'].includes(line.trim())) : [];
    return [{ script: language === 'sh' ? text.replace(INSTALL, '') : `node ${moduleOf(document, k)}`, shown }];
  });
}

function moduleOf(document: string, k: number): string {
  return `${FOLDER}/${path.basename(document, '.md')}-${k + 1}.mjs`;
}

function isShown(line: string, printed: string): boolean {
  const pieces = line.split('…');
  if (!printed.startsWith(pieces[0]!) || !printed.endsWith(pieces.at(-1)!)) return false;
  let at = 0;
  for (const piece of pieces) {
    const found = printed.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return pieces.length > 1 || line === printed;
}

/** What is printed in place of a line: the one that has most words in common with it. */
function nearest(line: string, printed: readonly string[]): string {
  const words = new Set(line.split(/\s+/));
  const likeness = (other: string): number => {
    const own = other.split(/\s+/);
    return own.filter((word) => words.has(word)).length / Math.max(own.length, words.size);
  };
  const best = printed.reduce((known, other) => (likeness(other) > likeness(known) ? other : known), '');
  return best === '' ? `not printed: ${line}` : best;
}

const MODULES = DOCUMENTS.flatMap((document) =>
  blocksOf(document).flatMap(({ language, text }, k) => (language === 'js' ? [{ file: moduleOf(document, k), text }] : [])),
);
const EXECUTED = DOCUMENTS.filter((document) => examplesOf(document).length > 0 && document !== 'CONTRIBUTING.md');

// What an earlier run of the examples left would be a result of other inputs.
beforeAll(() => {
  for (const folder of ['mine', 'essai', 'proof']) rmSync(path.join('out', folder), { recursive: true, force: true });
});

beforeAll(async () => {
  await build();
  mkdirSync(path.join(project, FOLDER), { recursive: true });
  for (const { file, text } of MODULES) writeFileSync(path.join(project, file), text);
}, 120_000);

describe('the documents', () => {
  it('begin with the two commands that CI runs', () => {
    for (const door of DOORS) expect(blocksOf(door)[0]).toEqual({ language: 'sh', text: 'npm ci\nnpm run demo\n' });
    for (const command of ['npm ci', 'npm run demo']) expect(read('.ci/run').split('\n')).toContain(command);
  });

  it('show every command', () => {
    const scripts = EXECUTED.flatMap(examplesOf).map(({ script }) => script);
    expect(EXECUTED).toEqual(expect.arrayContaining([...DOORS, 'docs/census.md', 'docs/guidelines.md', 'docs/library.md']));
    for (const command of ['match', 'decide', 'template', 'check', 'solve', 'verify', 'explain', 'reassign', 'plan', 'backtest', 'replay'])
      expect(scripts.filter((script) => script.includes(`binome -- ${command} `))).not.toHaveLength(0);
    expect(scripts.length).toBeGreaterThan(30);
  });

  it('name the language of every block, and show code in none that is not run', () => {
    const known = new Set(['sh', 'js', 'text', 'json', 'jsonc', 'csv', 'bash', 'ini', 'http', 'nginx', 'sql']);
    for (const document of DOCUMENTS)
      for (const { language } of blocksOf(document)) {
        expect(known, document).toContain(language);
        if (language === 'bash') expect(document).toBe('CONTRIBUTING.md');
      }
  });

  /** What is the same in two documents is run once. */
  const printed = new Map<string, string>();

  // One after the other: later examples use what earlier ones wrote.
  it.each(EXECUTED)('%s: examples run, and print what it says', { timeout: 900_000 }, async (document) => {
    let text = read(document);
    for (const { script, shown } of examplesOf(document)) {
      if (!printed.has(script)) {
        const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: project, encoding: 'utf8' });
        expect(status, `${script}\n${stdout}\n${stderr}`).toBe(0);
        printed.set(script, stdout);
      }
      const lines = printed.get(script)!.split('\n');
      for (const line of shown)
        if (!lines.some((each) => isShown(line, each))) text = text.replace(`\n${line}\n`, () => `\n${nearest(line, lines)}\n`);
    }
    await expect(text).toMatchFileSnapshot(path.join(project, document));
  });

  it('have JavaScript that type-checks against what is published', { timeout: 120_000 }, () => {
    expect(MODULES.length).toBeGreaterThan(3);
    const program = ts.createProgram(
      MODULES.map(({ file }) => path.join(project, file)),
      {
        ...{ allowJs: true, checkJs: true, noEmit: true, strict: true, skipLibCheck: true, types: ['node'] },
        ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler },
      },
    );
    const problems = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
      const line = file === undefined ? '' : `${path.basename(file.fileName)}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1} `;
      return line + ts.flattenDiagnosticMessageText(messageText, '\n');
    });
    expect(problems).toEqual([]);
  });

  it('have side constraints that guidelines accept', () => {
    const lists = blocksOf('docs/guidelines.md')
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text) as unknown)
      .filter((list) => Array.isArray(list));
    expect(lists.length).toBeGreaterThan(0);
    for (const sideConstraints of lists) guidelinesSchema.parse({ ...guidelinesWith(), sideConstraints });
  });
});
