/** Levels of balance: what is said of false ones, what is left open, and how they bound the mentors for all that follows. */
import { describe, expect, test } from 'vitest';
import type { CertificatePart, Duals, Proof } from '../../../../src/solver/index.ts';
import { checkBalance, loadsOf, type Loads } from '../../../../src/solver/verify/balance.ts';
import { openFace, type PartView } from '../../../../src/solver/verify/proof.ts';
import type { Problem } from '../../../../src/solver/index.ts';

const leaf = (trainees: number[], mentors: number[], more: Partial<Duals> = {}): Proof => ({
  fixing: null,
  tree: { leaf: 'bound', duals: { denominator: 1, trainees, mentors, sideConstraints: [], coverage: 0, ...more } },
});
const mentorsOf = (...mentors: object[]): Problem =>
  ({ balance: 'spread', mentors: mentors.map((more, j) => ({ id: `m${j}`, ...more })) }) as unknown as Problem;

test('loads are read as the decimals that they print as', () => {
  expect(loadsOf(mentorsOf({ load: 0.25, share: 0.5 }, {}))).toEqual({
    of: [
      { carried: 250n, time: 500n, unit: 1000n },
      { carried: 0n, time: 1n, unit: 1n },
    ],
    isSpread: true,
  });
  expect(loadsOf({ ...mentorsOf({}), balance: 'worst' })!.isSpread).toBe(false);
  expect(loadsOf({ mentors: [] } as unknown as Problem)).toBeNull();
});

/** Every trainee (one each, of `rows`) may go to every mentor; chosen are `to`: the mentor of each, −1 for none. */
function viewOf(rows: number, to: readonly number[], more: Partial<PartView> = {}, columns = 2): PartView {
  const cells = Array.from({ length: rows * columns }, (_, n) => n);
  return {
    ...{ trainees: Array.from({ length: rows }, (_, i) => i), mentors: Array.from({ length: columns }, (_, j) => j) },
    ...{
      pairs: Int32Array.from(cells),
      pairRow: Int32Array.from(cells, (n) => Math.floor(n / columns)),
      pairColumn: Int32Array.from(cells, (n) => n % columns),
    },
    ...{
      sides: [],
      need: Array.from({ length: rows }, () => 1),
      min: Array.from({ length: columns }, () => 0),
      max: Array.from({ length: columns }, () => 3),
      bandOf: null,
      score: new Float64Array(cells.length),
    },
    ...{
      required: new Set<number>(),
      incumbent: new Set<number>(),
      chosen: to.flatMap((j, i) => (j < 0 ? [] : [i * columns + j])),
      find: () => -1,
    },
    ...more,
  };
}

function judged(view: PartView, balance: object | undefined, loads: Loads | null, all = false): unknown[] {
  const said: string[] = [];
  const face = openFace(view, false);
  const part = { matched: view.chosen.length, balance } as unknown as CertificatePart;
  const isOpen = checkBalance(part, { view, all, loads }, face, (text) => said.push(text));
  return [said, isOpen, face.min, face.max];
}

const EVEN = loadsOf(mentorsOf({}, {}))!;
const WORST: Loads = { ...EVEN, isSpread: false };
/** Three trainees, two of them at the first mentor: with one each there would be two; with two each there would have to be four. */
const three = (more: Partial<PartView> = {}): PartView => viewOf(3, [0, 0, 1], more);
const worst = { level: [2, 1], proof: leaf([0, 0, 0], [1, 1]) };
const least = { level: [1, 1], proof: leaf([2, 2, 2], [-1, -1]) };
const FALSE = leaf([0, 0, 0], [0, 0]);

