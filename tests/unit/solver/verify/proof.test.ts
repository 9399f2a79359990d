/**
 * Proofs of one part. Bounds are compared with the formula of docs/certificate.md written out in big integers, each at the least claim that it
 * proves and at one less; what fixings, branches and divisions decide is tried case by case.
 */
import { describe, expect, test } from 'vitest';
import type { Duals, Proof, ProofNode } from '../../../../src/solver/index.ts';
import { checkProof, narrow, openFace, type Face, type Goal, type PartView, type WholeSide } from '../../../../src/solver/verify/proof.ts';
import { seededRandom, type Random } from '../../../oracles/random.ts';

/** a (needs 1) with x and y, one place each: worth 5 and 3. */
function viewOf(more: Partial<PartView> = {}): PartView {
  return {
    ...{
      trainees: [0],
      mentors: [0, 1],
      pairs: Int32Array.of(0, 1),
      pairRow: Int32Array.of(0, 0),
      pairColumn: Int32Array.of(0, 1),
      sides: [],
    },
    ...{ need: [1], min: [0, 0], max: [1, 1], bandOf: null, score: Float64Array.of(5, 3), required: new Set<number>() },
    ...{ incumbent: new Set<number>(), chosen: [], find: (pair: unknown) => (typeof pair === 'number' ? pair : -1) },
    ...more,
  };
}

const duals = (trainees: (number | string)[], mentors: (number | string)[], more: Partial<Duals> = {}): Duals => ({
  ...{ denominator: 1, trainees, mentors, sideConstraints: [], coverage: 0 },
  ...more,
});
const bound = (own: Duals, more: object = {}): ProofNode => ({ leaf: 'bound', duals: own, ...more });
const branch = (pair: number, without: ProofNode, chosen: ProofNode, more: object = {}): ProofNode =>
  ({ pair, without, with: chosen, ...more }) as unknown as ProofNode;
const proofOf = (tree: unknown, fixing: Duals | null = null, margin?: number): Proof =>
  ({ fixing, ...(margin !== undefined && { margin }), tree }) as Proof;

function goalOf(view: PartView, claim: bigint | null, more: Partial<Goal> = {}): Goal {
  return { view, face: openFace(view, false), weight: view.score, claim, atLeast: null, isMost: false, atMost: [], ...more };
}
const judged = (proof: Proof, claim: bigint | null, view = viewOf(), more: Partial<Goal> = {}): string | null =>
  checkProof(proof, goalOf(view, claim, more));

