/**
 * The instances that the tests try, by family: each is made afresh from the family's name and a seed, so a failure is
 * reproduced by `instance('family', seed)`.
 */
import * as capacities from './families/capacities.ts';
import * as scores from './families/scores.ts';
import * as sideConstraints from './families/side-constraints.ts';
import { middle } from './families/middle.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem } from './rules.ts';

/** Seeds 0, 1, 2 … of every family are tried against brute force. */
export const INSTANCES_PER_FAMILY = 1000;

/** What a family is for: the least share of its instances of each kind, so that no family passes by being trivial. */
export interface Promises {
  feasible?: number;
  infeasible?: number;
  /** Coverage "most" and needs left unmet. */
  short?: number;
  /** Without the side constraints the answer would be better, or there would be one. */
  binding?: number;
  /** The same for minimums and required pairs. */
  demanding?: number;
  /** More than one matching has the best score. */
  tied?: number;
  /** Several matchings have the best score, and the chosen one keeps pairs of the incumbent. */
  kept?: number;
}

export interface Family {
  make: (random: Random) => ListedProblem;
  promises: Promises;
}

export const FAMILIES = {
  scores: {
    ties: { make: scores.ties, promises: { feasible: 0.5, infeasible: 0.1, short: 0.15, tied: 0.4 } },
    decimals: { make: scores.decimals, promises: { feasible: 0.5, infeasible: 0.1, short: 0.15 } },
    negative: { make: scores.negative, promises: { feasible: 0.6, infeasible: 0.1, short: 0.3 } },
    huge: { make: scores.huge, promises: { feasible: 0.6, infeasible: 0.1, short: 0.1, tied: 0.1 } },
    floats: { make: scores.floats, promises: { feasible: 0.5, infeasible: 0.1, short: 0.1 } },
    incumbent: { make: scores.incumbent, promises: { feasible: 0.5, tied: 0.4, kept: 0.4 } },
  },
  capacities: {
    tight: { make: capacities.tight, promises: { feasible: 0.6, infeasible: 0.05, short: 0.1 } },
    oneShort: { make: capacities.oneShort, promises: { feasible: 0.7, infeasible: 0.15, short: 0.7 } },
    disconnected: { make: capacities.disconnected, promises: { feasible: 0.6, infeasible: 0.1, short: 0.3 } },
    wide: { make: capacities.wide, promises: { feasible: 0.7, infeasible: 0.03 } },
    tall: { make: capacities.tall, promises: { feasible: 0.7, infeasible: 0.1, short: 0.5 } },
    needs: { make: capacities.needs, promises: { feasible: 0.6, infeasible: 0.1, short: 0.15 } },
    minimums: { make: capacities.minimums, promises: { feasible: 0.4, infeasible: 0.15, short: 0.15, demanding: 0.15 } },
    required: { make: capacities.required, promises: { feasible: 0.4, infeasible: 0.15, short: 0.1, demanding: 0.3 } },
    infeasible: { make: capacities.infeasible, promises: { infeasible: 0.8, feasible: 0.05 } },
    empty: { make: capacities.empty, promises: { feasible: 0.3, infeasible: 0.2, short: 0.2 } },
    strangeIds: { make: capacities.strangeIds, promises: { feasible: 0.5, infeasible: 0.1, short: 0.15, binding: 0.1 } },
  },
  sideConstraints: {
    quotas: { make: sideConstraints.quotas, promises: { feasible: 0.4, infeasible: 0.2, short: 0.15, binding: 0.4 } },
    nested: { make: sideConstraints.nested, promises: { feasible: 0.5, infeasible: 0.15, short: 0.2, binding: 0.3 } },
    fractions: { make: sideConstraints.fractions, promises: { feasible: 0.4, infeasible: 0.1, short: 0.2, binding: 0.4 } },
    apartTogether: { make: sideConstraints.apartTogether, promises: { feasible: 0.5, infeasible: 0.05, short: 0.1, binding: 0.3 } },
    budgets: { make: sideConstraints.budgets, promises: { feasible: 0.5, infeasible: 0.1, short: 0.2, binding: 0.5 } },
    integrality: { make: sideConstraints.integrality, promises: { feasible: 0.2, infeasible: 0.3, binding: 0.5 } },
    everything: { make: sideConstraints.everything, promises: { feasible: 0.5, short: 0.1, binding: 0.4, demanding: 0.1 } },
  },
} as const satisfies Record<string, Record<string, Family>>;

/** Too large for brute force: these are tried against HiGHS. */
export const MIDDLE_INSTANCES = 240;

export function middleInstance(seed: number): ListedProblem {
  return middle(seededRandom('middle', seed));
}

export type Group = keyof typeof FAMILIES;

export function familiesOf(group: Group): [name: string, family: Family][] {
  return Object.entries(FAMILIES[group]);
}

const byName = new Map<string, Family>(Object.values(FAMILIES).flatMap((families) => Object.entries(families)));

export const FAMILY_NAMES: readonly string[] = [...byName.keys()];

export function instance(family: string, seed: number): ListedProblem {
  const found = byName.get(family);
  if (found === undefined) throw new Error(`no family is called ${family}`);
  return found.make(seededRandom(family, seed));
}
