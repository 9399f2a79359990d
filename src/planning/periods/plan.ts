/** From a census and several periods to a plan, with what people ask of it: who sees what, who carries what, what it gains. */
import {
  type Census,
  type CensusAccount,
  compareIds,
  type Guidelines,
  type Plan,
  type PlanBound,
  type PlannedBoard,
  type PlannedPair,
  type PlannedPeriod,
  type PlannedTrainee,
  type PlanRules,
  type PlanValue,
  type Progress,
  type Setting,
  type SettingUnseen,
} from '../../domain/index.ts';
import { checkVerified } from '../../matching/index.ts';
import { bestPlan, type PlanLimits } from './best-plan.ts';
import { findPlan, type FoundPlan } from './find-plan.ts';
import { loadsByPeriod, SETTINGS, type Horizon, type Placement, type Scope, type PeriodScope } from './horizon.ts';
import { journeyOf } from './plan-sentences.ts';
import { compareCounts, valueOf } from './plan-value.ts';
import { horizonOf, type PlanInput } from './prepare-plan.ts';
import { withoutDetours } from './to-and-fro.ts';
import { isSeen, traineesOf } from './rules/both-settings.ts';
import { keptIn } from './rules/continuity.ts';

export interface PlanRequest extends PlanInput {
  readonly guidelinesSha256: string;
  /** By the id and the promotion of a period: what was placed in it already. People who are no longer in the census are left out. */
  readonly decided: readonly { readonly id: string; readonly promotion: string; readonly pairs: readonly (readonly [string, string])[] }[];
  /** Whom of the files the plan is about; not known where people are handed over, and not files. */
  readonly account?: CensusAccount;
  readonly inputs: Plan['inputs'];
  readonly engineVersion: string;
  readonly limits: PlanLimits;
}

/** The plan, and of each part of it the problems whose solutions, with their certificates, bound it. */
export interface PlanResult {
  readonly plan: Plan;
  readonly proofs: FoundPlan['proofs'];
}

/** @throws BinomeError as `prepare`. The solutions that the plan's proof rests on are verified; one that is refused is our fault and throws. */
export function planPeriods(request: PlanRequest, progress: Progress): PlanResult {
  const horizon = horizonOf(request, progress);
  const open: Scope = { horizon, scopes: horizon.periods.map(() => ({ kind: 'open' })) };
  const scope = { horizon, scopes: horizon.periods.map(({ period }) => decidedOf(request, period, horizon)) };
  const isDecided = scope.scopes.some(({ kind }) => kind === 'decided');
  const found = findPlan(scope, request.limits, (done, of) => progress('plan', done, isDecided ? 2 * of : of));
  const { status, bound, proofs } = found;
  for (const { problem, solution } of proofs.flat()) {
    checkVerified(problem, solution);
  }
  const services = new Map(request.census.mentors.map(({ id, serviceCode }) => [id, serviceCode]));
  const placements = withoutDetours(scope, found.placements, (mentor) => services.get(mentor) ?? '');
  const free = isDecided ? findPlan(open, request.limits, (done, of) => progress('plan', of + done, 2 * of)).placements : null;
  const value = valueOf(scope, placements);
  const told = new Narrator(request.census, scope, placements, bound !== null && compareCounts(scope, value, bound) === 0);
  const trainees = traineesOf(scope)
    .sort(compareIds)
    .map((id) => told.trainee(id));
  return {
    plan: {
      format: 'binome.plan/1',
      engine: { name: 'binome', version: request.engineVersion },
      guidelines: { id: request.guidelines.id, version: request.guidelines.version, sha256: request.guidelinesSha256 },
      rules: request.rules,
      leftOut: leftOutOf(request.guidelines, request.rules),
      inputs: request.inputs,
      ...(request.account === undefined ? {} : { account: request.account }),
      periods: horizon.periods.map((_, k) => periodOf(scope, placements, k)),
      status,
      value,
      bound: status === 'infeasible' ? null : bound,
      pairs: placements.flatMap((placement, period) => pairsOf(horizon, placement, period)),
      trainees,
      loads: told.loads(),
      boards: told.boards(request, trainees),
      separately: separately(open, scope),
      ...(free === null ? {} : { decided: whatDecidedCosts(open, scope, { free, bound, trainees }) }),
    },
    proofs,
  };
}

