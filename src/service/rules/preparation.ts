/** When a round's run is prepared: so many days before the period begins, by the days of France. */

/** In days, unless the directorate has set others (`runDaysBefore`). */
export const RUN_DAYS_BEFORE = 42;
export const FRANCE = 'Europe/Paris';

const DAY_MS = 86_400_000;

/** The day that it is in France. @returns `YYYY-MM-DD`, the form of Swedish. */
export function dayInFrance(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: FRANCE }).format(moment);
}

/** @param day `YYYY-MM-DD`. @returns the day so many days before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether on this day the run of a period that begins then is to be there: from the first such day to the last before the period. */
export function isDue(startsOn: string, days: number, today: string): boolean {
  return daysBefore(startsOn, days) <= today && today < startsOn;
}
