/** Every document that any command writes reads back through its schema; with any one thing wrong in it, it is refused at that place. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { DOCUMENTS, readAs, readDocument, type Format } from '../../src/domain/documents/index.ts';
import { incumbentSchema } from '../../src/domain/documents/proposal.ts';
import { BinomeError } from '../../src/errors/error.ts';
import { at, parentOf, pathsOf, type Json, type Path } from '../oracles/certificates.ts';
import { constraints } from '../unit/matching/small-census.ts';
import { run, smallCensus, written, writtenGuidelines, type Ending } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-documents-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DEMO = ['--census', 'data/demo/tuteurs.csv', 'data/demo/stagiaires.csv'];
const FORMATS = Object.keys(DOCUMENTS) as Format[];

interface Found {
  readonly file: string;
  readonly value: Json & { [key: string]: Json };
}

/** Of each format the documents that were written, the smallest first. */
const found = new Map<Format, Found[]>();

async function result(name: string, ...argv: string[]): Promise<string> {
  const out = path.join(root, name);
  const ending = await run(...argv, '--out', out);
  expect([ending.error?.message, ending.log.includes('Error')], name).toEqual([undefined, false]);
  return out;
}

/** On the small census, under guidelines that differ as said. */
async function matched(name: string, changes: Parameters<typeof writtenGuidelines>[1], ...more: string[]): Promise<Ending> {
  const census = smallCensus(path.join(root, name));
  return run(...census.args('out', '--guidelines', writtenGuidelines(census.folder, changes), ...more));
}

beforeAll(async () => {
  expect((await matched('fair', { objective: 'fair', bands: [0.4, 0.6, 0.8] })).code).toBe(0);
  expect((await matched('balanced', { balance: 'spread', ...constraints({ id: 'q', kind: 'quota', each: 'service', max: 1 }) })).code).toBe(
    0,
  );
  expect((await matched('impossible', { coverage: 'all' })).code).toBe(3);
  const demo = await result('demo', 'match', ...DEMO, '--period', 'SP1');
  const breakdown = ['--breakdown', 'S-0012:T-0019', '--reason', 'workload', '--moves', '1', '--alternates', '2'];
  await result('breakdown', 'reassign', demo, ...breakdown, '--capacity', 'T-0021=0');
  await result('site', 'reassign', demo, '--site', 'Antenne de Tulle', '--moves', '2', '--pin', 'S-0021');
  await result('stress', 'plan', demo, '--stress');
  await result('recruitment', 'plan', '--recruitment', ...DEMO, '--periods', 'SP1');
  await result('plan', 'plan', '--periods', 'SP1,SP2', ...DEMO, '--decided', demo);
  await result('backtest', 'backtest', '--pairs', 'data/demo/binomes.csv', ...DEMO, '--period', 'SP1');
  const decision = ['--option', '1', '--by', 'Claire Martin, directrice', '--reason', 'Proposition suivie'];
  expect((await run('decide', path.join(root, 'site'), ...decision)).code).toBe(0);
  await run('solve', path.join(demo, 'problem.json'), '--out', path.join(root, 'solution.json'));
  await run('solve', path.join(root, 'balanced/out/problem.json'), '--node-limit', '0', '--out', path.join(root, 'limit.json'));
  written(root, 'national.json', readFileSync('data/reference/guidelines.json', 'utf8'));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const value = JSON.parse(text) as Found['value'];
    const format = value['format'] as Format;
    expect(FORMATS, file).toContain(format);
    found.set(format, [...(found.get(format) ?? []), { file, value }]);
  }
  for (const documents of found.values()) documents.sort((a, b) => JSON.stringify(a.value).length - JSON.stringify(b.value).length);
}, 240_000);

test.each(FORMATS)('%s: what was written reads back, as it is', (format) => {
  expect(found.get(format)?.length).toBeGreaterThan(0);
  for (const { file, value } of found.get(format)!) expect(readDocument(format, value, { file })).toBe(value);
});

const jsonSchemas = new Map(
  FORMATS.map((format) => {
    const text = readFileSync(`data/schemas/${format.replace('/', '.')}.json`, 'utf8');
    return [format, z.fromJSONSchema(JSON.parse(text) as Record<string, unknown>)] as const;
  }),
);

test.each(FORMATS)('%s: its JSON Schema takes what was written', (format) => {
  for (const { file, value } of found.get(format)!) expect(jsonSchemas.get(format)!.safeParse(value).error, file).toBeUndefined();
});

/** Where each field of a format stands for the first time, whatever the document and the place in a list. */
function* places(format: Format): Generator<Found & { readonly place: Path }> {
  const seen = new Set<string>();
  for (const document of found.get(format)!) {
    for (const place of pathsOf(document.value)) {
      const kind = place.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
      if (seen.has(kind) || isFree(format, place)) continue;
      seen.add(kind);
      yield { ...document, place };
    }
  }
}

/** What a bundle says of a request and of guidelines is looked into by the command. */
function isFree(format: Format, place: Path): boolean {
  return format === 'binome.bundle/1' && place.length > 1 && (place[0] === 'request' || place[0] === 'guidelines');
}

/** Reads a document in which `change` has been made at a place, and puts it back as it was. */
function refusalOf(
  format: Format,
  { file, value, place }: Found & { place: Path },
  change: (parent: Record<string, Json>) => void,
): unknown {
  const parent = parentOf(value, place) as Record<string, Json>;
  const before = Array.isArray(parent) ? ([...parent] as Json[]) : { ...parent };
  change(parent);
  try {
    readDocument(format, value, { file });
    return null;
  } catch (error) {
    return error;
  } finally {
    for (const key of Object.keys(parent)) delete parent[key];
    Object.assign(parent, before);
  }
}

