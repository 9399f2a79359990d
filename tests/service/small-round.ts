/**
 * A small round with everybody who acts in it: three trainees and four mentors in two services of one directorate, matched by today's engine, as a
 * run of the service would have left it.
 */
import type { LightMyRequestResponse } from 'fastify';
import type { RawBuilder } from 'kysely';
import { CRITERIA, CRITERIA_FORMAT, type Mentor, type Trainee } from '../../src/domain/index.ts';
import type { MatchResult } from '../../src/matching/index.ts';
import { guidelinesWith, matchSmall, mentor, trainee } from '../unit/matching/small-census.ts';
import { seedCensus, seedEmptyRound, seedRun, type SeededPerson } from './seed.ts';
import type { Client, TestService } from './service.ts';

export const BOARD = 'DISP-BOR';
export const ROUND = 'DISP-BOR.CPIP 29.SP1';
export const ROUND_PATH = `/api/rounds/${encodeURIComponent(ROUND)}`;
/** Of the round, both included. */
export const DAYS = { startsOn: '2025-11-03', endsOn: '2025-11-28' };

const here = { serviceCode: 'SPIP-33', siteCode: 'SPIP-33-01' };
const there = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' };

/** S1 goes to M1, S2 to M2, both of the Gironde, S3 to M3 of the Dordogne; M4, of the Gironde, has not agreed; M5 is free. */
export const PEOPLE: readonly SeededPerson[] = [
  trainee('S1', { ...here, preferences: ['M1'] }),
  trainee('S2', { ...here, preferences: ['M2'] }),
  trainee('S3', { ...there, preferences: ['M3'] }),
  mentor('M1', { ...here, capacityMax: 1 }),
  mentor('M2', { ...here, capacityMax: 1 }),
  mentor('M3', { ...there, capacityMax: 2 }),
  mentor('M4', { ...here, capacityMax: 1, volunteer: false }),
  mentor('M5', { ...here, capacityMax: 1 }),
];

/** The people with one of them changed. */
export function withChange(id: string, changes: Partial<Mentor> & Partial<Trainee>, people = PEOPLE): SeededPerson[] {
  return people.map((person) => (person.id === id ? { ...person, ...changes } : person));
}

export function without(id: string, people = PEOPLE): SeededPerson[] {
  return people.filter((person) => person.id !== id);
}

interface Asked {
  /** The version in If-Match; that of today unless given, none: no header. */
  readonly version?: number | 'none';
}

export interface SmallRound {
  readonly test: TestService;
  /** Run that is there from the start. */
  readonly run: string;
  readonly board: Client;
  /** Of Gironde and of Dordogne. */
  readonly director: Client;
  readonly otherDirector: Client;
  /** A census of these people, applied. */
  readonly census: (people: readonly SeededPerson[]) => Promise<void>;
  /** Today's match of these people. @returns the run. */
  readonly match: (people?: readonly SeededPerson[], pinned?: readonly (readonly [string, string])[]) => Promise<string>;
  readonly version: () => Promise<number>;
  readonly pairVersion: (trainee: string) => Promise<number>;
  readonly submit: (run: string, by?: Client, asked?: Asked) => Promise<LightMyRequestResponse>;
  readonly decide: (by: Client, trainee: string, decision: object, asked?: Asked) => Promise<LightMyRequestResponse>;
  readonly pair: (trainee: string, by?: Client) => Promise<LightMyRequestResponse>;
  readonly publish: (by?: Client, asked?: Asked) => Promise<LightMyRequestResponse>;
  readonly withdraw: (by?: Client, asked?: Asked) => Promise<LightMyRequestResponse>;
  /** Submits the run, and accepts every pair. */
  readonly acceptAll: () => Promise<void>;
}

