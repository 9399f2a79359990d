/**
 * What the limits of a run are worth, in the board's words: a place more or less with each mentor, each constraint of the guidelines tighter
 * or looser, and at each workplace the best that a place more can do.
 */
import {
  compareIds,
  type GroupConstraint,
  type Guidelines,
  type Progress,
  type Proposal,
  SCORE_SCALE,
  type Text,
  UNTOLD,
} from '../domain/index.ts';
import { shadowPrices, type Limits, type Problem, type ShadowPrice, type ShadowStep, type Solution } from '../solver/index.ts';
import { fairnessOf } from './explain.ts';

/** A change of one number, and what the best matching gains or loses by it; see `ShadowStep`. */
export type LimitStep =
  | {
      readonly status: 'optimal';
      readonly to: number;
      /** Trainees served more, or fewer when negative. */
      readonly matched: number;
      /** Only with objective "fair": how many pairs more score below so many millionths, in the lowest band that changes. */
      readonly fairness?: { readonly below: number; readonly more: number } | null;
      /** Millionths that the total gains, or loses when negative. */
      readonly score: number;
      readonly until: number | null;
      readonly isOpen: boolean;
    }
  | Exclude<ShadowStep, { readonly status: 'optimal' }>;

/** One number; ranges as in `ShadowPrice`. */
export interface PricedLimit extends Pick<ShadowPrice, 'id' | 'value' | 'unit' | 'countsPairs' | 'used' | 'stable'> {
  readonly higher: LimitStep | null;
  readonly lower: LimitStep | null;
}

export interface PricedMentor extends PricedLimit, Workplace {
  readonly name: string;
}

export interface Workplace {
  /** Names; `site` null where the census does not say. */
  readonly board: string;
  readonly service: string;
  readonly site: string | null;
}

/** The most that a place more can do at one workplace, and with whom. */
export interface PricedWorkplace extends Workplace {
  readonly mentor: string;
  readonly higher: Extract<LimitStep, { readonly status: 'optimal' }>;
}

export interface PricedConstraint extends PricedLimit {
  readonly label: Text;
  readonly op: '<=' | '>=' | '=';
  /** What its number counts: pairs, minutes of journeys, or by how much it is off (shares, and trainees held together). */
  readonly counts: 'pairs' | 'minutes' | 'difference';
  /** Names of the two who are held together: one step up is the first there without the second, one step down the second without the first. */
  readonly between?: readonly [first: string, second: string];
}

export interface LimitPrices {
  /** What is worth most first: trainees served, then fairness, then score; else by id. Mentors by a place more, then by what a place less costs. */
  readonly constraints: readonly PricedConstraint[];
  readonly workplaces: readonly PricedWorkplace[];
  readonly mentors: readonly PricedMentor[];
  /** Whether a limit left anything open. */
  readonly isOpen: boolean;
}

/**
 * The shadow prices of a run, all of them unless a limit is given. Mentors whom a rule excludes are not part of the problem and have no price.
 * @throws BinomeError as `shadowPrices`.
 */
