/** `verifyStreamed` on true claims, on false ones with all that is wrong with them, and on sources that contradict themselves. */
import { describe, expect, test } from 'vitest';
import { verifyStreamed } from '../../../../src/solver/verify/streamed.ts';
import type { CapacitatedAssignment, Grouping, PairSource } from '../../../../src/solver/index.ts';
import { ARCS, CAPACITY, claimed, FALSE, TRUE, trueClaim } from './claims.ts';

const grouping = (groups: readonly (readonly number[])[], parent?: readonly number[]): Grouping => ({
  start: Int32Array.from([0, ...groups.map((_, g) => groups.slice(0, g + 1).flat().length)]),
  member: Int32Array.from(groups.flat()),
  ...(parent && { parent: Int32Array.from(parent) }),
});

/** One group, two levels of groups, and one group on one side only. */
const GROUPINGS: Record<string, [Grouping, Grouping]> = {
  'one group each': [grouping([[0, 1, 2, 3, 4, 5]]), grouping([[0, 1, 2, 3, 4]])],
  'groups in groups': [grouping([[], [], [0, 2], [4, 1], [3, 5]], [-1, 0, 1, 1, 0]), grouping([[], [4, 1], [0, 3, 2]], [-1, 0, 0])],
  'groups of rows': [grouping([[], [0, 1, 2], [3, 4, 5]], [-1, 0, 0]), grouping([[0, 1, 2, 3, 4]])],
  'groups of columns': [grouping([[5, 4, 3, 2, 1, 0]]), grouping([[], [2, 1], [0, 3, 4]], [-1, 0, 0])],
  'several at the top': [
    grouping(
      [
        [0, 1],
        [2, 3, 4, 5],
      ],
      [-1, -1],
    ),
    grouping([
      [0, 4],
      [1, 2, 3],
    ]),
  ],
};

/** The members of a group and of its parts. */
function membersOf({ start, member, parent }: Grouping, group: number): number[] {
  const own = [...member.subarray(start[group], start[group + 1])];
  return [
    ...own,
    ...[...(parent ?? [])].flatMap((above, part) => (above === group ? membersOf({ start, member, ...(parent && { parent }) }, part) : [])),
  ];
}

function sourceOf([rowGroups, columnGroups]: [Grouping, Grouping], more: Partial<PairSource> = {}, loose = 0): PairSource {
  const score = (i: number, j: number): number => ARCS.find(([row, column]) => row === i && column === j)?.[2] ?? -Infinity;
  const most = (rows: readonly number[], columns: readonly number[]): number =>
    Math.max(-Infinity, ...rows.flatMap((i) => columns.map((j) => (more.score ?? score)(i, j)))) + loose;
  return {
    ...{ rows: 6, columns: 5, capacity: Int32Array.from(CAPACITY), rowGroups, columnGroups, score },
    groupBound: (r, c) => most(membersOf(rowGroups, r), membersOf(columnGroups, c)),
    rowBound: (i, c) => most([i], membersOf(columnGroups, c)),
    ...more,
  };
}

describe.each(Object.entries(GROUPINGS))('%s', (_, groupings) => {
  test.each(TRUE)('true: %s', (__, change) => {
    expect(verifyStreamed(sourceOf(groupings), claimed(change))).toEqual({ valid: true, problems: [] });
    expect(verifyStreamed(sourceOf(groupings, {}, 1000), claimed(change))).toEqual({ valid: true, problems: [] });
  });

  test.each(FALSE)('false: %s', (__, change, problems) => {
    const inWords = problems.map((text) => text.replace(/^(?=\d–)/, 'Pair '));
    for (const loose of [0, 1000]) {
      const { valid, problems: said } = verifyStreamed(sourceOf(groupings, {}, loose), claimed(change));
      expect([valid, [...said].sort()]).toEqual([false, inWords.sort()]);
    }
  });
});

const ONE = GROUPINGS['one group each']!;
const DEEP = GROUPINGS['groups in groups']!;
const problemsOf = (source: PairSource, change: Parameters<typeof claimed>[0] = () => undefined): readonly string[] =>
  verifyStreamed(source, claimed(change)).problems;

