/** The streaming solver against the solver that holds every pair, and against trying everything; its verifier against false claims. */
import { describe, expect, test } from 'vitest';
import { nationalCensus } from '../../benchmarks/national-census.mjs';
import { BinomeError } from '../../src/errors/error.ts';
import {
  FORBIDDEN,
  capacitatedAssignment,
  streamedAssignment,
  verifyAssignment,
  verifyStreamed,
  type PairSource,
  type StreamedAssignment,
  type StreamingOptions,
} from '../../src/solver/index.ts';
import { seededRandom } from './random.ts';
import { drawnSource, exhaustive, listed, type Looseness } from './sources.ts';

const PROVEN = { valid: true, problems: [] };
const SEEDS = 700;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Solved, and compared with the whole list: the same optimum, and a proof that holds for every pair. */
function solved(source: PairSource, options?: StreamingOptions): StreamedAssignment {
  const result = streamedAssignment(source, options);
  const list = listed(source);
  const { matched, score } = capacitatedAssignment(list);
  expect({ matched: result.matched, score: result.score }).toEqual({ matched, score });
  expect(verifyAssignment(list, result)).toEqual(PROVEN);
  expect(verifyStreamed(source, result)).toEqual(PROVEN);
  return result;
}

function refusal(call: () => unknown): BinomeError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(BinomeError);
    return error as BinomeError;
  }
  throw new Error('nothing was refused');
}

describe.each<Looseness>(['sharp', 'loose', 'useless'])('bounds that are %s', (looseness) => {
  test(`${SEEDS} sources: the optimum of all pairs, proven`, () => {
    const seen = { rounds: 0, dropped: 0, short: 0, placeless: 0, negative: 0, partial: 0 };
    for (let seed = 0; seed < SEEDS; seed++) {
      const source = drawnSource(`streaming ${looseness}`, seed, looseness);
      const random = seededRandom('streaming options', seed);
      const result = solved(
        source,
        random.chance(0.2) ? {} : { candidates: random.pick([0, 1, 1, 1, 1, 2, NaN, Infinity]), room: random.int(0, 9) },
      );
      const { matched, score } = exhaustive(source);
      expect({ matched: result.matched, score: result.score }, `seed ${seed}`).toEqual({ matched, score });
      if (result.rounds > 1) seen.rounds++;
      if (result.held < result.generated) seen.dropped++;
      if (matched < source.rows) seen.short++;
      if (source.capacity.includes(0)) seen.placeless++;
      if (score < 0) seen.negative++;
      if (result.generated < listed(source).column.length) seen.partial++;
    }
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(20);
  });
});

test('larger sources, with few candidates and little room: many rounds, pairs dropped and found again', () => {
  let [rounds, again] = [0, 0];
  for (let seed = 0; seed < 250; seed++) {
    const source = drawnSource('streaming larger', seed, seed % 4 === 0 ? 'loose' : 'sharp', { rows: 40, columns: 30 });
    let before = { matched: 0, score: -Infinity };
    const onRound = (now: { matched: number; score: number }): void => {
      // Never a step back: what was chosen is not dropped.
      expect(now.matched > before.matched || (now.matched === before.matched && now.score >= before.score)).toBe(true);
      before = now;
    };
    const result = solved(source, { candidates: 1, room: source.rows / 2, onRound });
    rounds = Math.max(rounds, result.rounds);
    if (result.held < result.generated) again++;
  }
  expect(rounds).toBeGreaterThan(5);
  expect(again).toBeGreaterThan(10);
});