function refusedAt(format: Format, file: string, place: Path): unknown {
  return expect.objectContaining({ code: DOCUMENTS[format].refusal, place: { file, path: ['', ...place].join('/') || '/' } });
}

/** Fields that need not be there: what depends on the guidelines or on what was asked, and what earlier versions did not write. */
const OPTIONAL: Partial<Record<Format, RegExp>> = {
  'binome.problem/1':
    /^(required|sideConstraints|coverage|balance|objective|bands|incumbent|trainees\/0\/need|mentors\/\d+\/(min|max|load|share))$/,
  'binome.solution/1':
    /^certificate\/parts\/\d+\/(balance(\/least|\/\w+\/levelBound)?|fairness|ties|conflict|matchedBound|scoreBound|.*bands|.*countBound)$/,
  'binome.proposal/1':
    /^(account|changes|decided|broken|balance|priorities|sideConstraints\/\d+\/idle|pairs\/\d+\/(losses|census)|(pairs|unmet)\/\d+\/(barred|wishes|heldBy)|(pairs|unmet).*(fairness|uneven)|waysOut.*changes\/\d+\/(pairs|mentors)|guidelines\/content\/(bands|balance|plan|sideConstraints\/.*(each|mentors|trainees|min|max|minShare|maxShare)))$/,
  'binome.criteria/1': /^minutes$/,
  'binome.frontier/1': /^(from|people|broken|impossible|frontier\/\d+\/alternates)$/,
  'binome.plan/1': /^(account|decided|.*\/again)$/,
  'binome.recruitment/1': /^account$/,
  'binome.backtest/1': /^(account|guidelines\/content\/(bands|balance|plan))$/,
  'binome.guidelines/1': /^(bands|balance|plan|sideConstraints\/.*(each|mentors|trainees|min|max|minShare|maxShare))$/,
};

/** Words in a fact or an exclusion, whose names go with its code. */
const isNamedValue = (place: Path): boolean => place.at(-2) === 'values' && typeof place.at(-1) === 'string';

describe.each(FORMATS)('%s is refused at the place', (format) => {
  it('of a value of another kind', () => {
    let tried = 0;
    for (const document of places(format)) {
      const [step, old] = [document.place.at(-1)!, at(document.value, document.place)];
      const wrong: Json = old === null ? true : typeof old === 'object' ? 'wrong' : {};
      const error = refusalOf(format, document, (parent) => (parent[step] = wrong));
      expect(error, document.place.join('/')).toEqual(refusedAt(format, document.file, document.place));
      tried++;
    }
    // Journeys are two fields and a list of numbers.
    expect(tried).toBeGreaterThan(format === 'binome.journeys/1' ? 2 : 7);
  });

  it('of a field that is missing', () => {
    for (const document of places(format)) {
      const step = document.place.at(-1)!;
      const place = document.place.join('/');
      if (typeof step === 'number' || isNamedValue(document.place)) continue;
      const error = refusalOf(format, document, (parent) => delete parent[step]);
      if (OPTIONAL[format]?.test(place) === true) expect(error, place).toBeNull();
      else expect(error, place).toEqual(refusedAt(format, document.file, document.place));
    }
  });

  it('of a field that is not known, where it is closed; else that is carried along', () => {
    const isClosed = ['problem', 'solution', 'bundle', 'guidelines', 'decisions'].some((name) => format === `binome.${name}/1`);
    for (const document of places(format)) {
      const object = document.place.slice(0, -1);
      if (typeof document.place.at(-1) === 'number' || isNamedValue(document.place)) continue;
      const error = refusalOf(format, document, (parent) => (parent['unheardOf'] = 1));
      const closed = isClosed || /^(guidelines\/content|rules)(\/|$)/.test(object.join('/'));
      if (closed) expect(error, object.join('/')).toEqual(refusedAt(format, document.file, object));
      else expect(error, object.join('/')).toBeNull();
    }
  });
});

test.each(FORMATS)('%s: anything else is refused as a whole, and another format as such', (format) => {
  for (const value of [null, undefined, 1, 'text', [], [{}]]) {
    const read = (): unknown => readDocument(format, value, { file: 'other.json' });
    expect(read).toThrow(expect.objectContaining({ code: DOCUMENTS[format].refusal, place: { file: 'other.json', path: '/' } }));
  }
  const other: object = { ...(found.get(format)![0]!.value as object), format: 'binome.other/1' };
  const refused = ((): BinomeError | null => {
    try {
      readDocument(format, other, { file: 'other.json' });
    } catch (error) {
      return error as BinomeError;
    }
    return null;
  })();
  expect(refused?.place).toEqual({ file: 'other.json', path: '/format' });
  expect(refused?.explain('en')).toContain(format);
});

it('reads as much of a document as is needed, or a part of it', () => {
  const who = (trainee: unknown): unknown => ({ format: 'binome.proposal/1', pairs: [{ trainee, mentor: { id: 'T-1' } }] });
  const read = (value: unknown, path?: string): unknown =>
    readAs(incumbentSchema, 'CALL_PROPOSAL_FORMAT', value, { file: 'old.json', ...(path === undefined ? {} : { path }) });
  const known = who({ id: 'S-1', name: 'Ève' });
  expect(read(known)).toBe(known);
  const place = (path: string): unknown => expect.objectContaining({ place: { file: 'old.json', path } });
  expect(() => read(who('S-1'))).toThrow(place('/pairs/0/trainee'));
  expect(() => read(who({ id: 1 }), '/earlier')).toThrow(place('/earlier/pairs/0/trainee/id'));
});
