/** What is decided on: a result of `match` or of `reassign`, what was decided on it before, and what stands against a pair. */
import {
  censusRuleId,
  type Decisions,
  type DecisionOutcome,
  type Exclusion,
  type FileRef,
  isSharedCarRule,
  type Option,
  optionsOf,
  pairsInForce,
  type Proposal,
  standingDecisions,
  traineesOf,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import type { Problem } from '../solver/index.ts';
import type { Inputs } from './inputs.ts';
import { rulesAgainst } from './pair-rules.ts';
import { readReassignment, type SavedReassignment } from './saved-reassignment.ts';
import { namesOf, readRun } from './saved-run.ts';

export interface Basis {
  readonly proposal: Proposal;
  readonly problem: Problem;
  /** The file that is decided on. */
  readonly result: FileRef;
  readonly record: Decisions | null;
  /** Trainee → the mentor proposed. */
  readonly proposed: ReadonlyMap<string, string>;
  /** Of a reassignment; null of a match. */
  readonly options: readonly Option[] | null;
  /** Whether one of them was decided. */
  readonly hasOption: boolean;
  /** Pairs that broke down by now, as `trainee NUL mentor`. */
  readonly broken: ReadonlySet<string>;
  readonly nameOf: (id: string) => string;
  readonly isTrainee: (id: string) => boolean;
  readonly isMentor: (id: string) => boolean;
}

/** @throws BinomeError as `readRun`; DECISIONS_*. */
export async function readBasis(folder: string, inputs: Inputs): Promise<Basis> {
  const saved = await readReassignment(folder, inputs);
  if (saved !== null) return reassigned(saved);
  const { proposal, proposalSha256, problem, solution, decisions } = await readRun(folder, inputs);
  return basisOf({
    ...{ proposal, problem, result: { name: 'proposal.json', sha256: proposalSha256 }, record: decisions },
    ...{ proposed: new Map(solution.pairs), options: null, people: [], broken: brokenIn(proposal) },
  });
}

function reassigned({ reassignment, proposal, problem, result, record }: SavedReassignment): Basis {
  // What each option changes is what is proposed.
  return basisOf({
    ...{ proposal, problem, result, record, proposed: new Map(), options: optionsOf(reassignment) },
    people: reassignment.people ?? [],
    broken: brokenIn(reassignment),
  });
}

function basisOf({
  people,
  ...basis
}: Pick<Basis, 'proposal' | 'problem' | 'result' | 'record' | 'proposed' | 'options' | 'broken'> & {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}): Basis {
  const { proposal, problem, record } = basis;
  const names = new Map([...people.map(({ id, name }) => [id, name] as const), ...namesOf(proposal)]);
  const trainees = new Set([...problem.trainees, ...traineesOf(proposal)].map(({ id }) => id));
  const mentors = new Set([...problem.mentors, ...proposal.mentors].map(({ id }) => id));
  return {
    ...basis,
    hasOption: record?.entries.some(({ option }) => option !== null) === true,
    nameOf: (id) => names.get(id) ?? id,
    isTrainee: (id) => trainees.has(id),
    isMentor: (id) => mentors.has(id),
  };
}

/** Pairs that are decided at once; null: without a mentor. */
type Together = readonly (readonly [string, string | null])[];

/**
 * One decision with all that stands against it, beside what is decided already and with it.
 * @param together all pairs that are decided at once; null: without a mentor.
 * @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR.
 */
export function outcomeOf(basis: Basis, traineeId: string, mentorId: string | null, together: Together): DecisionOutcome {
  const { proposal, problem, nameOf, proposed } = basis;
  if (!basis.isTrainee(traineeId)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value: traineeId });
  if (mentorId !== null && !basis.isMentor(mentorId)) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value: mentorId });
  const named = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
  // A pair that a decision imposed was not proposed: what was, that decision says.
  const followed = proposal.decided?.find(({ outcome }) => outcome.trainee.id === traineeId)?.outcome.proposed;
  const was = proposed.get(traineeId);
  const outcome = {
    trainee: named(traineeId),
    mentor: mentorId === null ? null : named(mentorId),
    proposed:
      followed !== undefined
        ? followed
        : basis.options !== null
          ? mentorId === null
            ? null
            : named(mentorId)
          : was === undefined
            ? null
            : named(was),
  };
  const against = [...againstImposed(basis, traineeId, mentorId), ...partedShares(basis, traineeId, together)];
  if (mentorId === null) return { ...outcome, brokenRules: [], unlistedRule: false, brokenConstraints: against, placesOver: 0 };
  const changed = new Set(together.map(([trainee]) => trainee));
  const standing = pairsInForce([], standingDecisions(proposal, basis.record)).filter(([trainee]) => !changed.has(trainee));
  const decided = [...standing, ...together.flatMap(([trainee, mentor]) => (mentor === null ? [] : [[trainee, mentor] as const]))];
  const places = problem.mentors.find(({ id }) => id === mentorId)?.max ?? proposal.mentors.find(({ id }) => id === mentorId)?.places ?? 1;
  const rules = rulesAgainst({ proposal, problem }, traineeId, mentorId);
  const former: Exclusion[] = basis.broken.has(`${traineeId}\u0000${mentorId}`) ? [{ code: 'FORMER_PAIR', values: {} }] : [];
  const brokenRules = [...(rules?.rules ?? []), ...former];
  return {
    ...outcome,
    brokenRules,
    unlistedRule: rules !== null && brokenRules.length === 0,
    brokenConstraints: [...against, ...exceeded(problem, decided, traineeId, mentorId)],
    placesOver: Math.max(0, decided.filter(([, mentor]) => mentor === mentorId).length - places),
  };
}

