/** The warm solver after every change of long sequences, against a cold solve of the same instance and a model that knows nothing of it. */
import { describe, expect, test } from 'vitest';
import { BinomeError } from '../../src/errors/error.ts';
import {
  DynamicAssignment,
  capacitatedAssignment,
  verifyAssignment,
  type CapacitatedAssignment,
  type SparseScores,
} from '../../src/solver/index.ts';
import { seededRandom, type Random } from './random.ts';
import { CHANGES, KINDS, Model, drawnScores, presentRows, type Change } from './warm-model.ts';

const PROVEN = { valid: true, problems: [] };
const SEEDS = 250;
const STEPS = 40;

/** The session holds the instance that the model says, its answer is proven, and it is what a cold solve finds. */
function check(session: DynamicAssignment, model: Model, after: string): void {
  const scores = session.scores();
  expect(scores, after).toEqual(model.scores());
  const result = session.result();
  expect(verifyAssignment(scores, result), after).toEqual(PROVEN);
  const { matched, score } = capacitatedAssignment(scores);
  expect({ matched: result.matched, score: result.score }, after).toEqual({ matched, score });
  const pinned = [...model.pinnedTo.entries()].filter(([, j]) => j !== -1);
  const whole = session.matching();
  expect(whole.rowToColumn, after).toEqual(result.rowToColumn.map((j, i) => (model.pinnedTo[i] === -1 ? j : model.pinnedTo[i]!)));
  expect(whole.matched, after).toBe(matched + pinned.length);
  expect(whole.score, after).toBe(pinned.reduce((sum, [i, j]) => sum + model.score[i]!.get(j)!, score));
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

function startingFrom(random: Random, scores: SparseScores): DynamicAssignment {
  return random.chance(0.5) ? new DynamicAssignment(scores) : new DynamicAssignment(scores, capacitatedAssignment(scores));
}

describe('sequences of changes', () => {
  test(`${SEEDS} instances, ${STEPS} changes of any kind each: proven, and the value of a cold solve, after every one`, () => {
    const seen = { short: 0, full: 0, placeless: 0, negative: 0 };
    const made = new Map<Change, number>();
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = seededRandom('warm', seed);
      const { scores, ...drawn } = drawnScores(random);
      const session = startingFrom(random, scores);
      const model = new Model(scores);
      check(session, model, `seed ${seed}`);
      for (let step = 0; step < STEPS; step++) {
        const kind = random.pick(KINDS);
        if (CHANGES[kind](session, model, { random, ...drawn })) made.set(kind, (made.get(kind) ?? 0) + 1);
        check(session, model, `seed ${seed}, step ${step}: ${kind}`);
      }
      const { matched, score } = session.matching();
      seen[matched < presentRows(model).length ? 'short' : 'full']++;
      if (model.capacity.includes(0)) seen.placeless++;
      if (score < 0) seen.negative++;
    }
    for (const kind of KINDS) expect(made.get(kind), kind).toBeGreaterThan(300);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });

  test.each(KINDS)('%s alone, again and again', (kind) => {
    let count = 0;
    for (let seed = 0; seed < 25; seed++) {
      const random = seededRandom(`warm ${kind}`, seed);
      const { scores, ...drawn } = drawnScores(random);
      const session = startingFrom(random, scores);
      const model = new Model(scores);
      // What is to be undone has first to be done.
      const prepare = { unban: 'ban', unpin: 'pin' } as const;
      for (let k = 0; k < 8 && (kind === 'unban' || kind === 'unpin'); k++) CHANGES[prepare[kind]](session, model, { random, ...drawn });
      for (let step = 0; step < 10; step++) {
        if (CHANGES[kind](session, model, { random, ...drawn })) count++;
        check(session, model, `seed ${seed}, step ${step}`);
      }
    }
    expect(count).toBeGreaterThan(25);
  });

  test('instances large enough for lists of near arcs: proven, and the value of a cold solve, after every change', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom('warm near', seed);
      const { scores, ...drawn } = drawnScores(random, [40, 100], [30, 70]);
      const session = startingFrom(random, scores);
      const model = new Model(scores);
      for (let step = 0; step < 60; step++) {
        const kind = random.pick(KINDS);
        CHANGES[kind](session, model, { random, ...drawn });
        const present = session.scores();
        const result = session.result();
        const { matched, score } = capacitatedAssignment(present);
        expect({ matched: result.matched, score: result.score }, `seed ${seed}, step ${step}: ${kind}`).toEqual({ matched, score });
        expect(verifyAssignment(present, result), `seed ${seed}, step ${step}: ${kind}`).toEqual(PROVEN);
      }
      expect(session.scores(), `seed ${seed}`).toEqual(model.scores());
    }
  });

  test('the same calls give the same answer, byte for byte', () => {
    const run = (): unknown[] => {
      const random = seededRandom('warm twice', 1);
      const { scores, ...drawn } = drawnScores(random);
      const session = new DynamicAssignment(scores);
      const model = new Model(scores);
      return Array.from({ length: 60 }, () => {
        CHANGES[random.pick(KINDS)](session, model, { random, ...drawn });
        return session.result();
      });
    };
    expect(run()).toEqual(run());
  });

  test('a large instance: few scores at once are reoptimised, many are solved anew', () => {
    const random = seededRandom('warm large', 0);
    const [rows, columns] = [120, 50];
    const start = Int32Array.from({ length: rows + 1 }, (_, i) => i * columns);
    const column = Int32Array.from({ length: rows * columns }, (_, arc) => arc % columns);
    const score = Float64Array.from(column, () => random.int(0, 50));
    const capacity = new Int32Array(columns).fill(2);
    const session = new DynamicAssignment({ rows, columns, start, column, score, capacity });
    const model = new Model({ rows, columns, start, column, score, capacity });
    for (const count of [3, 6, 7, 200]) {
      for (let round = 0; round < 5; round++) {
        const pairs = Array.from(
          { length: count },
          () => [random.int(0, rows - 1), random.int(0, columns - 1), random.int(-50, 100)] as const,
        );
        for (const [i, j, points] of pairs) model.score[i]!.set(j, points);
        session.setScores(
          pairs.map(([i]) => i),
          pairs.map(([, j]) => j),
          pairs.map(([, , points]) => points),
        );
        check(session, model, `${count} scores`);
      }
    }
  });

  test('what it was given stays as it was', () => {
    const given = two();
    const session = new DynamicAssignment(given);
    session.setScore(0, 0, 9);
    session.setCapacity(1, 0);
    session.ban(1, 0);
    expect(given).toEqual(two());
  });
});

