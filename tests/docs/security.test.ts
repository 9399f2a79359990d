/** What docs/security.md says of each requirement can be looked up: what is met names a test or a document, what is not met a reason. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { EXPECTED_WORDS } from '../../src/service/rules/password.ts';
import { project, read } from './documents.ts';

const DOCUMENT = 'docs/security.md';
const STATES = ['met', 'n.a.', '**not met**'] as const;
/** Of each level in version 5.0.0. */
const LEVELS = { 1: 70, 2: 183 } as const;

const ROW = /^\| (\d+)\.(\d+)\.(\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| (.*) \|$/gm;
const rows = [...read(DOCUMENT).matchAll(ROW)].map(([, chapter, section, number, level, gist = '', state, where = '']) => ({
  id: [chapter, section, number].map(Number) as [number, number, number],
  ...{ level: Number(level), gist, state, where },
}));

const named = (folder: string): string[] => readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' });
const TESTS = new Set(named('tests').map((file) => path.basename(file)));
const SOURCES = named('src/service')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: read(`src/service/${file}`) }));

it('has each requirement of levels 1 and 2 once, in order', () => {
  const places = rows.map(({ id: [chapter, section, number] }) => (chapter * 100 + section) * 100 + number);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  for (const [level, count] of Object.entries(LEVELS)) expect(rows.filter((row) => row.level === Number(level))).toHaveLength(count);
  expect(rows).toHaveLength(253);
});

it('says of each what is asked, how it stands, and why', () => {
  for (const { id, gist, state, where } of rows) {
    const name = id.join('.');
    expect(STATES, name).toContain(state);
    expect(gist.length, name).toBeGreaterThan(2);
    expect(gist.length, name).toBeLessThan(80);
    expect(where.length, name).toBeGreaterThan(5);
  }
});

it('names a test or a document for what is met', () => {
  for (const { id, where } of rows.filter(({ state }) => state === 'met')) {
    const tests = [...where.matchAll(/`([\w-]+\.test\.ts)`/g)].map(([, file = '']) => file);
    // Whether links lead somewhere is looked at for all documents.
    const isWritten = /\]\((?:[\w./-]+\.(?:md|json))?(?:#[\w-]+)?\)/.test(where);
    for (const test of tests) expect(TESTS, `${id.join('.')}: ${test}`).toContain(test);
    expect(tests.length > 0 || isWritten, `${id.join('.')}: ${where}`).toBe(true);
  }
});

it('counts them by chapter', () => {
  const counted = [...read(DOCUMENT).matchAll(/^\| \[V(\d+) [^|]*\| (\d+) \| (\d+) \| (\d+) \|$/gm)].map((row) => row.slice(1).map(Number));
  const found = Array.from({ length: 17 }, (_, k) => {
    const own = rows.filter(({ id }) => id[0] === k + 1);
    return [k + 1, ...STATES.map((state) => own.filter((row) => row.state === state).length)];
  });
  expect(counted).toEqual(found);
});

it('has the words that are no password, and how many leaked ones are known', () => {
  expect(read(DOCUMENT)).toContain(`these words: ${EXPECTED_WORDS.join(', ')} (`);
  const known = statSync(path.join(project, 'src/service/store/leaked-passwords.bin')).size / 6;
  expect(read(DOCUMENT)).toContain(`the ${known.toLocaleString('en')} most common leaked ones`);
});

it('the service runs no text as a program, and knows one hash', () => {
  expect(SOURCES.length).toBeGreaterThan(100);
  for (const { file, text } of SOURCES) {
    expect(text, file).not.toMatch(/\beval\(|new Function\(|\bexecSync\(|shell: true/);
    for (const [, hash] of text.matchAll(/\b(?:createHash|createHmac)\('([^']*)'/g)) expect(hash, file).toBe('sha256');
  }
});
