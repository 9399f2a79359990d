/** What every adapter of the two ports has to do: folders, and what the service keeps of a run. A whole season runs on each with the same bytes. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { replay, runCommand, type Results, type Source, type World } from '../../src/app/index.ts';
import { sha256 } from '../../src/app/content.ts';
import { Inputs } from '../../src/app/inputs.ts';
import { CHECK } from '../../src/app/check.ts';
import { MATCH } from '../../src/app/match.ts';
import { REASSIGN } from '../../src/app/reassign.ts';
import { STRESS } from '../../src/app/stress.ts';
import type { Output } from '../../src/app/output.ts';
import type { FileRef } from '../../src/domain/documents/bundle.ts';
import { FileSource, FolderResults } from '../../src/files/index.ts';
import { people } from '../e2e/command-line.ts';
import { type Kept, KeptResults, KeptSource } from '../../src/service/store/kept-files.ts';

interface Adapter {
  readonly source: Source;
  /** Puts an input there. @returns its place. */
  readonly put: (name: string, content: string) => string;
  readonly resultsAt: (result: string) => Results;
  /** How the source calls a result. */
  readonly result: (result: string) => string;
  /** Names of the files of a result, sorted, or of all that is there. */
  readonly list: (result: string) => string[];
  readonly contentOf: (result: string, name: string) => string;
}

