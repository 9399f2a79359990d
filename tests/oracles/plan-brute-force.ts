/**
 * The best plan by looking at every one, with the rules written again from what they say.
 *
 * People are indices here: a *row* is the placement of one period, trainee → mentor, or NONE; a plan is one row for each period. What a plan
 * breaks is a set of bits. The optimum is found as well without each rule by itself, to know where a rule makes a difference.
 */
import type { PlanValue } from '../../src/domain/documents/plan.ts';
import type { Placement, Scope } from '../../src/planning/periods/horizon.ts';

const NONE = -1;
const MILLION = 1_000_000;

/** Rules that a plan follows or breaks. */
export const HARD = ['sharedPlaces', 'mostWithOneMentor', 'rest', 'minimums', 'sideConstraints', 'coverage'] as const;
/** Rules that make a plan worth more or less. */
export const SOFT = ['noneTwice', 'bothSettings', 'continuity', 'load'] as const;
export type RuleName = (typeof HARD)[number] | (typeof SOFT)[number];

const bit = (name: (typeof HARD)[number]): number => 1 << HARD.indexOf(name);

type Row = readonly number[];

export interface BestOfAll {
  /** null where no plan follows every rule. */
  readonly best: PlanValue | null;
  /** Its rank, as `rankOf` says it. */
  readonly rank: number;
  /** The most points of the plans with so many served and so many settings seen: `served/settings`. */
  readonly pointsOf: ReadonlyMap<string, number>;
  /** Rules without which no best plan would be among the best with them. */
  readonly matters: readonly RuleName[];
  readonly plans: number;
}

export function bruteForcePlan(scope: Scope): BestOfAll {
  const table = new PlanTable(scope);
  const rows = scope.scopes.map((_, period) => table.rowsOf(period));
  const pointsOf = new Map<string, number>();
  const variants = [null, ...HARD, ...SOFT].map((without) => ({ without, key: -Infinity, withAll: -Infinity }));
  let best: { key: number; value: PlanValue } | null = null;
  let plans = 0;
  const chosen: Row[] = [];
  const visit = (period: number, before: number): void => {
    if (period < rows.length) {
      for (const { row, broken } of rows[period]!) {
        // More than one rule broken: no plan, whichever is left out.
        if (((before | broken) & ((before | broken) - 1)) !== 0) continue;
        chosen[period] = row;
        visit(period + 1, before | broken);
      }
      return;
    }
    plans++;
    const broken = before | table.brokenTogether(chosen);
    if ((broken & (broken - 1)) !== 0) return;
    const worth = table.worthOf(chosen);
    const key = table.keyOf(worth, null);
    if (broken === 0) {
      const counts = `${worth.served}/${worth.settings}`;
      const points = table.pointsOf(worth, null);
      pointsOf.set(counts, Math.max(pointsOf.get(counts) ?? -Infinity, points));
      if (best === null || key > best.key) best = { key, value: table.valueOf(worth) };
    }
    for (const variant of variants) {
      const waived = (HARD as readonly (RuleName | null)[]).includes(variant.without) ? bit(variant.without as (typeof HARD)[number]) : 0;
      if ((broken & ~waived) !== 0) continue;
      const own = table.keyOf(worth, variant.without);
      if (own > variant.key) [variant.key, variant.withAll] = [own, -Infinity];
      if (own === variant.key && broken === 0) variant.withAll = Math.max(variant.withAll, key);
    }
  };
  visit(0, 0);
  const found = best as { key: number; value: PlanValue } | null;
  const matters = variants.flatMap(({ without, key, withAll }) =>
    without !== null && key > -Infinity && withAll < (found?.key ?? Infinity) ? [without] : [],
  );
  return { best: found?.value ?? null, rank: found?.key ?? -Infinity, pointsOf, matters, plans };
}