export async function smallRound(test: TestService, people: readonly SeededPerson[] = PEOPLE): Promise<SmallRound> {
  const { owner } = test.store;
  const board = await test.as(['board', BOARD]);
  const director = await test.as(['director', 'SPIP-33']);
  const otherDirector = await test.as(['director', 'SPIP-24']);
  const resultOf = (of: readonly SeededPerson[], pinned: readonly (readonly [string, string])[] = []) =>
    matchSmall(
      of.filter((person) => person.role === 'trainee').map((person) => imposing(person, pinned)),
      of.filter((person) => person.role === 'mentor'),
      guidelinesWith(),
    );
  const run = await owner.transaction(async (tx) => {
    const result = resultOf(people);
    await seedCensus(tx, BOARD, people, test.clock);
    return seedRun(tx, await seedEmptyRound(tx, BOARD, result.proposal, test.clock), result.proposal, test.clock, filesOf(result));
  });
  const version = () =>
    owner.transaction(
      async (tx) => (await tx.selectFrom('round').select('version').where('id', '=', ROUND).executeTakeFirstOrThrow()).version,
    );
  const pairVersion = async (id: string) => (await board.ask('GET', `${ROUND_PATH}/pairs/${id}`)).json<{ version?: number }>().version ?? 0;
  const headers = async ({ version: asked }: Asked, today: () => Promise<number>): Promise<Record<string, string>> =>
    asked === 'none' ? {} : { 'if-match': `"${asked ?? (await today())}"` };
  const round: SmallRound = {
    ...{ test, run, board, director, otherDirector, version, pairVersion },
    census: async (of) => {
      await owner.transaction((tx) => seedCensus(tx, BOARD, of, test.clock));
    },
    match: (of = people, pinned) =>
      owner.transaction((tx) => {
        const result = resultOf(of, pinned);
        return seedRun(tx, ROUND, result.proposal, test.clock, filesOf(result));
      }),
    submit: async (of, by = board, asked = {}) => by.ask('PUT', `${ROUND_PATH}/proposal`, { run: of }, await headers(asked, version)),
    decide: async (by, id, decision, asked = {}) =>
      by.ask('PUT', `${ROUND_PATH}/pairs/${id}/decision`, decision, await headers(asked, () => pairVersion(id))),
    pair: (id, by = board) => by.ask('GET', `${ROUND_PATH}/pairs/${id}`),
    publish: async (by = board, asked = {}) => by.ask('PUT', `${ROUND_PATH}/publication`, {}, await headers(asked, version)),
    withdraw: async (by = board, asked = {}) =>
      by.ask('DELETE', `${ROUND_PATH}/publication`, { reason: 'Erreur de date' }, await headers(asked, version)),
    acceptAll: async () => {
      const answers = [await round.submit(run)];
      for (const [by, id] of [[director, 'S1'] as const, [director, 'S2'] as const, [otherDirector, 'S3'] as const])
        answers.push(await round.decide(by, id, { kind: 'accept', reason: 'Bien vu' }));
      for (const { statusCode, body } of answers) if (statusCode !== 200) throw new Error(body);
    },
  };
  return round;
}

/** As the command writes them, of which explanations are made. */
function filesOf({ proposal, problem, values, minutes }: MatchResult): Map<string, Uint8Array> {
  const documents = {
    'proposal.json': proposal,
    'problem.json': { ...problem, pairs: [...problem.pairs] },
    'criteria.json': { format: CRITERIA_FORMAT, criteria: CRITERIA, values: [...values], minutes: [...minutes] },
  };
  return new Map(Object.entries(documents).map(([name, document]) => [name, Buffer.from(JSON.stringify(document))]));
}

function imposing(person: Trainee, pinned: readonly (readonly [string, string])[]): Trainee {
  const mentors = pinned.filter(([id]) => id === person.id).map(([, id]) => id);
  return mentors.length === 0 ? person : { ...person, imposed: mentors };
}

/** One statement past every policy. @returns its rows. */
export function asOwner<Row>({ store }: TestService, statement: RawBuilder<Row>): Promise<Row[]> {
  return store.owner.transaction(async (tx) => (await statement.execute(tx)).rows);
}

/** What that statement is refused by: the constraint's name, else the code. */
export async function refusalOf({ store }: TestService, statement: RawBuilder<unknown>): Promise<string | null> {
  try {
    await store.owner.transaction((tx) => statement.execute(tx));
    return null;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code ?? String(error);
  }
}

export function told({ statusCode, body }: Pick<LightMyRequestResponse, 'statusCode' | 'body'>): [number, string | undefined] {
  return [statusCode, (JSON.parse(body) as { code?: string }).code];
}
