/** Rows as columns of one width each: the first to the left, the others to the right. */

export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, k) => Math.max(...[head, ...rows].map((row) => row[k]!.length)));
  return [head, ...rows].map(
    (row) => `  ${row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join('  ')}`,
  );
}
