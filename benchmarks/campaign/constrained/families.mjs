// Random problems with side constraints, by family: `constrainedProblem('quotas', 7)` is the same everywhere and always.
import { seededRandom } from '../../random.mjs';
import { around, exactly, labels, levels, people, problemOf, smallSides, subset, times } from './drawing.mjs';
import { budget, incompatible, quotas, range, together } from './rows.mjs';

const RECIPES = {
  /** As boards state them: of each kind of trainee, at most so many in each group of mentors. */
  quotas: (random) => {
    const drawn = people(random);
    return problemOf(drawn, [...quotas(random, drawn), ...(random.chance(0.8) ? [budget(random, drawn), budget(random, drawn)] : [])]);
  },

  /** Groups within groups: a site, its region and the whole board each have a limit, or a least number, for two kinds that overlap. */
  nested: (random) => {
    const drawn = people(random);
    const sites = labels(random, drawn.mentors.length, random.int(2, 5));
    const kinds = times(2, () => subset(random, drawn.trainees.length, 0.6));
    const within = [(site, j) => sites[j] === site, (site, j) => sites[j] >= site, () => true];
    const limits = kinds.flatMap((kind) =>
      [...new Set(sites)].flatMap((site) =>
        within.map((inside) => {
          const op = random.pick(['<=', '<=', '>=']);
          return around(drawn, ({ i, j }) => (kind[i] && inside(site, j) ? 1 : 0), op);
        }),
      ),
    );
    return problemOf(drawn, [
      ...random.shuffle(limits).slice(0, random.int(3, 12)),
      ...(random.chance(0.8) ? [budget(random, drawn), budget(random, drawn)] : []),
    ]);
  },

  /** At least and at most so many of any pairs. */
  ranges: (random) => {
    const drawn = people(random);
    return problemOf(drawn, [
      ...times(random.int(2, 6), () => range(random, drawn, random.pick([0.2, 0.4]))),
      ...times(2, () => budget(random, drawn)),
    ]);
  },

  /** Kilometres within a budget, for all or for each group of trainees. */
  budgets: (random) => {
    const drawn = people(random);
    return problemOf(
      drawn,
      times(random.int(1, 4), () => budget(random, drawn)),
    );
  },

  /** Trainees who must not share a mentor, three and more of them around. */
  apart: (random) => {
    const drawn = people(random, { spare: [0, 1, 2] });
    const couples = incompatible(random, drawn.trainees.length);
    const rows = couples.flatMap(([a, b]) =>
      drawn.mentors.map((_, j) => exactly(drawn, (pair) => (pair.j === j && (pair.i === a || pair.i === b) ? 1 : 0), '<=', 1)),
    );
    return problemOf(drawn, [...rows.filter((row) => row?.terms.length === 2), budget(random, drawn)]);
  },

  /** Trainees who go to the same mentor or nowhere. */
  together: (random) => {
    const drawn = people(random, { spare: [0, 1, 2, 2], complete: random.chance(0.2) });
    return problemOf(drawn, [...together(random, drawn, random.int(1, 3)), budget(random, drawn)]);
  },

  /** Coefficients of both signs. */
  signs: (random) => {
    const drawn = people(random);
    const share = random.pick([0.3, 0.7]);
    const weigh = () => (random.chance(share) ? random.int(-9, 9) : 0);
    return problemOf(
      drawn,
      times(random.int(1, 4), () => around(drawn, weigh, random.pick(['<=', '>=']))),
    );
  },

  /** Pairs around a ring of odd length, each excluding the next: one half of each is the best in fractions. */
  cycles: (random) => {
    const drawn = people(random, { complete: false, spare: [0, 1, 2] });
    const rings = times(random.int(4, 20), () => {
      const ring = random.shuffle([...drawn.pairs]).slice(0, random.pick([3, 3, 5, 7]));
      for (const pair of ring) pair.score = Math.max(pair.score, drawn.score(), drawn.score());
      return ring.map((pair, k) => exactly(drawn, (other) => (other === pair || other === ring[(k + 1) % ring.length] ? 1 : 0), '<=', 1));
    });
    return problemOf(drawn, rings.flat());
  },

  /** Pairs that exclude one another at random. */
  conflicts: (random) => {
    const drawn = people(random, { complete: false, spare: [0, 1, 2] });
    const rows = times(random.int(10, 80), () => {
      const [one, other] = random.shuffle([...drawn.pairs]);
      return exactly(drawn, (pair) => (pair === one || pair === other ? 1 : 0), '<=', 1);
    });
    return problemOf(drawn, rows);
  },

  /** Even coefficients with an odd sum, or an odd sum of numbers that must be equal: in fractions only. */
  parity: (random) => {
    const drawn = people(random, { size: smallSides(random) });
    const half = subset(random, drawn.pairs.length, 0.5);
    const index = new Map(drawn.pairs.map((pair, k) => [pair, k]));
    const signed = (pair) => (half[index.get(pair)] ? 1 : -1);
    const even = around(drawn, () => 2 * random.pick([0, 1, 1, 2, -1]), '=', random.pick([-1, 0, 1, 1]));
    const balanced = exactly(drawn, signed, '=', 0);
    const odd = exactly(drawn, () => 1, '=', 1 + 2 * random.int(0, Math.floor(drawn.trainees.length / 3)));
    return problemOf({ ...drawn, complete: false }, random.pick([[even], [balanced, odd], [even, budget(random, drawn)]]));
  },

  /** Squares of two trainees and two mentors, who are their only ones, with one pair of the two diagonals in all. */
  diagonals: (random) => {
    const blocks = random.int(1, 5);
    const score = levels(random);
    const cells = times(blocks, (b) =>
      [0, 1, 2, 3].map((k) => ({ i: 2 * b + (k >> 1), j: 2 * b + (k & 1), score: score(), planted: k === 0 || k === 3 })),
    );
    const drawn = {
      trainees: times(2 * blocks, (i) => ({ id: `t${i}` })),
      mentors: times(2 * blocks, (j) => ({ id: `m${j}` })),
      ...{ pairs: cells.flat(), complete: random.chance(0.7), score },
    };
    const straight = ({ i, j }) => (i % 2 === j % 2 ? 1 : 0);
    return problemOf(drawn, [exactly(drawn, straight, '=', random.int(1, 2 * blocks)), budget(random, drawn)]);
  },

  /** "At most 40 % of the pairs": coefficients such as 0.6 and −0.4. */
  shares: (random) => {
    const drawn = people(random, { complete: random.chance(0.3) });
    const rows = times(random.int(1, 4), () => {
      const share = random.int(2, 8);
      const kind = subset(random, drawn.trainees.length, 0.5);
      const group = subset(random, drawn.mentors.length, 0.6);
      const weigh = ({ i, j }) => (group[j] ? (kind[i] ? 10 - share : -share) : 0);
      return exactly(drawn, weigh, random.pick(['<=', '<=', '>=']), 0, 10);
    });
    return problemOf(drawn, rows);
  },

  /** Mentors with a minimum. */
  minimums: (random) => {
    const drawn = people(random);
    const loads = drawn.mentors.map((_, j) => drawn.pairs.filter((pair) => pair.planted && pair.j === j).length);
    const mentors = drawn.mentors.map((mentor, j) => ({
      ...mentor,
      min: Math.min(loads[j], random.int(0, 2)),
      max: mentor.max + random.int(0, 2),
    }));
    return problemOf({ ...drawn, mentors }, [...times(2, () => budget(random, drawn)), ...quotas(random, drawn)]);
  },

  /** Trainees who need two mentors, or three, at least one of them of a kind. */
  needs: (random) => {
    const drawn = people(random, { need: () => random.pick([1, 2, 2, 3]) });
    const group = subset(random, drawn.mentors.length, 0.5);
    const rows = drawn.trainees.map((_, i) => around(drawn, (pair) => (pair.i === i && group[pair.j] ? 1 : 0), random.pick(['<=', '>='])));
    return problemOf(drawn, [...random.shuffle(rows).slice(0, random.int(1, 6)), budget(random, drawn)]);
  },

  /** Pairs that are required, most of them planted. */
  required: (random) => {
    const drawn = people(random);
    const wanted = drawn.pairs.filter(({ planted }) => random.chance(planted ? 0.2 : 0.005));
    return problemOf(drawn, [budget(random, drawn), range(random, drawn, 0.3)], wanted);
  },

  /** Few levels of scores, few of weights: very many matchings are as good. */
  ties: (random) => {
    const drawn = people(random, { score: levels(random) });
    const weigh = () => random.pick([1, 2, 3, 5]);
    return problemOf(drawn, [...times(random.int(2, 4), () => around(drawn, weigh, '<=')), ...quotas(random, drawn)]);
  },

  /** Weights in quarters and hundredths. */
  decimals: (random) => {
    const drawn = people(random, { score: () => random.int(0, 10_000) / 10_000 });
    const unit = random.pick([4, 100]);
    return problemOf(
      drawn,
      times(random.int(1, 3), () => around(drawn, () => random.int(1, 40), '<=', random.int(-4, 4), unit)),
    );
  },

  /** Sums that must be met to the unit: whether whole pairs do is a puzzle. */
  equalities: (random) => {
    const drawn = people(random, { size: smallSides(random) });
    const most = random.pick([5, 12, 30]);
    return problemOf(
      drawn,
      times(random.int(1, 2), () => around(drawn, () => random.int(0, most), '=', random.pick([0, 0, 1, -1]))),
    );
  },

  /** One pair only where there is another, or one of a group; two groups whose numbers differ by one at most. */
  implications: (random) => {
    const drawn = people(random, { complete: random.chance(0.3) });
    const rows = times(random.int(2, 8), () => {
      const [first] = random.shuffle([...drawn.pairs]);
      const others = new Set(random.shuffle([...drawn.pairs]).slice(0, random.int(1, 2)));
      return exactly(drawn, (pair) => (pair === first ? 1 : others.has(pair) ? -1 : 0), '<=', 0);
    });
    const side = labels(random, drawn.mentors.length, 3);
    const weigh = ({ j }) => [1, -1, 0][side[j]];
    return problemOf(drawn, [...rows, exactly(drawn, weigh, '<=', 1), exactly(drawn, weigh, '>=', -1), budget(random, drawn)]);
  },

  /** Everything at once. */
  everything: (random) => {
    const drawn = people(random, { need: () => random.pick([1, 1, 1, 2]), spare: [0, 1, 2] });
    const mentors = drawn.mentors.map((mentor) => ({ ...mentor, min: mentor.max > 1 && random.chance(0.3) ? 1 : 0 }));
    const rows = [
      ...quotas(random, drawn),
      range(random, drawn, 0.3),
      ...(random.chance(0.3) ? together(random, drawn, 1) : []),
      budget(random, drawn),
      around(drawn, () => random.int(-3, 3), random.pick(['<=', '>='])),
    ];
    const wanted = drawn.pairs.filter(({ planted }) => planted && random.chance(0.1));
    return problemOf({ ...drawn, mentors }, rows, wanted);
  },
};

export const CONSTRAINED_FAMILIES = Object.keys(RECIPES);

export function constrainedProblem(family, name) {
  return RECIPES[family](seededRandom(`constrained ${family} ${name}`));
}
