/** Each service with its numbers in a period and what one more mentor there is worth: what the map and its table show alike. */
import type { Places, Recruitment } from './loads.ts';

type Counts = Places['services'][number]['periods'][number];

export interface Service {
  readonly key: string;
  readonly name: string;
  readonly boardName: string;
  readonly coordinates: Places['services'][number]['coordinates'];
  readonly counts: Counts;
  /** Of somebody new there, over all periods that were asked for; null where it is not known, or not for whoever asks. */
  readonly worth: { readonly served: number; readonly score: number } | null;
}

const NOBODY = { trainees: 0, mentors: 0, usable: 0, excluded: '', places: 0, served: 0, short: 0 };

interface Given {
  readonly places: Places;
  readonly recruitment: Recruitment | null;
  readonly period: string;
}

/** Where most is lacking first, then where one more is worth most. */
export function servicesIn({ places, recruitment, period }: Given): readonly Service[] {
  const worth = worthOf(recruitment);
  const listed = places.services.flatMap(({ name, boardName, coordinates, periods }): Service[] => {
    const counts = periods.find(({ label }) => label === period);
    const key = keyOf(boardName, name);
    return counts === undefined ? [] : [{ key, name, boardName, coordinates, counts, worth: worth.get(key) ?? null }];
  });
  const known = new Set(listed.map(({ key }) => key));
  // Where nobody is yet, somebody may be worth most.
  const others = (recruitment?.candidates ?? []).flatMap(({ serviceName: name, boardName, coordinates }): Service[] => {
    const key = keyOf(boardName, name);
    if (known.has(key)) return [];
    known.add(key);
    return [{ key, name, boardName, coordinates, counts: { label: period, ...NOBODY }, worth: worth.get(key) ?? null }];
  });
  return [...listed, ...others].sort(
    (a, b) =>
      (b.counts.short ?? 0) - (a.counts.short ?? 0) ||
      (b.worth?.served ?? 0) - (a.worth?.served ?? 0) ||
      (b.worth?.score ?? 0) - (a.worth?.score ?? 0) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** Of the sites of a service the one where most is gained: the list has them in that order. */
function worthOf(recruitment: Recruitment | null): ReadonlyMap<string, { readonly served: number; readonly score: number }> {
  const best = new Map<string, { readonly served: number; readonly score: number }>();
  for (const { measure, boardName, serviceName, served, score, status } of recruitment?.candidates ?? []) {
    const key = keyOf(boardName, serviceName);
    if (measure === 'recruit' && status !== 'infeasible' && !best.has(key)) best.set(key, { served, score });
  }
  return best;
}

const keyOf = (board: string, service: string): string => JSON.stringify([board, service]);
