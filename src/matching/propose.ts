/**
 * The main job: from a census, a period and guidelines to a proposal, with the problem that was solved and its certified solution.
 *
 * Encode (who, which pairs, which constraints) → solve → verify → decode into people and sentences. Nothing here matches anybody: a
 * person decides on each proposed pair.
 */
import {
  byName,
  compareIds,
  type Progress,
  type Proposal,
  type RefusedPerson,
  SCORE_SCALE,
  type StandingDecision,
  UNTOLD,
  carriedOn,
  termKey,
} from '../domain/index.ts';
import { PairScores, prepareTrainee } from '../scoring/index.ts';
import type { Limits, Problem, Solution } from '../solver/index.ts';
import { explainDecision, inBoth, wordsOf } from '../wording/index.ts';
import { accountOf, changesSince, type EarlierPair } from './account.ts';
import { balanceResult } from './balance.ts';
import { mentorExclusions, pairExclusions, placesLeft } from './eligibility.ts';
import { Explainer } from './explain.ts';
import { equalityReport } from './equality-report.ts';
import type { LabelledConstraint } from './group-constraints.ts';
import { reviewGuidelines, type GuidelinesReview } from './guideline-findings.ts';
import { explainInfeasibility } from './infeasibility.ts';
import type { PairTable } from './pair-table.ts';
import { personSummary } from './person-summary.ts';
import { prepare, type CensusInput, type Prepared } from './prepare.ts';
import { solveVerified } from './verified.ts';
import { waysOut } from './ways-out.ts';

export interface MatchInput extends CensusInput {
  readonly guidelinesSha256: string;
  /** The files that were read. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly engineVersion: string;
  /** Who had it made, and on which day. */
  readonly issued?: Proposal['issued'];
  /** Whose rows were refused, where the census was accepted without them. */
  readonly refused?: readonly RefusedPerson[];
  /** The pairs of `incumbent` by name: what became of each is then told. */
  readonly earlier?: readonly EarlierPair[];
  /** The pairs of `decisions` by name: whoever of them is not in the census is told. */
  readonly followed?: readonly EarlierPair[];
  /** At one of them the proposal is the best known, with its proven gap. With a signal it depends on when that comes. */
  readonly limits?: Limits;
}

export interface MatchResult {
  readonly proposal: Proposal;
  readonly problem: Problem;
  readonly solution: Solution;
  /** For each pair of the problem, in its order, what each criterion says of it (see `PairValues`). Read afresh each time. */
  readonly values: Iterable<PairValues>;
  /** In the same order the minutes of the journey one way; null when unknown or not comparable. Read afresh each time. */
  readonly minutes: Iterable<number | null>;
}

/** In the order of `CRITERIA`: in [0, 1], at most four decimals; null is unknown. */
export type PairValues = readonly (number | null)[];

/**
 * What can be said of the guidelines' constraints without matching anybody (see `guideline-findings.ts`).
 * @throws BinomeError as `match`, but MATCH_NOT_VERIFIED.
 */
export function lintGuidelines(input: CensusInput, progress: Progress = UNTOLD, limits: Limits = {}): GuidelinesReview {
  return reviewOf(prepare(input, progress), limits, progress);
}

/**
 * `onReview` is told what was found in the guidelines' constraints before the solver starts.
 * @throws BinomeError MATCH_NO_TRAINEE, MATCH_NO_MENTOR, MATCH_MINIMUM_ABOVE_LIMIT, GUIDELINES_UNKNOWN_*; MATCH_NOT_VERIFIED when the independent verifier
 * refuses the solver's answer, which is then not returned.
 */
export function match(
  input: MatchInput,
  progress: Progress = UNTOLD,
  onReview: (review: GuidelinesReview) => void = () => {},
): MatchResult {
  const prepared = prepare(input, progress);
  const { problem } = prepared;
  const { limits = {} } = input;
  const review = reviewOf(prepared, limits, progress);
  onReview(review);
  const solution = solveVerified(problem, limits, progress);
  const explainer = new Explainer(prepared.context, prepared.mentors, prepared.table, problem, solution, limits);
  const proposal = proposalOf(input, { ...prepared, solution, explainer, review }, progress);
  const { context, table } = prepared;
  const scores = new PairScores(context, table.trainees, table.mentors);
  const ofPairs = <T>(read: (trainee: number, mentor: number) => T): Iterable<T> => ({
    [Symbol.iterator]: () => readPairs(table, read),
  });
  return {
    ...{ proposal, problem, solution },
    values: ofPairs((i, j) => scores.values(i, j)),
    minutes: ofPairs((i, j) => scores.minutes(i, j)),
  };
}

/** Assessed again rather than kept: six values for each of millions of pairs would take more room than all else. */
function* readPairs<T>({ start, mentor }: PairTable, read: (trainee: number, mentor: number) => T): Generator<T> {
  for (let i = 0; i + 1 < start.length; i++) {
    for (let pair = start[i]!; pair < start[i + 1]!; pair++) yield read(i, mentor[pair]!);
  }
}

function reviewOf({ context, constraints, problem, namesRead }: Prepared, limits: Limits, progress: Progress): GuidelinesReview {
  const isTold = context.guidelines.sideConstraints.length > 0;
  if (isTold) progress('lint', 0, 1);
  const review = reviewGuidelines(context.guidelines, constraints, problem, limits);
  if (isTold) progress('lint', 1, 1);
  return { ...review, findings: [...review.findings, ...namesRead] };
}

interface Solved extends Prepared {
  readonly solution: Solution;
  readonly explainer: Explainer;
  readonly review: GuidelinesReview;
}

