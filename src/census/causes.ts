/** Findings of one cause: a code in one column of one table. */
import { grouped } from '../domain/index.ts';
import type { Finding } from './finding.ts';

/** In the order of the first of each cause. */
export function causesOf(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  return [...grouped(findings, ({ code, file, sheet, column }) => [code, file, sheet ?? '', column ?? ''].join('\u0000')).values()];
}

/** The values that they quote, the most frequent first, each with how often where that is more than once. */
export function valuesOf(same: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  for (const { value } of same) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => `${value}${count > 1 ? ` (× ${count})` : ''}`);
}
