/** What is decided on: a result of `match` or of `reassign`, what was decided on it before, and what stands against a pair. */
import { readDocument } from '../domain/documents/index.ts';
import {
  type Decisions,
  type DecisionOutcome,
  type Exclusion,
  type FileRef,
  type Option,
  optionsOf,
  pairsInForce,
  type Proposal,
  standingDecisions,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { checkProblem, type Problem } from '../solver/index.ts';
import { decisionsIn } from './decisions.ts';
import type { Inputs } from './inputs.ts';
import { rulesAgainst } from './pair-rules.ts';
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
  const frontier = await inputs.jsonIfIn(folder, 'frontier.json');
  if (frontier !== null) return reassigned(folder, frontier, inputs);
  const { proposal, proposalSha256, problem, solution, decisions } = await readRun(folder, inputs);
  return basisOf({
    ...{ proposal, problem, result: { name: 'proposal.json', sha256: proposalSha256 }, record: decisions },
    ...{ proposed: new Map(solution.pairs), options: null, people: [], broken: new Set() },
  });
}

async function reassigned(folder: string, { value, sha256 }: { value: unknown; sha256: string }, inputs: Inputs): Promise<Basis> {
  const reassignment = readDocument('binome.frontier/1', value, { file: inputs.placeIn(folder, 'frontier.json') });
  const { value: before } = await inputs.jsonIn(folder, 'proposal.json');
  const proposal = readDocument('binome.proposal/1', before, { file: inputs.placeIn(folder, 'proposal.json') });
  const problem = (await inputs.jsonIn(folder, 'problem.json')).value as Problem;
  checkProblem(problem);
  const result = { name: 'frontier.json', sha256 };
  const record = await decisionsIn(folder, inputs, result);
  // What each option changes is what is proposed.
  return basisOf({
    ...{ proposal, problem, result, record, proposed: new Map(), options: optionsOf(reassignment) },
    people: reassignment.people ?? [],
    broken: new Set((reassignment.broken ?? []).map((pair) => pair.join('\u0000'))),
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
  const trainees = new Set(
    [...problem.trainees, ...[...proposal.pairs, ...proposal.unmet].map(({ trainee }) => trainee)].map(({ id }) => id),
  );
  const mentors = new Set([...problem.mentors, ...proposal.mentors].map(({ id }) => id));
  return {
    ...basis,
    hasOption: record?.entries.some(({ option }) => option !== null) === true,
    nameOf: (id) => names.get(id) ?? id,
    isTrainee: (id) => trainees.has(id),
    isMentor: (id) => mentors.has(id),
  };
}

/**
 * One decision with all that stands against it, beside what is decided already and with it.
 * @param together all pairs that are decided at once; null: without a mentor.
 * @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR.
 */
export function outcomeOf(
  basis: Basis,
  traineeId: string,
  mentorId: string | null,
  together: readonly (readonly [string, string | null])[],
): DecisionOutcome {
  const { proposal, problem, nameOf, proposed } = basis;
  if (!basis.isTrainee(traineeId)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value: traineeId });
  if (mentorId !== null && !basis.isMentor(mentorId)) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value: mentorId });
  const named = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
  const was = proposed.get(traineeId);
  const outcome = {
    trainee: named(traineeId),
    mentor: mentorId === null ? null : named(mentorId),
    proposed: basis.options !== null ? (mentorId === null ? null : named(mentorId)) : was === undefined ? null : named(was),
  };
  if (mentorId === null) return { ...outcome, brokenRules: [], unlistedRule: false, brokenConstraints: [], placesOver: 0 };
  const changed = new Set(together.map(([trainee]) => trainee));
  const standing = pairsInForce([], standingDecisions(basis.record)).filter(([trainee]) => !changed.has(trainee));
  const decided = [...standing, ...together.flatMap(([trainee, mentor]) => (mentor === null ? [] : [[trainee, mentor] as const]))];
  const places = problem.mentors.find(({ id }) => id === mentorId)?.max ?? proposal.mentors.find(({ id }) => id === mentorId)?.places ?? 1;
  const against = rulesAgainst({ proposal, problem }, traineeId, mentorId);
  const former: Exclusion[] = basis.broken.has(`${traineeId}\u0000${mentorId}`) ? [{ code: 'FORMER_PAIR', values: {} }] : [];
  const brokenRules = [...(against?.rules ?? []), ...former];
  return {
    ...outcome,
    brokenRules,
    unlistedRule: against !== null && brokenRules.length === 0,
    brokenConstraints: exceeded(problem, decided, traineeId, mentorId),
    placesOver: Math.max(0, decided.filter(([, mentor]) => mentor === mentorId).length - places),
  };
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