describe('bounds', () => {
  const SIZES = [3, 100, 2 ** 26, 2 ** 50, 2 ** 51, 2 ** 52, 2 ** 53 - 1];

  /** A price: mostly small, at times as large as a double holds, at times larger, in digits. */
  function price(random: Random, size: number, signs: readonly number[]): number | string {
    const [sign, digits] = [random.pick(signs), random.int(0, Math.min(size, 2 ** 31 - 1))];
    if (random.chance(0.05)) return String(BigInt(sign) * (2n ** 53n + BigInt(random.int(1, 9))));
    return sign * (size > 2 ** 31 ? digits * Math.floor(size / 2 ** 31) + random.int(0, 1) : digits);
  }

  interface Drawn {
    readonly goal: Goal;
    readonly duals: Duals;
    readonly exactBound: bigint;
  }

  function drawn(seed: number): Drawn {
    const random = seededRandom('bounds of the verifier', seed);
    const size = random.pick(SIZES);
    const sizeOf = (): number => (random.chance(0.5) ? 3 : size);
    const [rows, columns] = [random.int(1, 3), random.int(1, 3)];
    const cells = random.shuffle(Array.from({ length: rows * columns }, (_, cell) => cell)).slice(0, random.int(1, rows * columns));
    const numbers = (count: number, of: () => number): number[] => Array.from({ length: count }, of);
    const sides = numbers(random.int(0, 2), () => 0).map((_, k): WholeSide => ({
      id: `s${k}`,
      terms: new Map(cells.flatMap((__, n) => (random.chance(0.6) ? [[n, BigInt(random.int(-2, 3))] as const] : []))),
      op: random.pick(['<=', '>=', '=']),
      rhs: BigInt(random.int(-1, 3)),
    }));
    const min = numbers(columns, () => random.int(0, 1));
    const view = viewOf({
      ...{ trainees: numbers(rows, () => 0), mentors: numbers(columns, () => 0), sides },
      ...{
        pairs: Int32Array.from(cells, (_, n) => n),
        pairRow: Int32Array.from(cells, (cell) => Math.floor(cell / columns)),
        pairColumn: Int32Array.from(cells, (cell) => cell % columns),
      },
      ...{ need: numbers(rows, () => random.int(0, 3)), min, max: min.map((least) => least + random.int(0, 2)) },
      bandOf: Int32Array.from(cells, () => random.int(0, 2)),
      score: Float64Array.from(cells, () => Number(price(random, sizeOf(), [1, 1, -1]))),
      required: new Set(cells.flatMap((_, n) => (random.chance(0.2) ? [n] : []))),
    });
    const face = openFace(view, random.chance(0.5));
    face.state.forEach((state, n) => (face.state[n] = state === 0 && random.chance(0.2) ? 2 : state));
    face.equal.forEach((equal, k) => (face.equal[k] = random.chance(0.3) ? 1 : equal));
    const atMost = random.sample([0, 1], random.int(0, 2)).map((band) => ({ band, count: random.int(0, 2) }));
    const atLeast = random.chance(0.5) ? BigInt(random.int(0, 3)) : null;
    const isMost = random.chance(0.5);
    const own: Duals = {
      denominator: random.pick([1, 1, 2, 3, 2 ** 20, '9007199254740997']),
      trainees: numbers(rows, () => 0).map(() => price(random, sizeOf(), [1, -1])),
      mentors: numbers(columns, () => 0).map(() => price(random, sizeOf(), [1, -1])),
      sideConstraints: sides.map(({ op }, k) => price(random, sizeOf(), face.equal[k] === 1 ? [1, -1] : [op === '<=' ? 1 : -1])),
      coverage: atLeast === null ? 0 : price(random, sizeOf(), isMost ? [1, -1] : [-1]),
      ...(random.chance(0.7) && { bands: atMost.map(() => price(random, sizeOf(), [1])) }),
    };
    // Of a list, or of a function that gives numbers or big integers.
    const score = view.score;
    const weight = random.pick([score, (n: number) => score[n]!, (n: number) => BigInt(score[n]!)] as const);
    const goal: Goal = { view, face, weight, claim: 0n, atLeast, isMost, atMost };
    return { goal, duals: own, exactBound: exactBound(goal, own) };
  }

  /** docs/certificate.md, “The one inequality”. */
  function exactBound({ view, face, atLeast, atMost }: Goal, own: Duals): bigint {
    const [u, v, y, z] = [own.trainees, own.mentors, own.sideConstraints, own.bands ?? []].map((list) => list.map(BigInt)) as [
      bigint[],
      bigint[],
      bigint[],
      bigint[],
    ];
    const [coverage, denominator] = [BigInt(own.coverage), BigInt(own.denominator)];
    let sum = coverage * (atLeast ?? 0n);
    u.forEach((own_, i) => (sum += own_ * BigInt(own_ > 0n || face.exact[i] === 1 ? view.need[i]! : 0)));
    v.forEach((own_, j) => (sum += own_ * BigInt(own_ > 0n ? face.max[j]! : face.min[j]!)));
    y.forEach((own_, k) => (sum += own_ * view.sides[k]!.rhs));
    z.forEach((own_, s) => (sum += own_ * BigInt(atMost[s]!.count)));
    for (let n = 0; n < view.pairs.length; n++) {
      let rest = BigInt(view.score[n]!) * denominator - u[view.pairRow[n]!]! - v[view.pairColumn[n]!]! - coverage;
      y.forEach((own_, k) => (rest -= own_ * (view.sides[k]!.terms.get(n) ?? 0n)));
      z.forEach((own_, s) => (rest -= view.bandOf![n] === atMost[s]!.band ? own_ : 0n));
      if (face.state[n] === 1 || (face.state[n] === 0 && rest > 0n)) sum += rest;
    }
    return sum;
  }

  test('are what the formula says, to the last unit', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { goal, duals: own, exactBound: sum } = drawn(seed);
      const denominator = BigInt(own.denominator);
      const least = (sum - (((sum % denominator) + denominator) % denominator)) / denominator; // sum < (least + 1) · denominator
      const proof = proofOf(bound(own));
      expect(checkProof(proof, { ...goal, claim: least }), `seed ${seed}`).toBeNull();
      expect(checkProof(proof, { ...goal, claim: least - 1n }), `seed ${seed}`).toContain('the duals bound the weight by');
      const weightless = { ...goal, view: { ...goal.view, score: new Float64Array(goal.view.pairs.length) } };
      const empty = checkProof({ fixing: null, tree: { leaf: 'empty', duals: own } }, { ...goal, claim: null });
      expect(empty === null, `seed ${seed}, empty`).toBe(exactBound(weightless, own) < 0n);
    }
  });

  test.each<[string, Partial<Duals>, Partial<Goal>, string | null]>([
    ['no number of trainees', { trainees: [5, 0] }, {}, 'the duals cannot be read'],
    ['no number of mentors', { mentors: [0] }, {}, 'the duals cannot be read'],
    ['no number of constraints', { sideConstraints: [0] }, {}, 'the duals cannot be read'],
    ['no number of bands', { bands: [0] }, {}, 'the duals cannot be read'],
    ['bands left out', {}, { atMost: [{ band: 0, count: 1 }] }, null],
    ['no list', { trainees: 5 as unknown as number[] }, {}, 'the duals cannot be read'],
    ['a fraction', { mentors: [0.5, 0] }, {}, 'the duals cannot be read'],
    ['beyond what is exact', { mentors: [2 ** 53, 0] }, {}, 'the duals cannot be read'],
    ['digits that a number holds', { mentors: ['1', 0] }, {}, 'the duals cannot be read'],
    ['digits after a zero', { mentors: ['09007199254740993', 0] }, {}, 'the duals cannot be read'],
    ['digits and more', { mentors: ['9007199254740993x', 0] }, {}, 'the duals cannot be read'],
    ['more and digits', { mentors: ['x9007199254740993', 0] }, {}, 'the duals cannot be read'],
    ['too many digits', { mentors: ['9'.repeat(401), 0] }, {}, 'the duals cannot be read'],
    ['digits in a list', { mentors: [['9007199254740993'] as unknown as string, 0] }, {}, 'the duals cannot be read'],
    ['nothing', { coverage: null as unknown as number }, {}, 'the duals cannot be read'],
    ['no denominator', { denominator: undefined as unknown as number }, {}, 'the duals cannot be read'],
    ['a denominator of 0', { denominator: 0 }, {}, 'the duals cannot be read'],
    ['a price of the coverage, of all matchings', { coverage: -1 }, {}, 'the dual of the coverage has the wrong sign'],
    [
      'a price of the coverage, of all matchings, though it is the most',
      { coverage: 1 },
      { isMost: true },
      'the dual of the coverage has the wrong sign',
    ],
    ['a price of the coverage, which might be more', { coverage: 1 }, { atLeast: 1n }, 'the dual of the coverage has the wrong sign'],
    ['a price of the coverage that is the most', { coverage: 1, trainees: [4] }, { atLeast: 1n, isMost: true }, null],
    ['a negative price of the coverage', { coverage: -1, trainees: [6] }, { atLeast: 1n }, null],
    ['a negative price of a band', { bands: [-1] }, { atMost: [{ band: 0, count: 1 }] }, 'the dual of a band has the wrong sign'],
  ])('%s', (_, more, goal, failure) => expect(judged(proofOf(bound(duals([5], [0, 0], more))), 5n, viewOf(), goal)).toBe(failure));

  test.each<[WholeSide['op'], number, boolean, boolean]>([
    ['<=', 1, false, true],
    ['<=', -1, false, false],
    ['<=', -1, true, true],
    ['>=', 1, false, false],
    ['>=', -1, false, true],
    ['>=', 1, true, true],
    ['=', 1, false, true],
    ['=', -1, false, true],
  ])('a constraint %s at %s, its sum settled: %s', (op, price, isEqual, isRight) => {
    const view = viewOf({ sides: [{ id: 's', terms: new Map([[0, 1n]]), op, rhs: 1n }] });
    const face: Face = openFace(view, false);
    if (isEqual) face.equal[0] = 1;
    const failure = judged(proofOf(bound(duals([9], [0, 0], { sideConstraints: [price] }))), 20n, view, { face });
    expect(failure).toBe(isRight ? null : 'the dual of a side constraint has the wrong sign');
  });
});

