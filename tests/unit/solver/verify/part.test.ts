/** What a certificate proves of one part, objective after objective: what is said of false claims, and what is left open. */
import { describe, expect, test } from 'vitest';
import type { Duals, Proof } from '../../../../src/solver/index.ts';
import { checkPart } from '../../../../src/solver/verify/part.ts';
import type { PartView } from '../../../../src/solver/verify/proof.ts';

/** a and b at x, who has one place: worth 5 and 4, of bands 1 and 0. */
function viewOf(more: Partial<PartView> = {}): PartView {
  return {
    ...{
      trainees: [0, 1],
      mentors: [0],
      pairs: Int32Array.of(0, 1),
      pairRow: Int32Array.of(0, 1),
      pairColumn: Int32Array.of(0, 0),
      sides: [],
    },
    ...{
      need: [1, 1],
      min: [0],
      max: [1],
      bandOf: null,
      score: Float64Array.of(5, 4),
      required: new Set<number>(),
      incumbent: new Set<number>(),
    },
    ...{ chosen: [0], find: () => -1 },
    ...more,
  };
}

const duals = (trainees: number[], mentors: number[], more: Partial<Duals> = {}): Duals => ({
  ...{ denominator: 1, trainees, mentors, sideConstraints: [], coverage: 0 },
  ...more,
});
const proof = (own: Duals): Proof => ({ fixing: null, tree: { leaf: 'bound', duals: own } });
const COVERAGE = proof(duals([0, 0], [1]));
const SCORE = proof(duals([0, 0], [5]));
const FALSE = proof(duals([0, 0], [0]));

interface Asked {
  readonly view?: Partial<PartView>;
  readonly all?: boolean;
  readonly lastBand?: number | null;
  readonly tie?: (pair: number) => number;
}

function judged(
  more: object,
  { view = {}, all = false, lastBand = null, tie = () => 0 }: Asked = {},
): [said: string[], open: boolean, bound: number, drawn: boolean] {
  const part = {
    trainees: ['a', 'b'],
    mentors: ['x'],
    sideConstraints: [],
    matched: 1,
    score: 5,
    coverage: COVERAGE,
    optimality: SCORE,
    infeasibility: null,
    ...more,
  };
  const said: string[] = [];
  const { orderOpen, scoreBound, isDrawn } = checkPart(part, { view: viewOf(view), all, loads: null, lastBand, tie }, (text) =>
    said.push(text),
  );
  return [said, orderOpen, scoreBound, isDrawn];
}

