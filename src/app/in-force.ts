/**
 * Who is with whom now: a kept result with what was decided on it. Of a `match` that is its pairs, each decision in the place of what was
 * proposed; of a `reassign` the option that was decided, so that a second breakdown follows the first.
 */
import { compareIds, optionsOf, pairsInForce, type Proposal, type StandingDecisions, standingDecisions } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import type { PairIds, Problem } from '../solver/index.ts';
import type { Inputs } from './inputs.ts';
import { readReassignment, type SavedReassignment } from './saved-reassignment.ts';
import { namesOf, placesOf, readRun } from './saved-run.ts';

export interface InForce {
  readonly proposal: Proposal;
  readonly proposalSha256: string;
  /** With every decided pair eligible, whatever rule it breaks. */
  readonly problem: Problem;
  /** As its file has it. */
  readonly savedProblem: Problem;
  /** Whether the result is a reassignment's. */
  readonly isReassigned: boolean;
  readonly pairs: readonly PairIds[];
  /** Those of `pairs` that somebody decided. */
  readonly decided: readonly PairIds[];
  readonly standing: StandingDecisions;
  /** Pairs that broke down by now. */
  readonly broken: readonly PairIds[];
  readonly names: Map<string, string>;
  readonly places: Map<string, string>;
}

/** @throws BinomeError as `readRun`; DECISIONS_*; REASSIGN_UNDECIDED. */
export async function readInForce(folder: string, inputs: Inputs): Promise<InForce> {
  const saved = await readReassignment(folder, inputs);
  if (saved !== null) return afterReassignment(folder, saved);
  const { proposal, proposalSha256, problem, solution, decisions } = await readRun(folder, inputs);
  return inForce(
    { proposal, proposalSha256, problem, broken: proposal.broken ?? [], isReassigned: false },
    solution.pairs,
    standingDecisions(proposal, decisions),
  );
}

function afterReassignment(
  folder: string,
  { reassignment, proposal, proposalSha256, problem: { required: _, ...problem }, record: decisions }: SavedReassignment,
): InForce {
  const chosen = decisions?.entries.findLast(({ option }) => option !== null);
  if (decisions === null || chosen === undefined) throw new BinomeError('REASSIGN_UNDECIDED', { value: folder }, { file: folder });
  const pairs = optionsOf(reassignment).find(({ label }) => label === chosen.option)?.point.pairs;
  const later = decisions.entries.slice(decisions.entries.indexOf(chosen));
  const people = new Map((reassignment.people ?? []).map(({ id, name }) => [id, name]));
  const found = inForce(
    { proposal, proposalSha256, problem, broken: reassignment.broken ?? [], isReassigned: true },
    pairs ?? [],
    standingDecisions(proposal, { entries: later }),
  );
  return { ...found, names: new Map([...people, ...found.names]) };
}

function inForce(
  { problem, ...result }: Pick<InForce, 'proposal' | 'proposalSha256' | 'problem' | 'broken' | 'isReassigned'>,
  proposed: readonly PairIds[],
  standing: StandingDecisions,
): InForce {
  const pairs = pairsInForce(proposed, standing);
  const decided = pairs.filter(([trainee]) => standing.has(trainee));
  const names = namesOf(result.proposal);
  return {
    ...result,
    savedProblem: problem,
    problem: held(allowing(withoutMentor(problem, standing), decided, pairs), imposedIn(result, pairs)),
    pairs,
    decided,
    standing,
    names,
    places: placesOf(result.proposal),
  };
}

/**
 * Whom somebody decided to leave without a mentor needs none; a pair that a decision alone required may be moved like any other, by an option
 * that a person decides on again.
 */
export function withoutMentor({ required: _, ...problem }: Problem, standing: StandingDecisions): Problem {
  const isWithout = (id: string): boolean => standing.get(id)?.outcome.mentor === null;
  if (!problem.trainees.some(({ id }) => isWithout(id))) return problem;
  return { ...problem, trainees: problem.trainees.map((trainee) => (isWithout(trainee.id) ? { ...trainee, need: 0 } : trainee)) };
}

/** Pairs that the census imposes, that are in force and have not broken down, decided or not: only somebody's own decision moves them. */
function imposedIn({ proposal: { pairs: proposed }, broken }: Pick<InForce, 'proposal' | 'broken'>, pairs: readonly PairIds[]): PairIds[] {
  const isBroken = new Set(broken.map((pair) => pair.join('\u0000')));
  const imposed = new Map(
    proposed.flatMap(({ census, trainee, mentor }) => (census === undefined ? [] : [[trainee.id, mentor.id] as const])),
  );
  return pairs.filter(([trainee, mentor]) => imposed.get(trainee) === mentor && !isBroken.has(`${trainee}\u0000${mentor}`));
}

/** The problem with these pairs required, as far as it has them. */
export function held(problem: Problem, required: readonly PairIds[]): Problem {
  if (required.length === 0) return problem;
  const eligible = new Set([...problem.pairs].map(([trainee, mentor]) => `${trainee}\u0000${mentor}`));
  return { ...problem, required: required.filter((pair) => eligible.has(pair.join('\u0000'))) };
}

/**
 * The problem with these pairs eligible and room for all: what a person decided stands, whatever rule it breaks. A pair that no score is known of
 * scores 0.
 */
export function allowing(problem: Problem, decided: readonly PairIds[], all: readonly PairIds[]): Problem {
  const trainees = new Set(problem.trainees.map(({ id }) => id));
  const eligible = new Set([...problem.pairs].map(([trainee, mentor]) => `${trainee}\u0000${mentor}`));
  const extras = decided.filter(([trainee, mentor]) => trainees.has(trainee) && !eligible.has(`${trainee}\u0000${mentor}`));
  const load = new Map<string, number>();
  for (const [trainee, mentor] of all) if (trainees.has(trainee)) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const isDecided = new Set(decided.map(([, mentor]) => mentor));
  const known = new Set(problem.mentors.map(({ id }) => id));
  const added = [...new Set(extras.map(([, mentor]) => mentor))]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, min: 0, max: load.get(id) ?? 1 }));
  const mentors = problem.mentors.map((mentor) =>
    isDecided.has(mentor.id) && (load.get(mentor.id) ?? 0) > (mentor.max ?? 1) ? { ...mentor, max: load.get(mentor.id)! } : mentor,
  );
  if (extras.length === 0 && mentors.every((mentor, k) => mentor === problem.mentors[k])) return problem;
  return {
    ...problem,
    mentors: [...mentors, ...added].sort((a, b) => compareIds(a.id, b.id)),
    pairs: [...problem.pairs, ...extras.map(([trainee, mentor]) => [trainee, mentor, 0] as const)],
  };
}