const root = mkdtempSync(path.join(tmpdir(), 'binome-ports-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

function folders(): Adapter {
  const folder = path.join(root, String(count++));
  mkdirSync(folder);
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  return {
    source: new FileSource([folder]),
    put: (name, content) => {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
    resultsAt: (result) => new FolderResults(at(result)),
    result: (result) => at(result),
    list: (result) => (statSync(at(result), { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(at(result)).sort() : []),
    contentOf: (result, name) => readFileSync(at(result, name), 'utf8'),
  };
}

/** As a run of the service has them. */
function memory(): Adapter {
  const kept: Kept = new Map();
  return {
    source: new KeptSource(kept),
    put: (name, content) => {
      kept.set(name, Buffer.from(content));
      return name;
    },
    resultsAt: (result) => new KeptResults(kept, result),
    result: (result) => result,
    list: (result) =>
      [...kept.keys()]
        .filter((place) => place.startsWith(`${result}/`))
        .map((place) => place.slice(result.length + 1))
        .sort(),
    contentOf: (result, name) => Buffer.from(kept.get(`${result}/${name}`)!).toString(),
  };
}

const text = (name: string, content: string): Output => ({ name, pieces: () => [content] });
const seal =
  (command: string) =>
  (written: readonly FileRef[]): Output =>
    text('bundle.json', JSON.stringify({ ...BUNDLE, command, outputs: written }));
const BUNDLE = {
  format: 'binome.bundle/1',
  engine: { name: 'binome', version: '0', webAssembly: true },
  ...{ language: 'fr', request: {}, reference: [], guidelines: {}, pins: { people: [], pairs: [] }, decisions: [] },
};

const ADAPTERS = { folders, memory };

describe.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])('inputs in %s', (kind) => {
  let adapter: Adapter;
  beforeEach(() => (adapter = ADAPTERS[kind]()));

  it('are read whole, as text, as JSON and as a stream, each with its name and fingerprint', async () => {
    const place = adapter.put('a.json', '{"a":"é"}');
    const inputs = new Inputs(adapter.source);
    const known = { name: 'a.json', sha256: sha256('{"a":"é"}') };
    expect(await inputs.text(place)).toEqual({ ...known, text: '{"a":"é"}' });
    expect(await inputs.json(place)).toEqual({ ...known, value: { a: 'é' } });
    const { name, bytes } = await inputs.census(adapter.put('big.csv', 'x'.repeat(200_000)));
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    expect([name, Buffer.concat(pieces).toString()]).toEqual(['big.csv', 'x'.repeat(200_000)]);
    expect(inputs.places()).toHaveLength(2);
    expect(inputs.fileRef(place)).toEqual(known);
  });

  it('that are not there, or are a result, are refused with their place', async () => {
    adapter.put('kept/a', '');
    for (const [place, code] of [
      [adapter.result('none'), 'CALL_FILE_MISSING'],
      [adapter.result('kept'), 'CALL_FILE_UNREADABLE'],
    ] as const) {
      await expect(adapter.source.read(place)).rejects.toMatchObject({ code, place: { file: place } });
      await expect(adapter.source.stream(place)).rejects.toMatchObject({ code, place: { file: place } });
      expect(await adapter.source.fingerprint(place)).toBeNull();
    }
  });

  it('that are no UTF-8, or no JSON, are refused with their place', async () => {
    const place = adapter.put('a', '{');
    await expect(new Inputs(adapter.source).json(place)).rejects.toMatchObject({ code: 'PROBLEM_NOT_JSON', place: { file: place } });
    expect(await new Inputs(adapter.source).json(adapter.put('b', '\u{feff}{}'))).toMatchObject({ value: {} });
  });

  it('of a census that was refused half way are fingerprinted whole', async () => {
    const place = adapter.put('big.csv', 'x'.repeat(300_000));
    const inputs = new Inputs(adapter.source);
    for await (const _ of (await inputs.census(place)).bytes) break;
    expect(() => inputs.fileRef(place)).toThrow('asked for and not read');
    await inputs.settle();
    expect(inputs.fileRef(place)).toEqual({ name: 'big.csv', sha256: sha256('x'.repeat(300_000)) });
  });

  it('of a kept result are told by the result', async () => {
    adapter.put('kept/b', '2');
    adapter.put('kept/a', '1');
    const inputs = new Inputs(adapter.source);
    for (const name of ['b', 'a', 'b']) await inputs.textIn(adapter.result('kept'), name);
    expect(inputs.folderRefs(adapter.result('kept'))).toEqual([
      { name: 'a', sha256: sha256('1') },
      { name: 'b', sha256: sha256('2') },
    ]);
  });

  it('are found again by name and bytes, single or together', async () => {
    adapter.put('one/a', '1');
    adapter.put('two/a', '1');
    adapter.put('two/b', '2');
    const [a, b, other] = [
      { name: 'a', sha256: sha256('1') },
      { name: 'b', sha256: sha256('2') },
      { name: 'a', sha256: sha256('3') },
    ];
    const together = { files: [a, b] };
    const apart = { files: [a, { name: 'c', sha256: sha256('1') }] };
    const found = await adapter.source.find({ files: [a, other], folders: [together, apart] });
    expect(adapter.source.nameOf(found.placeOf(a)!)).toBe('a');
    expect([found.placeOf(other), found.folderOf(apart)]).toEqual([null, null]);
    expect(found.folderOf(together)).toBe(adapter.result('two'));
    expect([found.hasName('a'), found.hasName('z')]).toEqual([true, false]);
  });

  it('come with the reference data of the program', async () => {
    const inputs = new Inputs(adapter.source);
    expect(await inputs.referenceText('services.csv')).toContain('SPIP-75');
    expect(await inputs.calendarNames()).toContain('calendar/cpip-29.csv');
    expect(inputs.referenceRefs()).toEqual([
      { name: 'services.csv', sha256: await adapter.source.fingerprint(adapter.source.referencePlace('services.csv')) },
    ]);
  });
});

describe.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])('a result in %s', (kind) => {
  let adapter: Adapter;
  beforeEach(() => (adapter = ADAPTERS[kind]()));

  it('is kept whole with what seals it, a confidential output not told of', async () => {
    const results = adapter.resultsAt('out');
    await results.check('match');
    const places = await results.write([text('x', 'é'), { ...text('secret', 'nobody'), confidential: true }], seal('match'), []);
    expect(places).toEqual(['x', 'secret', 'bundle.json'].map((name) => adapter.source.placeIn(adapter.result('out'), name)));
    expect(adapter.list('out')).toEqual(['bundle.json', 'secret', 'x']);
    const bundle = JSON.parse(adapter.contentOf('out', 'bundle.json')) as { outputs: FileRef[] };
    expect(bundle.outputs).toEqual([{ name: 'x', sha256: sha256('é') }]);
  });

  it('is not there at all when one of its outputs cannot be made', async () => {
    const broken = function* (): Generator<string> {
      yield 'half';
      throw new TypeError('broken');
    };
    const results = adapter.resultsAt('out');
    await results.check('match');
    await expect(results.write([text('x', 'whole'), { name: 'y', pieces: broken }], seal('match'), [])).rejects.toThrow(
      new TypeError('broken'),
    );
    expect(adapter.list('out')).toEqual([]);
  });

  it('replaces an earlier one of the same command: what nobody changed of it goes, the rest stays', async () => {
    const write = async (...names: string[]): Promise<void> => {
      const results = adapter.resultsAt('out');
      await results.check('match');
      await results.write(
        names.map((name) => text(name, `of ${name}`)),
        seal('match'),
        [],
      );
    };
    await write('a', 'stale', 'edited');
    adapter.put('out/edited', 'by a person');
    adapter.put('out/unlisted', '');
    await write('a');
    expect(adapter.list('out')).toEqual(['a', 'bundle.json', 'edited', 'unlisted']);
  });

  it('is refused where another command’s would be lost, or where nothing can be kept', async () => {
    const results = adapter.resultsAt('out');
    await results.check('match');
    await results.write([text('a', '')], seal('match'), []);
    for (const command of ['reassign', 'plan --stress', null] as const)
      await expect(adapter.resultsAt('out').check(command)).rejects.toMatchObject({
        code: 'BUNDLE_OTHER_RUN',
        values: { command: 'match' },
      });
    adapter.put('plain', '');
    await expect(adapter.resultsAt('plain').check('match')).rejects.toMatchObject({ code: 'CALL_OUTPUT_UNWRITABLE' });
  });

  it('never replaces what the run has read', async () => {
    const place = adapter.put('out/x', 'mine');
    const results = adapter.resultsAt('out');
    expect([results.holds(place), results.holds(adapter.result('x'))]).toEqual([true, false]);
    await results.check('match');
    await expect(results.write([text('x', 'theirs')], seal('match'), [place])).rejects.toMatchObject({ code: 'BUNDLE_OWN_INPUT' });
    expect(adapter.contentOf('out', 'x')).toBe('mine');
  });
});

describe('the same season', () => {
  const world = (adapter: Adapter, result: string | null, notices: string[] = []): World => ({
    source: adapter.source,
    results: result === null ? null : adapter.resultsAt(result),
    ...{ language: 'fr', version: '0.0.0', cancelled: { aborted: false }, endingAfter: () => ({ aborted: false }) },
    progress: () => {},
    notice: ({ kind }) => void notices.push(kind),
  });

  async function season(adapter: Adapter): Promise<Record<string, string>> {
    const census = [
      adapter.put('tuteurs.csv', `${people.mentors.join('\r\n')}\r\n`),
      adapter.put('stagiaires.csv', `${people.trainees.join('\r\n')}\r\n`),
    ];
    const notices: string[] = [];
    await runCommand(MATCH, { census, period: 'SP1', acceptPartial: false, limits: {} }, world(adapter, 'first', notices));
    expect(notices).toEqual(['census', 'guidelines']);
    const folder = adapter.result('first');
    await runCommand(STRESS, { folder, limits: {} }, world(adapter, 'stress'));
    const happened = {
      breakdowns: [['S-1', 'T-1']] as const,
      departures: [],
      sites: [],
      capacities: [],
      pinned: [],
      reason: 'other' as const,
    };
    await runCommand(REASSIGN, { folder, ...happened, acceptPartial: false, limits: {} }, world(adapter, 'repaired'));
    for (const result of ['first', 'stress', 'repaired']) {
      expect((await replay(adapter.result(result), world(adapter, null))).isSame).toBe(true);
      const again = await replay(adapter.result(result), world(adapter, `again-${result}`));
      expect(again.written.length).toBe(adapter.list(result).length);
      for (const name of adapter.list(`again-${result}`))
        expect(adapter.contentOf(`again-${result}`, name)).toBe(adapter.contentOf(result, name));
      await expect(replay(adapter.result(result), world(adapter, result))).rejects.toMatchObject({ code: 'REPLAY_OUT' });
    }
    return Object.fromEntries(
      ['first', 'stress', 'repaired'].flatMap((result) =>
        adapter.list(result).map((name) => [`${result}/${name}`, sha256(adapter.contentOf(result, name))]),
      ),
    );
  }

  it('gives the same bytes wherever it is kept', async () => {
    const inFolders = await season(folders());
    expect(Object.keys(inFolders).length).toBe(18);
    expect(await season(memory())).toEqual(inFolders);
  });

  it('holds pairs fast, and leaves refused ones out, with the same bytes wherever it is kept', async () => {
    const kept = async (adapter: Adapter): Promise<string[]> => {
      const census = [
        adapter.put('tuteurs.csv', `${people.mentors.join('\r\n')}\r\n`),
        adapter.put('stagiaires.csv', `${people.trainees.join('\r\n')}\r\n`),
      ];
      const asked = { pins: [['S-3', 'T-1']] as const, refused: [['S-2', 'T-2']] as const };
      await runCommand(MATCH, { census, period: 'SP1', ...asked, acceptPartial: false, limits: {} }, world(adapter, 'out'));
      expect((await replay(adapter.result('out'), world(adapter, null))).isSame).toBe(true);
      return adapter.list('out').map((name) => adapter.contentOf('out', name));
    };
    const inFolders = await kept(folders());
    expect(inFolders.join('')).toContain('"refused":[["S-2","T-2"]]');
    expect(await kept(memory())).toEqual(inFolders);
  });

  it('begins with a census that is looked at alone: files of one name too, without a period, and nothing kept', async () => {
    const seen = async (adapter: Adapter): Promise<unknown> => {
      const census = [
        adapter.put('first/recensement.csv', `${people.mentors.join('\r\n')}\r\n`),
        adapter.put('second/recensement.csv', `${[...people.trainees, 'S-4;stagiaire;Houx;;SPIP-00-99;CPIP 29;;;'].join('\r\n')}\r\n`),
      ];
      const { answer, document, ending, written, bundle } = await runCommand(CHECK, { census }, world(adapter, null));
      expect([ending, written, bundle]).toEqual(['wrongInput', [], null]);
      expect(answer.reading.census.trainees.map(({ id }) => id)).toEqual(['S-1', 'S-2', 'S-3']);
      expect(answer.reading.census.mentors).toHaveLength(4);
      expect(answer.review).toBeNull();
      return document;
    };
    const inFolders = await seen(folders());
    expect(JSON.stringify(inFolders)).toContain('SPIP-00-99');
    expect(await seen(memory())).toEqual(inFolders);
  });

  it('is not kept when it was cancelled, at whatever moment', async () => {
    for (let moment = 0, isOver = false; !isOver; moment++) {
      const adapter = memory();
      const census = [
        adapter.put('t.csv', `${people.mentors.join('\r\n')}\r\n`),
        adapter.put('s.csv', `${people.trainees.join('\r\n')}\r\n`),
      ];
      let asked = 0;
      const cancelled = {
        get aborted(): boolean {
          return asked++ >= moment;
        },
      };
      const run = runCommand(MATCH, { census, period: 'SP1', acceptPartial: false, limits: {} }, { ...world(adapter, 'out'), cancelled });
      const ended = await run.catch((error: unknown) => error);
      isOver = !(ended instanceof Error);
      if (isOver) expect(moment).toBeGreaterThan(20);
      else {
        expect(ended).toMatchObject({ code: 'CALL_CANCELLED' });
        expect(adapter.list('out')).toEqual([]);
      }
      moment += Math.floor(moment / 3);
    }
  });
});