function proposalOf(input: MatchInput, solved: Solved, progress: Progress): Proposal {
  const { context, trainees, usable, table, constraints, solution, explainer, review } = solved;
  const { pairs: found, unmet, shortages } = explainer.explain(progress);
  const pairs = found.map((pair) => withDecision(pair, solved, input.decisions?.get(pair.trainee.id)));
  const scores = new Map(pairs.map((pair) => [pair.trainee.id, pair.score]));
  return {
    format: 'binome.proposal/1',
    engine: { name: 'binome', version: input.engineVersion },
    period: input.period,
    ...(input.issued === undefined ? {} : { issued: input.issued }),
    guidelines: { sha256: input.guidelinesSha256, content: input.guidelines },
    inputs: [...input.inputs].sort(byName),
    status: solution.status === 'feasible' ? 'limit' : solution.status,
    verified: true,
    totals: {
      trainees: trainees.length,
      mentors: usable.length,
      places: usable.reduce((total, { person }) => total + placesLeft(context, person), 0),
      eligiblePairs: table.mentor.length,
      matched: solution.matched,
      score: Math.round(solution.objective * SCORE_SCALE),
      bound: solution.bound === null ? null : Math.round(solution.bound * SCORE_SCALE),
    },
    account: accountOf(solved, solution, input, input.refused ?? [], [...(input.earlier ?? []), ...(input.followed ?? [])]),
    ...(input.earlier === undefined ? {} : { changes: changesSince(solved, input.earlier, solution.pairs, (id) => explainer.nameOf(id)) }),
    ...(input.decisions === undefined ? {} : { decided: decidedIn(input, solved) }),
    boards: boardResults(solved, scores),
    pairs,
    unmet,
    shortages,
    mentors: explainer.roster(),
    excludedPairs: explainer.excludedPairs(),
    infeasibility:
      solution.status === 'infeasible' ? explainInfeasibility(solution, constraints, shortages, (id) => explainer.nameOf(id)) : null,
    waysOut: waysOut(solved, solution, (id) => explainer.nameOf(id), input.limits),
    fairness: equalityReport(
      trainees.map(({ person }) => person),
      scores,
      input.reference,
    ),
    ...balanceResult(
      input.guidelines,
      usable.map(({ person }) => person),
      solution,
      (id) => explainer.nameOf(id),
    ),
    sideConstraints: constraintResults(constraints, solution.pairs),
    guidelineFindings: review.findings,
    notice: inBoth((language) => wordsOf(language).explanations.notice),
  };
}

/** The decisions on the trainees of the period who are in the census, which stand on. */
function decidedIn(
  { census, period, reference, decisions = new Map() }: MatchInput,
  { trainees }: Prepared,
): NonNullable<Proposal['decided']> {
  const people = new Map(trainees.map((trainee) => [trainee.person.id, trainee]));
  const ours = census.trainees.filter(({ promotion }) => termKey(promotion) === termKey(period.promotion));
  for (const person of ours) if (!people.has(person.id)) people.set(person.id, prepareTrainee(person, reference));
  const standing = new Map([...decisions].filter(([id]) => people.has(id)));
  return carriedOn(standing, (id) => personSummary(reference, people.get(id)!));
}

/** What a person decided is told with the pair, and with the rules that it breaks now. */
function withDecision(
  pair: Proposal['pairs'][number],
  { context, trainees, mentors, problem: { required = [] } }: Prepared,
  decision: StandingDecision | undefined,
): Proposal['pairs'][number] {
  if (decision?.outcome.mentor?.id !== pair.mentor.id) return pair;
  const trainee = trainees.find(({ person }) => person.id === pair.trainee.id)!;
  const mentor = mentors.find(({ person }) => person.id === pair.mentor.id)!;
  const brokenRules = [...mentorExclusions(context, mentor.person), ...pairExclusions(context, trainee, mentor)];
  const { by, on, reason } = decision.entry;
  const load = required.filter(([, id]) => id === mentor.person.id).length;
  const placesOver = Math.max(0, load - placesLeft(context, mentor.person));
  const outcome = { ...decision.outcome, brokenRules, unlistedRule: false, placesOver };
  const explanation = inBoth((language) => [...pair.explanation[language], ...explainDecision(outcome, decision.entry, language)]);
  return { ...pair, decision: { by, on, reason, brokenRules, placesOver: outcome.placesOver }, explanation };
}

function boardResults({ context, trainees, usable }: Prepared, scores: ReadonlyMap<string, number>): Proposal['boards'] {
  const codes = [...new Set([...trainees, ...usable].map(({ person }) => person.boardCode))].sort(compareIds);
  return codes.map((code) => {
    const own = trainees.filter(({ person }) => person.boardCode === code);
    const mentors = usable.filter(({ person }) => person.boardCode === code);
    const matched = own.map(({ person }) => scores.get(person.id)).filter((score) => score !== undefined);
    return {
      code,
      name: context.reference.boards.get(code)?.name ?? code,
      trainees: own.length,
      mentors: mentors.length,
      places: mentors.reduce((total, { person }) => total + placesLeft(context, person), 0),
      matched: matched.length,
      score: matched.reduce((total, score) => total + score, 0),
    };
  });
}

/** Where each constraint stands with these pairs. */
export function constraintResults(constraints: readonly LabelledConstraint[], pairs: Solution['pairs']): Proposal['sideConstraints'] {
  const chosen = new Set(pairs.map(([trainee, mentor]) => `${trainee}\u0000${mentor}`));
  return constraints.map(({ constraint: { id, terms, op, rhs }, label }) => {
    const value = terms.reduce(
      (total, [trainee, mentor, coefficient]) => (chosen.has(`${trainee}\u0000${mentor}`) ? total + coefficient : total),
      0,
    );
    return { id, label, value: Math.round(value * 10_000) / 10_000, op, rhs };
  });
}
