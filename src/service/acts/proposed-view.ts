/** What a run proposes to a trainee, as whoever asks may see it: who, why, and at what price otherwise. */
import { sql } from 'kysely';
import type { Alternative, Criterion, ExclusionCode, Fact, PersonSummary, Text } from '../../domain/index.ts';
import { describeFact, inBoth } from '../../wording/index.ts';
import { isPair, isUnmet, lostBy, type LostBy, type Mark, marksOf } from '../rules/proposed-entry.ts';
import type { Act } from './acting.ts';
import type { PairRow, Price } from './pair-rows.ts';

/** Of a pair of a run, whether submitted or not. */
export type ProposedRow = Pick<
  PairRow,
  'trainee' | 'trainee_name' | 'trainee_service' | 'mentor' | 'mentor_name' | 'mentor_service' | 'score' | 'entry' | 'run'
>;

export interface Placed {
  readonly id: string;
  readonly name: string;
  /** Its code, and its name. */
  readonly service: string;
  readonly serviceName: string;
  readonly site: string | null;
  readonly town: string | null;
  /** Of the town; null where it is not known. */
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | null;
}

/** Another mentor at a price; who is named only to whom sees them. */
export interface ShownAlternative extends Omit<Price, 'moves'> {
  readonly mentor: {
    readonly id: string | null;
    readonly name: string | null;
    readonly service: string | null;
    readonly serviceName: string;
  };
  readonly score: number;
  readonly moves: {
    readonly trainee: { readonly id: string; readonly name: string } | null;
    readonly from: { readonly id: string; readonly name: string } | null;
    readonly to: { readonly id: string; readonly name: string } | null;
    /** Whether they would have nobody. */
    readonly left: boolean;
  }[];
}

export interface ProposedView {
  readonly trainee: Placed;
  readonly mentor: Placed | null;
  /** Millionths; null where nobody is proposed. */
  readonly score: number | null;
  readonly parts: {
    readonly criterion: Criterion;
    readonly weight: number;
    readonly value: number | null;
    readonly points: number;
    readonly facts: (Fact & Text)[];
  }[];
  readonly travelMinutes: number | null;
  /** Held fast by whoever asked for the run. */
  readonly pinned: boolean;
  readonly marks: Mark[];
  readonly lostBy: LostBy[];
  /** Cheapest first; null where they were not priced. */
  readonly alternatives: ShownAlternative[] | null;
  readonly excluded: { readonly code: ExclusionCode; readonly mentors: number }[];
}

/** What goes with rows: names of services, who may be named, who asks. */
export interface Told {
  readonly serviceNames: ReadonlyMap<string, string>;
  readonly serviceCodes: ReadonlyMap<string, string>;
  readonly mayName: ReadonlySet<string>;
  readonly account: string;
}

/** @param also people beside those of the rows. */
export async function whatIsTold({ tx, who }: Act, rows: readonly ProposedRow[], also: readonly (string | null)[] = []): Promise<Told> {
  const services = await tx.selectFrom('service').select(['code', 'name']).execute();
  const named = rows.flatMap(({ entry }) => (alternativesIn(entry) ?? []).flatMap(({ mentor, moves }) => [mentor.id, ...peopleIn(moves)]));
  const ids = [...new Set([...named, ...also].filter((id) => id !== null))];
  const { rows: visible } = await sql<{ id: string }>`
    with asked as (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as id)
    select id from current_person where id in (select id from asked)
    union select trainee from run_pair where run = ${rows[0]?.run ?? null} and trainee in (select id from asked)
    union select mentor from run_pair where run = ${rows[0]?.run ?? null} and mentor in (select id from asked)`.execute(tx);
  return {
    serviceNames: new Map(services.map(({ code, name }) => [code, name])),
    serviceCodes: new Map(services.map(({ code, name }) => [name, code])),
    mayName: new Set(visible.map(({ id }) => id)),
    account: who.account,
  };
}

export function peopleIn(moves: Alternative['moves']): (string | null)[] {
  return moves.flatMap(({ trainee, from, to }) => [trainee, from, to]);
}

function alternativesIn(entry: ProposedRow['entry']): readonly Alternative[] | null {
  return isPair(entry) || isUnmet(entry) ? entry.alternatives : null;
}

export function proposedView(row: ProposedRow, told: Told): ProposedView {
  const { entry } = row;
  const placed = (id: string, name: string, service: string, summary?: PersonSummary): Placed => ({
    ...{ id, name, service, serviceName: told.serviceNames.get(service) ?? service },
    ...{ site: summary?.site ?? null, town: summary?.town ?? null, coordinates: summary?.coordinates ?? null },
  });
  const { trainee, mentor } = { trainee: undefined, mentor: undefined, ...entry };
  return {
    trainee: placed(row.trainee, row.trainee_name, row.trainee_service, trainee),
    mentor: row.mentor === null ? null : placed(row.mentor, row.mentor_name!, row.mentor_service!, mentor),
    score: row.score,
    parts: isPair(entry)
      ? entry.parts.map(({ criterion, weight, value, points, facts: known }) => ({
          ...{ criterion, weight, value, points },
          facts: known.map((fact) => ({ ...fact, ...inBoth((language) => describeFact(fact, language)) })),
        }))
      : [],
    travelMinutes: isPair(entry) ? entry.travelMinutes : null,
    pinned: isPair(entry) && entry.pinned === true,
    marks: marksOf(entry),
    lostBy: lostBy(entry),
    alternatives: alternativesIn(entry)?.map((alternative) => alternativeView(alternative, told)) ?? null,
    excluded: isPair(entry) || isUnmet(entry) ? [...entry.excluded] : [],
  };
}

export function alternativeView({ mentor, score, loss, unmet, fairness, uneven, moves }: Alternative, told: Told): ShownAlternative {
  const named = namedBy(told);
  return {
    mentor: {
      ...(named(mentor.id, mentor.name) ?? { id: null, name: null }),
      ...{ service: told.serviceCodes.get(mentor.service) ?? null, serviceName: mentor.service },
    },
    ...{ score, loss, unmet },
    ...(fairness === undefined ? {} : { fairness }),
    ...(uneven === undefined ? {} : { uneven }),
    moves: movesView(moves, told),
  };
}

export function movesView(moves: Alternative['moves'], told: Told): ShownAlternative['moves'] {
  const named = namedBy(told);
  return moves.map(({ trainee, traineeName, from, fromName, to, toName }) => ({
    ...{ trainee: named(trainee, traineeName), from: named(from, fromName), to: named(to, toName) },
    left: to === null,
  }));
}

const namedBy =
  ({ mayName }: Told) =>
  (id: string | null, name: string | null): { id: string; name: string } | null =>
    id !== null && mayName.has(id) ? { id, name: name ?? id } : null;