/** What these placements break, in words; empty where they are a plan. */
export function breachesOf(scope: Scope, placements: readonly Placement[]): string[] {
  const table = new PlanTable(scope);
  const chosen = placements.map((placement) => table.rowOf(placement));
  const found = placements.flatMap((placement, period) => table.impossibleIn(period, placement));
  const broken = chosen.reduce((all, row, period) => all | table.brokenIn(period, row), table.brokenTogether(chosen));
  return [...found, ...HARD.filter((name) => (broken & bit(name)) !== 0)];
}

/** What placements are worth, rule by rule. */
export function worthOf(scope: Scope, placements: readonly Placement[]): PlanValue {
  const table = new PlanTable(scope);
  return table.valueOf(table.worthOf(placements.map((placement) => table.rowOf(placement))));
}

/** Larger for the better plan; settings that later periods could show do not count. */
export function rankOf(scope: Scope, placements: readonly Placement[]): number {
  const table = new PlanTable(scope);
  return table.keyOf(table.worthOf(placements.map((placement) => table.rowOf(placement))), null);
}

interface Worth {
  served: number;
  settings: number;
  /** Times that somebody is without a mentor, beyond the first of each. */
  again: number;
  /** Of them those that no later period could show. */
  due: number;
  score: number;
  kept: number;
  over: number;
  /** 1 for the first trainee above of each mentor, 2 for the second …, added up. */
  overSteps: number;
}

class PlanTable {
  private readonly scope: Scope;
  private readonly trainees: readonly string[];
  private readonly mentors: readonly string[];
  /** Of each period: trainee → mentor → score; undefined where they cannot be together. */
  private readonly scores: readonly (readonly (readonly (number | undefined)[])[])[];
  private readonly places: readonly (readonly number[])[];
  private readonly decided: readonly (Row | null)[];
  private readonly concurrent: readonly (readonly number[])[];
  private readonly passages: readonly (readonly [from: number, to: number])[];
  private readonly shows: readonly (readonly boolean[])[];
  /** Whoever is to be placed in some period that is not later. */
  private readonly isInView: readonly boolean[];
  /** Setting → trainee: whether a period that is looked at later could show it. */
  private readonly isShownLater: readonly (readonly boolean[])[];

  constructor(scope: Scope) {
    const { periods, settingsOf } = scope.horizon;
    this.scope = scope;
    this.trainees = [...new Set(periods.flatMap(({ trainees }) => trainees))].sort();
    const decidedMentors = scope.scopes.flatMap((one) => (one.kind === 'decided' ? [...one.placement.values()] : []));
    this.mentors = [...new Set([...periods.flatMap(({ mentors }) => [...mentors.keys()]), ...decidedMentors])].sort();
    this.scores = periods.map(({ scores }) => this.trainees.map((t) => this.mentors.map((m) => scores.get(t)?.get(m))));
    this.places = periods.map(({ mentors }) => this.mentors.map((m) => mentors.get(m)?.max ?? 0));
    this.decided = scope.scopes.map((one) => (one.kind === 'decided' ? this.rowOf(one.placement) : null));
    this.concurrent = concurrentPeriods(scope);
    this.passages = periods.flatMap(({ period }, from) => {
      const to = periods.findIndex((other, k) => k > from && other.period.promotion === period.promotion);
      return to < 0 ? [] : [[from, to] as const];
    });
    this.shows = (['MO', 'MF'] as const).map((setting) => this.mentors.map((m) => settingsOf(m).includes(setting)));
    this.isInView = this.trainees.map((t) => periods.some(({ trainees }, k) => trainees.includes(t) && scope.scopes[k]!.kind !== 'later'));
    this.isShownLater = this.shows.map((shows) =>
      this.trainees.map((_, t) =>
        scope.scopes.some(({ kind }, k) => kind === 'later' && this.scores[k]![t]!.some((score, m) => score !== undefined && shows[m]!)),
      ),
    );
  }

  rowOf(placement: Placement): number[] {
    return this.trainees.map((t) => (placement.has(t) ? this.mentors.indexOf(placement.get(t)!) : NONE));
  }

