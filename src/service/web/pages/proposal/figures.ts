/** Figures of a proposal’s pairs: journeys of each service, and how scores, journeys and loads are spread. */
import type { Proposed } from '../rounds/loads.ts';

/** A longer journey is far, as a mark of a pair has it. */
export const FAR_MINUTES = 60;

export interface Service {
  readonly code: string;
  readonly name: string;
  readonly trainees: number;
  /** Of these, who has a mentor. */
  readonly paired: number;
  readonly mentors: number;
  /** Minutes of its trainees’ journeys; null where none is known. */
  readonly median: number | null;
  readonly longest: number | null;
  readonly far: number;
}

/** By name. */
export function servicesIn(pairs: readonly Proposed[]): readonly Service[] {
  const names = new Map(
    pairs
      .flatMap(({ trainee, mentor }) => [trainee, ...(mentor === null ? [] : [mentor])])
      .map(({ service, serviceName }) => [service, serviceName]),
  );
  return [...names]
    .map(([code, name]) => {
      const own = pairs.filter(({ trainee }) => trainee.service === code);
      const minutes = own.flatMap(({ travelMinutes }) => (travelMinutes === null ? [] : [travelMinutes]));
      return {
        ...{ code, name, trainees: own.length, paired: own.filter(({ mentor }) => mentor !== null).length },
        mentors: new Set(pairs.filter(({ mentor }) => mentor?.service === code).map(({ mentor }) => mentor!.id)).size,
        median: minutes.length === 0 ? null : medianOf(minutes),
        longest: minutes.length === 0 ? null : Math.max(...minutes),
        far: minutes.filter((each) => each > FAR_MINUTES).length,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Band {
  readonly from: number;
  /** null: and all above. */
  readonly to: number | null;
  readonly count: number;
}

/** Bands of one width from 0 on; what lies above the last one is in it. */
export function bandsOf(values: readonly number[], width: number, bands: number): readonly Band[] {
  const counts = Array.from({ length: bands }, () => 0);
  for (const value of values) counts[Math.min(bands - 1, Math.floor(value / width))]!++;
  return counts.map((count, k) => ({ from: k * width, to: (k + 1) * width, count }));
}

/** How many mentors have one trainee, how many two …: of those who have any. */
export function loadsOf(pairs: readonly Proposed[]): readonly Band[] {
  const loads = new Map<string, number>();
  for (const { mentor } of pairs) if (mentor !== null) loads.set(mentor.id, (loads.get(mentor.id) ?? 0) + 1);
  const most = Math.max(0, ...loads.values());
  return Array.from({ length: most }, (_, k) => ({
    ...{ from: k + 1, to: k + 1 },
    count: [...loads.values()].filter((load) => load === k + 1).length,
  }));
}