describe('two mentors alike', () => {
  test.each<[string, object | undefined, Loads | null, unknown[]]>([
    ['nothing asked for', undefined, null, [[], false, [0, 0], [3, 3]]],
    ['nothing asked for, but proven', { worst }, null, [[' proves a balance that nobody asked for'], false, [0, 0], [3, 3]]],
    ['no proof', undefined, WORST, [[' has no proof of balance'], false, [0, 0], [3, 3]]],
    ['the worst', { worst }, WORST, [[], false, [0, 0], [2, 2]]],
    ['the worst and the least', { worst, least }, EVEN, [[], false, [1, 1], [2, 2]]],
    ['no least', { worst }, EVEN, [[' has no least load'], false, [0, 0], [2, 2]]],
    ['a least that nobody asked for', { worst, least }, WORST, [[' proves a least load that nobody asked for'], false, [1, 1], [2, 2]]],
    [
      'a level that is higher',
      { worst: { ...worst, level: [3, 1] } },
      WORST,
      [
        [', worst load: it claims 3/1, but comes to 2/1', ', worst load: the duals bound the weight by 4/1, not by 2'],
        false,
        [0, 0],
        [3, 3],
      ],
    ],
    [
      'a level that is lower',
      { worst: { ...worst, level: [1, 1] } },
      WORST,
      [[', worst load: it claims 1/1, but comes to 2/1'], false, [0, 0], [1, 1]],
    ],
    [
      'no level',
      { worst: { level: null, proof: null } },
      WORST,
      [[', worst load: it claims none, but comes to 2/1'], false, [0, 0], [0, 0]],
    ],
    [
      'no level, but a proof',
      { worst: { level: null, proof: worst.proof } },
      WORST,
      [[', worst load: it claims none, but comes to 2/1', ', worst load: there is nothing to prove'], false, [0, 0], [0, 0]],
    ],
    [
      'no level, but a bound',
      { worst: { level: null, proof: null, levelBound: [1, 1] } },
      WORST,
      [[', worst load: it claims none, but comes to 2/1', ', worst load: there is nothing to prove'], false, [0, 0], [0, 0]],
    ],
    [
      'a false proof',
      { worst: { ...worst, proof: FALSE } },
      WORST,
      [[', worst load: the duals bound the weight by 6/1, not by 2'], false, [0, 0], [2, 2]],
    ],
    [
      'no proof of the level',
      { worst: { ...worst, proof: null } },
      WORST,
      [[', worst load: there is no proof that it could not be better'], true, [0, 0], [2, 2]],
    ],
    ['left open', { worst: { ...worst, proof: null, levelBound: null } }, WORST, [[], true, [0, 0], [2, 2]]],
    [
      'left open, with a proof of nothing',
      { worst: { ...worst, levelBound: null } },
      WORST,
      [[', worst load: its proof proves no bound'], true, [0, 0], [2, 2]],
    ],
    [
      'left open, with a bound',
      { worst: { level: [2, 1], proof: leaf([0, 0, 0], [1, 1]), levelBound: [3, 2] } },
      WORST,
      [[], true, [0, 0], [2, 2]],
    ],
    [
      'a bound that is no better',
      { worst: { ...worst, levelBound: [2, 1] } },
      WORST,
      [[', worst load: it has a bound that is not better'], true, [0, 0], [2, 2]],
    ],
    [
      'a bound that is worse',
      { worst: { ...worst, levelBound: [5, 2] } },
      WORST,
      [
        [', worst load: it has a bound that is not better', ', worst load: the duals bound the weight by 4/1, not by 2'],
        true,
        [0, 0],
        [2, 2],
      ],
    ],
    ['the least, left open', { worst, least: { ...least, proof: null, levelBound: null } }, EVEN, [[], true, [1, 1], [2, 2]]],
    [
      'the worst left open, the least proven',
      { worst: { ...worst, proof: null, levelBound: null }, least },
      EVEN,
      [[], true, [1, 1], [2, 2]],
    ],
    ['the least, with a bound', { worst, least: { ...least, levelBound: [3, 2] } }, EVEN, [[], true, [1, 1], [2, 2]]],
    [
      'the least, with a bound that is no better',
      { worst, least: { ...least, levelBound: [1, 2] } },
      EVEN,
      [
        [', least load: it has a bound that is not better', ', least load: the duals bound the weight by 4/1, not by 2'],
        true,
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'a least that is lower',
      { worst, least: { ...least, level: [0, 1] } },
      EVEN,
      [
        [', least load: it claims 0/1, but comes to 1/1', ', least load: the duals bound the weight by 4/1, not by 2'],
        false,
        [0, 0],
        [2, 2],
      ],
    ],
    [
      'a false proof of the least',
      { worst, least: { ...least, proof: leaf([1, 1, 1], [0, 0]) } },
      EVEN,
      [[', least load: the duals bound the weight by 3/1, not by 2'], false, [1, 1], [2, 2]],
    ],
    [
      'a price of the coverage',
      { worst: { ...worst, proof: leaf([0, 0, 0], [1, 1], { coverage: -1 }) } },
      WORST,
      [[', worst load: the dual of the coverage has the wrong sign'], false, [0, 0], [2, 2]],
    ],
    [
      'a positive price of the coverage',
      { worst: { ...worst, proof: leaf([0, 0, 0], [1, 1], { coverage: 1 }) } },
      WORST,
      [[', worst load: the dual of the coverage has the wrong sign'], false, [0, 0], [2, 2]],
    ],
  ])('%s', (_, balance, loads, result) => expect(judged(three(), balance, loads)).toEqual(result));

  test.each([[[1, 0]], [[4, 2]], [[2, 0]], [[2, -1]], [[-2, -1]]])('%s is no fraction in lowest terms', (level) => {
    expect(() => judged(three(), { worst: { ...worst, level } }, WORST)).toThrow('a level is no fraction in lowest terms');
  });

  test('all needs are met where all are asked for, then alone', () => {
    const own = { worst: { ...worst, proof: leaf([-1, 0, 0], [2, 1]) } };
    expect(judged(three(), own, WORST)[0]).toEqual([', worst load: the duals bound the weight by 4/1, not by 2']);
    expect(judged(three(), { worst: { ...worst, proof: leaf([-1, -1, -1], [2, 2]) } }, WORST, true)[0]).toEqual([]);
  });
});

describe('mentors who are not alike', () => {
  /** The second carries one already and works half the time: k trainees are a load of 2 + 2k. */
  const half = { ...loadsOf(mentorsOf({}, { load: 1, share: 0.5 }))!, isSpread: false };

  test('who has none but the least does not count', () => {
    // All three at the first: 3. Below that, two at the first and none at the second.
    const own = { worst: { level: [3, 1], proof: leaf([0, 0, 0], [1, 1]) } };
    expect(judged(viewOf(3, [0, 0, 0]), own, half)).toEqual([[], false, [0, 0], [3, 0]]);
    expect(judged(viewOf(3, [0, 0, 0]), { ...own, least: { level: null, proof: null } }, { ...half, isSpread: true })).toEqual([
      [],
      false,
      [3, 0],
      [3, 0],
    ]);
    // One of them must be at the second: whatever that comes to, it is nobody's choice.
    const must = viewOf(3, [0, 0, 1], { min: [0, 1] });
    expect(judged(must, { worst: { level: [2, 1], proof: leaf([0, 0, 0], [1, 1]) } }, half)).toEqual([[], false, [0, 1], [2, 1]]);
  });

  test('the highest counts, and a proof is made below it', () => {
    const own = { worst: { level: [4, 1], proof: leaf([1, 0, 0], [1, 1]) } };
    expect(judged(viewOf(3, [0, 0, 1]), own, half)[0]).toEqual([', worst load: the duals bound the weight by 4/1, not by 2']);
  });

  test('nobody has more than there are pairs for', () => {
    // The second could take three, but only the last trainee may go there.
    const own = viewOf(3, [0, 0, -1], {
      pairs: Int32Array.of(0, 1, 2),
      pairRow: Int32Array.of(0, 1, 2),
      pairColumn: Int32Array.of(0, 0, 1),
      chosen: [0, 1, 2],
    });
    expect(judged(own, { worst, least: { level: [1, 1], proof: leaf([0, 0, 0], [0, 0]) } }, EVEN)).toEqual([
      [', least load: it claims 1/1, but comes to none', ', least load: the duals bound the weight by 3/1, not by 2'],
      false,
      [1, 1],
      [2, 1],
    ]);
    expect(judged(own, { worst, least: { level: null, proof: null } }, EVEN)).toEqual([[], false, [2, 1], [2, 1]]);
  });

  test('nobody has less than the least there must be, though there are no pairs', () => {
    const own = viewOf(1, [0], { min: [0, 2], max: [1, 2] });
    expect(judged(own, { worst: { level: [1, 1], proof: leaf([1], [0, 0]) } }, WORST)[3]).toEqual([1, 2]);
  });

  test('places bound what the level would allow', () => {
    expect(judged(three({ max: [2, 1] }), { worst }, WORST)).toEqual([[], false, [0, 0], [2, 1]]);
  });
});
