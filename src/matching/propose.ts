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
  type UnreadSheetOf,
} from '../domain/index.ts';
import { PairScores, prepareTrainee } from '../scoring/index.ts';
import type { Limits, PairIds, Problem, Solution } from '../solver/index.ts';
import { explainDecision, explainImposedByCensus, inBoth, wordsOf } from '../wording/index.ts';
import { accountOf, changesSince, type EarlierPair } from './account.ts';
import { balanceResult } from './balance.ts';
import { mentorExclusions, pairExclusions, placesLeft } from './eligibility.ts';
import { Explainer } from './explain.ts';
import { equalityReport } from './equality-report.ts';
import type { LabelledConstraint } from './group-constraints.ts';
import { reviewGuidelines, type GuidelinesReview } from './guideline-findings.ts';
import { explainInfeasibility } from './infeasibility.ts';
import type { PairTable, PairValues } from './pair-table.ts';
import { fullName, personSummary } from './person-summary.ts';
import { prepare, type CensusInput, type Prepared } from './prepare.ts';
import { withPriorities } from './priority.ts';
import { type Loss, weightLosses } from './robustness.ts';
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
  /** Sheets of the census that were not read, and seem to describe nobody. */
  readonly unread?: readonly UnreadSheetOf[];
  /** The pairs of `incumbent` by name: what became of each is then told. */
  readonly earlier?: readonly EarlierPair[];
  /** The pairs of `decisions` by name: whoever of them is not in the census is told. */
  readonly followed?: readonly EarlierPair[];
  /** Pairs that broke down before, as `formerPairs` of the census has them: told on. */
  readonly broken?: readonly PairIds[];
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

/**
 * What would be lost if a weight moved is looked for among so many trainees at most, the round of a directorate: 342 pairs took as long as all
 * the rest of their match.
 */
const MOST_WEIGHED = 200;
/** Of each solve of the weighing, at most: by nodes and not by time, so that the same input gives the same bytes. */
const WEIGHING_NODES = 50;

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
  const asked = prepare(input, progress);
  const { limits = {} } = input;
  const found = reviewOf(asked, limits, progress);
  onReview(found);
  const prepared = withPriorities(asked, limits, progress);
  const { problem } = prepared;
  const review = { ...found, findings: [...found.findings, ...prepared.told.slice(asked.told.length)] };
  const solution = solveVerified(problem, limits, progress);
  const explainer = new Explainer(prepared.context, prepared.mentors, prepared.table, problem, solution, limits, prepared.constraints);
  const { context, table } = prepared;
  const scores = new PairScores(context, table.trainees, table.mentors);
  const ofPairs = <T>(read: (trainee: number, mentor: number) => T): Iterable<T> => ({
    [Symbol.iterator]: () => readPairs(table, read),
  });
  const values = ofPairs((i, j) => scores.values(i, j));
  const isWeighed = solution.status === 'optimal' && prepared.trainees.length <= MOST_WEIGHED;
  const losses = isWeighed
    ? weightLosses(
        { problem, solution, guidelines: input.guidelines, values },
        {
          ...limits,
          nodeLimit: Math.min(limits.nodeLimit ?? WEIGHING_NODES, WEIGHING_NODES),
          onProgress: progress,
        },
      )
    : [];
  const proposal = proposalOf(input, { ...prepared, solution, explainer, review, losses }, progress);
  return {
    ...{ proposal, problem, solution, values },
    minutes: ofPairs((i, j) => scores.minutes(i, j)),
  };
}

/** Assessed again rather than kept: six values for each of millions of pairs would take more room than all else. */
function* readPairs<T>({ start, mentor }: PairTable, read: (trainee: number, mentor: number) => T): Generator<T> {
  for (let i = 0; i + 1 < start.length; i++) {
    for (let pair = start[i]!; pair < start[i + 1]!; pair++) yield read(i, mentor[pair]!);
  }
}

function reviewOf({ context, constraints, problem, told }: Prepared, limits: Limits, progress: Progress): GuidelinesReview {
  const isTold = context.guidelines.sideConstraints.length > 0;
  if (isTold) progress('lint', 0, 1);
  const review = reviewGuidelines(context.guidelines, constraints, problem, limits);
  if (isTold) progress('lint', 1, 1);
  return { ...review, findings: [...review.findings, ...told] };
}

interface Solved extends Prepared {
  readonly solution: Solution;
  readonly explainer: Explainer;
  readonly review: GuidelinesReview;
  /** In the order of the solution's pairs; empty where nothing is weighed. */
  readonly losses: readonly (readonly Loss[] | null)[];
}

