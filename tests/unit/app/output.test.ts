import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOutputs } from '../../../src/app/match.ts';
import { jsonPieces } from '../../../src/app/output.ts';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import { textOf } from './text-of.ts';
import { matchSmall, mentor, plain, trainee } from '../matching/small-census.ts';

const written = (document: object): string => [...jsonPieces(document)].join('');

describe('a JSON document in pieces', () => {
  it('is the document', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (document) => {
        expect(JSON.parse(written(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  it.each([
    [{}],
    [{ a: undefined }],
    [{ a: undefined, b: 1 }],
    [{ a: [], b: [[]], c: {} }],
    [{ a: [undefined, () => 1, Number.NaN, Infinity, -0] }],
    [{ a: () => 1, b: Symbol('x'), c: 2 }],
    [{ ['__proto__']: 1, '"\n\u2028': '\u0000\ud800' }],
    [{ a: new Date(0), b: new Map([[1, 2]]) }],
  ])('is what JSON makes of odd values: %o', (document: object) => {
    expect(JSON.parse(written(document))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('has one entry of a list a line', () => {
    expect(written({ a: 1, b: [1, { c: 2 }] })).toBe('{\n  "a": 1,\n  "b": [\n    1,\n    {"c":2}\n  ]\n}\n');
  });
});

describe('the outputs of a match', () => {
  const result = matchSmall([trainee('t1')], [mentor('m1')]);
  const outputs = matchOutputs(result, 'en').map(({ name, pieces }) => [name, textOf(pieces())] as const);
  const content = new Map(outputs);

  it('are seven files', () => {
    expect([...content.keys()]).toEqual([
      'proposal.json',
      'proposal.csv',
      'account.csv',
      'problem.json',
      'solution.json',
      'criteria.json',
      'report.html',
    ]);
  });

  it('are the proposal, the problem with its pairs, and the solution', () => {
    const read = (name: string): unknown => JSON.parse(content.get(name)!);
    expect(read('proposal.json')).toEqual(JSON.parse(JSON.stringify(result.proposal)));
    expect(read('problem.json')).toEqual(plain(result.problem));
    expect(read('solution.json')).toEqual(JSON.parse(JSON.stringify(result.solution)));
    const said = { values: [...result.values], minutes: [...result.minutes] };
    expect(read('criteria.json')).toEqual({ format: 'binome.criteria/1', criteria: [...CRITERIA], ...said });
    expect(said.minutes).toEqual(result.proposal.pairs.map(({ travelMinutes }) => travelMinutes));
    expect(content.get('report.html')).toMatch(/^<!doctype html>/i);
  });
});