function decidedOf({ decided, census }: PlanRequest, period: { id: string; promotion: string }, { periods }: Horizon): PeriodScope {
  const found = decided.find(({ id, promotion }) => id === period.id && promotion === period.promotion);
  if (found === undefined) return { kind: 'open' };
  const trainees = new Set(periods.find((one) => one.period === period)!.trainees);
  const mentors = new Set(census.mentors.map(({ id }) => id));
  return { kind: 'decided', placement: new Map(found.pairs.filter(([trainee, mentor]) => trainees.has(trainee) && mentors.has(mentor))) };
}

function leftOutOf({ objective, balance }: Guidelines, rules: PlanRules): Plan['leftOut'] {
  const given = { fair: objective === 'fair', balance: (balance ?? 'none') !== 'none', minimums: rules.rest !== null };
  return (['fair', 'balance', 'minimums'] as const).filter((name) => given[name]);
}

function periodOf({ horizon, scopes }: Scope, placements: readonly Placement[], k: number): PlannedPeriod {
  const { label, period, trainees, mentors, scores } = horizon.periods[k]!;
  return {
    ...{ label, promotion: period.promotion, name: period.name },
    start: period.segments[0]!.start,
    end: period.segments.at(-1)!.end,
    trainees: trainees.length,
    places: [...mentors.values()].reduce((total, { max }) => total + max, 0),
    served: placements[k]!.size,
    score: [...placements[k]!].reduce((total, [trainee, mentor]) => total + (scores.get(trainee)?.get(mentor) ?? 0), 0),
    isDecided: scopes[k]!.kind === 'decided',
  };
}

function pairsOf({ periods }: Horizon, placement: Placement, period: number): PlannedPair[] {
  const { label, scores } = periods[period]!;
  return [...placement]
    .map(([trainee, mentor]) => ({ period: label, trainee, mentor, score: scores.get(trainee)?.get(mentor) ?? 0 }))
    .sort((a, b) => compareIds(a.trainee, b.trainee));
}

/** Each period the best for itself, as if there were no other. */
function separately(open: Scope, scope: Scope): PlanValue | null {
  const { horizon } = open;
  const rules: PlanRules = { noneTwice: false, bothSettings: false, continuity: 0, mostWithOneMentor: null, rest: null, load: null };
  const { best } = bestPlan({ ...scope, horizon: { ...horizon, rules } }, {});
  return best === null ? null : valueOf(scope, best.placements);
}

function whatDecidedCosts(
  open: Scope,
  { horizon, scopes }: Scope,
  { free, bound, trainees }: { free: readonly Placement[]; bound: PlanBound | null; trainees: readonly PlannedTrainee[] },
): Plan['decided'] & object {
  const without = valueOf(open, free);
  // Where others see as much instead, the decision blocks nothing: only what it leaves no way to at all.
  const isCostly = bound !== null && compareCounts(open, without, bound) > 0;
  return {
    periods: horizon.periods.flatMap(({ label }, period) => (scopes[period]!.kind === 'decided' ? [label] : [])),
    without,
    blocked: trainees.flatMap(({ unseen }) =>
      unseen.filter(({ trainee, setting, reason }) => (isCostly || reason === 'decided') && isSeen(open, free, trainee, setting)),
    ),
  };
}

/** What is said of people: names, and where they are in the plan. */
class Narrator {
  readonly #names: ReadonlyMap<string, string>;
  readonly #scope: Scope;
  readonly #placements: readonly Placement[];
  /** Whether it is proven that nobody more can be served, and no setting more seen. */
  readonly #isCounted: boolean;