describe('a fixing', () => {
  const tight = duals([5], [0, 0]); // S = 5, remainders 0 and −2
  /** Holds once y is out: 8 else. */
  const withoutY = bound(duals([0], [5, 0]));
  /** Holds once both are chosen. */
  const withBoth = bound(duals([8], [0, 0]));
  const loose = duals([0], [0, 0]); // S = 8, remainders 5 and 3

  test.each<[string, Proof, bigint, boolean]>([
    ['none', proofOf(withoutY), 5n, false],
    ['leaves out what cannot be afforded', proofOf(withoutY, tight), 5n, true],
    ['within a margin', proofOf(withoutY, tight, 2), 5n, true],
    ['not beyond it', proofOf(withoutY, tight, 3), 5n, false],
    ['chooses what must be', proofOf(withBoth, loose), 5n, true],
    ['chooses no more than must be', proofOf(withBoth, loose, 4), 5n, false],
    ['in halves, within a margin', proofOf(withoutY, duals([10], [0, 0], { denominator: 2 }), 2), 5n, true],
    ['in halves, not beyond it', proofOf(withoutY, duals([10], [0, 0], { denominator: 2 }), 3), 5n, false],
    ['of a node, with a margin', proofOf(bound(duals([0], [5, 0]), { fixing: tight, margin: 2 })), 5n, true],
    ['of the root, of a node', proofOf(bound(duals([0], [5, 0]), { fixing: tight })), 5n, true],
    ['of a node, within a margin', proofOf(bound(duals([0], [5, 0]), { fixing: tight, margin: 3 })), 5n, false],
    [
      'of one side is none of the other',
      proofOf(branch(0, bound(duals([0], [5, 0]), { fixing: duals([5], [0, 0]) }), withoutY)),
      5n,
      false,
    ],
    ['of the node above holds on both sides', proofOf(branch(0, withoutY, bound(duals([0], [5, 0])), { fixing: tight })), 5n, true],
    ['does not undo a branch', proofOf(branch(1, bound(duals([5], [0, 0])), bound(duals([0], [5, 0]), { fixing: tight }))), 5n, false],
  ])('%s', (_, proof, claim, isRight) => expect(judged(proof, claim) === null).toBe(isRight));

  test('is of its own proof alone', () => {
    const goal = goalOf(viewOf(), 5n);
    expect(checkProof(proofOf(withoutY, tight), goal)).toBeNull();
    expect([...goal.face.state]).toEqual([0, 0]);
  });

  test.each<[string, Proof, bigint | null, string]>([
    ['a margin alone', { fixing: null, margin: 1, tree: bound(tight) }, 5n, 'a margin without a fixing'],
    ['a margin alone, of a node', proofOf(bound(tight, { margin: 1 })), 5n, 'a margin without a fixing'],
    ['a margin of nothing', proofOf(bound(tight), tight, 0), 5n, 'the margin of a fixing is no integer above 0'],
    ['half a margin', proofOf(bound(tight), tight, 0.5), 5n, 'the margin of a fixing is no integer above 0'],
    ['a margin in words', proofOf(bound(tight), tight, '1' as unknown as number), 5n, 'the margin of a fixing is no integer above 0'],
    ['duals that are none', proofOf(bound(tight), duals([], [])), 5n, 'the duals cannot be read'],
    ['duals that are none, of a node', proofOf(bound(tight, { fixing: duals([], []) })), 5n, 'the duals cannot be read'],
    ['in a proof that nothing is possible', proofOf(bound(tight), tight), null, 'a proof of infeasibility fixes nothing'],
  ])('refused: %s', (_, proof, claim, failure) => expect(judged(proof, claim)).toBe(failure));
});

