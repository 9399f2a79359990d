/** What `match` wrote in a folder, read back: the proposal, the problem and its solution. */
import { readDocument } from '../domain/documents/index.ts';
import type { Decisions, Proposal } from '../domain/index.ts';
import { BinomeError, defectsDetail, type Detail } from '../errors/index.ts';
import { verifyProposal } from '../matching/index.ts';
import { checkProblem, type Problem, type Solution } from '../solver/index.ts';
import { decisionsIn } from './decisions.ts';
import type { Inputs } from './inputs.ts';

export interface SavedRun {
  readonly proposal: Proposal;
  /** Of the file. */
  readonly proposalSha256: string;
  readonly problem: Problem;
  readonly solution: Solution;
  /** What was decided on it; null where nothing was. */
  readonly decisions: Decisions | null;
}

/**
 * Reads a folder written by `match`, and verifies the solution again before anything is said of it.
 * @throws BinomeError CALL_FILE_*, RESULT_EDITED, DECISIONS_*, PROBLEM_*, CALL_PROPOSAL_FORMAT: a folder whose files do not fit each other is the caller's, not our fault.
 */
export async function readRun(folder: string, inputs: Inputs): Promise<SavedRun> {
  const file = inputs.placeIn(folder, 'proposal.json');
  const { value, sha256 } = await inputs.jsonIn(folder, 'proposal.json');
  const proposal = readDocument('binome.proposal/1', value, { file });
  const problem = (await inputs.jsonIn(folder, 'problem.json')).value as Problem;
  const solution = (await inputs.jsonIn(folder, 'solution.json')).value as Solution;
  checkProblem(problem);
  const verification = verifyProposal({ proposal, problem, solution });
  if (!verification.valid)
    throw new BinomeError(
      'CALL_PROPOSAL_FORMAT',
      { ...defectsDetail(verification.problems) },
      { file: inputs.placeIn(folder, 'solution.json') },
    );
  const decisions = await decisionsIn(folder, inputs, { name: 'proposal.json', sha256 });
  return { proposal, proposalSha256: sha256, problem, solution, decisions };
}

/** Id → name, of everybody in a proposal. */
export function namesOf({ mentors, pairs, unmet }: Proposal): Map<string, string> {
  return new Map([...mentors, ...[...pairs, ...unmet].map(({ trainee }) => trainee)].map(({ id, name }) => [id, name]));
}

/** The name of somebody in a proposal; the id of anybody else. */
export function nameOfIn(proposal: Proposal): (id: string) => string {
  const names = namesOf(proposal);
  return (id) => names.get(id) ?? id;
}

/** The reference data says of a service's only site that it is: the service then says more. */
export function placeShown(site: string | null | undefined, service: string): string {
  return site === null || site === undefined || /\(site unique\)$/.test(site) ? service : site;
}

/** Id → site, else service, of everybody in a proposal, as far as it says. */
export function placesOf({ mentors, pairs, unmet }: Proposal): Map<string, string> {
  const people = [...mentors, ...[...pairs, ...unmet].map(({ trainee }) => trainee)];
  return new Map(people.map(({ id, site, service }) => [id, placeShown(site, service)]));
}

/** Where criteria.json does not go with the run beside it. */
export function foreignCriteria(detail: string, file: string): BinomeError {
  return new BinomeError('CALL_CRITERIA_FORMAT', { detail, detailFr: detail }, { file });
}

const UNPROVEN: Readonly<Record<Exclude<Solution['status'], 'optimal'>, Detail>> = {
  feasible: { detail: 'a possible solution without a proof', detailFr: 'une solution possible, sans preuve' },
  infeasible: { detail: 'no solution exists', detailFr: 'aucune solution n’existe' },
  limit: { detail: 'stopped at a limit', detailFr: 'calcul arrêté à une limite' },
};

/** What is asked only of a proven optimum is refused elsewhere. */
export function notOptimal(status: keyof typeof UNPROVEN, folder: string): BinomeError {
  return new BinomeError('CALL_NOT_OPTIMAL', { value: status, ...UNPROVEN[status] }, { file: folder });
}
