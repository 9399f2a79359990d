/**
 * What the engine makes of the small census of `round-model.ts`, as files: results of `match` and of `reassign`, each computed once for the same
 * inputs, so that thousands of histories may ask for them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Mentor, Proposal, Reassignment, Trainee } from '../../src/domain/index.ts';
import { BinomeError } from '../../src/errors/index.ts';
import type { Tx } from '../../src/service/acts/acting.ts';
import { type Kept, KeptSource } from '../../src/service/store/kept-files.ts';
import { mentor, trainee } from '../unit/matching/small-census.ts';
import { engine } from './published-round.ts';
import { capacity, type Census, SERVICE_OF } from './round-model.ts';
import { seedCensus } from './seed.ts';

export const BOARD = 'DISP-BOR';
/** Of the round, both included: the night in which summer time ends lies within them. */
export const [STARTS, ENDS] = ['2025-10-13', '2025-11-14'];

/** Half way between the two services: who lives there may go to either; S2, of whom nothing is known, stays with the mentors of the own service. */
const HOME = '24294';
const HOMES: Readonly<Record<string, string>> = { S1: HOME, S3: HOME };
const WISHES: Readonly<Record<string, string>> = { S1: 'M1', S2: 'M2', S3: 'M3' };
const CALENDAR = `promotion,kind,name,start,end,evaluation_due,period,basis,note
CPIP 29,internship,Stage d’automne,${STARTS},${ENDS},${ENDS},AU,explicit,
`;

/** As the census of the service has them. */
function personOf(id: string, census: Census): Mentor | Trainee {
  const at = { serviceCode: SERVICE_OF[id]!, siteCode: `${SERVICE_OF[id]!}-01` };
  const facts = census.get(id)!;
  return id in WISHES
    ? trainee(id, { ...at, communeCode: HOMES[id] ?? null, preferences: [WISHES[id]!], domains: facts === 0 ? [] : ['droit'] })
    : mentor(id, { ...at, capacityMax: capacity(census, id), caseload: 50 + facts, domains: ['droit'] });
}

/** The same as the file that an office would send: the engine reads this. */
function filesOf(census: Census): Kept {
  const lines = (role: 'mentor' | 'trainee', head: string, line: (id: string, facts: number) => string): Buffer => {
    const own = [...census].filter(([id]) => id in WISHES === (role === 'trainee'));
    return Buffer.from([head, ...own.map(([id, facts]) => line(id, facts)), ''].join('\n'));
  };
  return new Map([
    [
      'census/tuteurs.csv',
      lines(
        'mentor',
        'matricule;rôle;nom;prénom;service;domaines;dossiers;capacité_max;formé_le;volontaire',
        (id, facts) => `${id};tuteur;Nom-${id};Dominique;${SERVICE_OF[id]!}-01;droit;${50 + facts};${capacity(census, id)};01/01/2020;oui`,
      ),
    ],
    [
      'census/stagiaires.csv',
      lines(
        'trainee',
        'matricule;rôle;nom;prénom;service;promotion;commune;domaines;préférences',
        (id, facts) =>
          `${id};stagiaire;Nom-${id};Camille;${SERVICE_OF[id]!}-01;CPIP 29;${HOMES[id] ?? ''};${facts === 0 ? '' : 'droit'};${WISHES[id]!}`,
      ),
    ],
  ]);
}

const reference = (name: string): string => readFileSync(new URL(`../../data/reference/${name}`, import.meta.url), 'utf8');

/** The communes where somebody works, or lives: to read all of the country's takes longer than all the rest of a run. */
function fewCommunes(): Buffer {
  const named = `${reference('sites.csv')} ${reference('services.csv')}`.matchAll(/\b\d[\dAB]\d{3}\b/g);
  const codes = new Set([HOME, ...Array.from(named, ([code]) => code)]);
  const [head, ...lines] = reference('communes.csv').split('\n');
  return Buffer.from([head, ...lines.filter((line) => codes.has(line.slice(0, 5))), ''].join('\n'));
}

class FewCommunes extends KeptSource {
  static readonly #bytes = fewCommunes();

