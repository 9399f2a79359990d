/** A problem that cannot be read as one is refused with a stable code, and with the place in the document. */
import { describe, expect, test } from 'vitest';
import { BinomeError } from '../../src/errors/error.ts';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { diagnose, solve, type Problem } from '../../src/solver/index.ts';

/** A well-formed problem with every field, each time afresh. */
function wellFormed() {
  return {
    format: 'binome.problem/1',
    trainees: [{ id: 't0' }, { id: 't1', need: 1 }, { id: 't2', need: 2 }],
    mentors: [{ id: 'm0' }, { id: 'm1', min: 0, max: 2 }, { id: 'm2', min: 1, max: 1 }],
    pairs: [
      ['t0', 'm0', 0.5],
      ['t1', 'm1', 0],
      ['t2', 'm1', -1],
      ['t2', 'm2', 0.25],
      ['t1', 'm2', 1],
    ],
    required: [['t2', 'm1']],
    sideConstraints: [{ id: 'q0', terms: [['t0', 'm0', 1]], op: '<=', rhs: 1 }],
    coverage: 'most',
    objective: 'score',
    incumbent: [['t0', 'm0']],
  };
}

type Document = Record<string, unknown>;

/** The well-formed problem with the value at a path (`/pairs/3/0`) replaced, or added. */
function withValue(path: string, value: unknown): Document {
  const document: Document = wellFormed();
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  let node = document;
  for (const step of steps) node = node[step] as Document;
  node[last] = value;
  return document;
}

function refusal(problem: unknown): BinomeError {
  try {
    solve(problem as Problem);
  } catch (error) {
    expect(error).toBeInstanceOf(BinomeError);
    return error as BinomeError;
  }
  throw new Error('the problem was not refused');
}

test('the problem that the others are made from is accepted', () => {
  expect(solve(wellFormed() as unknown as Problem).status).toBe('optimal');
});

