/**
 * The main job: from a census, a period and guidelines to a proposal, with the problem that was solved and its certified solution.
 *
 * Encode (who, which pairs, which constraints) → solve → verify → decode into people and sentences. Nothing here matches anybody: a
 * person decides on each proposed pair.
 */
import { BinomeError } from '../errors/error.ts';
import { bandsOf, type Guidelines } from '../domain/guidelines.ts';
import { SCORE_SCALE } from '../domain/pair.ts';
import { compareIds, termKey, type Census } from '../domain/person.ts';
import type { Period } from '../domain/period.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Reference } from '../domain/site.ts';
import { prepareMentor, prepareTrainee, valuesOf, type PreparedMentor, type PreparedTrainee, type TravelTable } from '../scoring/index.ts';
import { PROBLEM_FORMAT, solve, verify, type PairIds, type Problem, type Solution } from '../solver/index.ts';
import { capacityOf, mentorExclusions, type EligibilityContext } from './eligibility.ts';
import { Explainer } from './explain.ts';
import { fairnessReport } from './fairness.ts';
import { groupConstraints, type LabelledConstraint } from './group-constraints.ts';
import { explainInfeasibility } from './infeasibility.ts';
import { LEGAL_NOTICE } from './notice.ts';
import { buildPairTable, type PairTable } from './pair-table.ts';

export interface MatchInput {
  readonly census: Census;
  readonly period: Period;
  readonly guidelines: Guidelines;
  readonly guidelinesSha256: string;
  readonly reference: Reference;
  /** Minutes by `journeyKey` of two communes; empty when the board gives none. */
  readonly travelTable: TravelTable;
  /** The files that were read. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** Pairs of an earlier proposal, kept among equals. */
  readonly incumbent: readonly PairIds[];
  readonly engineVersion: string;
}

export interface MatchResult {
  readonly proposal: Proposal;
  readonly problem: Problem;
  readonly solution: Solution;
  /** For each pair of the problem, in its order, what each criterion says of it (see `PairValues`). Read afresh each time. */
  readonly values: Iterable<PairValues>;
}

/** In the order of `CRITERIA`: in [0, 1], at most four decimals; null is unknown. */
export type PairValues = readonly (number | null)[];

/** What is being done, and how far it is, in [0, 1]. */
export type Progress = (stage: 'score' | 'solve' | 'verify' | 'explain', done: number) => void;

/**
 * @throws BinomeError MATCH_NO_TRAINEE, MATCH_NO_MENTOR, MATCH_MINIMUM_ABOVE_LIMIT, GUIDELINES_UNKNOWN_*; MATCH_NOT_VERIFIED when the independent verifier
 * refuses the solver's answer, which is then not returned.
 */
export function match(input: MatchInput, progress: Progress = () => {}): MatchResult {
  const { guidelines, period, reference, travelTable } = input;
  const context: EligibilityContext = { guidelines, period, reference, travelTable };
  const { trainees, mentors } = people(input);
  const usable = mentors.filter(({ person }) => mentorExclusions(context, person).length === 0);
  const table = buildPairTable(context, { guidelines, travelTable }, trainees, usable, (done) => progress('score', done));
  const constraints = groupConstraints(context, table);
  const problem = problemOf(context, table, constraints, input.incumbent);
  progress('solve', 0);
  const solution = solve(problem);
  progress('solve', 1);
  progress('verify', 0);
  const verification = verify(problem, solution);
  if (!verification.valid) throw new BinomeError('MATCH_NOT_VERIFIED', { detail: verification.problems.join('; ') });
  progress('verify', 1);
  const explainer = new Explainer(context, mentors, table, problem, solution);
  const proposal = proposalOf(input, context, { trainees, usable, table, constraints, solution, explainer }, (done) =>
    progress('explain', done),
  );
  return { proposal, problem, solution, values: { [Symbol.iterator]: () => readValues(guidelines, travelTable, table) } };
}

/** Assessed again rather than kept: five values for each of millions of pairs would take more room than all else. */
function* readValues(guidelines: Guidelines, travelTable: TravelTable, table: PairTable): Generator<PairValues> {
  for (const [i, trainee] of table.trainees.entries()) {
    for (let pair = table.start[i]!; pair < table.start[i + 1]!; pair++) {
      yield valuesOf({ guidelines, travelTable }, trainee, table.mentors[table.mentor[pair]!]!);
    }
  }
}