  /** Every placement of a period within capacities, with what it breaks; the one that is decided, which breaks nothing. */
  rowsOf(period: number): { row: Row; broken: number }[] {
    const own = this.decided[period];
    if (own != null) return [{ row: own, broken: 0 }];
    if (this.scope.scopes[period]!.kind === 'later') return [{ row: this.trainees.map(() => NONE), broken: 0 }];
    const found: { row: Row; broken: number }[] = [];
    const left = [...this.places[period]!];
    const row: number[] = [];
    const place = (t: number): void => {
      if (t === this.trainees.length) {
        found.push({ row: [...row], broken: this.brokenIn(period, row) });
        return;
      }
      row[t] = NONE;
      place(t + 1);
      this.scores[period]![t]!.forEach((score, m) => {
        if (score === undefined || left[m]! === 0) return;
        left[m]!--;
        row[t] = m;
        place(t + 1);
        left[m]!++;
      });
    };
    place(0);
    return found;
  }

  /** Pairs and loads that an open period does not know, or what differs from a decision. */
  impossibleIn(period: number, placement: Placement): string[] {
    const row = this.rowOf(placement);
    const own = this.decided[period];
    if (own != null) return row.join() === own.join() && placement.size === sizeOf(own) ? [] : [`period ${period}: not what was decided`];
    const loads = this.loads(row);
    return [
      ...[...placement]
        .filter(([t, m]) => !(this.scope.horizon.periods[period]!.scores.get(t)?.has(m) ?? false))
        .map((pair) => `period ${period}: ${pair.join('–')}`),
      ...this.mentors.filter((_, m) => loads[m]! > this.places[period]![m]!).map((m) => `period ${period}: ${m} has too many`),
    ];
  }

  /** Rules of a period by itself. */
  brokenIn(period: number, row: Row): number {
    if (this.scope.scopes[period]!.kind !== 'open') return 0;
    const { trainees, mentors, sideConstraints } = this.scope.horizon.periods[period]!;
    const loads = this.loads(row);
    let broken = 0;
    if (this.scope.horizon.coverage === 'all' && sizeOf(row) < trainees.length) broken |= bit('coverage');
    if ([...mentors.values()].some(({ id, min }) => loads[this.mentors.indexOf(id)]! < min)) broken |= bit('minimums');
    for (const { terms, op, rhs } of sideConstraints) {
      const sum = terms.reduce((total, [t, m, c]) => total + (row[this.trainees.indexOf(t)] === this.mentors.indexOf(m) ? c : 0), 0);
      if (op === '<=' ? sum > rhs : op === '>=' ? sum < rhs : sum !== rhs) broken |= bit('sideConstraints');
    }
    return broken;
  }

  /** Rules over several periods. What was decided breaks none; nothing may be added where it already comes to as much as a rule allows. */
  brokenTogether(rows: readonly Row[]): number {
    const { mostWithOneMentor: most, rest } = this.scope.horizon.rules;
    const loads = rows.map((row) => this.loads(row));
    const decided = this.decided.map((row) => (row === null ? null : this.loads(row)));
    let broken = 0;
    for (let m = 0; m < this.mentors.length; m++) {
      for (const periods of this.concurrent) {
        const [now, before] = [sum(periods, (k) => loads[k]![m]!), sum(periods, (k) => decided[k]?.[m] ?? 0)];
        if (now > Math.max(before, ...periods.map((k) => this.places[k]![m]!))) broken |= bit('sharedPlaces');
      }
      for (let first = 0; rest !== null && first + rest.of <= rows.length; first++) {
        const periods = Array.from({ length: rest.of }, (_, k) => first + k);
        const busy = sum(periods, (k) => Number(loads[k]![m]! > 0));
        if (
          busy >
          Math.max(
            rest.most,
            sum(periods, (k) => Number((decided[k]?.[m] ?? 0) > 0)),
          )
        )
          broken |= bit('rest');
      }
      for (let t = 0; most !== null && t < this.trainees.length; t++) {
        const together = rows.filter((row) => row[t] === m).length;
        if (together > Math.max(most, this.decided.filter((row) => row?.[t] === m).length)) broken |= bit('mostWithOneMentor');
      }
    }
    return broken;
  }

