/** `reassign`: a saved result and what has happened since, in; the repair frontier, out. Nobody is moved. */
import * as z from 'zod';
import {
  compareIds,
  type Guidelines,
  type Period,
  REASONS,
  type ReassignmentEvent,
  remaining,
  termKey,
  type Text,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { prepare, type Prepared } from '../matching/index.ts';
import { reassign, type MinutesOf, type ReassignResult } from '../reassignment/index.ts';
import { renderReassignment } from '../report/index.ts';
import { journey, minutesOf, type TravelTable } from '../scoring/index.ts';
import type { Problem, Repair } from '../solver/index.ts';
import type { Command, Edition, Run } from './command.ts';
import type { Inputs } from './inputs.ts';
import { savedJourneys } from './journeys.ts';
import { jsonPieces, problemPieces, type Output } from './output.ts';
import { loadReference } from './reference-files.ts';
import { limitsSchema, type InputKinds, type RequestOf } from './request.ts';
import { namesOf, placeShown, placesOf, readRun, type SavedRun } from './saved-run.ts';
import { acceptedCensus } from './situation.ts';

const ids = z.array(z.string()).readonly();
const count = z.number().int().min(0);
const reassignRequest = ({ file, folder, census }: InputKinds) =>
  z.strictObject({
    folder,
    breakdowns: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    /** Ids of mentors; names or codes of sites, all of whose mentors leave. */
    departures: ids,
    sites: ids,
    capacities: z.array(z.strictObject({ mentor: z.string(), places: count })).readonly(),
    pinned: ids,
    reason: z.enum(REASONS).nullable(),
    moves: count.optional(),
    /** Other choices to look for at each number of moves. */
    alternates: count.optional(),
    /** As it is now: who has come, who is absent. Without it people and pairs are those of the result. */
    census: census.optional(),
    travelTable: file.optional(),
    /** With a census: the day from which presence counts, ISO. */
    from: z.iso.date().optional(),
    acceptPartial: z.boolean(),
    limits: limitsSchema,
  });
export type ReassignRequest = RequestOf<typeof reassignRequest>;

export interface ReassignAnswer extends ReassignResult {
  /** Of the saved result. */
  readonly guidelines: Guidelines;
  readonly nameOf: (id: string) => string;
  /** Site or service where somebody works; null when unknown. */
  readonly placeOf: (id: string) => string | null;
  readonly proposal: SavedRun['proposal'];
}

export const REASSIGN: Command<typeof reassignRequest, ReassignAnswer> = {
  name: 'reassign',
  bundledAs: 'reassign',
  schema: reassignRequest,
  run: async (request, { inputs, limits, progress, notice }) => {
    const run = await readRun(request.folder, inputs);
    const people = { names: namesOf(run.proposal), places: placesOf(run.proposal) };
    const nameOf = (id: string): string => people.names.get(id) ?? id;
    const guidelines = run.proposal.guidelines.content;
    const events = await eventsOf(request, guidelines, run, inputs);
    const journeys = await savedJourneys(request.folder, run, inputs);
    const now =
      request.census === undefined
        ? null
        : await presentOf({ ...request, census: request.census }, run, people, journeys.minutesOf, { inputs, notice, progress });
    const problem = now?.problem ?? run.problem;
    const known = new Set(run.problem.trainees.map(({ id }) => id));
    const arrivals = problem.trainees.filter(({ id }) => !known.has(id)).map(({ id }) => ({ kind: 'arrival' as const, trainee: id }));
    const result = reassign({
      ...{ problem, previous: run.problem, incumbent: run.solution.pairs, events: [...events, ...arrivals], pinned: request.pinned },
      alternates: request.alternates ?? 0,
      ...{ otherMentors: run.proposal.mentors.map(({ id }) => id), reason: request.reason, nameOf },
      minutesOf: now?.minutesOf ?? journeys.minutesOf,
      labelOf: labelsOf(run.proposal, now?.constraints ?? []),
      mostPlaces: guidelines.rules.capacityLimit,
      limits: { ...limits, ...(request.moves === undefined ? {} : { most: request.moves }) },
    });
    if (now === null && !journeys.ofAllPairs) notice({ kind: 'journeysUnknown' });
    return { ...result, guidelines, nameOf, placeOf: (id) => people.places.get(id) ?? null, proposal: run.proposal };
  },
  ending: ({ reassignment: { frontier } }) =>
    frontier.length === 0 ? 'infeasible' : frontier.some(({ status }) => status === 'limit') ? 'limit' : 'done',
  document: ({ reassignment }) => reassignment,
  result: (answer, { pinned }, edition) => ({
    outputs: reassignOutputs(answer, edition),
    facts: { guidelines: answer.guidelines, pins: { people: pinned, pairs: answer.problem.required ?? [] }, decisions: [] },
  }),
};

async function eventsOf(request: ReassignRequest, { rules }: Guidelines, run: SavedRun, inputs: Inputs): Promise<ReassignmentEvent[]> {
  for (const { mentor, places } of request.capacities)
    if (places > rules.capacityLimit) throw new BinomeError('REASSIGN_CAPACITY', { mentor, places, limit: rules.capacityLimit });
  const departures = new Set([...request.departures, ...(await mentorsOfSites(request.sites, run, inputs))]);
  return [
    ...request.breakdowns.map(([trainee, mentor]) => ({ kind: 'breakdown' as const, trainee, mentor })),
    ...[...departures].map((mentor) => ({ kind: 'departure' as const, mentor })),
    ...request.capacities.map(({ mentor, places }) => ({ kind: 'capacity' as const, mentor, places })),
  ];
}

interface People {
  readonly names: Map<string, string>;
  readonly places: Map<string, string>;
}

interface Present {
  readonly constraints: Prepared['constraints'];
  readonly problem: Problem;
  readonly minutesOf: MinutesOf;
}

/** The problem and the journeys as the census of today makes them. Adds the names and places that it has. */
async function presentOf(
  request: ReassignRequest & { readonly census: readonly string[] },
  saved: SavedRun,
  { names, places }: People,
  savedMinutes: MinutesOf,
  run: Pick<Run, 'inputs' | 'notice' | 'progress'>,
): Promise<Present> {
  const [guidelines, whole] = [saved.proposal.guidelines.content, saved.proposal.period];
  const period = request.from === undefined ? whole : leftOf(whole, request.from);
  const { census, reference, travelTable } = await acceptedCensus(request, run);
  for (const { id, firstName, lastName, siteCode, serviceCode } of [...census.trainees, ...census.mentors]) {
    names.set(id, `${firstName} ${lastName}`.trim());
    places.set(id, placeShown(reference.sites.get(siteCode ?? '')?.name, reference.services.get(serviceCode)?.name ?? serviceCode));
  }
  const given = { census, period, guidelines, reference, travelTable };
  const prepared = prepare({ ...given, incumbent: [] }, run.progress, { pairs: saved.solution.pairs, period: whole });
  const { problem } = prepared;
  return {
    constraints: prepared.constraints,
    problem: { ...problem, pairs: [...problem.pairs] },
    minutesOf: freshMinutes(prepared, travelTable, savedMinutes),
  };
}

/** Of people who are in the census of today; with a mentor who is not there any more, the journey is the one that was saved. */
function freshMinutes({ context, trainees, mentors }: Prepared, table: TravelTable, saved: MinutesOf): MinutesOf {
  const homes = new Map(trainees.map(({ person, home }) => [person.id, home]));
  const offices = new Map(mentors.map(({ person, office }) => [person.id, office]));
  return (trainee, mentor) => {
    const [home, office] = [homes.get(trainee), offices.get(mentor)];
    return home === undefined || office === undefined
      ? saved(trainee, mentor)
      : minutesOf(journey(context.guidelines, table, home, office));
  };
}

/** The constraints of the saved result and of today's census, by id. */
function labelsOf({ sideConstraints }: SavedRun['proposal'], today: Prepared['constraints']): (id: string) => Text {
  const labels = new Map(
    [...sideConstraints, ...today.map(({ constraint: { id }, label }) => ({ id, label }))].map(({ id, label }) => [id, label]),
  );
  return (id) => labels.get(id) ?? { fr: id, en: id };
}

function leftOf(period: Period, from: string): Period {
  const left = remaining(period, from);
  if (left === null) throw new BinomeError('REASSIGN_DATE', { value: from });
  return left;
}

/** Sites that an unknown name may have meant. */
const MOST_NEAR = 5;

async function mentorsOfSites(sites: readonly string[], { proposal, problem }: SavedRun, inputs: Inputs): Promise<string[]> {
  if (sites.length === 0) return [];
  const reference = await loadReference(inputs);
  const usable = new Set(problem.mentors.map(({ id }) => id));
  return sites.flatMap((value) => {
    const name = termKey(reference.sites.get(value)?.name ?? value);
    const own = proposal.mentors.filter(({ id, site }) => usable.has(id) && site !== null && termKey(site) === name);
    if (own.length === 0) {
      const near = proposal.mentors.flatMap(({ id, site }) =>
        usable.has(id) && site !== null && termKey(site).includes(name) ? [site] : [],
      );
      throw new BinomeError('REASSIGN_SITE', { value, near: [...new Set(near)].sort(compareIds).slice(0, MOST_NEAR).join(', ') || '—' });
    }
    return own.map(({ id }) => id).sort(compareIds);
  });
}

/** The frontier, its report, the problem after the events, and for each point what `verify` takes. */
function reassignOutputs(
  { nameOf, placeOf, proposal, reassignment, problem, repairs, alternates, best }: ReassignAnswer,
  { language, version }: Edition,
): Output[] {
  const report = { reassignment, proposal, engineVersion: version, hasBestFile: best !== null, nameOf, placeOf };
  const proofOf = (name: string, repair: Repair): Output[] => [
    { name: `${name}.problem.json`, pieces: () => problemPieces(repair.problem) },
    { name: `${name}.solution.json`, pieces: () => jsonPieces(repair.solution) },
  ];
  return [
    { name: 'problem.json', pieces: () => problemPieces(problem) },
    { name: 'frontier.json', pieces: () => jsonPieces(reassignment) },
    { name: 'report.html', pieces: () => [renderReassignment(report, language)] },
    ...(best === null ? [] : [{ name: 'best.solution.json', pieces: () => jsonPieces(best) }]),
    ...repairs.flatMap((repair, k) => [
      ...proofOf(`moves-${repair.givenUp}`, repair),
      ...alternates[k]!.flatMap((other, n) => proofOf(`moves-${repair.givenUp}.alternate-${n + 1}`, other)),
    ]),
  ];
}