  constructor(census: Census, scope: Scope, placements: readonly Placement[], isCounted: boolean) {
    this.#names = new Map([...census.trainees, ...census.mentors].map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
    this.#scope = scope;
    this.#placements = placements;
    this.#isCounted = isCounted;
  }

  trainee(id: string): PlannedTrainee {
    const { horizon } = this.#scope;
    const name = this.#nameOf(id);
    const stages = horizon.periods.flatMap(({ label, trainees }, period) => {
      if (!trainees.includes(id)) return [];
      const mentor = this.#placements[period]!.get(id) ?? null;
      const settings = mentor === null ? [] : horizon.settingsOf(mentor);
      return [{ period: label, mentor, name: mentor === null ? null : this.#nameOf(mentor), settings }];
    });
    const unseen = SETTINGS.filter((setting) => !isSeen(this.#scope, this.#placements, id, setting)).map((setting): SettingUnseen => ({
      trainee: id,
      name,
      setting,
      reason: this.#reason(id, setting),
    }));
    return { id, name, stages, unseen, sentence: journeyOf(name, stages, unseen) };
  }

  loads(): Plan['loads'] {
    return [...loadsByPeriod(this.#scope.horizon, this.#placements)]
      .map(([mentor, own]) => ({
        ...{ mentor, name: this.#nameOf(mentor) },
        trainees: own.reduce((total, count) => total + count, 0),
        periods: own.filter((count) => count > 0).length,
      }))
      .sort((a, b) => b.trainees - a.trainees || compareIds(a.mentor, b.mentor));
  }

  /** Directorates with trainees, by code; a mentor's load counts where their trainees are. */
  boards({ census, reference }: PlanRequest, trainees: readonly PlannedTrainee[]): PlannedBoard[] {
    const boardOf = new Map(census.trainees.map(({ id, boardCode }) => [id, boardCode]));
    const codes = [...new Set(trainees.map(({ id }) => boardOf.get(id)!))].sort(compareIds);
    return codes.map((code) => {
      const own = trainees.filter(({ id }) => boardOf.get(id) === code);
      const placements = this.#placements.map((placement): Placement => new Map([...placement].filter(([id]) => boardOf.get(id) === code)));
      const loads = [...loadsByPeriod(this.#scope.horizon, placements).values()].map((each) =>
        each.reduce((total, count) => total + count, 0),
      );
      return {
        ...{ code, name: reference.boards.get(code)?.name ?? code },
        needed: own.reduce((total, { stages }) => total + stages.length, 0),
        served: placements.reduce((total, { size }) => total + size, 0),
        trainees: own.length,
        both: own.filter(({ unseen }) => unseen.length === 0).length,
        kept: keptIn(this.#scope, placements),
        score: placements.reduce((total, placement, period) => total + periodScore(this.#scope.horizon, placement, period), 0),
        heaviest: Math.max(0, ...loads),
      };
    });
  }

  #reason(id: string, setting: Setting): SettingUnseen['reason'] {
    const { horizon, scopes } = this.#scope;
    const offers = horizon.periods.flatMap(({ scores }, period) =>
      [...(scores.get(id)?.keys() ?? [])].some((mentor) => horizon.settingsOf(mentor).includes(setting)) ? [period] : [],
    );
    if (offers.length === 0) {
      const maybe = horizon.periods.flatMap(({ scores }) => [...(scores.get(id)?.keys() ?? [])]);
      return maybe.some((mentor) => horizon.unspecifiedOf?.(mentor).includes(setting) === true) ? 'unspecified' : 'never';
    }
    if (offers.every((period) => scopes[period]!.kind === 'decided')) return 'decided';
    return this.#isCounted ? 'places' : 'unproven';
  }

  #nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }
}

function periodScore(horizon: Horizon, placement: Placement, period: number): number {
  return pairsOf(horizon, placement, period).reduce((total, { score }) => total + score, 0);
}