describe('a tree', () => {
  const leaf = (): ProofNode => bound(duals([5], [0, 0]));
  const shared = leaf();

  test.each<[string, unknown, string | null]>([
    ['of two cases', branch(0, leaf(), leaf()), null],
    ['of cases in cases', branch(0, branch(1, leaf(), leaf()), branch(1, leaf(), leaf())), null],
    ['with a false leaf without', branch(0, bound(duals([0], [0, 9])), leaf()), 'the duals bound the weight by 9/1, not by 5'],
    ['with a false leaf with', branch(0, leaf(), bound(duals([0], [9, 0]))), 'the duals bound the weight by 8/1, not by 5'],
    ['of nothing', null, 'the tree of cases is not a tree'],
    ['of a word', 'bound', 'the tree of cases is not a tree'],
    ['of a node in two places', branch(0, shared, shared), 'the tree of cases is not a tree'],
    ['of no pair', branch(-1, leaf(), leaf()), 'the tree of cases branches on a pair that is not eligible'],
    ['of another leaf', { leaf: 'trust', duals: duals([5], [0, 0]) }, 'a leaf trust proves nothing here'],
    ['without is without', branch(0, bound(duals([3], [0, 0])), leaf()), null],
    ['with is with', branch(1, leaf(), bound(duals([5], [0, 0]))), null],
    [
      'the pair of a branch is free after it',
      branch(1, branch(0, bound(duals([0], [0, 0])), leaf()), bound(duals([0], [5, 0]))),
      'the duals bound the weight by 8/1, not by 5',
    ],
  ])('%s', (_, tree, failure) => expect(judged(proofOf(tree), 5n)).toBe(failure));

  test('of a required pair', () => {
    expect(judged(proofOf(branch(0, leaf(), leaf())), 5n, viewOf({ required: new Set([0]) }))).toBe(
      'the tree of cases branches on a required pair',
    );
  });

  test('what is taken as chosen counts below nothing', () => {
    // Chosen, y costs two of what a pays.
    expect(judged(proofOf(branch(1, leaf(), bound(duals([5], [0, 0])))), 5n)).toBeNull();
    expect(judged(proofOf(branch(1, bound(duals([5], [0, 0])), bound(duals([8], [0, 0])))), 5n)).toBeNull();
  });

  test('of nothing that is possible bounds no weight', () => {
    expect(judged(proofOf(leaf()), null)).toBe('a leaf bound proves nothing here');
    expect(judged(proofOf({ leaf: 'empty', duals: duals([0], [0, 0]) }), null)).toBe(
      'the duals do not exclude every matching: 0 is not negative',
    );
    expect(judged(proofOf({ leaf: 'empty', duals: duals([0], [0]) }), null)).toBe('the duals cannot be read');
  });
});

