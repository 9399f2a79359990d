/**
 * What no plan is worth more than, where mentors are kept from period to period: a bound by prices.
 *
 * Each mentor's place in each period has a price. Each trainee then takes the way through the periods that is best for them alone, prices paid:
 * that is found exactly, with the mentors they keep and the settings they see, by dynamic programming. Each mentor offers the places that are
 * worth their price, loads counted. Whatever the prices, the two together are worth at least as much as any plan (weak duality), for in a plan
 * every price that is paid is also earned. Good prices come from a subgradient method (Held, Wolfe & Crowder 1974, "Validation of subgradient
 * optimization", doi:10.1007/BF01580223); the bound is computed from the last ones in whole millionths, so that it is exact.
 *
 * The bound is of plans that serve as many, and see as many settings, as is proven possible. It leaves out what only lowers a plan's worth:
 * minimums, rest, side constraints, the most periods with one mentor, and places shared by promotions.
 */
import { type PlanValue, SCORE_SCALE } from '../../domain/index.ts';
import { placesIn, scoresIn, SETTINGS, type Scope } from './horizon.ts';
import { costOf } from './rules/load.ts';

const MOST_STEPS = 800;
/** Steps without gain after which steps become shorter. */
const PATIENCE = 20;
/** Millionths that a placement, or a setting seen, is worth besides its score: multipliers of the two counts, which are known. */
const [SERVED_WORTH, SEEN_WORTH] = [1_500_000, 500_000] as const;

/**
 * Points, in millionths, that no plan of this scope exceeds which has `most.served` placements and `most.settings` settings seen. `known`: what
 * a plan that is known comes to, at which steps aim. O(steps × pairs × settings).
 */
export function priceBound(
  scope: Scope,
  most: Pick<PlanValue, 'served' | 'settings'>,
  known: number,
  signal?: { readonly aborted: boolean },
): number {
  const market = marketOf(scope);
  const constant = SERVED_WORTH * most.served + (scope.horizon.rules.bothSettings ? SEEN_WORTH * most.settings : 0);
  const prices = new Float64Array(market.places.length);
  const direction = new Float64Array(prices.length);
  let [least, patience, length] = [Infinity, PATIENCE, 1];
  let bestPrices = prices.slice();
  for (let step = 0; step < MOST_STEPS && signal?.aborted !== true; step++) {
    const { worth, excess } = respond(market, prices);
    const bound = worth - constant;
    if (bound < least) {
      patience = PATIENCE;
      least = bound;
      bestPrices = prices.slice();
    } else if (--patience === 0) {
      // Too long a step: back to the best prices, and shorter from there.
      [patience, length] = [PATIENCE, length / 2];
      prices.set(bestPrices);
      direction.fill(0);
    }
    let norm = 1;
    for (let k = 0; k < prices.length; k++) {
      direction[k] = 0.7 * direction[k]! + 0.3 * excess[k]!;
      if (prices[k]! > 0 || direction[k]! > 0) norm += direction[k]! ** 2;
    }
    const stride = (length * Math.max(bound - known, SCORE_SCALE / 10)) / norm;
    for (let k = 0; k < prices.length; k++) prices[k] = Math.max(0, prices[k]! + stride * direction[k]!);
  }
  return respond(market, bestPrices.map(Math.round)).worth - constant;
}

/** The plan's people as numbers. A *good* is a mentor in a period; prices, places and excess are indexed by it. */
interface Market {
  readonly places: Int32Array;
  /** Mentor → their goods. */
  readonly mentors: readonly (readonly number[])[];
  readonly buyers: readonly Buyer[];
  /** Millionths for keeping a mentor. */
  readonly kept: number;
  /** Millionths that the n-th trainee costs a mentor, from 0. */
  readonly costs: (n: number) => number;
}

interface Buyer {
  /** Each period of the trainee's promotion that is in view: whom they could have, and whether it could be nobody. */
  readonly periods: readonly { readonly offers: readonly Offer[]; readonly mayBeNobody: boolean }[];
}

interface Offer {
  readonly good: number;
  readonly mentor: number;
  /** Score and the worth of being served, millionths. */
  readonly worth: number;
  /** Settings that the mentor shows, a bit each; 0 where they do not count. */
  readonly shows: number;
}