function people({ census, period, reference }: MatchInput): { trainees: PreparedTrainee[]; mentors: PreparedMentor[] } {
  const promotion = termKey(period.promotion);
  const own = census.trainees.filter((trainee) => termKey(trainee.promotion) === promotion);
  if (own.length === 0) {
    const found = [...new Set(census.trainees.map((trainee) => trainee.promotion))].sort(compareIds).join(', ');
    throw new BinomeError('MATCH_NO_TRAINEE', { promotion: period.promotion, found: found === '' ? '—' : found });
  }
  if (census.mentors.length === 0) throw new BinomeError('MATCH_NO_MENTOR');
  return {
    trainees: sortedById(own).map((trainee) => prepareTrainee(trainee, reference)),
    mentors: sortedById(census.mentors).map((mentor) => prepareMentor(mentor, reference, period)),
  };
}

/** A census is sorted, but a caller may have made it otherwise: the order of people must never show in a result. */
function sortedById<T extends { readonly id: string }>(people: readonly T[]): T[] {
  return [...people].sort((a, b) => compareIds(a.id, b.id));
}

function problemOf(
  context: EligibilityContext,
  table: PairTable,
  constraints: readonly LabelledConstraint[],
  incumbent: readonly PairIds[],
): Problem {
  const bands = bandsOf(context.guidelines);
  return {
    format: PROBLEM_FORMAT,
    trainees: table.trainees.map(({ person }) => ({ id: person.id })),
    mentors: table.mentors.map(({ person }) => {
      const max = capacityOf(context, person);
      if (person.capacityMin > max) throw new BinomeError('MATCH_MINIMUM_ABOVE_LIMIT', { id: person.id, min: person.capacityMin, max });
      return { id: person.id, min: person.capacityMin, max };
    }),
    pairs: table,
    ...(constraints.length === 0 ? {} : { sideConstraints: constraints.map(({ constraint }) => constraint) }),
    coverage: context.guidelines.coverage,
    objective: context.guidelines.objective,
    ...(bands === null ? {} : { bands }),
    ...(incumbent.length === 0 ? {} : { incumbent }),
  };
}

interface Solved {
  readonly trainees: readonly PreparedTrainee[];
  readonly usable: readonly PreparedMentor[];
  readonly table: PairTable;
  readonly constraints: readonly LabelledConstraint[];
  readonly solution: Solution;
  readonly explainer: Explainer;
}

function proposalOf(input: MatchInput, context: EligibilityContext, solved: Solved, progress: (done: number) => void): Proposal {
  const { trainees, usable, table, constraints, solution, explainer } = solved;
  const { pairs, unmet, shortages } = explainer.explain(progress);
  const scores = new Map(pairs.map((pair) => [pair.trainee.id, pair.score]));
  return {
    format: 'binome.proposal/1',
    engine: { name: 'binome', version: input.engineVersion },
    period: input.period,
    guidelines: { sha256: input.guidelinesSha256, content: input.guidelines },
    inputs: [...input.inputs].sort((a, b) => compareIds(a.name, b.name) || compareIds(a.sha256, b.sha256)),
    status: solution.status === 'feasible' ? 'limit' : solution.status,
    verified: true,
    totals: {
      trainees: trainees.length,
      mentors: usable.length,
      places: usable.reduce((total, { person }) => total + capacityOf(context, person), 0),
      eligiblePairs: table.mentor.length,
      matched: solution.matched,
      score: Math.round(solution.objective * SCORE_SCALE),
      bound: Math.round((solution.bound ?? solution.objective) * SCORE_SCALE),
    },
    boards: boardResults(context, solved, scores),
    pairs,
    unmet,
    shortages,
    mentors: explainer.roster(),
    excludedPairs: explainer.excludedPairs(),
    infeasibility:
      solution.status === 'infeasible' ? explainInfeasibility(solution, constraints, shortages, (id) => explainer.nameOf(id)) : null,
    fairness: fairnessReport(
      trainees.map(({ person }) => person),
      scores,
      input.reference,
    ),
    sideConstraints: constraintResults(constraints, solution),
    notice: LEGAL_NOTICE,
  };
}

function boardResults(context: EligibilityContext, { trainees, usable }: Solved, scores: ReadonlyMap<string, number>): Proposal['boards'] {
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
      places: mentors.reduce((total, { person }) => total + capacityOf(context, person), 0),
      matched: matched.length,
      score: matched.reduce((total, score) => total + score, 0),
    };
  });
}

function constraintResults(constraints: readonly LabelledConstraint[], solution: Solution): Proposal['sideConstraints'] {
  const chosen = new Set(solution.pairs.map(([trainee, mentor]) => `${trainee}\u0000${mentor}`));
  return constraints.map(({ constraint: { id, terms, op, rhs }, label }) => {
    const value = terms.reduce(
      (total, [trainee, mentor, coefficient]) => (chosen.has(`${trainee}\u0000${mentor}`) ? total + coefficient : total),
      0,
    );
    return { id, label, value: Math.round(value * 10_000) / 10_000, op, rhs };
  });
}