describe('a national census', () => {
  test('small ones, in full', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const [trainees, mentors] = [20 + seed, 75 - seed];
      solved(nationalCensus({ trainees, mentors, seed, side: 200, regions: 2, cell: 20, places: 6 }), { candidates: 4 });
    }
  });

  test('2,000 × 1,200: most pairs are never looked at', () => {
    const source = nationalCensus({ trainees: 2000, mentors: 1200, seed: 7 });
    const told: number[] = [];
    const result = solved(source, { onRound: ({ round, held }) => told.push(round, held) });
    expect(result.generated).toBeLessThan(0.03 * source.rows * source.columns);
    expect(result.scored).toBeLessThan(0.2 * source.rows * source.columns);
    expect(told.at(-2)).toBe(result.rounds);
    expect(result.matched).toBeLessThan(source.rows);
  });

  test('the same source, the same bytes', () => {
    const options = { trainees: 300, mentors: 200, seed: 3, side: 300 };
    expect(streamedAssignment(nationalCensus(options))).toEqual(streamedAssignment(nationalCensus(options)));
  });
});

describe('claims that are not so', () => {
  /** The claim with its arrays copied and something changed. */
  const changed = (claim: StreamedAssignment, change: (copy: Writable<StreamedAssignment>) => unknown): StreamedAssignment => {
    const copy = structuredClone(claim);
    change(copy);
    return copy;
  };

  test('every change is judged as by the verifier that sees all pairs', () => {
    let [accepted, rejected] = [0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const source = drawnSource('streaming corruption', seed, seed % 3 === 0 ? 'loose' : 'sharp');
      const { rows, columns } = source;
      if (rows === 0 || columns === 0) continue;
      const random = seededRandom('streaming corruption of', seed);
      const claim = streamedAssignment(source);
      const [i, k, j] = [random.int(0, rows - 1), random.int(0, rows - 1), random.int(0, columns - 1)];
      const by = random.pick([-3, -1, 1, 2]);
      const chosen = claim.rowToColumn[i]!;
      const corrupted = changed(claim, (copy) => {
        const { rowToColumn, rowCover, columnCover, rowDual, columnDual } = copy;
        const turn = (cover: Uint8Array, at: number) => (cover[at] = 1 - cover[at]!);
        const changes = [
          () => (copy.score += by),
          () => (copy.matched += by),
          () => (rowDual[i]! += by),
          () => (columnDual[j]! += by),
          () => [(rowDual[i]! += by), (rowDual[k]! -= by)], // the sums stay as they were
          () => [(rowDual[i]! += by), chosen !== -1 && (columnDual[chosen]! -= by)],
          () => turn(rowCover, i),
          () => turn(columnCover, j),
          () => [turn(rowCover, i), chosen !== -1 && turn(columnCover, chosen)], // the cover may stay as large
          () => (rowToColumn[i] = j),
        ];
        random.pick<() => unknown>(changes)();
      });
      const { valid } = verifyStreamed(source, corrupted);
      expect(valid, `seed ${seed}`).toBe(verifyAssignment(listed(source), corrupted).valid);
      if (valid) accepted++;
      else rejected++;
    }
    expect(accepted).toBeGreaterThan(100);
    expect(rejected).toBeGreaterThan(1000);
  });

  test('a better pair hidden from the solver', () => {
    let [better, more] = [0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const source = drawnSource('streaming hidden', seed, seed % 2 === 0 ? 'sharp' : 'loose');
      const { rowToColumn, matched, score } = streamedAssignment(source);
      const i = rowToColumn.findIndex((j) => j !== -1);
      if (i === -1) continue;
      const hidden = { ...source, score: (a: number, b: number) => (a === i && b === rowToColumn[i] ? FORBIDDEN : source.score(a, b)) };
      const claim = streamedAssignment(hidden);
      expect(verifyStreamed(hidden, claim)).toEqual(PROVEN);
      const { valid } = verifyStreamed(source, claim);
      expect(valid, `seed ${seed}`).toBe(verifyAssignment(listed(source), claim).valid);
      if (claim.matched < matched) more++;
      else if (claim.score < score) better++;
      if (claim.matched < matched || claim.score < score) expect(valid, `seed ${seed}`).toBe(false);
    }
    expect(better).toBeGreaterThan(200);
    expect(more).toBeGreaterThan(100);
  });

  test('arrays, numbers and columns that make no sense', () => {
    const source = nationalCensus({ trainees: 30, mentors: 20, seed: 1, side: 100, regions: 1 });
    const claim = streamedAssignment(source);
    const problemsOf = (change: (copy: Writable<StreamedAssignment>) => unknown) =>
      verifyStreamed(source, changed(claim, change)).problems.join(' ');
    expect(problemsOf((copy) => (copy.rowDual = new Float64Array(3)))).toBe('The arrays have other lengths.');
    expect(problemsOf((copy) => (copy.columnCover = new Uint8Array(21)))).toBe('The arrays have other lengths.');
    expect(problemsOf(({ rowDual }) => (rowDual[3] = NaN))).toBe('A dual is not a finite number.');
    expect(problemsOf(({ columnDual }) => (columnDual[3] = Infinity))).toBe('A dual is not a finite number.');
    expect(problemsOf(({ rowCover }) => (rowCover[3] = 2))).toContain('Row 3: the cover is neither 0 nor 1.');
    expect(problemsOf(({ columnCover }) => (columnCover[3] = 2))).toContain('Column 3: the cover is neither 0 nor 1.');
    expect(problemsOf(({ rowToColumn }) => (rowToColumn[3] = 20))).toContain('Row 3 has no column 20.');
    expect(problemsOf(({ rowToColumn }) => (rowToColumn[3] = -2))).toContain('Row 3 has no column -2.');
  });

  test('at most fifty problems are told', () => {
    const source = nationalCensus({ trainees: 400, mentors: 300, seed: 1, side: 100 });
    const empty = changed(streamedAssignment(source), ({ rowCover, columnCover }) => [rowCover.fill(0), columnCover.fill(0)]);
    expect(verifyStreamed(source, empty).problems).toHaveLength(50);
  });
});

