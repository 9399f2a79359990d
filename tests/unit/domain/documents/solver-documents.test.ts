/** The schemas of what belongs to the solver: of its very types, and no stricter or laxer than its own reading. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { DOCUMENTS, jsonSchemaOf, readDocument, type Documents } from '../../../../src/domain/documents/index.ts';
import type { BinomeError } from '../../../../src/errors/error.ts';
import { checkProblem, solve, verify, type Problem, type Solution } from '../../../../src/solver/index.ts';
import { at, parentOf, pathsOf, type Json, type Path } from '../../../oracles/certificates.ts';
import { FAMILY_NAMES, instance } from '../../../oracles/instances.ts';

/** The same with nothing optional: else a field that one of two types has not would go unnoticed. */
type Whole<T> = T extends readonly unknown[] ? { [K in keyof T]: Whole<T[K]> } : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Fits<A, B> = [A] extends [B] ? ([Whole<A>] extends [Whole<B>] ? true : false) : false;
/** A problem in memory may have its pairs made as they are read; in a file they are a list. */
type Listed = Omit<Problem, 'pairs'> & { readonly pairs: Documents['binome.problem/1']['pairs'] };

test('their types are the solver’s, each way', () => {
  const fit: [
    ...[Fits<Documents['binome.problem/1'], Listed>, Fits<Listed, Documents['binome.problem/1']>],
    ...[Fits<Documents['binome.problem/1'], Problem>, Fits<Iterable<Documents['binome.problem/1']['pairs'][number]>, Problem['pairs']>],
    ...[Fits<Problem['pairs'], Iterable<Documents['binome.problem/1']['pairs'][number]>>],
    ...[Fits<Documents['binome.solution/1'], Solution>, Fits<Solution, Documents['binome.solution/1']>],
  ] = [true, true, true, true, true, true, true];
  expect(fit).toHaveLength(7);
});

const written = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const file = 'some.json';

test.each(FAMILY_NAMES)('instances of %s and their solutions read back', (family) => {
  for (let seed = 0; seed < 5; seed++) {
    const problem = instance(family, seed);
    readDocument('binome.problem/1', written(problem), { file });
    readDocument('binome.solution/1', written(solve(problem)), { file });
    readDocument('binome.solution/1', written(solve(problem, { nodeLimit: 0 })), { file });
  }
});

function errorOf(read: () => void): BinomeError | null {
  try {
    read();
  } catch (error) {
    return error as BinomeError;
  }
  return null;
}

const placeOf = (read: () => void): string | null => errorOf(read)?.place.path ?? null;

/** What is checked by hand has a JSON Schema written by hand: each has to take what the other takes. */
const fitsJson = (format: keyof Documents): ((value: unknown) => boolean) => {
  const schema = z.fromJSONSchema(jsonSchemaOf(DOCUMENTS[format].schema));
  return (value) => schema.safeParse(value).success;
};

/** What the solver says of a problem’s shape. */
const SHAPE = ['PROBLEM_FORMAT', 'PROBLEM_FIELD', 'PROBLEM_UNKNOWN_FIELD'];

/** A value of every kind of place in a document replaced by others, one at a time. */
function eachChange(document: Json, visit: (place: Path, wrong: unknown) => void): void {
  const seen = new Set<string>();
  for (const place of pathsOf(document)) {
    const kind = place.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
    if (seen.has(kind)) continue;
    seen.add(kind);
    const [step, parent, old] = [place.at(-1)!, parentOf(document, place), at(document, place)!];
    for (const wrong of [null, true, -1, 1.5, 1e300, 'wrong', [], {}, ['a', 'b', 'c', 'd']] as Json[]) {
      parent[step] = wrong;
      visit(place, wrong);
    }
    parent[step] = old;
  }
}