  worthOf(rows: readonly Row[]): Worth {
    const worth: Worth = { served: 0, settings: 0, again: 0, due: 0, score: 0, kept: 0, over: 0, overSteps: 0 };
    const loads = this.mentors.map(() => 0);
    rows.forEach((row, period) =>
      row.forEach((m, t) => {
        if (m === NONE) return;
        worth.served++;
        worth.score += this.scores[period]![t]![m] ?? 0;
        loads[m]!++;
      }),
    );
    this.shows.forEach((shows, setting) => {
      for (let t = 0; t < this.trainees.length; t++) {
        if (!this.isInView[t]! || !rows.some((row) => shows[row[t]!] === true)) continue;
        worth.settings++;
        if (!this.isShownLater[setting]![t]!) worth.due++;
      }
    });
    this.trainees.forEach((id, t) => {
      const missed = rows.filter(
        (row, k) => this.scope.scopes[k]!.kind !== 'later' && this.scope.horizon.periods[k]!.trainees.includes(id) && row[t] === NONE,
      ).length;
      worth.again += Math.max(0, missed - 1);
    });
    for (const [from, to] of this.passages)
      for (let t = 0; t < this.trainees.length; t++) if (rows[from]![t] !== NONE && rows[from]![t] === rows[to]![t]) worth.kept++;
    const { load } = this.scope.horizon.rules;
    for (const count of load === null ? [] : loads) {
      const above = Math.max(0, count - load!.free);
      worth.over += above;
      for (let n = 1; n <= above; n++) worth.overSteps += n;
    }
    return worth;
  }

  pointsOf({ score, kept, overSteps }: Worth, without: RuleName | null): number {
    const { continuity, load } = this.scope.horizon.rules;
    const gained = without === 'continuity' ? 0 : kept * Math.round(continuity * MILLION);
    return score + gained - (without === 'load' ? 0 : overSteps * Math.round((load?.points ?? 0) * MILLION));
  }

  valueOf(worth: Worth): PlanValue {
    const { served, settings, kept, over, again } = worth;
    const counts = this.scope.horizon.rules.noneTwice === false || again === 0 ? {} : { again };
    return { served, settings, points: this.pointsOf(worth, null), kept, over, ...counts };
  }

  /** One number that is larger for the better plan: points stay below half a thousand million. */
  keyOf(worth: Worth, without: RuleName | null): number {
    const { bothSettings, noneTwice } = this.scope.horizon.rules;
    const settings = bothSettings && without !== 'bothSettings' ? worth.due : 0;
    const again = noneTwice !== false && without !== 'noneTwice' ? worth.again : 0;
    return ((worth.served * 64 - again) * 64 + settings) * 1e9 + this.pointsOf(worth, without);
  }

  private loads(row: Row): number[] {
    const loads = this.mentors.map(() => 0);
    for (const m of row) if (m !== NONE) loads[m]!++;
    return loads;
  }
}

/** The periods that run on the same day, for every day on which two or more do. A period runs from its first day to its last, pauses included. */
function concurrentPeriods({ horizon: { periods } }: Scope): number[][] {
  const day = (iso: string): number => Date.parse(iso) / 86_400_000;
  const spans = periods.map(({ period: { segments } }) => [day(segments[0]!.start), day(segments.at(-1)!.end)] as const);
  const groups = new Map<string, number[]>();
  for (let today = Math.min(...spans.map(([start]) => start)); today <= Math.max(...spans.map(([, end]) => end)); today++) {
    const running = spans.flatMap(([start, end], k) => (start <= today && today <= end ? [k] : []));
    if (running.length > 1) groups.set(running.join(), running);
  }
  return [...groups.values()];
}

function sizeOf(row: Row): number {
  return row.filter((m) => m !== NONE).length;
}

function sum(periods: readonly number[], of: (period: number) => number): number {
  return periods.reduce((total, period) => total + of(period), 0);
}
