/** Whether what couples the periods is kept in a plan: seen in the plan itself, since what was decided before may be more than a rule allows. */
import type { Plan } from './loads.ts';

/** Mentors who have trainees in more than `most` of some `of` periods in a row, by name. */
export function restless({ periods, trainees }: Plan, { most, of }: NonNullable<Plan['rules']['rest']>): readonly string[] {
  const busy = new Map<string, { readonly name: string; readonly periods: Set<string> }>();
  for (const { stages } of trainees)
    for (const { period, mentor } of stages) {
      if (mentor === null) continue;
      const known = busy.get(mentor.id) ?? { name: mentor.name, periods: new Set<string>() };
      known.periods.add(period);
      busy.set(mentor.id, known);
    }
  const windows = periods.slice(0, Math.max(0, periods.length - of + 1)).map((_, first) => periods.slice(first, first + of));
  return [...busy.values()]
    .filter((mentor) => windows.some((window) => window.filter(({ label }) => mentor.periods.has(label)).length > most))
    .map(({ name }) => name);
}

/** Trainees who spend more than `most` periods with one mentor, by name. */
export function tooLong({ trainees }: Plan, most: number): readonly string[] {
  return trainees
    .filter(({ stages }) =>
      stages.some(({ mentor }) => mentor !== null && stages.filter((other) => other.mentor?.id === mentor.id).length > most),
    )
    .map(({ name }) => name);
}