test.each<[string, Parameters<typeof claimed>[0], string]>([
  ['a cover of a row that is neither', (c) => (c.rowCover[0] = 2), 'Row 0: the cover is neither 0 nor 1.'],
  ['a cover of a column that is neither', (c) => (c.columnCover[2] = 2), 'Column 2: the cover is neither 0 nor 1.'],
  ['a column that is none', (c) => (c.rowToColumn[5] = 5), 'Row 5 has no column 5.'],
  ['a column below none', (c) => (c.rowToColumn[5] = -2), 'Row 5 has no column -2.'],
  ['a pair that is not eligible', (c) => (c.rowToColumn[5] = 2), 'Pair 5–2 is chosen with the score -Infinity.'],
  ['a dual of a row that is no number', (c) => (c.rowDual[0] = NaN), 'A dual is not a finite number.'],
  ['a dual of a column that is no number', (c) => (c.columnDual[0] = Infinity), 'A dual is not a finite number.'],
])('%s', (_, change, problem) => expect(problemsOf(sourceOf(ONE), change)).toContain(problem));

test('a score that is no integer, chosen and not', () => {
  const half = (row: number, column: number) => (i: number, j: number) =>
    i === row && j === column ? 0.5 : (ARCS.find(([a, b]) => a === i && b === j)?.[2] ?? -Infinity);
  expect(problemsOf(sourceOf(ONE, { score: half(5, 4) }))).toContain('Pair 5–4 is chosen with the score 0.5.');
  expect(problemsOf(sourceOf(ONE, { score: half(2, 1) }))).toEqual(['Pair 2–1: score 0.5, bound 50.']);
});

describe('bounds below a score', () => {
  const NONE = 'The groups of the source do not hold each member once.';

  test('of a row', () => {
    expect(problemsOf(sourceOf(DEEP, { rowBound: (i, c) => (i === 5 && c === 1 ? 5 : 1000) }))).toContain(
      'Pair 5–4: its score exceeds the bound of its row.',
    );
    expect(problemsOf(sourceOf(DEEP, { rowBound: (i) => (i === 2 ? 1 : 1000), groupBound: () => 1000 }))).toContain(
      'Pair 2–1: score 2, bound 1.',
    );
    // Equal to it is none.
    expect(problemsOf(sourceOf(DEEP, { rowBound: (i, c) => (i === 5 && c === 1 ? 6 : 1000) }))).toEqual([]);
  });

  test.each([
    [4, 1],
    [4, 0],
    [0, 1],
    [0, 0],
  ])('of groups %s and %s, on all levels above a chosen pair', (row, column) => {
    const groupBound = (r: number, c: number): number => (r === row && c === column ? 5 : 1000);
    const said = `Pair 5–4: its score exceeds the bound of groups ${row} and ${column}.`;
    expect(problemsOf(sourceOf(DEEP, { groupBound }))).toContain(said);
    expect(problemsOf(sourceOf(DEEP, { groupBound: (r, c) => groupBound(r, c) + 1 })).filter((text) => text === said)).toEqual([]);
  });

  test.each<[string, Grouping]>([
    ['a member twice', grouping([[0, 1, 2, 3, 4, 5, 0]])],
    [
      'a member in two groups',
      grouping([
        [0, 1, 2],
        [2, 3, 4, 5],
      ]),
    ],
    ['a member nowhere', grouping([[0, 1, 2, 3, 4]])],
    ['a member that is none', grouping([[0, 1, 2, 3, 4, 5, 6]])],
    ['a member below none', grouping([[0, 1, 2, 3, 4, 5, -1]])],
    ['a group with parts and members', grouping([[0], [1, 2, 3, 4, 5]], [-1, 0])],
    ['a group that is its own part', grouping([[0, 1, 2, 3, 4, 5]], [0])],
    ['a group of a later one', grouping([[0, 1, 2, 3, 4, 5], []], [1, -1])],
    ['a group below none', grouping([[0, 1, 2, 3, 4, 5]], [-2])],
  ])('groups that are none: %s', (_, rows) => expect(problemsOf(sourceOf([rows, ONE[1]]))).toEqual([NONE]));

  test('groups of columns that are none', () => expect(problemsOf(sourceOf([ONE[0], grouping([[0, 1, 2, 3]])]))).toEqual([NONE]));
});