describe('a division', () => {
  /** 2 · a–x + 2 · a–y = 1. */
  const sides: WholeSide[] = [
    {
      id: 's',
      terms: new Map([
        [0, 2n],
        [1, 2n],
      ]),
      op: '=',
      rhs: 1n,
    },
  ];
  const leaf = (own: Duals): Proof => proofOf({ leaf: 'indivisible', duals: own });
  const PRICED = 'a division prices what is no equation';
  const FREE = 'a free pair is no multiple of the divisor';
  const REACHED = 'what is to be reached is a multiple of the divisor';

  test.each<[string, Duals, Partial<PartView>, Partial<Face>, Partial<Goal>, string | null]>([
    ['of an equation', duals([0], [0, 0], { denominator: 2, sideConstraints: [1] }), { sides }, {}, {}, null],
    ['that goes through', duals([0], [0, 0], { denominator: 2, sideConstraints: [2] }), { sides }, {}, {}, REACHED],
    ['by one', duals([0], [0, 0], { denominator: 1, sideConstraints: [1] }), { sides }, {}, {}, REACHED],
    ['that leaves a pair over', duals([0], [0, 0], { denominator: 3, sideConstraints: [1] }), { sides }, {}, {}, FREE],
    [
      'of pairs left out',
      duals([0], [0, 0], { denominator: 3, sideConstraints: [1] }),
      { sides },
      { state: Uint8Array.of(2, 2) },
      {},
      null,
    ],
    [
      'of a pair taken',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1] }),
      {
        sides: [
          {
            ...sides[0]!,
            terms: new Map([
              [0, 1n],
              [1, 2n],
            ]),
          },
        ],
      },
      { state: Uint8Array.of(1, 0) },
      {},
      REACHED,
    ],
    [
      'of a pair taken, which leaves the rest',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1] }),
      { sides },
      { state: Uint8Array.of(1, 0) },
      {},
      null,
    ],
    [
      'of an inequality',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1] }),
      { sides: [{ ...sides[0]!, op: '<=' }] },
      {},
      {},
      PRICED,
    ],
    [
      'of one that is settled',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1] }),
      { sides: [{ ...sides[0]!, op: '<=' }] },
      { equal: Uint8Array.of(1) },
      {},
      null,
    ],
    ['of a need that may be unmet', duals([2], [0, 0], { denominator: 2, sideConstraints: [1] }), { sides }, {}, {}, PRICED],
    [
      'of a need that is met',
      duals([2], [0, 0], { denominator: 2, sideConstraints: [1] }),
      { sides, need: [3] },
      { exact: Uint8Array.of(1) },
      {},
      null,
    ],
    [
      'of a need that is met, which makes it even',
      duals([1], [0, 0], { denominator: 2 }),
      { sides: [], need: [2] },
      { exact: Uint8Array.of(1) },
      {},
      FREE,
    ],
    [
      'of a need alone, all pairs left out',
      duals([1], [0, 0], { denominator: 2 }),
      { need: [1] },
      { exact: Uint8Array.of(1), state: Uint8Array.of(2, 2) },
      {},
      null,
    ],
    ['of places that may be free', duals([0], [2, 0], { denominator: 2, sideConstraints: [1] }), { sides }, {}, {}, PRICED],
    [
      'of places that are taken',
      duals([0], [2, 0], { denominator: 2, sideConstraints: [1] }),
      { sides },
      { min: [1, 0], max: [1, 1] },
      {},
      null,
    ],
    [
      'of places that count',
      duals([0], [1, 0], { denominator: 2 }),
      {},
      { min: [1, 0], max: [1, 1], state: Uint8Array.of(2, 2) },
      {},
      null,
    ],
    ['of the coverage', duals([0], [0, 0], { denominator: 2, sideConstraints: [1], coverage: -2 }), { sides }, {}, { atLeast: 1n }, PRICED],
    [
      'of a band',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1], bands: [2] }),
      { sides },
      {},
      { atMost: [{ band: 0, count: 1 }] },
      PRICED,
    ],
    [
      'of a band for nothing',
      duals([0], [0, 0], { denominator: 2, sideConstraints: [1], bands: [0] }),
      { sides },
      {},
      { atMost: [{ band: 0, count: 1 }] },
      null,
    ],
    ['that cannot be read', duals([0], [0], { sideConstraints: [1] }), { sides }, {}, {}, 'the duals cannot be read'],
  ])('%s', (_, own, more, narrowed, goal, failure) => {
    const view = viewOf(more);
    for (const claim of [null, 5n])
      expect(judged(leaf(own), claim, view, { face: { ...openFace(view, false), ...narrowed }, ...goal })).toBe(failure);
  });
});

