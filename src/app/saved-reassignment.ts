/** A folder that `reassign` wrote: the result it started from, its options, and what was decided on them. */
import { readDocument } from '../domain/documents/index.ts';
import type { Decisions, FileRef, Proposal, Reassignment } from '../domain/index.ts';
import { checkProblem, type Problem } from '../solver/index.ts';
import { decisionsIn } from './decisions.ts';
import type { Inputs } from './inputs.ts';

const FRONTIER = 'frontier.json';

export interface SavedReassignment {
  readonly reassignment: Reassignment;
  readonly proposal: Proposal;
  readonly proposalSha256: string;
  readonly problem: Problem;
  /** The file that is decided on. */
  readonly result: FileRef;
  readonly record: Decisions | null;
}

/** null where the folder is not of a reassignment. @throws BinomeError as `readRun`; DECISIONS_*. */
export async function readReassignment(folder: string, inputs: Inputs): Promise<SavedReassignment | null> {
  const frontier = await inputs.jsonIfIn(folder, FRONTIER);
  if (frontier === null) return null;
  const reassignment = readDocument('binome.frontier/1', frontier.value, { file: inputs.placeIn(folder, FRONTIER) });
  const before = await inputs.jsonIn(folder, 'proposal.json');
  const proposal = readDocument('binome.proposal/1', before.value, { file: inputs.placeIn(folder, 'proposal.json') });
  const problem = (await inputs.jsonIn(folder, 'problem.json')).value as Problem;
  checkProblem(problem);
  const result = { name: FRONTIER, sha256: frontier.sha256 };
  return { reassignment, proposal, proposalSha256: before.sha256, problem, result, record: await decisionsIn(folder, inputs, result) };
}