function proposalOf(input: MatchInput, solved: Solved, progress: Progress): Proposal {
  const { context, trainees, usable, table, constraints, solution, explainer, review, losses } = solved;
  const { pairs: found, unmet, shortages } = explainer.explain(progress);
  const pairs = found
    .map((pair, k) => (losses[k] ? { ...pair, losses: losses[k] } : pair))
    .map((pair) => withReason(pair, solved, input.decisions?.get(pair.trainee.id)));
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
    account: accountOf(solved, solution, input, input.refused ?? [], [...(input.earlier ?? []), ...(input.followed ?? [])], input.unread),
    ...(input.earlier === undefined ? {} : { changes: changesSince(solved, input.earlier, solution.pairs, (id) => explainer.nameOf(id)) }),
    ...(input.decisions === undefined ? {} : { decided: decidedIn(input, solved) }),
    ...(input.broken === undefined || input.broken.length === 0
      ? {}
      : { broken: input.broken.map(([trainee, mentor]) => [trainee, mentor]) }),
    ...refusedIn(input),
    boards: boardResults(solved, scores),
    pairs,
    unmet,
    shortages,
    mentors: explainer.roster(),
    excludedPairs: explainer.excludedPairs(),
    infeasibility:
      solution.status === 'infeasible'
        ? explainInfeasibility(solution, { constraints, shortages, imposed: solved.imposed, pinned: solved.pinned }, (id) =>
            explainer.nameOf(id),
          )
        : null,
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
    ...prioritiesOf(trainees, solution.pairs),
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

function refusedIn({ refusedPairs = [] }: MatchInput): Pick<Proposal, 'refusedPairs'> {
  const pairs = new Map(refusedPairs.map(([trainee, mentor]) => [`${trainee}\u0000${mentor}`, [trainee, mentor] as const]));
  if (pairs.size === 0) return {};
  return { refusedPairs: [...pairs.values()].sort((a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1])) };
}

/**
 * What a person decided, or the census imposes, is told with the pair, and with the rules that it breaks now; what was held fast, as what nobody
 * decided.
 */
function withReason(
  pair: Proposal['pairs'][number],
  prepared: Prepared,
  decision: StandingDecision | undefined,
): Proposal['pairs'][number] {
  const imposed = prepared.imposed.find(({ trainee, mentor }) => trainee === pair.trainee.id && mentor === pair.mentor.id);
  if (decision?.outcome.mentor?.id === pair.mentor.id) {
    const broken = brokenBy(pair, prepared);
    const { by, on, reason } = decision.entry;
    const outcome = { ...decision.outcome, ...broken, unlistedRule: false };
    const explanation = inBoth((language) => [...pair.explanation[language], ...explainDecision(outcome, decision.entry, language)]);
    // That the census imposes it too is carried on: a repair keeps to it.
    const census = imposed === undefined ? {} : { census: { rows: imposed.rows, ...broken } };
    return { ...pair, decision: { by, on, reason, ...broken }, ...census, explanation };
  }
  const isPinned = prepared.pinned.some(([trainee, mentor]) => trainee === pair.trainee.id && mentor === pair.mentor.id);
  if (imposed === undefined && !isPinned) return pair;
  const census = imposed === undefined ? null : { rows: imposed.rows, ...brokenBy(pair, prepared) };
  const explanation = inBoth((language) => {
    const [head = '', ...rest] = pair.explanation[language];
    const byCensus = census === null ? [] : explainImposedByCensus(census, pair.mentor, language);
    return [head, ...byCensus, ...(isPinned ? [wordsOf(language).explanations.pinned] : []), ...rest];
  });
  return { ...pair, ...(census === null ? {} : { census }), ...(isPinned ? { pinned: true as const } : {}), explanation };
}

/** What a pair that the engine had no choice about breaks. */
function brokenBy(
  pair: Proposal['pairs'][number],
  { context, trainees, mentors, problem: { required = [] } }: Prepared,
): Pick<NonNullable<Proposal['pairs'][number]['decision']>, 'brokenRules' | 'placesOver'> {
  const trainee = trainees.find(({ person }) => person.id === pair.trainee.id)!;
  const mentor = mentors.find(({ person }) => person.id === pair.mentor.id)!;
  const load = required.filter(([, id]) => id === mentor.person.id).length;
  return {
    brokenRules: [...mentorExclusions(context, mentor.person), ...pairExclusions(context, trainee, mentor)],
    placesOver: Math.max(0, load - placesLeft(context, mentor.person)),
  };
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

/** Who is to be served first, by the census. */
function prioritiesOf(trainees: Prepared['trainees'], pairs: Solution['pairs']): Pick<Proposal, 'priorities'> {
  const served = new Set(pairs.map(([trainee]) => trainee));
  const priorities = trainees
    .flatMap(({ person }) =>
      person.priority === undefined
        ? []
        : [{ trainee: person.id, name: fullName(person), priority: person.priority, served: served.has(person.id) }],
    )
    .sort((a, b) => a.priority - b.priority || compareIds(a.trainee, b.trainee));
  return priorities.length === 0 ? {} : { priorities };
}

/** Where each constraint stands with these pairs. */
export function constraintResults(constraints: readonly LabelledConstraint[], pairs: Solution['pairs']): Proposal['sideConstraints'] {
  const chosen = new Set(pairs.map(([trainee, mentor]) => `${trainee}\u0000${mentor}`));
  const served = new Set(pairs.map(([trainee]) => trainee));
  return constraints.map(({ constraint: { id, terms, op, rhs }, label }) => {
    const value = terms.reduce(
      (total, [trainee, mentor, coefficient]) => (chosen.has(`${trainee}\u0000${mentor}`) ? total + coefficient : total),
      0,
    );
    const isIdle = terms.every(([trainee]) => !served.has(trainee));
    return { id, label, value: Math.round(value * 10_000) / 10_000, op, rhs, ...(isIdle ? { idle: true as const } : {}) };
  });
}