describe('a division by five', () => {
  /** b is another trainee, with one pair at y; the first need, the places of x and s are equations: 3 + 4 + 3. */
  const sides: WholeSide[] = [{ id: 's', terms: new Map(), op: '=', rhs: 3n }];
  const view = viewOf({ sides, trainees: [0, 1], need: [3, 1], pairRow: Int32Array.of(0, 1), max: [4, 1] });
  const judge = (own: Duals, more: Partial<Face>, of: PartView = view): string | null =>
    judged(proofOf({ leaf: 'indivisible', duals: own }), null, of, {
      face: { ...openFace(of, false), exact: Uint8Array.of(1, 0), min: [4, 0], max: [4, 1], state: Uint8Array.of(2, 2), ...more },
    });
  const own = (trainees: number[], rhs = 1): Duals => duals(trainees, [1, 0], { denominator: 5, sideConstraints: [rhs] });

  test('adds up', () => {
    const REACHED = 'what is to be reached is a multiple of the divisor';
    expect(judge(own([1, 0]), {})).toBe(REACHED);
    expect(judge(own([2, 0]), {})).toBeNull();
    expect(judge(own([1, 1]), {})).toBe('a division prices what is no equation');
    // Less what is taken pays: 3 + 4 − 2.
    expect(judge(own([1, 0], 0), { state: Uint8Array.of(1, 2) })).toBe(REACHED);
  });
});

test('sums of doubles stay exact', () => {
  const many = 2 ** 52 - 1;
  const view = viewOf({
    ...{ trainees: [0, 1, 2], need: [1, 1, 1], mentors: [0], min: [0], max: [3], score: Float64Array.of(many, many, many) },
    ...{ pairs: Int32Array.of(0, 1, 2), pairRow: Int32Array.of(0, 1, 2), pairColumn: Int32Array.of(0, 0, 0) },
  });
  const proof = proofOf(bound(duals([0, 0, 0], [0])));
  expect(judged(proof, 3n * BigInt(many), view)).toBeNull();
  expect(judged(proof, 3n * BigInt(many) - 1n, view)).not.toBeNull();
});