export function limitPrices(
  { proposal, problem, solution }: { readonly proposal: Proposal; readonly problem: Problem; readonly solution: Solution },
  guidelines: Guidelines,
  { onProgress = UNTOLD, ...limits }: Limits & { readonly onProgress?: Progress } = {},
): LimitPrices {
  const found = shadowPrices(problem, solution, {
    solveLimit: Infinity,
    ...limits,
    onProgress: (_, done, of) => onProgress('limits', done, of),
  });
  const roster = new Map(proposal.mentors.map((mentor) => [mentor.id, mentor]));
  const constraintOf = new Map(proposal.sideConstraints.map((constraint) => [constraint.id, constraint]));
  const names = new Map([...proposal.pairs, ...proposal.unmet].map(({ trainee }) => [trainee.id, trainee.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const mentors = found.mentors
    .map((price): PricedMentor => {
      const known = roster.get(price.id);
      const { name = price.id, board = '', service = '', site = null } = known ?? {};
      return { ...limitOf(price, solution), name, board, service, site };
    })
    .sort((a, b) => compareSteps(a.higher, b.higher) || compareSteps(b.lower, a.lower) || compareIds(a.id, b.id));
  const constraints = found.sideConstraints.map((price): PricedConstraint => {
    const known = constraintOf.get(price.id);
    const { label = { fr: price.id, en: price.id }, op = '<=' } = known ?? {};
    const held = heldTogether(price, guidelines);
    const between = held === null ? {} : { between: [nameOf(held[0]), nameOf(held[1])] as const };
    return { ...limitOf(price, solution), label, op, counts: countedBy(price, guidelines), ...between };
  });
  const gained = ({ op, higher, lower }: PricedConstraint): LimitStep | null =>
    op === '<=' ? higher : op === '>=' ? lower : compareSteps(higher, lower) <= 0 ? higher : lower;
  return {
    constraints: constraints.sort((a, b) => compareSteps(gained(a), gained(b)) || compareIds(a.id, b.id)),
    workplaces: workplacesOf(mentors),
    mentors,
    isOpen: [...mentors, ...constraints].some(({ higher, lower }) => isOpen(higher) || isOpen(lower)),
  };
}

export function isOpen(step: LimitStep | null): boolean {
  return step !== null && (step.status === 'limit' || step.isOpen);
}

function limitOf(
  { id, value, unit, countsPairs, used, stable, higher, lower }: ShadowPrice,
  { matched, objective }: Solution,
): PricedLimit {
  const step = (found: ShadowStep | null): LimitStep | null => {
    if (found?.status !== 'optimal') return found;
    const { status, to, until, isOpen: isUntilOpen } = found;
    return {
      ...{ status, to, matched: found.matched - matched },
      ...fairnessOf(found),
      // Each is rounded by itself: both are whole millionths.
      score: Math.round(found.objective * SCORE_SCALE) - Math.round(objective * SCORE_SCALE),
      ...{ until, isOpen: isUntilOpen },
    };
  };
  return { id, value, unit, countsPairs, used, stable, higher: step(higher), lower: step(lower) };
}

/** Below 0 when the first is worth more. What changes nothing, or is not known, is worth nothing; where nothing satisfies the rules, less. */
function compareSteps(a: LimitStep | null, b: LimitStep | null): number {
  const [first, second] = [worthOf(a), worthOf(b)];
  if (first.matched !== second.matched) return first.matched > second.matched ? -1 : 1;
  return unfairness(first.fairness, second.fairness) || second.score - first.score;
}

interface StepWorth {
  readonly matched: number;
  readonly fairness: { readonly below: number; readonly more: number } | null;
  readonly score: number;
}

function worthOf(step: LimitStep | null): StepWorth {
  if (step?.status === 'optimal') return { matched: step.matched, fairness: step.fairness ?? null, score: step.score };
  return { matched: step?.status === 'infeasible' ? -Infinity : 0, fairness: null, score: 0 };
}

/** The lowest band that either changes decides. */
function unfairness(a: StepWorth['fairness'], b: StepWorth['fairness']): number {
  const below = Math.min(a?.below ?? Infinity, b?.below ?? Infinity);
  const more = (fairness: StepWorth['fairness']): number => (fairness?.below === below ? fairness.more : 0);
  return more(a) - more(b);
}

/** @param mentors best first. */
function workplacesOf(mentors: readonly PricedMentor[]): PricedWorkplace[] {
  const best = new Map<string, PricedWorkplace>();
  for (const { name, board, service, site, higher } of mentors) {
    const key = JSON.stringify([board, service, site]);
    if (higher?.status === 'optimal' && !best.has(key)) best.set(key, { board, service, site, mentor: name, higher });
  }
  return [...best.values()];
}

function countedBy(price: ShadowPrice, guidelines: Guidelines): PricedConstraint['counts'] {
  const rule = ruleOf(price, guidelines);
  if (rule?.kind === 'travelBudget') return 'minutes';
  return rule?.kind === 'together' || price.id.endsWith('Share') ? 'difference' : 'pairs';
}

/** The two trainees whom a constraint of a rule "together" holds, by its id. */
function heldTogether(price: ShadowPrice, guidelines: Guidelines): readonly [string, string] | null {
  const rule = ruleOf(price, guidelines);
  if (rule?.kind !== 'together') return null;
  const k = rule.trainees.findIndex((first, i) => price.id.endsWith(`/${first}=${rule.trainees[i + 1] ?? ''}`));
  return k < 0 ? null : [rule.trainees[k]!, rule.trainees[k + 1]!];
}

/** The rule that the constraint comes from: its id begins with the rule's. */
function ruleOf({ id }: ShadowPrice, { sideConstraints }: Guidelines): GroupConstraint | null {
  const rules = sideConstraints.filter((rule) => id === rule.id || id.startsWith(`${rule.id}/`));
  return rules.reduce<GroupConstraint | null>((own, other) => (own === null || other.id.length > own.id.length ? other : own), null);
}