function brokenIn({ broken = [] }: Pick<Proposal, 'broken'>): ReadonlySet<string> {
  return new Set(broken.map((pair) => pair.join('\u0000')));
}

/** The pair that the census imposes on the trainee and that has not broken down, where the decision gives them another mentor, or none. */
function againstImposed({ proposal, broken }: Basis, traineeId: string, mentorId: string | null): string[] {
  return proposal.pairs
    .filter(({ census, trainee, mentor }) => census !== undefined && trainee.id === traineeId && mentor.id !== mentorId)
    .filter(({ mentor }) => !broken.has(`${traineeId}\u0000${mentor.id}`))
    .map(({ mentor }) => censusRuleId('imposed', traineeId, mentor.id));
}

/**
 * Car shares of the trainee that are parted by what is decided at once, beside what stands and, of whoever is still open, what is proposed;
 * one id of each. None after a reassignment, which says of its own changes only.
 */
function partedShares({ proposal, problem, record, proposed, options }: Basis, traineeId: string, together: Together): string[] {
  if (options !== null) return [];
  const changed = new Set(together.map(([trainee]) => trainee));
  const others = pairsInForce([...proposed], standingDecisions(proposal, record)).filter(([trainee]) => !changed.has(trainee));
  const keys = new Set([...others, ...together].map((pair) => pair.join('\u0000')));
  const parted = (problem.sideConstraints ?? []).filter(({ id, terms, rhs }) => {
    if (!isSharedCarRule(id) || !terms.some(([trainee]) => trainee === traineeId)) return false;
    const sum = terms.reduce((total, [trainee, mentor, weight]) => (keys.has(`${trainee}\u0000${mentor}`) ? total + weight : total), 0);
    return sum !== rhs;
  });
  return [...new Map(parted.map(({ id }) => [id.split('/')[0], id])).values()];
}

/** Constraints that this pair counts in and that the decided pairs alone exceed. */
function exceeded(
  { sideConstraints = [] }: Problem,
  decided: readonly (readonly [string, string])[],
  traineeId: string,
  mentorId: string,
): string[] {
  const keys = new Set(decided.map((pair) => pair.join('\u0000')));
  return sideConstraints
    .filter(({ op, terms, rhs }) => {
      const counts = terms.some(([trainee, mentor, weight]) => trainee === traineeId && mentor === mentorId && weight > 0);
      if (!counts || op === '>=') return false;
      const isPositive = terms.every(([, , weight]) => weight >= 0);
      const sum = terms.reduce((total, [trainee, mentor, weight]) => (keys.has(`${trainee}\u0000${mentor}`) ? total + weight : total), 0);
      return isPositive && sum > rhs;
    })
    .map(({ id }) => id);
}
