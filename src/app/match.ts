/** `match`: a census and a period in, a verified proposal out. Nobody is matched: a person decides on each pair. */
import * as z from 'zod';
import { readAs } from '../domain/documents/index.ts';
import {
  type Census,
  CRITERIA,
  CRITERIA_FORMAT,
  type Decision,
  type FileRef,
  grouped,
  incumbentSchema,
  type Period,
  type Proposal,
  type StandingDecision,
} from '../domain/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { type EarlierPair, match, type MatchInput, type MatchResult } from '../matching/index.ts';
import { accountCsvLines, proposalCsvLines, renderReport } from '../report/index.ts';
import type { PairIds } from '../solver/index.ts';
import { askedPairs } from './asked-pairs.ts';
import { NO_PINS, type Command, type Run } from './command.ts';
import { readInForce } from './in-force.ts';
import type { Inputs } from './inputs.ts';
import { listBytes } from './list-bytes.ts';
import { jsonPieces, problemPieces, type Output, type Piece } from './output.ts';
import { censusShape, type InputKinds, type RequestOf } from './request.ts';
import { acceptedCensus, readGuidelines, readPeriod, refuseForeign } from './situation.ts';

/** [trainee, mentor], ids or names. */
const namedPairs = z
  .array(z.tuple([z.string(), z.string()]).readonly())
  .readonly()
  .exactOptional();

export const matchRequest = (kinds: InputKinds) =>
  z.strictObject({
    period: z.string(),
    /** What the head of the report says of who had it made, and when. */
    author: z.string().optional(),
    date: z.iso.date().optional(),
    incumbent: kinds.file.optional(),
    /** A result with decisions, which are followed. */ decided: kinds.folder.optional(),
    /** Pairs of this run that are held fast, though nobody has decided on them; absent where there are none. */ pins: namedPairs,
    /** Pairs that somebody has refused for this round: asked for with each run, which proposes none of them; absent where there are none. */
    refused: namedPairs,
    ...censusShape(kinds),
  });
export type MatchRequest = RequestOf<typeof matchRequest>;

export interface MatchAnswer extends MatchResult {
  readonly decisions: ReadonlyMap<string, StandingDecision>;
}

export const MATCH: Command<typeof matchRequest, MatchAnswer> = {
  name: 'match',
  bundledAs: 'match',
  schema: matchRequest,
  run: async (request, run) => {
    const { limits, progress, notice } = run;
    const input = await matchInput(request, run);
    const result = match(
      { ...input, limits },
      progress,
      // Before the search, which may be long.
      (review) => notice({ kind: 'guidelines', review }),
    );
    return { ...result, decisions: input.decisions ?? new Map<string, StandingDecision>() };
  },
  ending: ({ proposal: { status } }) => (status === 'optimal' ? 'done' : status),
  document: ({ proposal }, _, written) => summary(proposal, written),
  // An incumbent is no decision.
  result: (result, _, { language }) => ({
    outputs: matchOutputs(result, language),
    facts: {
      guidelines: result.proposal.guidelines.content,
      pins: { ...NO_PINS, pairs: result.problem.required ?? [] },
      decisions: decisionFacts(result),
    },
  }),
};

/** All that a match is computed from, read and found right. @throws BinomeError as the readers; DECISIONS_*; MATCH_CENSUS_REJECTED. */
export async function matchInput(request: MatchRequest, run: Run): Promise<MatchInput> {
  const { inputs, version, notice } = run;
  // What is quick to refuse is read first: a wrong period should not cost the reading of a census.
  const { period, promotions } = await readPeriod(request.calendar, request.period, inputs);
  const { guidelines, guidelinesSha256, files } = await readGuidelines(request.guidelines, inputs);
  const incumbent = request.incumbent === undefined ? { pairs: [], files: [] } : await readIncumbent(request.incumbent, inputs);
  const decided = request.decided === undefined ? null : await decidedFor(request.decided, period, inputs);
  const { inputs: read, census, ...situation } = await acceptedCensus(request, run, promotions);
  if (decided !== null) refuseForeign(decided.earlier, census, request.decided!);
  if (request.incumbent !== undefined) refuseForeign(incumbent.pairs, census, request.incumbent);
  const asked = askedPairs(request, { census, period, reference: situation.reference }, notice);
  if (decided !== null) tellRefusalsLeft(decided.refused, asked.refusedPairs, notice);
  return {
    ...{ period, guidelines, guidelinesSha256, ...situation, ...asked },
    census: decided === null ? census : withFormerPairs(census, decided.broken),
    inputs: [...read, ...files, ...incumbent.files],
    incumbent: incumbent.pairs.map(({ trainee, mentor }): PairIds => [trainee.id, mentor.id]),
    ...(request.incumbent === undefined ? {} : { earlier: incumbent.pairs }),
    ...(request.author === undefined && request.date === undefined
      ? {}
      : { issued: { by: request.author ?? null, on: request.date ?? null } }),
    ...(decided === null ? {} : { decisions: decided.standing, followed: decided.earlier, broken: decided.broken }),
    engineVersion: version,
  };
}