test('what can be spared is exact, however large', () => {
  const price = 2n ** 60n + 1n;
  const states = [5n, 6n].map((reached) => {
    const goal = goalOf(viewOf(), 5n);
    narrow(proofOf(bound(duals([String(price)], [0, 0]))), goal, reached);
    return [...goal.face.state];
  });
  // Of remainders 5 and 3 less the price.
  expect(states).toEqual([
    [0, 2],
    [2, 2],
  ]);
});

describe('what is as good', () => {
  const side: WholeSide = { id: 's', terms: new Map([[1, 1n]]), op: '<=', rhs: 1n };
  const narrowed = (proof: Proof, reached: bigint, more: Partial<PartView> = {}, claim: bigint | null = 5n): unknown => {
    const view = viewOf({ sides: [side], max: [2, 2], ...more });
    const goal = goalOf(view, claim);
    narrow(proof, goal, reached);
    const { state, exact, min, max, equal } = goal.face;
    return [[...state], [...exact], min, max, [...equal]];
  };
  const own = (trainee: number, x: number, y: number, price: number, denominator = 1): Duals =>
    duals([trainee], [x, y], { sideConstraints: [price], denominator });
  const OPEN = [[0, 0], [0], [0, 0], [2, 2], [0]];

  test.each<[string, Proof, bigint, unknown]>([
    // S = 5; what is left unused of it may cost what is spared.
    ['all that costs more than can be spared', proofOf(bound(own(5, 0, 0, 0))), 5n, [[0, 2], [1], [0, 0], [2, 2], [0]]],
    ['nothing that costs as much', proofOf(bound(own(5, 0, 0, 0))), 0n, OPEN],
    ['a remainder that costs one more', proofOf(bound(own(5, 0, 0, 0))), 4n, [[0, 2], [1], [0, 0], [2, 2], [0]]],
    ['no remainder that costs as much', proofOf(bound(own(5, 0, 0, 0))), 3n, [[0, 0], [1], [0, 0], [2, 2], [0]]],
    ['a pair that is worth more', proofOf(bound(own(0, 0, 0, 0))), 6n, [[1, 1], [0], [0, 0], [2, 2], [0]]],
    ['a pair that is worth more, not the other', proofOf(bound(own(0, 0, 0, 0))), 5n, [[1, 0], [0], [0, 0], [2, 2], [0]]],
    [
      'a mentor who has all',
      proofOf(bound(own(0, 5, 3, 0))),
      16n,
      [[2, 2], [0], [2, 2], [2, 2], [0]].map((list, k) => (k === 0 ? [0, 0] : list)),
    ],
    ['a mentor who has none', proofOf(bound(own(6, -1, -3, 0))), 6n, [[0, 0], [1], [0, 0], [0, 0], [0]]],
    ['a constraint that is reached', proofOf(bound(own(5, 0, 0, 1))), 6n, [[0, 2], [1], [0, 0], [2, 2], [1]]],
    ['a constraint that need not be', proofOf(bound(own(5, 0, 0, 1))), 5n, [[0, 2], [1], [0, 0], [2, 2], [0]]],
    ['in parts', proofOf(bound(own(10, 0, 0, 0, 2))), 4n, [[0, 2], [1], [0, 0], [2, 2], [0]]],
    ['by the fixing, not by the leaf', proofOf(bound(own(0, 0, 0, 0)), own(5, 0, 0, 0)), 5n, [[0, 2], [1], [0, 0], [2, 2], [0]]],
    ['nothing by cases', proofOf(branch(0, bound(own(5, 0, 0, 0)), bound(own(5, 0, 0, 0)))), 5n, OPEN],
    ['nothing by another leaf', proofOf({ leaf: 'empty', duals: own(5, 0, 0, 0) }), 5n, OPEN],
    ['nothing that cannot be read', proofOf(bound(duals([], []))), 5n, OPEN],
  ])('%s', (_, proof, reached, face) => expect(narrowed(proof, reached)).toEqual(face));

  test('a need that costs is none that is met', () => {
    expect(narrowed(proofOf(bound(own(-5, 10, 8, 0))), 36n, { need: [1] })).toEqual([[0, 0], [0], [2, 2], [2, 2], [0]]);
  });
});