describe('the value, its place and the code', () => {
  const cases: [code: ErrorCode, path: string, value: unknown][] = [
    ['PROBLEM_FORMAT', '/format', 'binome.problem/2'],
    ['PROBLEM_FORMAT', '/format', undefined],
    ['PROBLEM_FORMAT', '/format', 1],

    ['PROBLEM_FIELD', '/trainees', undefined],
    ['PROBLEM_FIELD', '/trainees', {}],
    ['PROBLEM_FIELD', '/trainees', 'abc'],
    ['PROBLEM_FIELD', '/trainees/1', null],
    ['PROBLEM_FIELD', '/trainees/1', 't1'],
    ['PROBLEM_FIELD', '/trainees/1/id', 1],
    ['PROBLEM_FIELD', '/trainees/1/id', undefined],
    ['PROBLEM_DUPLICATE_ID', '/trainees/1/id', 't0'],
    ['PROBLEM_FIELD', '/trainees/1/need', -1],
    ['PROBLEM_FIELD', '/trainees/1/need', 1.5],
    ['PROBLEM_FIELD', '/trainees/1/need', NaN],
    ['PROBLEM_FIELD', '/trainees/1/need', Infinity],
    ['PROBLEM_FIELD', '/trainees/1/need', '2'],
    ['PROBLEM_FIELD', '/trainees/1/need', null],
    ['PROBLEM_FIELD', '/trainees/1/need', 2 ** 60],

    ['PROBLEM_FIELD', '/mentors', null],
    ['PROBLEM_FIELD', '/mentors/1', 7],
    ['PROBLEM_FIELD', '/mentors/1/id', null],
    ['PROBLEM_DUPLICATE_ID', '/mentors/2/id', 'm1'],
    ['PROBLEM_FIELD', '/mentors/1/min', -1],
    ['PROBLEM_FIELD', '/mentors/1/min', 0.5],
    ['PROBLEM_FIELD', '/mentors/1/min', NaN],
    ['PROBLEM_FIELD', '/mentors/1/max', -1],
    ['PROBLEM_FIELD', '/mentors/1/max', 1.5],
    ['PROBLEM_FIELD', '/mentors/1/max', Infinity],
    ['PROBLEM_FIELD', '/mentors/1/max', '2'],
    ['PROBLEM_FIELD', '/mentors/1/load', -1],
    ['PROBLEM_FIELD', '/mentors/1/load', NaN],
    ['PROBLEM_FIELD', '/mentors/1/load', Infinity],
    ['PROBLEM_FIELD', '/mentors/1/load', '1'],
    ['PROBLEM_FIELD', '/mentors/1/load', null],
    ['PROBLEM_FIELD', '/mentors/1/share', 0],
    ['PROBLEM_FIELD', '/mentors/1/share', -0.5],
    ['PROBLEM_FIELD', '/mentors/1/share', NaN],
    ['PROBLEM_FIELD', '/mentors/1/share', 1e16],
    ['PROBLEM_FIELD', '/mentors/1/share', 1e-16],
    ['PROBLEM_FIELD', '/mentors/1/share', true],

    ['PROBLEM_FIELD', '/pairs', undefined],
    ['PROBLEM_FIELD', '/pairs', 5],
    ['PROBLEM_FIELD', '/pairs', { t0: 'm0' }],
    ['PROBLEM_FIELD', '/pairs/3', 't0'],
    ['PROBLEM_FIELD', '/pairs/3', null],
    ['PROBLEM_FIELD', '/pairs/3', { trainee: 't0', mentor: 'm0', score: 1 }],
    ['PROBLEM_UNKNOWN_ID', '/pairs/3/0', 'nobody'],
    ['PROBLEM_UNKNOWN_ID', '/pairs/3/0', 'm2'],
    ['PROBLEM_UNKNOWN_ID', '/pairs/3/1', 'nobody'],
    ['PROBLEM_UNKNOWN_ID', '/pairs/3/0', '__proto__'],
    ['PROBLEM_UNKNOWN_ID', '/pairs/3/1', 'constructor'],
    ['PROBLEM_FIELD', '/pairs/3/2', NaN],
    ['PROBLEM_FIELD', '/pairs/3/2', Infinity],
    ['PROBLEM_FIELD', '/pairs/3/2', -Infinity],
    ['PROBLEM_FIELD', '/pairs/3/2', '0.5'],
    ['PROBLEM_FIELD', '/pairs/3/2', null],
    ['PROBLEM_FIELD', '/pairs/3/2', undefined],
    ['PROBLEM_FIELD', '/pairs/3/2', 1n],
    ['PROBLEM_DUPLICATE_PAIR', '/pairs/3', ['t0', 'm0', 0.5]],
    ['PROBLEM_DUPLICATE_PAIR', '/pairs/3', ['t0', 'm0', 0.75]],

    ['PROBLEM_FIELD', '/required', {}],
    ['PROBLEM_FIELD', '/required', null],
    ['PROBLEM_FIELD', '/required/0', 't2'],
    ['PROBLEM_PAIR_NOT_ELIGIBLE', '/required/0', ['t0', 'm1']],
    ['PROBLEM_UNKNOWN_ID', '/required/0/0', 'nobody'],
    ['PROBLEM_UNKNOWN_ID', '/required/0/1', 'nobody'],

    ['PROBLEM_FIELD', '/sideConstraints', 'none'],
    ['PROBLEM_FIELD', '/sideConstraints/0', null],
    ['PROBLEM_FIELD', '/sideConstraints/0/id', 5],
    ['PROBLEM_DUPLICATE_ID', '/sideConstraints/1/id', 'q0'],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms', undefined],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms', {}],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms/0', 't0'],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms/0/2', NaN],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms/0/2', Infinity],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms/0/2', '1'],
    ['PROBLEM_UNKNOWN_ID', '/sideConstraints/0/terms/0/0', 'nobody'],
    ['PROBLEM_UNKNOWN_ID', '/sideConstraints/0/terms/0/1', 'nobody'],
    ['PROBLEM_PAIR_NOT_ELIGIBLE', '/sideConstraints/0/terms/0', ['t0', 'm1', 1]],
    ['PROBLEM_FIELD', '/sideConstraints/0/op', '<'],
    ['PROBLEM_FIELD', '/sideConstraints/0/op', '=='],
    ['PROBLEM_FIELD', '/sideConstraints/0/op', undefined],
    ['PROBLEM_FIELD', '/sideConstraints/0/rhs', NaN],
    ['PROBLEM_FIELD', '/sideConstraints/0/rhs', Infinity],
    ['PROBLEM_FIELD', '/sideConstraints/0/rhs', '1'],
    ['PROBLEM_FIELD', '/sideConstraints/0/rhs', undefined],

    ['PROBLEM_FIELD', '/coverage', 'some'],
    ['PROBLEM_FIELD', '/coverage', null],
    ['PROBLEM_FIELD', '/balance', 'even'],
    ['PROBLEM_FIELD', '/balance', null],
    ['PROBLEM_FIELD', '/objective', 'cost'],
    ['PROBLEM_BANDS_OBJECTIVE', '/bands', [0.5]],
    ['PROBLEM_BANDS_OBJECTIVE', '/bands', []],
    ['PROBLEM_FIELD', '/incumbent', 'none'],
    ['PROBLEM_FIELD', '/incumbent/0', 't0'],
  ];

  test.each(
    cases.map(([code, path, value]) => ({
      code,
      path,
      value,
      shown: typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? 'absent'),
    })),
  )('$code at $path: $shown', ({ code, path, value }) => {
    const document =
      path === '/sideConstraints/1/id'
        ? withValue('/sideConstraints/1', { id: value, terms: [], op: '<=', rhs: 0 })
        : withValue(path, value);
    const error = refusal(document);
    expect({ code: error.code, path: error.place.path }).toEqual({ code, path });
  });
});

