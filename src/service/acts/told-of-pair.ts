/** What somebody is told of another mentor for a trainee before they decide: the price, the rules that the pair breaks, the places left. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { Exclusion, Text } from '../../domain/index.ts';
import { capacityOf, mentorPlaces, type PlaceRules, takenElsewhere } from '../rules/places.ts';
import { type Asked, pricedPairSchema } from '../rules/priced-pair.ts';
import { isPair, isUnmet } from '../rules/proposed-entry.ts';
import { type Act, found } from './acting.ts';
import { type PairRow, type Price, pairRows } from './pair-rows.ts';
import { seeRound } from './round-lock.ts';

export interface Places {
  /** Trainees at the same time. */
  readonly capacity: number;
  /** Of these, taken by others than this trainee: before the round, or by decisions in it. */
  readonly taken: number;
}

export interface ToldOfPair {
  readonly mentor: { readonly id: string; readonly name: string; readonly service: string };
  /** null where nobody has computed it, or not from what is so today. */
  readonly price: Price | null;
  /** Of the pair, millionths; null as the price. */
  readonly score: number | null;
  /** Hard rules that it breaks, as the run has them. */
  readonly brokenRules: readonly Exclusion[];
  /** Whether these are all: a large census does not list them. */
  readonly rulesKnown: boolean;
  /** Constraints that no matching with this pair meets, as far as they are known. */
  readonly constraints: readonly { readonly id: string; readonly label: Text }[];
  readonly places: Places;
  /** Who else would change in the matching with this pair, where that was computed. */
  readonly chain: readonly Move[] | null;
}

/** Of another trainee: whom they would have instead; null: nobody. */
export interface Move {
  readonly trainee: string;
  readonly to: string | null;
  readonly toName: string | null;
}

/** @throws BinomeError SERVICE_NOT_FOUND: no such pair, or no such mentor, for whoever asks. */
export async function priceOfPair(act: Act, roundId: string, trainee: string, mentor: string): Promise<ToldOfPair> {
  await seeRound(act, roundId);
  const [row] = await pairRows(act, roundId, trainee);
  return toldOfPair(act, roundId, found(row, trainee), await mentorOf(act, mentor));
}

/**
 * Of which pair the price would have to be computed first; null where nothing is to be computed.
 * @throws BinomeError as `priceOfPair`.
 */
export async function toPrice(act: Act, roundId: string, trainee: string, mentor: string): Promise<Asked | null> {
  await seeRound(act, roundId);
  const row = found((await pairRows(act, roundId, trainee))[0], trainee);
  const { id } = await mentorOf(act, mentor);
  const told = await readTold(act, roundId, row, id);
  const isKnown = row.pair_stale || told?.priced != null || (told?.decided === '' && knownPrice(row, id) !== null);
  return isKnown ? null : { round: roundId, run: row.run, trainee };
}

export interface ChosenMentor {
  readonly id: string;
  readonly name: string;
  readonly service: string;
}

/** A mentor of the census whom whoever acts may see. @throws BinomeError SERVICE_NOT_FOUND. */
export async function mentorOf({ tx }: Pick<Act, 'tx'>, id: string): Promise<ChosenMentor> {
  const row = await tx
    .selectFrom('current_person')
    .select(['id', 'name', 'service'])
    .where('id', '=', id)
    .where('role', '=', 'mentor')
    .executeTakeFirst();
  const { name, service } = found(row, id);
  return { id, name: name!, service: service! };
}

/** As the store keeps it of a submission. */
const toldSchema = z
  .object({
    rules: z.custom<PlaceRules>().nullable(),
    mentor: z.custom<readonly Exclusion[]>().nullable(),
    excluded: z.custom<readonly Exclusion[]>().nullable(),
    listed: z.boolean().nullable(),
    facts: mentorPlaces.nullable(),
    decided: z.string(),
    priced: pricedPairSchema.nullable(),
  })
  .nullable();

export async function toldOfPair(act: Pick<Act, 'tx'>, round: string, row: PairRow, mentor: ChosenMentor): Promise<ToldOfPair> {
  const told = await readTold(act, round, row, mentor.id);
  const priced = row.pair_stale ? null : (told?.priced ?? null);
  const computed = priced?.kind === 'price' ? priced : null;
  // The proposal's own prices hold as long as nothing is decided on anybody else.
  const ofProposal = told?.decided === '' ? knownPrice(row, mentor.id) : null;
  const { price, score, chain } = ofProposal ?? { chain: null, price: null, score: null, ...computed };
  const known = [...(told?.excluded ?? []), ...(told?.mentor ?? [])];
  const brokenRules = known.length === 0 && priced?.kind === 'excluded' ? priced.rules : known;
  return {
    ...{ mentor, price, score, brokenRules },
    rulesKnown: told?.listed === true || score !== null || brokenRules.length > 0 || priced !== null,
    constraints: priced?.kind === 'impossible' ? priced.constraints : [],
    places: await placesOf(act, round, row.trainee, mentor.id, told),
    chain: chain ?? null,
  };
}

async function readTold({ tx }: Pick<Act, 'tx'>, round: string, row: PairRow, mentor: string): Promise<z.infer<typeof toldSchema>> {
  const { rows } = await sql<{ told: unknown }>`select told_of_pair(${round}, ${row.trainee}, ${mentor}) as told`.execute(tx);
  return toldSchema.parse(rows[0]?.told ?? null);
}

interface KnownPrice {
  readonly price: Price;
  readonly score: number;
  readonly chain: readonly Move[];
}

/** Of the proposal's own mentor nothing is lost; of another one what was computed with the proposal. null where that is nothing. */
function knownPrice({ entry, mentor, pair_stale: isStale }: PairRow, id: string): KnownPrice | null {
  if (isStale || !(isPair(entry) || isUnmet(entry))) return null;
  if (id === mentor && isPair(entry)) return { price: { loss: 0, unmet: 0, moves: 0 }, score: entry.score, chain: [] };
  const known = (entry.alternatives ?? []).find((alternative) => alternative.mentor.id === id);
  if (known === undefined) return null;
  const { loss, unmet, fairness, uneven, moves, score } = known;
  const price = {
    ...{ loss, unmet, moves: moves.length },
    ...(fairness === undefined ? {} : { fairness }),
    ...(uneven === undefined ? {} : { uneven }),
  };
  return { price, score, chain: moves.map(({ trainee: other, to, toName }) => ({ trainee: other, to, toName })) };
}

async function placesOf(
  { tx }: Pick<Act, 'tx'>,
  round: string,
  trainee: string,
  mentor: string,
  told: z.infer<typeof toldSchema>,
): Promise<Places> {
  const { rows } = await sql<{ given: number; elsewhere: number }>`select * from mentor_load(${round}, ${mentor}, ${trainee})`.execute(tx);
  const { given, elsewhere } = rows[0]!;
  const facts = told?.facts ?? mentorPlaces.parse({});
  return { capacity: capacityOf(told?.rules ?? null, facts), taken: takenElsewhere(facts, elsewhere) + given };
}
