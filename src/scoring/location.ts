/**
 * Location: how long is the trainee's journey to the mentor's office?
 *
 * A travel-time table counts where the board gives one. Elsewhere minutes are estimated: great-circle distance × detour factor ÷ speed.
 * Between two landmasses there is no road: the journey is not comparable, the value unknown, never a number.
 *
 * Guidelines that prefer the trainee's own service give a part of the value to that, whatever the journey: so the preference has the weight
 * of this criterion and no other, and the weights still sum to 1.
 */
import { type Fact, greatCircleKm, type Guidelines } from '../domain/index.ts';
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
  const journeyValue = minutes === null ? null : onCurve(guidelines.location.curve, minutes);
  const share = ownServiceShare(guidelines);
  const isOwn = trainee.person.serviceCode === mentor.person.serviceCode;
  const value = share === 0 ? journeyValue : (1 - share) * (journeyValue ?? guidelines.unknownValue) + (isOwn ? share : 0);
  return {
    value: value === null ? null : rounded(value),
    facts: () => [
      journeyFact(found, { from: trainee.home.town, to: mentor.office.town }),
      ...(share === 0
        ? []
        : [{ code: isOwn ? 'SAME_SERVICE' : 'ANOTHER_SERVICE', values: { share: Number((share * 100).toFixed(2)) } } satisfies Fact]),
      ...settingFact(guidelines, trainee, mentor),
    ],
  };
}

/** Of the value; 0 where the guidelines prefer no service. */
export function ownServiceShare({ rules, location: { ownServiceShare: share = 0 } }: Guidelines): number {
  return rules.sameService === 'prefer' ? share : 0;
}

function journeyFact(found: JourneyTime, places: { from: string; to: string }): Fact {
  switch (found.kind) {
    case 'table':
      return { code: 'TRAVEL_TABLE', values: { ...places, minutes: found.minutes } };
    case 'estimate':
      return { code: 'TRAVEL_ESTIMATED', values: { ...places, minutes: found.minutes, distanceKm: Math.round(found.distanceKm) } };
    case 'noRoad':
      return { code: 'TRAVEL_NO_ROAD', values: places };
    case 'unknown':
      return { code: 'TRAVEL_UNKNOWN', values: places };
  }
}

/** The place may offer the setting that the internship needs; nobody has said that this mentor does. */
function settingFact({ rules }: Guidelines, { person: { requiredSetting } }: PreparedTrainee, { settings }: PreparedMentor): Fact[] {
  if (!rules.setting || requiredSetting === null || settings.known.includes(requiredSetting)) return [];
  return settings.possible.includes(requiredSetting) ? [{ code: 'SETTING_TO_CHECK', values: { required: requiredSetting } }] : [];
}
