import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BACKTEST } from '../../../src/app/backtest.ts';
import { checkResultFolder, describeRun, readBundle, writeResult } from '../../../src/app/bundle.ts';
import type { RunResult } from '../../../src/app/command.ts';
import { COMMANDS } from '../../../src/app/commands.ts';
import { sha256, type Output } from '../../../src/app/files.ts';
import { MATCH, type MatchRequest } from '../../../src/app/match.ts';
import { PERIODS } from '../../../src/app/plan.ts';
import { REASSIGN } from '../../../src/app/reassign.ts';
import { RECRUITMENT } from '../../../src/app/recruitment.ts';
import { RunFiles } from '../../../src/app/run-files.ts';
import { STRESS } from '../../../src/app/stress.ts';
import { COMMAND_NAMES } from '../../../src/domain/bundle.ts';
import { guidelinesWith } from '../matching/small-census.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-bundle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(folder);
});

const REQUEST: MatchRequest = { census: [], period: 'SP1', acceptPartial: false, limits: {} };
const NO_PINS = { people: [], pairs: [] };
const resultOf = (...names: string[]): RunResult => {
  const outputs: Output[] = names.map((name) => ({ name, pieces: () => [`of ${name}`] }));
  return { outputs, guidelines: guidelinesWith(), pins: NO_PINS, decisions: [] };
};
const runOf = (request = REQUEST, files = new RunFiles()) => ({ command: MATCH, request, files, language: 'fr' as const });
const put = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

describe('a result that is kept', () => {
  it('has a bundle that names its other files, and is read back as it was written', async () => {
    const written = await writeResult(folder, runOf(), resultOf('a', 'b'));
    expect(written.map((file) => path.basename(file))).toEqual(['a', 'b', 'bundle.json']);
    const bundle = await readBundle(folder);
    expect(bundle.outputs).toEqual(['a', 'b'].map((name) => ({ name, sha256: sha256(`of ${name}`) })));
    expect(bundle).toMatchObject({ format: 'binome.bundle/1', command: 'match', language: 'fr', guidelines: guidelinesWith() });
    expect(JSON.stringify(bundle)).not.toContain(root);
  });

  it('takes the place of an earlier one of the same command: what nobody changed of it goes, the rest stays', async () => {
    await writeResult(folder, runOf(), resultOf('a', 'stale', 'edited', 'gone'));
    put('edited', 'by a person');
    put('unlisted', '');
    rmSync(path.join(folder, 'gone'));
    await writeResult(folder, runOf(), resultOf('a'));
    expect(readdirSync(folder).sort()).toEqual(['a', 'bundle.json', 'edited', 'unlisted']);
  });

  it('is not written where another command’s result lies, and removes nothing of it', async () => {
    await writeResult(folder, runOf(), resultOf('a', 'b'));
    for (const { name } of [REASSIGN, PERIODS, STRESS])
      await expect(checkResultFolder(folder, name)).rejects.toMatchObject({
        code: 'BUNDLE_OTHER_RUN',
        values: { command: 'match' },
        place: { file: folder },
      });
    await checkResultFolder(folder, 'match');
    await checkResultFolder(undefined, 'reassign');
    const files = new RunFiles();
    put('proposal.json', '{}');
    await files.jsonIn(folder, 'proposal.json');
    await writeResult(folder, { ...runOf(), command: STRESS, request: { folder, limits: {} }, files }, resultOf('stress.json'));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['a', 'b', 'stress.json']));
  });

  it.each(['not JSON', '{}', '{"format":"binome.bundle/2"}'])('is written over a bundle.json that is none: %s', async (text) => {
    put('bundle.json', text);
    put('mine', '');
    await checkResultFolder(folder, 'match');
    await writeResult(folder, runOf(), resultOf('a'));
    expect(readdirSync(folder).sort()).toEqual(['a', 'bundle.json', 'mine']);
  });

  it('never takes a name from a bundle that leads out of the folder', async () => {
    await writeResult(folder, runOf(), resultOf('a'));
    const outside = path.join(root, 'outside');
    writeFileSync(outside, 'of a');
    const text = readFileSync(path.join(folder, 'bundle.json'), 'utf8');
    for (const name of ['../outside', '..', '.', 'x/../../outside', '..\\\\outside', '']) {
      put('bundle.json', text.replace('{"name":"a"', `{"name":"${name}"`));
      await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_FORMAT', place: { path: '/outputs/0/name' } });
      await writeResult(folder, runOf(), resultOf('b'));
    }
    expect(readFileSync(outside, 'utf8')).toBe('of a');
  });
});

describe('what a bundle says was asked', () => {
  it('has the files by name and fingerprint, the census by name, and nothing that is not the command’s', async () => {
    const files = new RunFiles();
    const census = [put('b.csv', 'b'), put('a.csv', 'a')];
    for (const name of census) for await (const _ of (await files.census(name)).bytes);
    const guidelines = put('g.json', '{}');
    await files.json(guidelines);
    const request = { ...REQUEST, census, guidelines, calendar: undefined, json: true, out: folder };
    const described = await describeRun(runOf(request, files), resultOf());
    expect(described.request).toEqual({
      census: ['a', 'b'].map((name) => ({ name: `${name}.csv`, sha256: sha256(name) })),
      period: 'SP1',
      guidelines: { name: 'g.json', sha256: sha256('{}') },
      acceptPartial: false,
      limits: {},
    });
    expect(Object.keys(described.request)[0]).toBe('period');
  });

  it('has the whole of a census file that was refused half way', async () => {
    const files = new RunFiles();
    const file = put('big.csv', 'x'.repeat(300_000));
    for await (const _ of (await files.census(file)).bytes) break;
    const { request } = await describeRun(runOf({ ...REQUEST, census: [file] }, files), resultOf());
    expect(request['census']).toEqual([{ name: 'big.csv', sha256: sha256('x'.repeat(300_000)) }]);
  });

  it('cannot leave out a file that the run has not read through its own files', async () => {
    await expect(describeRun(runOf({ ...REQUEST, guidelines: put('g.json', '') }), resultOf())).rejects.toThrow('g.json was asked for');
  });
});

it('every command that keeps results can be replayed under its own name', () => {
  expect(Object.keys(COMMANDS)).toEqual([...COMMAND_NAMES]);
  expect([MATCH, REASSIGN, PERIODS, RECRUITMENT, STRESS, BACKTEST].map(({ name }) => name)).toEqual([...COMMAND_NAMES]);
});
