/** `explain` of one mentor or service, and the page of `--sheet`, on a real folder of `match`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, run, smallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-explain-one-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let results = '';
beforeAll(async () => {
  const census = smallCensus(path.join(root, 'census'));
  results = path.join(census.folder, 'out');
  await run(...census.args('out'));
});

const explain = (...argv: string[]): ReturnType<typeof run> => run('explain', results, ...argv);

describe('a mentor alone', () => {
  it('is told by their own result, or by the rule that excludes them', async () => {
    const usable = await explain('--mentor', 'T-1');
    expect([usable.code, usable.out]).toEqual([0, expect.stringMatching(/^Alix Ajonc \(.*\) a \d places?\.\nBinôme proposé/)]);
    expect((await explain('--mentor', 'T-3')).out).toContain('ne peut recevoir aucun stagiaire\u202f: le tuteur n’est pas volontaire.');
    expect((await explain('--mentor', 'T-3', '--lang', 'en')).out).toContain('can take no trainee: the mentor is not a volunteer.');
    expect(json(await explain('--mentor', 'T-1', '--json'))).toMatchObject({ kind: 'mentor', result: { mentor: { id: 'T-1' } } });
    expect((await explain('--mentor', 'T-9')).error?.code).toBe('CALL_UNKNOWN_MENTOR');
  });
});

describe('a service', () => {
  it('is found by its name or a part of it, and suggested where it is unknown', async () => {
    const whole = await explain('--service', 'SPIP de la Gironde');
    expect([whole.code, whole.out]).toEqual([0, expect.stringMatching(/^SPIP de la Gironde\u202f: 3 stagiaires, dont 2 avec un tuteur/)]);
    expect((await explain('--service', 'gironde')).out).toBe(whole.out);
    const { error } = await explain('--service', 'SPIP du Rhône');
    expect([error?.code, error?.values['near']]).toEqual(['CALL_UNKNOWN_SERVICE', expect.stringContaining('Gironde')]);
  });
});

describe('--sheet', () => {
  it('writes one page of a trainee, a mentor, a service', async () => {
    for (const [option, value, title] of [
      ['--trainee', 'S-1', 'Fiche individuelle'],
      ['--mentor', 'T-1', 'Fiche individuelle'],
      ['--service', 'Gironde', 'SPIP de la Gironde'],
    ] as const) {
      const file = path.join(root, `${value}.html`);
      const { code, out } = await explain(option, value, '--sheet', file);
      expect([code, out]).toEqual([0, expect.stringContaining(file)]);
      expect(readFileSync(file, 'utf8')).toContain(`<h1>${title}`);
    }
  });

  it('is refused without somebody, or with two', async () => {
    const file = path.join(root, 'none.html');
    expect((await explain('--sheet', file)).error?.code).toBe('CALL_MISSING_OPTION');
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-1', '--sheet', file)).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--service', 'Gironde', '--trainee', 'S-1')).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--weights', '--service', 'Gironde')).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--trainee', 'S-9', '--sheet', file)).error?.code).toBe('CALL_UNKNOWN_TRAINEE');
    expect(existsSync(file)).toBe(false);
  });
});