describe('a problem', () => {
  it('that the schema refuses the solver refuses at the same place; and what only the solver refuses is no matter of shape', () => {
    const fits = fitsJson('binome.problem/1');
    let refused = 0;
    for (const family of FAMILY_NAMES) {
      const problem = written(instance(family, 1));
      eachChange(problem, (place, wrong) => {
        const bySchema = placeOf(() => readDocument('binome.problem/1', problem, { file }));
        const bySolver = errorOf(() => checkProblem(problem as unknown as Problem));
        const what = `${family} /${place.join('/')} ${JSON.stringify(wrong)}`;
        if (bySchema !== null) expect(bySolver?.place.path, what).toBe(bySchema);
        else expect(SHAPE, what).not.toContain(bySolver?.code);
        expect(fits(problem), what).toBe(bySchema === null);
        if (bySchema === null) return;
        refused++;
      });
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('has pairs that the quick look at each judges as the schema of one does', () => {
    const entry = fc.oneof(
      fc.tuple(fc.string(), fc.string(), fc.double()),
      fc.array(fc.oneof(fc.string(), fc.double(), fc.constant(null)), { maxLength: 4 }),
      fc.jsonValue(),
    );
    let [fits, unfit] = [0, 0];
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), (pairs) => {
        const wrong = pairs.findIndex(
          (pair) =>
            !Array.isArray(pair) ||
            pair.length !== 3 ||
            pair.some((value, k) => (k < 2 ? typeof value !== 'string' : typeof value !== 'number' || !Number.isFinite(value))),
        );
        const place = placeOf(() =>
          readDocument('binome.problem/1', { format: 'binome.problem/1', trainees: [], mentors: [], pairs }, { file }),
        );
        if (wrong < 0) fits++;
        else unfit++;
        expect(place?.split('/').slice(0, 3).join('/') ?? null).toBe(wrong < 0 ? null : `/pairs/${wrong}`);
      }),
      { seed: 20_290_824, numRuns: 1000 },
    );
    expect(Math.min(fits, unfit)).toBeGreaterThan(100);
  });
});

describe('a solution', () => {
  it('that the schema refuses the verifier refuses', () => {
    const fits = fitsJson('binome.solution/1');
    let refused = 0;
    for (const family of FAMILY_NAMES) {
      const problem = instance(family, 2);
      const solution = written(solve(problem));
      eachChange(solution, (place, wrong) => {
        const what = `${family} /${place.join('/')} ${JSON.stringify(wrong)}`;
        const bySchema = placeOf(() => readDocument('binome.solution/1', solution, { file }));
        expect(fits(solution), what).toBe(bySchema === null);
        if (bySchema === null) return;
        expect(verify(problem, solution as unknown as Solution).valid, what).toBe(false);
        refused++;
      });
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('has trees of any depth, and what is wrong at the bottom is found there', () => {
    const DEEP = 50_000;
    const [duals] = [{ denominator: 1, trainees: [], mentors: [], sideConstraints: [], coverage: 0 }];
    const leaf = { leaf: 'empty', duals };
    let tree: unknown = leaf;
    for (let k = 0; k < DEEP; k++) tree = { pair: ['a', 'b'], without: leaf, with: tree };
    const part = { trainees: [], mentors: [], sideConstraints: [], matched: 0, score: 0, coverage: null, optimality: null };
    const scale = { base: 10, exponent: 0, exact: true, tolerance: 0 };
    const solution = {
      ...{ format: 'binome.solution/1', status: 'infeasible', pairs: [], matched: 0, objective: 0, bound: null, unmet: [] },
      certificate: { scale, parts: [{ ...part, infeasibility: { fixing: null, tree } }], tieBreak: 'complete' },
      diagnosis: null,
    };
    const read = (): void => void readDocument('binome.solution/1', solution, { file });
    expect(placeOf(read)).toBeNull();
    leaf.leaf = 'wrong';
    expect(placeOf(read)).toMatch(/^\/certificate\/parts\/0\/infeasibility\/tree\/(with\/)*(without\/)?leaf$/);
  });
});

describe('criteria', () => {
  it.each([
    [[[0, 1, null, 0.5, 0.25]], [12], null],
    [[[0, 1, null, 0.5]], [12], '/values/0'],
    [[[0, 1, null, 0.5, 1.25]], [12], '/values/0/4'],
    [[[0, 1, null, 0.5, 1], null], [12, 1], '/values/1'],
    [[], [null, 0, -1], '/minutes/2'],
    [[], [null, '12'], '/minutes/1'],
    [{}, [], '/values'],
    [[], 'none', '/minutes'],
  ])('of values %j and minutes %j are refused at %s', (values, minutes, place) => {
    const document = {
      format: 'binome.criteria/1',
      criteria: ['background', 'workload', 'location', 'preferences', 'generation'],
      values,
      minutes,
    };
    expect(placeOf(() => readDocument('binome.criteria/1', document, { file }))).toBe(place);
    expect(fitsJson('binome.criteria/1')(document)).toBe(place === null);
  });
});