  override read(place: string): Promise<Uint8Array> {
    return place.endsWith(':communes.csv') ? Promise.resolve(FewCommunes.#bytes) : super.read(place);
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function keep(tx: Tx, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const rows = [...files.values()].map((bytes) => ({ sha256: hashOf(bytes), size: bytes.length, bytes: Buffer.from(bytes) }));
  await tx
    .insertInto('blob')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Applied as the next version, with its files. */
export async function applyCensus(tx: Tx, census: Census, at: Date): Promise<void> {
  await seedCensus(
    tx,
    BOARD,
    [...census.keys()].map((id) => personOf(id, census)),
    at,
  );
  const files = filesOf(census);
  await keep(tx, files);
  for (const [position, [place, bytes]] of [...files].entries())
    await sql`insert into census_file (census, position, name, sha256)
      select census, ${position}, ${place.slice('census/'.length)}, ${hashOf(bytes)} from current_census where board = ${BOARD}`.execute(
      tx,
    );
}

export interface Matched {
  readonly proposal: Proposal;
  /** Trainee → mentor, or nobody. */
  readonly pairs: ReadonlyMap<string, string | null>;
  /** What the run has kept: name → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const matched = new Map<string, Promise<Matched>>();

/** Today's `match` of a census. */
export function matchOf(census: Census): Promise<Matched> {
  const key = JSON.stringify([...census]);
  const known = matched.get(key) ?? makeMatch(census);
  matched.set(key, known);
  return known;
}

async function makeMatch(census: Census): Promise<Matched> {
  const kept: Kept = new Map([...filesOf(census), ['calendar/autumn.csv', Buffer.from(CALENDAR)]]);
  const request = {
    ...{ period: 'AU', calendar: 'calendar/autumn.csv', census: [...kept.keys()].slice(0, 2), acceptPartial: true, limits: {} },
  };
  const { outputs } = await engine('match', request, kept, new FewCommunes(kept));
  const proposal = JSON.parse(outputs.get('proposal.json')!.toString()) as Proposal;
  return {
    ...{ proposal, files: outputs },
    pairs: new Map<string, string | null>([
      ...proposal.pairs.map((pair) => [pair.trainee.id, pair.mentor.id] as const),
      ...proposal.unmet.map((unmet) => [unmet.trainee.id, null] as const),
    ]),
  };
}

/** null: the run has failed. */
type Found = { readonly document: Reassignment; readonly files: ReadonlyMap<string, Uint8Array>; readonly ending: string } | null;

const found = new Map<string, Promise<Found>>();

/** Works at the run of options that waits, as a worker does. */
export async function workAt(tx: Tx, run: string, at: Date): Promise<Reassignment | null> {
  const { request, inputs } = await tx.selectFrom('run').select(['request', 'inputs']).where('id', '=', run).executeTakeFirstOrThrow();
  const key = JSON.stringify([request, inputs]);
  const known = found.get(key) ?? repair(tx, request as Record<string, unknown>, inputs as { place: string; sha256: string }[]);
  found.set(key, known);
  const done = await known;
  await sql`update job set state = ${done === null ? 'failed' : 'done'}, attempt = 1, ended_at = ${at} where id = ${run}`.execute(tx);
  if (done === null) return null;
  await tx
    .insertInto('run_result')
    .values({ run, attempt: 1, ending: done.ending, document: JSON.stringify(done.document), verified: true, at })
    .execute();
  await keep(tx, done.files);
  const rows = [...done.files].map(([name, bytes], position) => ({ run, position, name, sha256: hashOf(bytes) }));
  await tx.insertInto('run_file').values(rows).execute();
  return done.document;
}

async function repair(
  tx: Tx,
  request: Record<string, unknown>,
  inputs: readonly { readonly place: string; readonly sha256: string }[],
): Promise<Found> {
  const blobs = await tx
    .selectFrom('blob')
    .select(['sha256', 'bytes'])
    .where(
      'sha256',
      'in',
      inputs.map(({ sha256 }) => sha256),
    )
    .execute();
  const bytesOf = new Map(blobs.map(({ sha256, bytes }) => [sha256, bytes]));
  try {
    const kept: Kept = new Map(inputs.map((one) => [one.place, bytesOf.get(one.sha256)!]));
    const { outputs, document, ending } = await engine('reassign', request, kept, new FewCommunes(kept));
    return { files: outputs, document: document as Reassignment, ending };
  } catch (error) {
    if (error instanceof BinomeError) return null;
    throw error;
  }
}