describe('the place is in the element', () => {
  const cases: [code: ErrorCode, within: string, path: string, value: unknown][] = [
    ['PROBLEM_UNKNOWN_FIELD', '', '/mentor', []],
    ['PROBLEM_UNKNOWN_FIELD', '/trainees/1', '/trainees/1/needs', 2],
    ['PROBLEM_UNKNOWN_FIELD', '/mentors/2', '/mentors/2/capacity', 2],
    ['PROBLEM_UNKNOWN_FIELD', '/sideConstraints/0', '/sideConstraints/0/sense', '<='],
    ['PROBLEM_MIN_ABOVE_MAX', '/mentors/1', '/mentors/1/min', 3],
    ['PROBLEM_MIN_ABOVE_MAX', '/mentors/2', '/mentors/2/max', 0],
    ['PROBLEM_FIELD', '/pairs/3', '/pairs/3', ['t0', 'm1']],
    ['PROBLEM_FIELD', '/pairs/3', '/pairs/3', ['t0', 'm1', 1, 2]],
    ['PROBLEM_FIELD', '/required/0', '/required/0', ['t2']],
    ['PROBLEM_FIELD', '/required/0', '/required/0', ['t2', 'm1', 1]],
    ['PROBLEM_FIELD', '/sideConstraints/0/terms/0', '/sideConstraints/0/terms/0', ['t0', 'm0']],
    ['PROBLEM_FIELD', '/pairs/3/0', '/pairs/3/0', 3],
  ];

  test.each(cases)('%s within %s: %s = %j', (code, within, path, value) => {
    const error = refusal(withValue(path, value));
    expect(error.code).toBe(code);
    expect(error.place.path).toMatch(new RegExp(`^${within}(/|$)`));
  });

  test('a mentor whose minimum is above the maximum of one that goes without saying', () => {
    const error = refusal(withValue('/mentors/0', { id: 'm0', min: 2 }));
    expect(error).toMatchObject({ code: 'PROBLEM_MIN_ABOVE_MAX', values: { min: 2, max: 1 } });
  });
});

describe('the whole is not a problem', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['text', '{"format":"binome.problem/1"}'],
    ['a number', 7],
    ['a list', []],
    ['a function', () => wellFormed()],
    ['an empty object', {}],
  ])('%s', (_, value) => {
    expect(refusal(value).code).toMatch(/^PROBLEM_(FIELD|FORMAT)$/);
  });
});

describe('coefficients beyond exact arithmetic', () => {
  test.each<[string, unknown]>([
    [
      'magnitudes apart',
      [
        ['t0', 'm0', 1e300],
        ['t1', 'm1', 1e-300],
      ],
    ],
    [
      'sums past 2^53',
      [
        ['t0', 'm0', 2 ** 53 - 1],
        ['t1', 'm1', 2 ** 53 - 2],
      ],
    ],
  ])('%s', (_, terms) => {
    const error = refusal(withValue('/sideConstraints/0/terms', terms));
    expect(error).toMatchObject({ code: 'PROBLEM_TOO_LARGE', values: { value: 'q0' } });
    expect(error.place.path).toMatch(/^\/sideConstraints\/0/);
  });
});

test.each([
  ['PROBLEM_FIELD', '/bands', 'tenths'],
  ['PROBLEM_FIELD', '/bands', null],
  ['PROBLEM_FIELD', '/bands/1', [0.1, '0.2']],
  ['PROBLEM_FIELD', '/bands/0', [Infinity]],
  ['PROBLEM_FIELD', '/bands/0', [NaN]],
  ['PROBLEM_BANDS_ORDER', '/bands/1', [0.2, 0.1]],
  ['PROBLEM_BANDS_ORDER', '/bands/2', [0.1, 0.2, 0.2]],
  ['PROBLEM_BANDS_ORDER', '/bands/1', [-0, 0]],
])('with objective "fair", %s at %s: %j', (code, path, bands) => {
  const error = refusal({ ...wellFormed(), objective: 'fair', bands });
  expect({ code: error.code, path: error.place.path }).toEqual({ code, path });
});

test('diagnose refuses what solve refuses, in the same words', () => {
  for (const document of [withValue('/pairs/3/0', 'nobody'), withValue('/mentors/1/min', 3), withValue('/format', 'x'), null]) {
    const refused = refusal(document);
    expect(() => diagnose(document as unknown as Problem)).toThrow(refused.message);
  }
});

test('every refusal reads well in both languages: no placeholder is left open', () => {
  for (const document of [
    withValue('/pairs/3/0', 'nobody'),
    withValue('/mentors/1/min', 3),
    withValue('/format', 'x'),
    withValue('/objective', 'cost'),
    withValue('/bands', [0.5]),
    { ...wellFormed(), objective: 'fair', bands: [0.2, 0.1] },
    withValue('/required/0', ['t0', 'm1']),
    withValue('/pairs/3', ['t0', 'm0', 1]),
    withValue('/trainees/1/id', 't0'),
    withValue('/trainees/1/need', -1),
    withValue('/trainees/1/needs', 2),
    withValue('/coverage', 'some'),
    withValue('/sideConstraints/0/terms/0/2', 1e300),
  ]) {
    const error = refusal(document);
    for (const language of ['fr', 'en'] as const) {
      expect(error.explain(language)).not.toMatch(/[{}]|\bundefined\b|\bnull\b|\[object/);
    }
  }
});
