/**
 * The backtest: a past period's pairs, made by hand, beside those that the engine finds for the same census, period and guidelines.
 *
 * Both are scored by the same criteria. What people did outside the rules is scored as well, and counted apart: the engine may not use it.
 * Nothing is learnt here: no weight follows from what is found, and how a pair went is not known to the computation.
 */
import {
  type Backtest,
  type BacktestPair,
  type BoardBacktest,
  byName,
  type CensusAccount,
  compareIds,
  type Optimum,
  type PairIds,
  type Progress,
  SCORE_SCALE,
  type TraineeChange,
  UNTOLD,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import {
  placesLeft,
  checkVerified,
  type EligibilityContext,
  type MatchInput,
  personSummary,
  prepare,
  type Prepared,
  solveVerified,
  withoutImposed,
} from '../matching/index.ts';
import { SOLUTION_FORMAT, type Solution } from '../solver/index.ts';
import { brokenRules } from './broken-rules.ts';
import { highestTotal } from './highest-total.ts';
import { scored, summaryOf, type Scored } from './pairing.ts';
import { NOT_SAID, summarise, type Unsaid } from './sentences.ts';

export interface BacktestInput extends Omit<MatchInput, 'incumbent'> {
  /** Who was with whom; a trainee whom none names had nobody. */
  readonly pairs: readonly PairIds[];
  /** Whom of the census files it is about; not known where people are handed over, and not files. */
  readonly account?: CensusAccount;
  /** Trainees of whom the pairs' file says nothing; trainees to be left out on both sides. Ids. */
  readonly unlisted: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Two solves: the engine's matching, as `match` would propose it, and the highest total (see `highest-total.ts`).
 * @throws BinomeError PAIRS_UNKNOWN_TRAINEE, PAIRS_UNKNOWN_MENTOR, PAIRS_TRAINEE_TWICE; as `match`.
 */
export function backtest(input: BacktestInput, progress: Progress = UNTOLD): Backtest {
  const { period, guidelines, leftOut } = input;
  const isLeftOut = new Set(leftOut);
  const trainees = input.census.trainees.filter(({ id }) => !isLeftOut.has(id));
  // What the census imposes is no choice of the engine's, nor one that those who made the pairs were free in.
  const census = withoutImposed({ ...input.census, trainees });
  const prepared = prepare({ ...input, census, incumbent: [] }, progress);
  const { context } = prepared;
  const byHand = scoredPairs(prepared, input.pairs);
  const solution = solveVerified(prepared.problem, input.limits, progress);
  const byEngine = scoredPairs(
    prepared,
    solution.pairs.map(([trainee, mentor]) => ({ trainee, mentor })),
  );
  const withinRules = byHand.filter(({ pair }) => pair.rules.length === 0);
  const broken = brokenRules(prepared, byHand);
  if (broken.length === 0) checkVerified(prepared.problem, asSolution(prepared, byHand));
  const sides = { byHand, withinRules, byEngine };
  const summaries = summariesOf(context, sides);
  const changes = changesOf(prepared, byHand, byEngine);
  const whole: Unsaid = {
    format: 'binome.backtest/1',
    engine: { name: 'binome', version: input.engineVersion },
    period,
    guidelines: { sha256: input.guidelinesSha256, content: guidelines },
    inputs: [...input.inputs].sort(byName),
    ...(input.account === undefined ? {} : { account: input.account }),
    trainees: prepared.trainees.length,
    mentors: prepared.usable.length,
    places: prepared.usable.reduce((total, { person }) => total + placesLeft(context, person), 0),
    unlisted: [...input.unlisted].sort(compareIds),
    leftOut: [...leftOut].sort(compareIds),
    ...summaries,
    broken,
    optimum: optimumOf(solution, highestTotal(prepared.problem), summaries),
    samePairs: changes.filter(({ kind }) => kind === 'same').length,
    boards: boardsOf(prepared, sides, changes),
    changes,
  };
  return { ...whole, summary: summarise(whole), notSaid: NOT_SAID };
}

/** By trainee id. */
function scoredPairs({ context, trainees, mentors }: Prepared, pairs: readonly PairIds[]): Scored[] {
  const [ours, theirs] = [new Map(trainees.map((one) => [one.person.id, one])), new Map(mentors.map((one) => [one.person.id, one]))];
  const seen = new Set<string>();
  return [...pairs]
    .sort((a, b) => compareIds(a.trainee, b.trainee))
    .map(({ trainee, mentor }) => {
      const [one, other] = [ours.get(trainee), theirs.get(mentor)];
      if (one === undefined) throw new BinomeError('PAIRS_UNKNOWN_TRAINEE', { value: trainee, hintFr: '', hintEn: '' });
      if (other === undefined) throw new BinomeError('PAIRS_UNKNOWN_MENTOR', { value: mentor, hintFr: '', hintEn: '' });
      if (seen.has(trainee)) throw new BinomeError('PAIRS_TRAINEE_TWICE', { value: trainee, first: '—' });
      seen.add(trainee);
      return scored(context, one, other);
    });
}

/** The pairs made by hand as an answer that claims no more than to follow every rule. */
function asSolution({ trainees }: Prepared, pairs: readonly Scored[]): Solution {
  const served = new Set(pairs.map(({ trainee }) => trainee));
  return {
    format: SOLUTION_FORMAT,
    status: 'feasible',
    pairs: pairs.map(({ trainee, mentor }) => [trainee.person.id, mentor.person.id]),
    matched: pairs.length,
    objective: pairs.reduce((total, { pair }) => total + pair.score, 0) / SCORE_SCALE,
    bound: null,
    unmet: trainees.filter((trainee) => !served.has(trainee)).map(({ person }) => ({ trainee: person.id, missing: 1 })),
    certificate: null,
    diagnosis: null,
  };
}

interface Sides {
  readonly byHand: readonly Scored[];
  readonly withinRules: readonly Scored[];
  readonly byEngine: readonly Scored[];
}

type Summaries = Pick<Backtest, keyof Sides>;

function summariesOf(context: EligibilityContext, { byHand, withinRules, byEngine }: Sides): Summaries {
  return { byHand: summaryOf(context, byHand), withinRules: summaryOf(context, withinRules), byEngine: summaryOf(context, byEngine) };
}

function optimumOf(solution: Solution, highest: number, { withinRules, byEngine }: Summaries): Optimum {
  const share = (total: number): number | null => (highest === 0 ? null : Math.floor((total * 10_000) / highest) / 10_000);
  return {
    status: solution.status === 'feasible' ? 'limit' : solution.status,
    verified: true,
    matched: solution.matched,
    score: byEngine.score,
    bound: solution.bound === null ? null : Math.round(solution.bound * SCORE_SCALE),
    highest,
    shareByHand: share(withinRules.score),
    shareByEngine: share(byEngine.score),
    bounded: withinRules.loads.overPlaces.length === 0,
  };
}

/** The greatest gain first; equals by id. */
function changesOf({ context, trainees }: Prepared, byHand: readonly Scored[], byEngine: readonly Scored[]): TraineeChange[] {
  const [hand, engine] = [byHand, byEngine].map((pairs) => new Map(pairs.map(({ trainee, pair }) => [trainee, pair])));
  return trainees
    .map((trainee): TraineeChange => {
      const [before, after] = [hand!.get(trainee) ?? null, engine!.get(trainee) ?? null];
      const difference = (after?.score ?? 0) - (before?.score ?? 0);
      const { id, name, service } = personSummary(context.reference, trainee);
      const who = { id, name, board: trainee.person.boardCode, service };
      return { trainee: who, byHand: before, byEngine: after, difference, kind: kindOf(before, after, difference) };
    })
    .sort((a, b) => b.difference - a.difference || compareIds(a.trainee.id, b.trainee.id));
}

function kindOf(before: BacktestPair | null, after: BacktestPair | null, difference: number): TraineeChange['kind'] {
  if (before === null) return after === null ? 'none' : 'gained';
  if (after === null) return 'lost';
  if (before.mentor.id === after.mentor.id) return 'same';
  return difference > 0 ? 'better' : difference < 0 ? 'worse' : 'equal';
}

/** By code, of the trainees of each. */
function boardsOf({ context, trainees }: Prepared, sides: Sides, changes: readonly TraineeChange[]): BoardBacktest[] {
  const codes = [...new Set(trainees.map(({ person }) => person.boardCode))].sort(compareIds);
  return codes.map((code) => {
    const own = (pairs: readonly Scored[]): Scored[] => pairs.filter(({ trainee }) => trainee.person.boardCode === code);
    const { byHand, withinRules, byEngine } = sides;
    return {
      code,
      name: context.reference.boards.get(code)?.name ?? code,
      trainees: trainees.filter(({ person }) => person.boardCode === code).length,
      ...summariesOf(context, { byHand: own(byHand), withinRules: own(withinRules), byEngine: own(byEngine) }),
      samePairs: changes.filter(({ trainee, kind }) => trainee.board === code && kind === 'same').length,
    };
  });
}