function marketOf(scope: Scope): Market {
  const { horizon, scopes } = scope;
  const { rules } = horizon;
  const places: number[] = [];
  const mentors = new Map<string, number[]>();
  const numbers = new Map<string, number>();
  const offers = horizon.periods.map((_, k): Map<string, Offer[]> => {
    const goods = new Map<string, number>();
    const goodOf = (mentor: string): number => {
      const known = goods.get(mentor);
      if (known !== undefined) return known;
      const good = places.push(placesIn(scope, k, mentor)) - 1;
      goods.set(mentor, good);
      mentors.set(mentor, [...(mentors.get(mentor) ?? []), good]);
      if (!numbers.has(mentor)) numbers.set(mentor, numbers.size);
      return good;
    };
    const offerOf = ([mentor, score]: readonly [string, number]): Offer => {
      const good = goodOf(mentor);
      const shows = rules.bothSettings
        ? horizon.settingsOf(mentor).reduce((bits, setting) => bits | (1 << SETTINGS.indexOf(setting)), 0)
        : 0;
      return { good, mentor: numbers.get(mentor)!, worth: score + SERVED_WORTH, shows };
    };
    return new Map([...scoresIn(scope, k)].map(([trainee, own]) => [trainee, [...own].map(offerOf)]));
  });
  const buyers = new Map<string, Buyer['periods'][number][]>();
  horizon.periods.forEach(({ trainees }, k) => {
    const { kind } = scopes[k]!;
    if (kind === 'later') return;
    for (const trainee of trainees) {
      const own = offers[k]!.get(trainee);
      // A decided placement is had, whatever its price.
      const period = { offers: own ?? [], mayBeNobody: kind === 'open' || own === undefined };
      buyers.set(trainee, [...(buyers.get(trainee) ?? []), period]);
    }
  });
  return {
    places: Int32Array.from(places),
    mentors: [...mentors.values()],
    buyers: [...buyers.values()].map((periods) => ({ periods })),
    kept: Math.round(rules.continuity * SCORE_SCALE),
    costs: (n) => costOf(rules, Math.max(0, n + 1 - (rules.load?.free ?? 0))),
  };
}

/** What everybody makes of these prices: the worth of it all, and for each good how many more take it than are offered. */
function respond(market: Market, prices: Float64Array): { worth: number; excess: Float64Array } {
  const excess = new Float64Array(prices.length);
  let worth = 0;
  for (const buyer of market.buyers) worth += bestWay(buyer, market.kept, prices, excess);
  for (const goods of market.mentors) {
    const offered = goods.flatMap((good) => Array.from({ length: market.places[good]! }, () => good));
    offered.sort((a, b) => prices[b]! - prices[a]!);
    offered.forEach((good, rank) => {
      const gain = prices[good]! - market.costs(rank);
      if (gain < 0) return;
      worth += gain;
      // At no gain the mentor offers what is asked for.
      if (gain > 0 || excess[good]! > 0) excess[good]!--;
    });
  }
  return { worth, excess };
}

const MASKS = 1 << SETTINGS.length;

/** A way that ends here; one is kept for each last mentor (nobody: −1) and each set of settings seen. */
interface Way {
  readonly value: number;
  readonly before: Way | null;
  readonly offer: Offer | null;
}

type Ways = Map<number, Way>;

/** The trainee's best way through the periods at these prices; adds one to the excess of each good on it. */
function bestWay({ periods }: Buyer, kept: number, prices: Float64Array, excess: Float64Array): number {
  let ways: Ways[] = Array.from({ length: MASKS }, (_, mask) => new Map(mask === 0 ? [[-1, { value: 0, before: null, offer: null }]] : []));
  for (const { offers, mayBeNobody } of periods) {
    const next = ways.map((): Ways => new Map());
    ways.forEach((own, mask) => {
      const top = bestOf(own.values());
      if (top === null) return;
      if (mayBeNobody) put(next[mask]!, { value: top.value, before: top, offer: null });
      for (const offer of offers) {
        const same = own.get(offer.mentor);
        const stays = same !== undefined && same.value + kept >= top.value;
        const seen = mask | offer.shows;
        const gain = offer.worth - prices[offer.good]! + SEEN_WORTH * (bitsOf(seen) - bitsOf(mask));
        put(
          next[seen]!,
          stays ? { value: same.value + kept + gain, before: same, offer } : { value: top.value + gain, before: top, offer },
        );
      }
    });
    ways = next;
  }
  const best = bestOf(ways.flatMap((own) => [...own.values()]))!;
  for (let way: Way | null = best; way !== null; way = way.before) if (way.offer !== null) excess[way.offer.good]!++;
  return best.value;
}

function bestOf(ways: Iterable<Way>): Way | null {
  let best: Way | null = null;
  for (const way of ways) if (best === null || way.value > best.value) best = way;
  return best;
}

function put(ways: Ways, way: Way): void {
  const mentor = way.offer?.mentor ?? -1;
  const known = ways.get(mentor);
  if (known === undefined || known.value < way.value) ways.set(mentor, way);
}

function bitsOf(mask: number): number {
  return (mask & 1) + (mask >> 1);
}