function decisionFacts({ decisions }: MatchAnswer): Decision[] {
  return [...decisions.values()].map(({ entry: { by, on, reason }, outcome: { trainee, mentor } }) => ({
    ...{ kind: 'decided', trainee: trainee.id, mentor: mentor?.id ?? null, by, on, reason },
  }));
}

/** What was decided on a result of the same period. @throws BinomeError as `readInForce`; DECISIONS_OTHER_PERIOD. */
async function decidedFor(
  folder: string,
  period: Period,
  inputs: Inputs,
): Promise<{
  readonly standing: ReadonlyMap<string, StandingDecision>;
  readonly earlier: EarlierPair[];
  readonly broken: readonly PairIds[];
  /** Pairs that had been refused for it, by name. */
  readonly refused: readonly EarlierPair[];
}> {
  const { proposal, standing, broken, names } = await readInForce(folder, inputs);
  const [value, expected] = [proposal.period, period].map(({ promotion, id }) => `${promotion}/${id}`);
  if (value !== expected) throw new BinomeError('DECISIONS_OTHER_PERIOD', { value: value!, expected: expected! }, { file: folder });
  const pairs = [...standing.values()].flatMap(({ outcome: { trainee, mentor } }) => (mentor === null ? [] : [{ trainee, mentor }]));
  const named = (id: string): EarlierPair['trainee'] => ({ id, name: names.get(id) ?? id });
  const refused = (proposal.refusedPairs ?? []).map(([trainee, mentor]) => ({ trainee: named(trainee), mentor: named(mentor) }));
  return { standing, earlier: pairs, broken, refused };
}

/** A refusal is no decision on a result, and is not followed: whoever leaves one out is told. */
function tellRefusalsLeft(before: readonly EarlierPair[], now: readonly PairIds[], notice: Run['notice']): void {
  const isAsked = new Set(now.map((pair) => pair.join('\u0000')));
  const left = before.filter(({ trainee, mentor }) => !isAsked.has(`${trainee.id}\u0000${mentor.id}`));
  if (left.length > 0) notice({ kind: 'refusalsLeft', pairs: left.map(({ trainee, mentor }) => [trainee.name, mentor.name]) });
}

/** Whoever has broken down is not put together again, whether the census says so or not. */
function withFormerPairs(census: Census, broken: readonly PairIds[]): Census {
  const of = grouped(broken, ([trainee]) => trainee);
  return {
    ...census,
    trainees: census.trainees.map((trainee) => {
      const mentors = (of.get(trainee.id) ?? []).map(([, mentor]) => mentor);
      return mentors.length === 0 ? trainee : { ...trainee, formerPairs: [...new Set([...trainee.formerPairs, ...mentors])] };
    }),
  };
}

/** What `match` writes beside its bundle. */
export function matchOutputs({ proposal, problem, solution, values, minutes }: MatchResult, language: Language): Output[] {
  return [
    { name: 'proposal.json', pieces: () => jsonPieces(proposal) },
    { name: 'proposal.csv', pieces: () => proposalCsvLines(proposal, language) },
    { name: 'account.csv', pieces: () => accountCsvLines(proposal, language) },
    { name: 'problem.json', pieces: () => problemPieces(problem) },
    { name: 'solution.json', pieces: () => jsonPieces(solution) },
    { name: 'criteria.json', pieces: () => criteriaPieces(values, minutes) },
    { name: 'report.html', pieces: () => [renderReport(proposal, language)] },
  ];
}

function* criteriaPieces(values: MatchResult['values'], minutes: MatchResult['minutes']): Generator<Piece> {
  yield `{\n  "format": ${JSON.stringify(CRITERIA_FORMAT)},\n  "criteria": ${JSON.stringify(CRITERIA)},\n  "values": `;
  yield* listBytes(values);
  yield ',\n  "minutes": ';
  yield* listBytes(minutes);
  yield '\n}\n';
}

/** The answer without its pairs, which may be thousands. */
function summary(proposal: Proposal, files: readonly string[]): object {
  const { status, verified, totals, account, changes, boards, unmet, shortages, infeasibility, waysOut, guidelineFindings } = proposal;
  return {
    ...{ status, verified, totals, account, changes, boards },
    unmet: unmet.map(({ trainee, missing }) => ({ trainee: trainee.id, missing })),
    shortages: shortages.map(({ missing, explanation }) => ({ missing, explanation })),
    ...{ infeasibility, waysOut, guidelineFindings, files },
  };
}

/** @throws BinomeError CALL_FILE_*, CALL_PROPOSAL_FORMAT. */
async function readIncumbent(file: string, inputs: Inputs): Promise<{ pairs: EarlierPair[]; files: FileRef[] }> {
  const { name, sha256, value } = await inputs.json(file);
  const incumbent = readAs(incumbentSchema, 'CALL_PROPOSAL_FORMAT', value, { file });
  const named = (person: { id: string; name?: string }): EarlierPair['trainee'] => ({ id: person.id, name: person.name ?? person.id });
  const pairs = incumbent.pairs.map(({ trainee, mentor }) => ({ trainee: named(trainee), mentor: named(mentor) }));
  return { pairs, files: [{ name, sha256 }] };
}