/** Two rows, two columns of one place; row 0 has both, row 1 has column 0 only. */
function two(): SparseScores {
  return {
    ...{ rows: 2, columns: 2 },
    start: Int32Array.of(0, 2, 3),
    column: Int32Array.of(0, 1, 0),
    score: Int32Array.of(5, 1, 3),
    capacity: Int32Array.of(1, 1),
  };
}

/** `two` with row 0 pinned to column 1, and a third row, removed. */
function busy(): DynamicAssignment {
  const session = new DynamicAssignment(two());
  session.pin(0, 1);
  session.removeRow(session.addRow([0], [7]));
  return session;
}

const BEYOND = 2 ** 31;

describe('wrong arguments', () => {
  test.each<[string, string, (session: DynamicAssignment) => unknown]>([
    ['a row that is not there', 'CHANGE_ROW', (s) => s.ban(3, 0)],
    ['a row before the first', 'CHANGE_ROW', (s) => s.unban(-1, 0)],
    ['a row between two', 'CHANGE_ROW', (s) => s.pin(0.5, 0)],
    ['a removed row', 'CHANGE_ROW', (s) => s.removeRow(2)],
    ['a removed row unpinned', 'CHANGE_ROW', (s) => s.unpin(2)],
    ['a removed row in a new column', 'CHANGE_ROW', (s) => s.addColumn(1, [1, 2], [4, 4])],
    ['a column that is not there', 'CHANGE_COLUMN', (s) => s.ban(0, 2)],
    ['a column that is no number', 'CHANGE_COLUMN', (s) => s.removeColumn(NaN)],
    ['a column that is not there, given places', 'CHANGE_COLUMN', (s) => s.setCapacity(2, 1)],
    ['a column that is not there, in a new row', 'CHANGE_COLUMN', (s) => s.addRow([0, 2], [1, 1])],
    ['a pair without a score', 'CHANGE_PAIR', (s) => s.ban(1, 1)],
    ['a pair without a score, allowed', 'CHANGE_PAIR', (s) => s.unban(1, 1)],
    ['a pair without a score, pinned', 'CHANGE_PAIR', (s) => s.pin(1, 1)],
    ['a pair without a score, scored', 'CHANGE_PAIR', (s) => s.setScore(1, 1, 1)],
    ['a pair without a score, after one that has', 'CHANGE_PAIR', (s) => s.setScores([1, 1], [0, 1], [9, 9])],
    ['a pinned pair, ruled out', 'CHANGE_PINNED', (s) => s.ban(0, 1)],
    ['a pinned row, pinned elsewhere', 'CHANGE_PINNED', (s) => s.pin(0, 0)],
    ['a row that is not pinned', 'CHANGE_UNPINNED', (s) => s.unpin(1)],
    ['fewer places than pins', 'CHANGE_PLACES', (s) => s.removeColumn(1)],
    ['places that are no number of places', 'CHANGE_VALUE', (s) => s.setCapacity(0, -1)],
    ['places beyond 32 bits', 'CHANGE_VALUE', (s) => s.addColumn(BEYOND, [], [])],
    ['a score that is no integer', 'CHANGE_VALUE', (s) => s.setScore(1, 0, 0.5)],
    ['a score beyond 32 bits', 'CHANGE_VALUE', (s) => s.setScores([1, 1], [0, 0], [1, BEYOND])],
    ['a new row with a score that is none', 'CHANGE_VALUE', (s) => s.addRow([0], [NaN])],
    ['a new column with a score that is none', 'CHANGE_VALUE', (s) => s.addColumn(1, [1], [Infinity])],
    ['scores for other pairs', 'CHANGE_LENGTHS', (s) => s.setScores([1], [0], [1, 2])],
    ['columns for other rows', 'CHANGE_LENGTHS', (s) => s.setScores([1], [0, 0], [1])],
    ['a new row with one score for two', 'CHANGE_LENGTHS', (s) => s.addRow([0, 1], [1])],
    ['a new column with two scores for one', 'CHANGE_LENGTHS', (s) => s.addColumn(1, [1], [1, 2])],
    ['a new row with a column twice', 'CHANGE_TWICE', (s) => s.addRow([0, 0], [1, 2])],
    ['a new column with a row twice', 'CHANGE_TWICE', (s) => s.addColumn(1, [1, 1], [1, 2])],
  ])('%s: %s, and nothing changes', (_, code, call) => {
    const session = busy();
    const before = [session.rows, session.columns, session.scores(), session.result(), session.matching()];
    expect(refusal(() => call(session)).code).toBe(code);
    expect([session.rows, session.columns, session.scores(), session.result(), session.matching()]).toEqual(before);
    session.unpin(0);
    expect(verifyAssignment(session.scores(), session.result())).toEqual(PROVEN);
    expect(session.matching()).toEqual({ rowToColumn: Int32Array.of(1, 0, -1), matched: 2, score: 4 });
  });

  test('a pin where all places are pinned', () => {
    const session = new DynamicAssignment(two());
    session.pin(0, 0);
    const before = [session.scores(), session.result()];
    expect(refusal(() => session.pin(1, 0)).code).toBe('CHANGE_PLACES');
    expect([session.scores(), session.result()]).toEqual(before);
  });

  test('a banned pair is not to be pinned', () => {
    const session = new DynamicAssignment(two());
    session.ban(0, 1);
    expect(refusal(() => session.pin(0, 1)).code).toBe('CHANGE_PAIR');
    expect(session.matching()).toEqual({ rowToColumn: Int32Array.of(0, -1), matched: 1, score: 5 });
  });

  test.each<[string, string, Partial<SparseScores>]>([
    ['too few starts', 'SCORES_SHAPE', { start: Int32Array.of(0, 3) }],
    ['a start that falls', 'SCORES_VALUE', { start: Int32Array.of(0, 4, 3) }],
    ['a column that is not there', 'SCORES_VALUE', { column: Int32Array.of(0, 2, 0) }],
    ['a column twice', 'SCORES_VALUE', { column: Int32Array.of(0, 0, 0) }],
    ['places below none', 'SCORES_VALUE', { capacity: Int32Array.of(1, -1) }],
    ['a score that is no integer', 'SCORES_VALUE', { score: Float64Array.of(1, 2.5, 3) }],
    ['a score that is no number', 'SCORES_VALUE', { score: Float64Array.of(1, NaN, 3) }],
  ])('an instance with %s: %s', (_, code, wrong) => {
    const answer = capacitatedAssignment(two());
    expect(refusal(() => new DynamicAssignment({ ...two(), ...wrong })).code).toBe(code);
    expect(refusal(() => new DynamicAssignment({ ...two(), ...wrong }, answer)).code).toBe(code);
  });

  test('an answer to other scores', () => {
    const answer = capacitatedAssignment({ ...two(), score: Int32Array.of(5, 2, 3) });
    expect(refusal(() => new DynamicAssignment(two(), answer)).code).toBe('ASSIGNMENT_NOT_OPTIMAL');
  });

  test('scores too far apart for so many rows', () => {
    const rows = 40_000;
    const start = new Int32Array(rows + 1).fill(1, 1);
    const shape = { rows, columns: 1, start, column: Int32Array.of(0), capacity: Int32Array.of(1) };
    expect(refusal(() => new DynamicAssignment({ ...shape, score: Int32Array.of(2 ** 31 - 1) })).code).toBe('SCORES_RANGE');
    const session = new DynamicAssignment({ ...shape, score: Int32Array.of(7) });
    expect(refusal(() => session.setScore(0, 0, -(2 ** 31))).code).toBe('SCORES_RANGE');
    expect(refusal(() => session.addRow([0], [2 ** 31 - 1])).code).toBe('SCORES_RANGE');
    expect(refusal(() => session.addColumn(1, [0], [2 ** 31 - 1])).code).toBe('SCORES_RANGE');
    expect([session.rows, session.columns, session.matching().score]).toEqual([rows, 1, 7]);
  });

  /** Row 0 in the one place of column 0, proven by duals as far apart as they may be: the row is covered, the column is not. */
  const farApart = (columnDual: number): [SparseScores, CapacitatedAssignment] => {
    const scores: SparseScores = {
      ...{ rows: 1, columns: 1, start: Int32Array.of(0, 1), column: Int32Array.of(0) },
      ...{ score: Int32Array.of(5), capacity: Int32Array.of(1) },
    };
    const covers = { rowCover: Uint8Array.of(1), columnCover: Uint8Array.of(0) };
    const duals = { rowDual: Float64Array.of(5 - columnDual), columnDual: Float64Array.of(columnDual) };
    const answer = { ...capacitatedAssignment(scores), ...covers, ...duals };
    expect(verifyAssignment(scores, answer)).toEqual(PROVEN);
    return [scores, answer];
  };

  test('an answer proven by duals too large to go on from', () => {
    expect(refusal(() => new DynamicAssignment(...farApart(2 ** 49))).code).toBe('SCORES_RANGE');
  });

  test('duals that drift too far are found anew', () => {
    const session = new DynamicAssignment(...farApart(2 ** 48));
    expect(session.result().columnDual).toEqual(Float64Array.of(2 ** 48));
    session.setScore(0, 0, -100);
    expect(verifyAssignment(session.scores(), session.result())).toEqual(PROVEN);
    expect(session.matching()).toEqual({ rowToColumn: Int32Array.of(0), matched: 1, score: -100 });
    expect(Math.abs(session.result().columnDual[0]!)).toBeLessThan(1000);
  });
});
