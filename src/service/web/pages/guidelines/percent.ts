/** Shares in [0, 1] as they are typed: in percent. */

/** Of at most four decimals, as the schema has them. */
export function percentOf(share: unknown): string {
  return typeof share === 'number' ? String(Math.round(share * 10_000) / 100) : '';
}

export function shareOf(typed: string): number | undefined {
  return typed === '' ? undefined : Math.round(Number(typed) * 100) / 10_000;
}