describe('needs and score', () => {
  test.each<[string, object, Asked, unknown]>([
    ['as they are', {}, {}, [[], false, 5, false]],
    ['bounds that are reached', { matchedBound: 1, scoreBound: 5 }, {}, [[], false, 5, false]],
    [
      'a bound below the needs met',
      { matchedBound: 0 },
      {},
      [[' has a bound below its value', ', coverage: the duals bound the weight by 1/1, not by 0'], false, 5, false],
    ],
    [
      'a bound below the score',
      { scoreBound: 4 },
      {},
      [[' has a bound below its value', ', score: the duals bound the weight by 5/1, not by 4'], false, 4, false],
    ],
    ['more needs left open', { matchedBound: 2 }, {}, [[], true, 5, false]],
    ['more score left open', { scoreBound: 6 }, {}, [[], false, 6, false]],
    ['needs unmet without a proof', { coverage: null }, {}, [[' has unmet needs and no proof that more cannot be met'], false, 5, false]],
    ['needs unmet, left open without a proof', { coverage: null, matchedBound: 2 }, {}, [[], true, 5, false]],
    ['needs unmet, all asked for', { coverage: FALSE }, { all: true }, [[], false, 5, false]],
    ['a false proof of the needs', { coverage: FALSE }, {}, [[', coverage: the duals bound the weight by 2/1, not by 1'], false, 5, false]],
    [
      'a price of the coverage in its own proof',
      { coverage: proof(duals([0, 0], [0], { coverage: 1 })) },
      {},
      [[', coverage: the dual of the coverage has the wrong sign'], false, 5, false],
    ],
    ['no proof of the score', { optimality: null }, {}, [[' has no proof of its score'], false, 5, false]],
    ['a false proof of the score', { optimality: FALSE }, {}, [[', score: the duals bound the weight by 9/1, not by 5'], false, 5, false]],
    ['a price of the coverage that is the most', { optimality: proof(duals([1, 0], [0], { coverage: 4 })) }, {}, [[], false, 5, false]],
    [
      'a price of a coverage left open',
      { matchedBound: 2, optimality: proof(duals([1, 0], [0], { coverage: 4 })) },
      {},
      [[', score: the dual of the coverage has the wrong sign'], true, 5, false],
    ],
    [
      'a price of a coverage without a proof',
      { coverage: null, matchedBound: 2, optimality: proof(duals([1, 0], [0], { coverage: 4 })) },
      {},
      [[', score: the dual of the coverage has the wrong sign'], true, 5, false],
    ],
    [
      'a price of the coverage, all asked for',
      { optimality: proof(duals([1, 0], [0], { coverage: 4 })) },
      { all: true },
      [[', score: the dual of the coverage has the wrong sign'], false, 5, false],
    ],
    // Every need is met: a negative price of a need counts.
    [
      'a price of needs that are met',
      { coverage: null, matched: 2, score: 9, optimality: proof(duals([-1, 0], [5])) },
      { view: { chosen: [0, 1], max: [2] } },
      [[', score: the duals bound the weight by 10/1, not by 9'], false, 5 + 4, false],
    ],
    [
      'a price of needs that are not met',
      { optimality: proof(duals([-1, 0], [6])) },
      {},
      [[', score: the duals bound the weight by 6/1, not by 5'], false, 5, false],
    ],
  ])('%s', (_, more, asked, result) => expect(judged(more, asked)).toEqual(result));

  test('what the coverage settles counts where one is to be fair, only there', () => {
    // The proof of the needs shows that x has one trainee: a negative price of x counts once then.
    const part = { optimality: proof(duals([6, 5], [-1])), scoreBound: 10 };
    expect(judged(part)[0]).toEqual([', score: the duals bound the weight by 11/1, not by 10']);
    const fair = { view: { bandOf: Int32Array.of(0, 0) }, lastBand: 0 };
    expect(judged({ ...part, fairness: [] }, fair)[0]).toEqual([]);
  });
});