/** Two rows and two columns in one group each, with whatever is to be wrong with them. */
function small(change: Partial<PairSource> = {}): PairSource {
  const grouping = { start: Int32Array.of(0, 2), member: Int32Array.of(0, 1) };
  return {
    ...{ rows: 2, columns: 2, capacity: Int32Array.of(1, 1), rowGroups: grouping, columnGroups: grouping },
    ...{ groupBound: () => 9, rowBound: () => 9, score: (i, j) => (i === j ? 9 : 5) },
    ...change,
  };
}

describe('sources that make no sense', () => {
  const array = (...values: number[]) => Int32Array.from(values);
  const groups = (start: Int32Array, member: Int32Array, parent?: Int32Array) =>
    ({ rowGroups: parent === undefined ? { start, member } : { start, member, parent } }) as Partial<PairSource>;
  const shapes: [path: string, change: Partial<Record<keyof PairSource, unknown>>][] = [
    ['/rows', { rows: 1.5 }],
    ['/rows', { rows: '2' }],
    ['/columns', { columns: -1 }],
    ['/capacity', { capacity: [1, 1] }],
    ['/capacity', { capacity: array(1) }],
    ['/groupBound', { groupBound: undefined }],
    ['/rowBound', { rowBound: 9 }],
    ['/score', { score: null }],
    ['/rowGroups', { rowGroups: null }],
    ['/columnGroups', { columnGroups: 3 }],
    ['/rowGroups/start', { rowGroups: { start: [0, 2], member: array(0, 1) } }],
    ['/rowGroups/start', groups(array(), array(0, 1))],
    ['/rowGroups/start/0', groups(array(1, 2), array(0, 1))],
    ['/rowGroups/start/2', groups(array(0, 2, 1, 2), array(0, 1))],
    ['/rowGroups/start/1', groups(array(0, 1), array(0, 1))],
    ['/rowGroups/member', groups(array(0, 2), array(0))],
    ['/rowGroups/member/1', groups(array(0, 2), array(0, 0))],
    ['/rowGroups/member/0', groups(array(0, 2), array(2, 0))],
    ['/rowGroups/parent', groups(array(0, 2), array(0, 1), array(-1, 0))],
    ['/rowGroups/parent/0', groups(array(0, 2), array(0, 1), array(0))],
    ['/rowGroups/parent/0', groups(array(0, 2), array(0, 1), array(-2))],
    ['/rowGroups/parent/1', groups(array(0, 1, 2), array(0, 1), array(-1, 0))],
  ];
  test.each(shapes)('%s, case %#', (path, change) => {
    const error = refusal(() => streamedAssignment({ ...small(), ...change } as PairSource));
    expect({ code: error.code, path: error.place.path }).toEqual({ code: 'SOURCE_SHAPE', path });
  });

  test('no source at all', () => {
    expect(refusal(() => streamedAssignment(null as unknown as PairSource)).code).toBe('SOURCE_SHAPE');
    expect(refusal(() => streamedAssignment(undefined as unknown as PairSource)).code).toBe('SOURCE_SHAPE');
  });

  const values: [path: string, value: number, change: Partial<PairSource>][] = [
    ['/capacity/1', -1, { capacity: array(1, -1) }],
    ['/groupBound/0/0', NaN, { groupBound: () => NaN }],
    ['/rowBound/0/0', NaN, { rowBound: () => NaN }],
    ['/score/0/0', NaN, { score: () => NaN }],
    ['/score/0/0', 0.5, { score: () => 0.5 }],
    ['/score/0/0', Infinity, { score: () => Infinity }],
    ['/score/0/0', 2 ** 31, { score: () => 2 ** 31 }],
  ];
  test.each(values)('%s = %d', (path, value, change) => {
    const error = refusal(() => streamedAssignment(small(change)));
    expect({ code: error.code, path: error.place.path, value: error.values.value }).toEqual({ code: 'SOURCE_VALUE', path, value });
  });

  test('a score above the bound of its row, of its groups, or of a larger group', () => {
    const nested = { start: array(0, 0, 2), member: array(0, 1), parent: array(-1, 0) };
    const contradictions: Partial<PairSource>[] = [
      { rowBound: () => 8 },
      { groupBound: () => 8 },
      { rowGroups: nested, columnGroups: nested, groupBound: (r, c) => (r + c === 0 ? 8 : 9) },
    ];
    for (const change of contradictions) {
      const error = refusal(() => streamedAssignment(small(change)));
      expect({ code: error.code, place: error.place.path, ...error.values }).toEqual({
        ...{ code: 'SOURCE_BOUND', place: '/score/0/0', score: 9, bound: 8 },
      });
      const claim = streamedAssignment(small());
      expect(verifyStreamed(small(), claim)).toEqual(PROVEN);
      expect(verifyStreamed(small(change), claim).valid).toBe(false);
    }
  });

  test('the verifier sees a contradiction in a pair that nobody chose', () => {
    const claim = streamedAssignment(small());
    const raised = small({ groupBound: () => 10, rowBound: () => 10, score: (i, j) => (i === j ? 9 : 11) });
    expect(verifyStreamed(raised, claim).problems).toContain('Pair 0–1: score 11, bound 10.');
    expect(
      verifyStreamed(small({ score: (i, j) => (i === j ? 9 : 5.5), rowBound: () => 20, groupBound: () => 20 }), claim).problems,
    ).toContain('Pair 0–1: score 5.5, bound 20.');
  });

  test('the verifier trusts no groups that leave somebody out', () => {
    const claim = streamedAssignment(small());
    const wrong = [
      groups(array(0, 1), array(0)),
      groups(array(0, 2), array(0, 0)),
      groups(array(0, 2), array(0, 5)),
      groups(array(0, 2), array(0, 1), array(0)),
      groups(array(0, 2), array(0, 1), array(-2)),
      groups(array(0, 1, 2), array(0, 1), array(-1, 0)),
    ];
    for (const change of wrong) {
      expect(verifyStreamed(small(change), claim).problems).toEqual(['The groups of the source do not hold each member once.']);
    }
  });
});
