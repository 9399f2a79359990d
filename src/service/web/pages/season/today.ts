/** The day that it is in France, and days before another. */

const FRENCH_DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' });
const DAY_MS = 86_400_000;

/** ISO. */
export function todayInFrance(): string {
  return FRENCH_DAY.format(new Date());
}

/** @param day ISO. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
