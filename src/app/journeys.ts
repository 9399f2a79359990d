/** The journeys of a saved run: minutes of any eligible pair, read back from `criteria.json` (after a `reassign` from `journeys.json`). */
import { BinomeError } from '../errors/index.ts';
import type { MinutesOf } from '../reassignment/index.ts';
import { CRITERIA_FILE } from './criteria-values.ts';
import type { Inputs } from './inputs.ts';
import type { InForce } from './in-force.ts';
import { foreignCriteria } from './saved-run.ts';

export const JOURNEYS_FILE = 'journeys.json';

export interface SavedJourneys {
  readonly minutesOf: MinutesOf;
  /** False for a folder that an earlier version wrote, or without its file: then those of the proposed pairs alone are known. */
  readonly ofAllPairs: boolean;
}

/** @throws BinomeError CALL_FILE_UNREADABLE; CALL_CRITERIA_FORMAT where the file is of another run. */
export async function savedJourneys(
  folder: string,
  { proposal, savedProblem: problem, isReassigned }: Pick<InForce, 'proposal' | 'savedProblem' | 'isReassigned'>,
  inputs: Inputs,
): Promise<SavedJourneys> {
  const name = isReassigned ? JOURNEYS_FILE : CRITERIA_FILE;
  const file = inputs.placeIn(folder, name);
  const proposed = new Map(proposal.pairs.map(({ trainee, mentor, travelMinutes }) => [`${trainee.id}\u0000${mentor.id}`, travelMinutes]));
  const minutes = await readMinutes(folder, name, inputs);
  if (minutes === null) return { minutesOf: (trainee, mentor) => proposed.get(`${trainee}\u0000${mentor}`) ?? null, ofAllPairs: false };
  // One number a pair beside the pairs themselves: a map of all would take more room than both.
  const pairsOf = new Map<string, number[]>();
  const mentors: string[] = [];
  for (const [trainee, mentor] of problem.pairs) {
    // A census of later may have given a reassignment other journeys than the proposal had.
    const said = isReassigned ? undefined : proposed.get(`${trainee}\u0000${mentor}`);
    const pair = mentors.length;
    if (minutes[pair] === undefined || (said !== undefined && said !== minutes[pair]))
      throw foreignCriteria(`/minutes/${pair} ≠ proposal.json (${trainee}, ${mentor})`, file);
    const own = pairsOf.get(trainee);
    if (own === undefined) pairsOf.set(trainee, [pair]);
    else own.push(pair);
    mentors.push(mentor);
  }
  if (mentors.length !== minutes.length) throw foreignCriteria(`/minutes/${mentors.length}`, file);
  return {
    minutesOf: (trainee, mentor) => {
      const pair = pairsOf.get(trainee)?.find((own) => mentors[own] === mentor);
      return pair === undefined ? null : minutes[pair]!;
    },
    ofAllPairs: true,
  };
}

/**
 * One flat list, cut out of its file: five values for each of millions of pairs would be parsed for nothing. No other text of that file
 * is called “minutes”. null where there is none.
 */
async function readMinutes(folder: string, name: string, inputs: Inputs): Promise<(number | null)[] | null> {
  const text = await inputs.textIn(folder, name).then(
    (read) => read.text,
    (error: unknown) => {
      if (error instanceof BinomeError && error.code === 'CALL_FILE_MISSING') return '';
      throw error;
    },
  );
  const [, list] = /"minutes"\s*:\s*\[([^\]]*)/.exec(text) ?? [];
  if (list === undefined) return null;
  const minutes = parsed(`[${list}]`);
  if (minutes?.every((value) => value === null || (typeof value === 'number' && value >= 0)) !== true)
    throw foreignCriteria('/minutes', inputs.placeIn(folder, name));
  return minutes as (number | null)[];
}

function parsed(list: string): unknown[] | null {
  try {
    return JSON.parse(list) as unknown[];
  } catch {
    return null;
  }
}