describe('fairness', () => {
  /** a is of band 1, b of band 0, and nobody need be of band 0. */
  const view = { bandOf: Int32Array.of(1, 0), required: new Set<number>() };
  const fair: Asked = { view, lastBand: 1 };
  const stage = (band: number, count: number, more: object = {}): object => ({ band, count, proof: null, ...more });
  const NO_FEWER = proof(duals([0, 0], [-1], { coverage: 0 }));
  /** Of one trainee at least, b or a: with b in band 0 alone nothing shows that there could be none. */
  const low: Asked = { view: { ...view, bandOf: Int32Array.of(0, 0) }, lastBand: 1 };
  const ONE = proof(duals([0, 0], [0], { coverage: -1 }));

  test.each<[string, object, Asked, string[], boolean]>([
    ['nobody in a lower band', { fairness: [] }, fair, [], false],
    ['no proof', {}, fair, [' has no proof of fairness'], false],
    ['not asked for', { fairness: [] }, {}, [' proves a fairness that nobody asked for'], false],
    ['a band that is not counted', { fairness: [] }, low, [' has a pair in band 0, which it does not count'], false],
    ['the last band is not counted', { fairness: [] }, { view: { ...view, bandOf: Int32Array.of(1, 1) }, lastBand: 1 }, [], false],
    ['nothing claimed needs no proof', { fairness: [stage(0, 0)] }, fair, [], false],
    ['one claimed', { fairness: [stage(0, 1, { proof: ONE })] }, low, [], false],
    [
      'one claimed, falsely proven',
      { fairness: [stage(0, 1, { proof: FALSE })] },
      low,
      [', band 0: the duals bound the weight by 0/1, not by -1'],
      false,
    ],
    ['one claimed without a proof', { fairness: [stage(0, 1)] }, low, [', band 0: there is no proof that it could not hold fewer'], false],
    ['one claimed, left open', { fairness: [stage(0, 1, { countBound: 0 })] }, low, [], true],
    ['more than there are', { fairness: [stage(0, 1, { countBound: 0 })] }, fair, [', band 0: it claims 1 pairs, but has 0'], true],
    ['fewer than there are', { fairness: [stage(0, 0)] }, low, [', band 0: it claims 0 pairs, but has 1'], false],
    [
      'a bound above',
      { fairness: [stage(0, 0, { countBound: 1, proof: FALSE })] },
      fair,
      [', band 0: it has a bound above its value', ', band 0: the duals bound the weight by 0/1, not by -1'],
      false,
    ],
    ['the last band', { fairness: [stage(1, 1, { countBound: 0 })] }, fair, [', band 1: it is out of order'], true],
    ['a band twice', { fairness: [stage(0, 0), stage(0, 0)] }, fair, [', band 0: it is out of order'], false],
    [
      'bands in another order',
      { fairness: [stage(1, 0), stage(0, 0)] },
      { view: { ...view, bandOf: Int32Array.of(2, 2) }, lastBand: 2 },
      [', band 0: it is out of order'],
      false,
    ],
    ['a proof of nothing', { fairness: [stage(0, 0, { proof: NO_FEWER })] }, fair, [], false],
  ])('%s', (_, more, asked, said, isOpen) => expect(judged(more, asked).slice(0, 2)).toEqual([said, isOpen]));

  test('pairs of a band that has none are out of what follows', () => {
    // b is of band 0, which nobody is in: without b nothing of 4 remains.
    const part = { fairness: [], optimality: proof(duals([5, 0], [0])) };
    expect(judged(part, fair)[0]).toEqual([]);
    // Counted and proven to hold none, b is in the way until its band has a price.
    const counted = { fairness: [stage(0, 0)] };
    expect(judged({ ...part, ...counted }, fair)[0]).toEqual([', score: the duals bound the weight by 9/1, not by 5']);
    expect(judged({ ...counted, optimality: proof(duals([5, 0], [0], { bands: [4] })) }, fair)[0]).toEqual([]);
  });

  test('a required pair is in all that follows', () => {
    const part = { fairness: [], optimality: proof(duals([5, 0], [0])), score: 9, matched: 2 };
    const both = { view: { ...view, required: new Set([1]), chosen: [0, 1], max: [2] }, lastBand: 1 };
    expect(judged(part, both)[0]).toEqual([' has a pair in band 0, which it does not count']);
  });
});

