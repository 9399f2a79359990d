/**
 * Location: how long is the trainee's journey to the mentor's office?
 *
 * A travel-time table counts where the board gives one. Elsewhere minutes are estimated: great-circle distance × detour factor ÷ speed.
 * Between two landmasses there is no road: the journey is not comparable, the value unknown, never a number.
 */
import type { Coordinates, Guidelines } from '../domain/index.ts';
import { onCurve, rounded, type Assessment } from './assessment.ts';
import type { Point, PreparedMentor, PreparedTrainee } from './prepared.ts';

/** `journeyKey(from, to)` of two communes → minutes one way. A journey given in one direction counts in both. */
export type TravelTable = ReadonlyMap<string, number>;

export function journeyKey(from: string, to: string): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}

type JourneyTime =
  | { readonly kind: 'table'; readonly minutes: number }
  | { readonly kind: 'estimate'; readonly minutes: number; readonly distanceKm: number }
  | { readonly kind: 'noRoad' }
  | { readonly kind: 'unknown' };

export function journey(guidelines: Guidelines, table: TravelTable, from: Point, to: Point): JourneyTime {
  const minutes = table.size === 0 ? undefined : inTable(table, from, to);
  if (minutes !== undefined) return { kind: 'table', minutes };
  if (from.landmass !== to.landmass) return { kind: 'noRoad' };
  if (from.commune === to.commune) return { kind: 'estimate', minutes: 0, distanceKm: 0 };
  if (from.coordinates === null || to.coordinates === null) return { kind: 'unknown' };
  const { detourFactor, speedKmPerHour } = guidelines.location;
  const distanceKm = greatCircleKm(from.coordinates, to.coordinates);
  return { kind: 'estimate', distanceKm, minutes: Math.round((distanceKm * detourFactor * 60) / speedKmPerHour) };
}

/** A journey that is given for a city holds for its districts, unless they have their own. */
function inTable(table: TravelTable, from: Point, to: Point): number | undefined {
  for (const start of [from.commune, from.within ?? from.commune]) {
    for (const end of [to.commune, to.within ?? to.commune]) {
      const minutes = start === end && from.commune !== to.commune ? undefined : table.get(journeyKey(start, end));
      if (minutes !== undefined) return minutes;
    }
  }
  return undefined;
}

export function minutesOf(found: JourneyTime): number | null {
  return found.kind === 'table' || found.kind === 'estimate' ? found.minutes : null;
}

export function location(guidelines: Guidelines, table: TravelTable, trainee: PreparedTrainee, mentor: PreparedMentor): Assessment {
  const found = journey(guidelines, table, trainee.home, mentor.office);
  const minutes = minutesOf(found);
  return {
    value: minutes === null ? null : rounded(onCurve(guidelines.location.curve, minutes)),
    facts: () => {
      const places = { from: trainee.home.town, to: mentor.office.town };
      switch (found.kind) {
        case 'table':
          return [{ code: 'TRAVEL_TABLE', values: { ...places, minutes: found.minutes } }];
        case 'estimate':
          return [{ code: 'TRAVEL_ESTIMATED', values: { ...places, minutes: found.minutes, distanceKm: Math.round(found.distanceKm) } }];
        case 'noRoad':
          return [{ code: 'TRAVEL_NO_ROAD', values: places }];
        case 'unknown':
          return [{ code: 'TRAVEL_UNKNOWN', values: places }];
      }
    },
  };
}

const EARTH_RADIUS_KM = 6371.0088;

/** Haversine distance on a sphere of mean radius. */
export function greatCircleKm(a: Coordinates, b: Coordinates): number {
  const radians = Math.PI / 180;
  const half = (x: number): number => Math.sin((x * radians) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
