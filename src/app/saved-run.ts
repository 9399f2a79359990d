/** What `match` wrote in a folder, read back: the proposal, the problem and its solution. */
import * as z from 'zod';
import { guidelinesSchema, type Guidelines } from '../domain/guidelines.ts';
import { periodSchema, type Period } from '../domain/period.ts';
import type { Proposal } from '../domain/proposal.ts';
import { BinomeError } from '../errors/error.ts';
import { verifyProposal } from '../matching/index.ts';
import { checkProblem, type Problem, type Solution } from '../solver/index.ts';
import type { Inputs } from './inputs.ts';

export interface SavedRun {
  /** Of its proposal, for errors that name it. */
  readonly place: string;
  readonly proposal: Proposal;
  /** Of the file. */
  readonly proposalSha256: string;
  readonly problem: Problem;
  readonly solution: Solution;
}

const person = z.looseObject({ id: z.string(), name: z.string() });
const explained = {
  trainee: person,
  explanation: z.object({ fr: z.array(z.string()), en: z.array(z.string()) }),
  alternatives: z.array(z.unknown()).nullable(),
};
/** As much of a proposal as is read again; the rest is carried along. */
const schema = z.looseObject({
  format: z.literal('binome.proposal/1'),
  pairs: z.array(z.looseObject({ ...explained, mentor: person })),
  unmet: z.array(z.looseObject(explained)),
  mentors: z.array(z.looseObject({ id: z.string(), name: z.string(), rules: z.array(z.unknown()) })),
});

/**
 * Reads a folder written by `match`, and verifies the solution again before anything is said of it.
 * @throws BinomeError CALL_FILE_*, PROBLEM_*, CALL_PROPOSAL_FORMAT: a folder whose files do not fit each other is the caller's, not our fault.
 */
export async function readRun(folder: string, inputs: Inputs): Promise<SavedRun> {
  const file = inputs.placeIn(folder, 'proposal.json');
  const { value, sha256 } = await inputs.jsonIn(folder, 'proposal.json');
  const read = schema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BinomeError('CALL_PROPOSAL_FORMAT', { detail: `/${(issue?.path ?? []).join('/')}: ${issue?.message ?? ''}` }, { file });
  }
  const problem = (await inputs.jsonIn(folder, 'problem.json')).value as Problem;
  const solution = (await inputs.jsonIn(folder, 'solution.json')).value as Solution;
  checkProblem(problem);
  const proposal = read.data as unknown as Proposal;
  const verification = verifyProposal({ proposal, problem, solution });
  if (!verification.valid)
    throw new BinomeError(
      'CALL_PROPOSAL_FORMAT',
      { detail: verification.problems.join('; ') },
      { file: inputs.placeIn(folder, 'solution.json') },
    );
  return { place: file, proposal, proposalSha256: sha256, problem, solution };
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

/** Id → site, else service, of everybody in a proposal, as far as it says. */
export function placesOf({ mentors, pairs, unmet }: Proposal): Map<string, string> {
  const people = [...mentors, ...[...pairs, ...unmet].map(({ trainee }) => trainee)];
  return new Map(people.map(({ id, site, service }) => [id, site ?? service]));
}

/** The guidelines of a saved run. @throws BinomeError CALL_PROPOSAL_FORMAT. */
export function guidelinesOf({ proposal: { guidelines }, place }: SavedRun): Guidelines {
  return fieldOf(guidelinesSchema, guidelines.content, '/guidelines', place);
}

/** Its period. @throws BinomeError CALL_PROPOSAL_FORMAT. */
export function periodOf({ proposal: { period }, place }: SavedRun): Period {
  return fieldOf(periodSchema, period, '/period', place);
}

function fieldOf<T>(schema: z.ZodType<T>, value: unknown, detail: string, file: string): T {
  const read = schema.safeParse(value);
  if (!read.success) throw new BinomeError('CALL_PROPOSAL_FORMAT', { detail }, { file });
  return read.data;
}
