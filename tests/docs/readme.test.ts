import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { guidelinesSchema } from '../../src/domain/guidelines.ts';
import { build, project } from '../e2e/build.ts';
import { guidelinesWith } from '../unit/matching/small-census.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

beforeAll(build, 120_000);

interface Block {
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language: language!,
  text: text!,
}));

/** Each example with what the README says that it prints, where it does. */
const EXAMPLES = BLOCKS.flatMap((block, k) => {
  if (block.language !== 'sh') return [];
  const next = BLOCKS[k + 1];
  const shown = next?.language === 'text' ? next.text.split('\n').filter((line) => line.trim() !== '' && !line.includes('…')) : [];
  return [{ script: block.text, shown }];
});

describe('the README', () => {
  it('has examples of the command line', () => {
    expect(EXAMPLES.filter(({ script }) => /^npm run --silent binome -- /m.test(script)).length).toBeGreaterThan(5);
    for (const command of ['match', 'check', 'solve', 'verify', 'explain'])
      expect(README).toMatch(new RegExp(`binome -- ${command} |\\b${command}\\b`));
  });

  // One after the other: later examples use what earlier ones wrote.
  it('has shell examples that run, and print what it says', { timeout: 300_000 }, () => {
    for (const { script, shown } of EXAMPLES) {
      const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: project, encoding: 'utf8' });
      expect(status, `${script}\n${stdout}\n${stderr}`).toBe(0);
      for (const line of shown) expect(stdout, script).toContain(line);
    }
  });

  it('has side constraints that guidelines accept', () => {
    const lists = BLOCKS.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text) as unknown);
    const constraints = lists.filter((list) => Array.isArray(list));
    expect(constraints.length).toBeGreaterThan(0);
    for (const sideConstraints of constraints) guidelinesSchema.parse({ ...guidelinesWith(), sideConstraints });
  });
});