test('a bound below the score of a pair of the first column', () => {
  const said = 'Pair 1–0: its score exceeds the bound of its row.';
  expect(problemsOf(sourceOf(DEEP, { rowBound: (i, c) => (i === 1 && c === 2 ? 3 : 1000) }))).toContain(said);
});

describe('all columns covered', () => {
  /** Each column a group; rows that are open, a score of the last pair that its duals do not reach. */
  const claimOf = (rowToColumn: number[], columnDual: number[]): CapacitatedAssignment => ({
    ...{ rowToColumn: Int32Array.from(rowToColumn), matched: columnDual.length, rowCover: new Uint8Array(2), rowDual: new Float64Array(2) },
    ...{ score: columnDual.reduce((sum, dual) => sum + dual, 0), columnCover: new Uint8Array(columnDual.length).fill(1) },
    columnDual: Float64Array.from(columnDual),
  });
  const own = (scores: number[][]): PairSource => {
    const columns = scores[0]!.length;
    const parts = [[], ...Array.from({ length: columns }, (_, j) => [j])];
    const all = sourceOf([grouping([[0, 1]]), grouping(parts, [-1, ...Array.from({ length: columns }, () => 0)])], {
      score: (i, j) => scores[i]![j]!,
    });
    return { ...all, rows: 2, columns, capacity: new Int32Array(columns).fill(1) };
  };

  test('the least dual of them counts', () => {
    const scores = (last: number): number[][] => [
      [10, last],
      [-Infinity, 2],
    ];
    expect(verifyStreamed(own(scores(2)), claimOf([0, 1], [10, 2]))).toEqual({ valid: true, problems: [] });
    expect(verifyStreamed(own(scores(6)), claimOf([0, 1], [10, 2])).problems).toEqual(['Pair 0–1: the duals do not reach its score.']);
  });

  test('a negative one is no help', () => {
    expect(verifyStreamed(own([[-5], [-6]]), claimOf([0, -1], [-5]))).toEqual({ valid: true, problems: [] });
    expect(verifyStreamed(own([[-5], [-3]]), claimOf([0, -1], [-5])).problems).toEqual(['Pair 1–0: the duals do not reach its score.']);
  });
});

test('what bounds settle is not asked for', () => {
  const asked: string[] = [];
  const source = sourceOf(DEEP, {
    score: (i, j) => {
      asked.push(`${i}–${j}`);
      return ARCS.find(([a, b]) => a === i && b === j)?.[2] ?? -Infinity;
    },
  });
  const quiet = { ...source, groupBound: sourceOf(DEEP).groupBound, rowBound: sourceOf(DEEP).rowBound };
  expect(verifyStreamed(quiet, trueClaim()).valid).toBe(true);
  expect(new Set(asked).size).toBeLessThanOrEqual(18);
});

test('fifty problems are enough', () => {
  const size = 60;
  const everyone = grouping([Array.from({ length: size }, (_, k) => k)]);
  const source = {
    ...{ rows: size, columns: size, capacity: new Int32Array(size).fill(1), rowGroups: everyone, columnGroups: everyone },
    ...{ score: () => 1, groupBound: () => 1, rowBound: () => 1 },
  };
  const nothing = {
    ...{
      rowToColumn: new Int32Array(size).fill(-1),
      matched: 0,
      score: 0,
      rowCover: new Uint8Array(size),
      columnCover: new Uint8Array(size),
    },
    ...{ rowDual: new Float64Array(size), columnDual: new Float64Array(size) },
  };
  expect(verifyStreamed(source, nothing).problems.length).toBe(50);
});
