/** `reassign`: a saved result and what has happened since, in; the repair frontier, out. Nobody is moved. */
import * as z from 'zod';
import {
  type Census,
  censusRuleId,
  compareIds,
  type Guidelines,
  JOURNEYS_FORMAT,
  type PairScore,
  type Period,
  type Proposal,
  REASONS,
  type Reference,
  type Reassignment,
  type ReassignmentEvent,
  remaining,
  termKey,
  type Text,
  carriedOn,
  type StandingDecisions,
  traineesOf,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { prepare, type Prepared } from '../matching/index.ts';
import { reassign, type MinutesOf, type ReassignResult } from '../reassignment/index.ts';
import { renderReassignment } from '../report/index.ts';
import { journey, minutesOf, scorePair, type TravelTable } from '../scoring/index.ts';
import type { PairIds, Problem, Repair, SideConstraint } from '../solver/index.ts';
import type { Command, Edition, Run } from './command.ts';
import type { Inputs } from './inputs.ts';
import { allowing, held, type InForce, readInForce } from './in-force.ts';
import { JOURNEYS_FILE, savedJourneys } from './journeys.ts';
import { listBytes } from './list-bytes.ts';
import { jsonPieces, problemPieces, type Output, type Piece } from './output.ts';
import { sitesNamed } from './named-places.ts';
import { loadReference } from './reference-files.ts';
import { limitsSchema, type InputKinds, type RequestOf } from './request.ts';
import { RunPeople } from './run-people.ts';
import { placeShown } from './saved-run.ts';
import { acceptedCensus, tellAccount } from './situation.ts';

const ids = z.array(z.string()).readonly();
const count = z.number().int().min(0);
const reassignRequest = ({ file, folder, census }: InputKinds) =>
  z.strictObject({
    folder,
    breakdowns: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    /** Ids or names of mentors; names or codes of sites, all of whose mentors leave. */
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
    /** Of that census: see `censusShape`. */
    board: z.string().optional(),
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
  /** Ids of those who do not move. */
  readonly pinned: readonly string[];
  /** Site or service where somebody works; null when unknown. */
  readonly placeOf: (id: string) => string | null;
  readonly proposal: Proposal;
  /** Of the problem's pairs, in their order. */
  readonly minutesOf: MinutesOf;
  /** What was decided before. */
  readonly standing: StandingDecisions;
}

export const REASSIGN: Command<typeof reassignRequest, ReassignAnswer> = {
  name: 'reassign',
  bundledAs: 'reassign',
  schema: reassignRequest,
  run: async (asked, { inputs, limits, progress, notice }) => {
    const run = await readInForce(asked.folder, inputs);
    const request = { ...asked, ...idsOf(asked, new RunPeople(run.proposal, notice)) };
    const people = { names: run.names, places: run.places };
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
    const present = new Set(problem.trainees.map(({ id }) => id));
    const mentorOf = new Map(run.pairs);
    const gone = run.problem.trainees
      .filter(({ id }) => !present.has(id) && run.standing.get(id)?.outcome.mentor !== null)
      .map(({ id }) => ({ kind: 'gone' as const, trainee: id, mentor: mentorOf.get(id) ?? null }));
    const { reassignment, ...result } = reassign({
      ...{
        problem,
        // A pair that was imposed against a rule has no score to compare with.
        previous: run.savedProblem,
        incumbent: run.pairs,
        events: [...events, ...gone, ...arrivals],
        pinned: request.pinned,
      },
      alternates: request.alternates ?? 0,
      ...{ otherMentors: run.proposal.mentors.map(({ id }) => id), reason: request.reason, nameOf },
      minutesOf: now?.minutesOf ?? journeys.minutesOf,
      labelOf: labelsOf(run.proposal, now?.constraints ?? []),
      mostPlaces: guidelines.rules.capacityLimit,
      limits: { ...limits, ...(request.moves === undefined ? {} : { most: request.moves }) },
    });
    const since = now === null || request.from === undefined ? {} : { from: request.from };
    if (now === null && !journeys.ofAllPairs) notice({ kind: 'journeysUnknown' });
    return {
      ...result,
      standing: run.standing,
      reassignment: {
        ...(now === null ? reassignment : withParts(reassignment, now.partsOf)),
        ...{ people: namedIn(reassignment, nameOf), broken: brokenBy(reassignment, run.broken), ...since },
      },
      minutesOf: now?.minutesOf ?? journeys.minutesOf,
      guidelines,
      nameOf,
      pinned: request.pinned,
      placeOf: (id) => people.places.get(id) ?? null,
      proposal: run.proposal,
    };
  },
  ending: ({ reassignment: { frontier } }) =>
    frontier.length === 0 ? 'infeasible' : frontier.some(({ status }) => status === 'limit') ? 'limit' : 'done',
  document: ({ reassignment }) => reassignment,
  result: (answer, _, edition) => ({
    outputs: reassignOutputs(answer, edition),
    facts: { guidelines: answer.guidelines, pins: { people: answer.pinned, pairs: answer.problem.required ?? [] }, decisions: [] },
  }),
};

/** What every pair that an option makes scores by, so that it can be explained once somebody has decided on it. */
function withParts(reassignment: Reassignment, partsOf: Present['partsOf']): Reassignment {
  const explained = <Point extends Pick<Reassignment['frontier'][number], 'changes' | 'details'>>(point: Point): Point => ({
    ...point,
    details: point.details.map((detail, k) => {
      const { trainee, to } = point.changes[k]!;
      const found = to === null ? null : partsOf(trainee, to);
      // A pair that a person alone made possible counts as nothing: its parts would not sum to that.
      return found === null || found.score !== detail.after ? detail : { ...detail, parts: found.parts };
    }),
  });
  const frontier = reassignment.frontier.map((point) => ({
    ...explained(point),
    ...(point.alternates === undefined ? {} : { alternates: point.alternates.map(explained) }),
  }));
  return { ...reassignment, frontier };
}

/** Everybody whom the frontier names. */
function namedIn({ events, frontier }: Reassignment, nameOf: (id: string) => string): NonNullable<Reassignment['people']> {
  const ids = new Set<string | null>();
  for (const event of events) {
    if ('trainee' in event) ids.add(event.trainee);
    if ('mentor' in event) ids.add(event.mentor);
  }
  const choices = frontier.flatMap(({ alternates = [], ...point }) => [point, ...alternates]);
  for (const { changes } of choices) for (const { trainee, from, to } of changes) ids.add(trainee).add(from).add(to);
  ids.delete(null);
  return ([...ids] as string[]).sort(compareIds).map((id) => ({ id, name: nameOf(id) }));
}

/** Pairs that broke down, now or before. */
function brokenBy({ events }: Reassignment, before: readonly PairIds[]): PairIds[] {
  const now = events.flatMap((event): PairIds[] => (event.kind === 'breakdown' ? [[event.trainee, event.mentor]] : []));
  const all = new Map([...before, ...now].map((pair) => [pair.join('\u0000'), pair]));
  return [...all.values()].sort((a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1]));
}

/** The people of a request by their ids. Whom the run does not know may be in the census of today. */
function idsOf(
  { breakdowns, departures, capacities, pinned }: ReassignRequest,
  people: RunPeople,
): Pick<ReassignRequest, 'breakdowns' | 'departures' | 'capacities' | 'pinned'> {
  return {
    breakdowns: breakdowns.map(([trainee, mentor]) => people.pair(trainee, mentor)),
    departures: departures.map((mentor) => people.mentorOrNew(mentor)),
    capacities: capacities.map(({ mentor, places }) => ({ mentor: people.mentorOrNew(mentor), places })),
    pinned: pinned.map((person) => people.anybodyOrNew(person)),
  };
}

async function eventsOf(request: ReassignRequest, { rules }: Guidelines, run: InForce, inputs: Inputs): Promise<ReassignmentEvent[]> {
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
  /** null where one of the two is not in the census of today. */
  readonly partsOf: (trainee: string, mentor: string) => PairScore | null;
}

/** The problem and the journeys as the census of today makes them. Adds the names and places that it has. */
async function presentOf(
  request: ReassignRequest & { readonly census: readonly string[] },
  saved: InForce,
  { names, places }: People,
  savedMinutes: MinutesOf,
  run: Pick<Run, 'inputs' | 'notice' | 'progress'>,
): Promise<Present> {
  const [guidelines, whole] = [saved.proposal.guidelines.content, saved.proposal.period];
  const period = request.from === undefined ? whole : leftOf(whole, request.from);
  const { census, refused, unread, reference, travelTable } = await acceptedCensus(request, run, {
    names: [whole.promotion],
    complete: false,
  });
  tellAccount({ census, periods: [whole], refused, unread }, run.notice);
  for (const { id, firstName, lastName, siteCode, serviceCode } of [...census.trainees, ...census.mentors]) {
    names.set(id, `${firstName} ${lastName}`.trim());
    places.set(id, placeShown(reference.sites.get(siteCode ?? '')?.name, reference.services.get(serviceCode)?.name ?? serviceCode));
  }
  const given = { census, period, guidelines, reference, travelTable };
  // Whom somebody decided to leave without a mentor is not looked for.
  const decisions = new Map([...saved.standing].filter(([, { outcome }]) => outcome.mentor === null));
  // A pair that was refused for the round is not proposed half way either.
  const { refusedPairs = [] } = saved.proposal;
  const prepared = prepare({ ...given, incumbent: [], decisions, refusedPairs }, run.progress, { pairs: saved.pairs, period: whole });
  const isBroken = new Set(saved.broken.map((pair) => pair.join('\u0000')));
  // Whoever has broken down once is never put together again, whether the census says so or not.
  const pairs = [...prepared.problem.pairs].filter(([trainee, mentor]) => !isBroken.has(`${trainee}\u0000${mentor}`));
  const here = new Set([...census.trainees, ...census.mentors].map(({ id }) => id));
  const standing = (list: readonly PairIds[]): PairIds[] => list.filter((pair) => pair.every((id) => here.has(id)));
  const { required = [], ...bare } = prepared.problem;
  const first = firstServed(census, pairs);
  const sides = [...(bare.sideConstraints ?? []), ...first];
  const today = { ...bare, pairs, ...(sides.length === 0 ? {} : { sideConstraints: sides }) };
  const problem = held(allowing(today, standing(saved.decided), standing(saved.pairs)), imposedNow(required, saved));
  return {
    constraints: prepared.constraints,
    problem,
    minutesOf: freshMinutes(prepared, travelTable, savedMinutes),
    partsOf: partsIn(prepared),
  };
}

function partsIn({ context, trainees, mentors }: Prepared): Present['partsOf'] {
  const [ours, theirs] = [new Map(trainees.map((one) => [one.person.id, one])), new Map(mentors.map((one) => [one.person.id, one]))];
  return (traineeId, mentorId) => {
    const [trainee, mentor] = [ours.get(traineeId), theirs.get(mentorId)];
    return trainee === undefined || mentor === undefined ? null : scorePair(context, trainee, mentor);
  };
}

/** Who is served first by the census of today; how many of them must be, what has happened says. */
function firstServed({ trainees }: Census, pairs: readonly (readonly [string, string, number])[]): SideConstraint[] {
  const ours = new Set(pairs.map(([trainee]) => trainee));
  const priorityOf = new Map(
    trainees.flatMap(({ id, priority }) => (priority === undefined || !ours.has(id) ? [] : [[id, priority] as const])),
  );
  return [...new Set(priorityOf.values())].sort().map((level) => ({
    ...{ id: `${censusRuleId('priority', level)}/min`, op: '>=', rhs: 0 },
    terms: pairs
      .filter(([trainee]) => (priorityOf.get(trainee) ?? Infinity) <= level)
      .map(([trainee, mentor]): SideConstraint['terms'][number] => [trainee, mentor, 1]),
  }));
}

/** Of the pairs that the census of today imposes, those that move nobody who has a mentor: they stand already, or are of somebody who comes. */
function imposedNow(required: readonly PairIds[], { pairs }: InForce): PairIds[] {
  const mentorOf = new Map(pairs);
  return required.filter(([trainee, mentor]) => mentorOf.get(trainee) === undefined || mentorOf.get(trainee) === mentor);
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
function labelsOf({ sideConstraints }: InForce['proposal'], today: Prepared['constraints']): (id: string) => Text {
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

async function mentorsOfSites(sites: readonly string[], { proposal, problem }: InForce, inputs: Inputs): Promise<string[]> {
  if (sites.length === 0) return [];
  const reference = await loadReference(inputs);
  const usable = new Set(problem.mentors.map(({ id }) => id));
  return sites.flatMap((value) => {
    const name = siteMeant(value, proposal, reference);
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

/** The name of a site of the proposal that is meant, as a key: the text itself where it is one, or where nothing else tells which. */
function siteMeant(value: string, { mentors }: Proposal, reference: Reference): string {
  const sites = new Set(mentors.flatMap(({ site }) => (site === null ? [] : [termKey(site)])));
  const key = termKey(value);
  if (sites.has(key)) return key;
  const [only, other] = sitesNamed(value, reference)
    .map((name) => termKey(name))
    .filter((name) => sites.has(name));
  return only !== undefined && other === undefined ? only : key;
}

/** The frontier, its report, the problem after the events, and for each point what `verify` takes. */
function reassignOutputs(
  { nameOf, placeOf, proposal, reassignment, problem, repairs, alternates, best, minutesOf, standing }: ReassignAnswer,
  { language, version }: Edition,
): Output[] {
  const report = { reassignment, proposal, engineVersion: version, hasBestFile: best !== null, nameOf, placeOf, standing };
  const proofOf = (name: string, repair: Repair): Output[] => [
    { name: `${name}.problem.json`, pieces: () => problemPieces(repair.problem) },
    { name: `${name}.solution.json`, pieces: () => jsonPieces(repair.solution) },
  ];
  return [
    { name: 'problem.json', pieces: () => problemPieces(problem) },
    // With these a second breakdown follows the first: see `in-force.ts`.
    { name: 'proposal.json', pieces: () => jsonPieces(carrying(proposal, standing, reassignment)) },
    { name: JOURNEYS_FILE, pieces: () => journeysPieces(problem, minutesOf) },
    { name: 'frontier.json', pieces: () => jsonPieces(reassignment) },
    { name: 'report.html', pieces: () => [renderReassignment(report, language)] },
    ...(best === null ? [] : [{ name: 'best.solution.json', pieces: () => jsonPieces(best) }]),
    ...repairs.flatMap((repair, k) => [
      ...proofOf(`moves-${repair.givenUp}`, repair),
      ...alternates[k]!.flatMap((other, n) => proofOf(`moves-${repair.givenUp}.alternate-${n + 1}`, other)),
    ]),
  ];
}

/** The proposal that the next step reads, with the decisions that still stand: a pair that broke down was decided on in vain. */
function carrying(proposal: Proposal, standing: StandingDecisions, { broken = [] }: Reassignment): Proposal {
  const isBroken = new Set(broken.map((pair) => pair.join('\u0000')));
  const left = [...standing].filter(([id, { outcome }]) => outcome.mentor === null || !isBroken.has(`${id}\u0000${outcome.mentor.id}`));
  if (left.length === 0 && proposal.decided === undefined) return proposal;
  const people = new Map(traineesOf(proposal).map((person) => [person.id, person]));
  return { ...proposal, decided: carriedOn(new Map(left), (id) => people.get(id) ?? null) };
}

function* journeysPieces({ pairs }: Problem, minutesOf: MinutesOf): Generator<Piece> {
  yield `{\n  "format": ${JSON.stringify(JOURNEYS_FORMAT)},\n  "minutes": `;
  yield* listBytes(minutesInOrder(pairs, minutesOf));
  yield '\n}\n';
}

function* minutesInOrder(pairs: Problem['pairs'], minutesOf: MinutesOf): Generator<number | null> {
  for (const [trainee, mentor] of pairs) yield minutesOf(trainee, mentor);
}