describe('ties', () => {
  /** a and b are worth the same; a has the lesser number in the lot. */
  const view = { score: Float64Array.of(5, 5), incumbent: new Set([1]) };
  const tie = (pair: number): number => [2 ** 28, 2 ** 29][pair]!;
  const lot = (x: number, more: object = {}): object => ({
    score: 0,
    kept: 0,
    lotBits: 30,
    proof: proof(duals([0, 0], [0], { coverage: -x })),
    ...more,
  });
  const b = { chosen: [1] };

  test.each<[string, object[], Asked, string[], boolean]>([
    ['none', [], { view: { ...view, incumbent: new Set() }, tie }, [], false],
    ['the lot alone, nobody to keep', [lot(2 ** 28)], { view: { ...view, incumbent: new Set() }, tie }, [], true],
    ['the lot alone, somebody to keep', [lot(2 ** 28)], { view, tie }, [], false],
    ['the lot by a looser price', [lot(2 ** 28 + 1)], { view: { ...view, incumbent: new Set() }, tie }, [], true],
    [
      'a lot that is not the least',
      [lot(2 ** 29)],
      { view: { ...view, ...b, incumbent: new Set() }, tie },
      [`, ties: the duals bound the weight by ${-(2 ** 28)}/1, not by ${-(2 ** 29)}`],
      true,
    ],
    ['too few bits', [lot(2 ** 27, { lotBits: 29 })], { view: { ...view, incumbent: new Set() }, tie }, [], false],
    [
      'few bits beside constraints',
      [lot(4, { lotBits: 4 })],
      { view: { ...view, incumbent: new Set(), sides: [{ id: 's', terms: new Map(), op: '<=', rhs: 0n }] }, tie },
      [],
      true,
    ],
    [
      'too few bits beside constraints',
      [lot(2, { lotBits: 3 })],
      { view: { ...view, incumbent: new Set(), sides: [{ id: 's', terms: new Map(), op: '<=', rhs: 0n }] }, tie },
      [],
      false,
    ],
    ['kept first', [lot(0, { kept: 1, lotBits: 0, proof: proof(duals([0, 0], [1])) })], { view: { ...view, ...b }, tie }, [], false],
    [
      'not kept',
      [lot(0, { kept: 1, lotBits: 0, proof: proof(duals([0, 0], [0])) })],
      { view, tie },
      [', ties: the duals bound the weight by 1/1, not by 0'],
      false,
    ],
    [
      'kept first, then the lot',
      [lot(0, { kept: 1, lotBits: 0, proof: proof(duals([0, 0], [1])) }), lot(2 ** 29)],
      { view: { ...view, ...b }, tie },
      [],
      true,
    ],
    [
      'the lot, then kept',
      [lot(2 ** 28), lot(0, { kept: 1, lotBits: 0, proof: proof(duals([0, 0], [1])) })],
      { view: { ...view, incumbent: new Set([0]) }, tie },
      [],
      false,
    ],
    [
      'both at once',
      [lot(0, { kept: 2 ** 30, proof: proof(duals([0, 0], [2 ** 30 - 2 ** 29])) })],
      { view: { ...view, ...b }, tie },
      [],
      true,
    ],
    [
      'both at once, where one kept may be outweighed',
      [lot(0, { kept: 2 ** 30 - 1, proof: proof(duals([0, 0], [2 ** 30 - 1 - 2 ** 29])) })],
      { view: { ...view, ...b }, tie },
      [],
      false,
    ],
  ])('%s', (_, ties, asked, said, isDrawn) => {
    const sidePrices = (asked.view?.sides ?? []).map(() => 0);
    const withSides = (own: Proof): Proof =>
      JSON.parse(JSON.stringify(own), (key, value: unknown) => (key === 'sideConstraints' ? sidePrices : value)) as Proof;
    const stages = ties.map((one) => ({ ...one, proof: withSides((one as { proof: Proof }).proof) }));
    const part = { coverage: withSides(COVERAGE), optimality: withSides(SCORE), ties: stages };
    const [words, , , drawn] = judged(part, asked);
    expect([words, drawn]).toEqual([said, isDrawn]);
  });

  test('weights are exact, however large', () => {
    const stage = (own: object): object => ({
      score: String(2n ** 60n),
      kept: 0,
      lotBits: 30,
      proof: { fixing: null, tree: { leaf: 'bound', duals: own } },
    });
    const lot = { tie: () => 1 };
    const above = { ...duals([0, 0], [0]), mentors: [String(5n * 2n ** 60n - 1n)] };
    expect(judged({ ties: [stage(above)] }, lot)).toEqual([[], false, 5, true]);
    const below = { ...duals([0, 0], [0]), coverage: String(-5n * 2n ** 60n - 1n) };
    const negative = { score: -5, optimality: proof(duals([0, 0], [0], { coverage: -5 })), ties: [stage(below)] };
    expect(judged(negative, { ...lot, view: { score: Float64Array.of(-5, -6) } })).toEqual([[], false, -5, true]);
  });

  test('what a proof by cases has not settled counts in a stage', () => {
    const leaf = proof(duals([0, 0], [5])).tree;
    const cases = { fixing: null, tree: { pair: ['a', 'x'], without: leaf, with: { ...leaf } } };
    const asked = { view: { find: () => 0 }, tie: (pair: number) => [2 ** 29, 2 ** 28][pair]! };
    const stage = (score: number, own: Proof): object => ({ optimality: cases, ties: [{ score, kept: 0, lotBits: 30, proof: own }] });
    const whole = 5 * 2 ** 30 - 2 ** 29;
    expect(judged(stage(2 ** 30, proof(duals([0, 0], [whole]))), asked)).toEqual([[], false, 5, true]);
    const lotAlone = proof(duals([0, 0], [0], { coverage: -(2 ** 29) }));
    expect(judged(stage(0, lotAlone), asked)[0]).toEqual([`, ties: the duals bound the weight by ${-(2 ** 28)}/1, not by ${-(2 ** 29)}`]);
  });
});
