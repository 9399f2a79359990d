/** Findings as a person reads them: many of one cause are told once, with their number, their first places and values. */
import type { Finding } from '../census/index.ts';
import { describe, describePlace, type Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';

/** So many of one cause are still told one by one. */
const APART = 3;
const LINES_SHOWN = 12;
const VALUES_SHOWN = 6;

/** In the order of the first of each cause: a code in one column of one table. */
export function describeFindings(kind: string, findings: readonly Finding[], language: Language): string[] {
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.code, finding.file, finding.sheet ?? '', finding.column ?? ''].join('\u0000');
    const known = causes.get(key);
    if (known === undefined) causes.set(key, [finding]);
    else known.push(finding);
  }
  return [...causes.values()].flatMap((same) => {
    const apart = same.length > APART ? same.slice(0, 1) : same;
    const lines = apart.map((finding) => describeFinding(kind, finding, language));
    return same.length > APART ? [...lines, describeRest(same, language)] : lines;
  });
}

/** One finding with its place, on a line of its own. */
export function describeFinding(kind: string, finding: Finding, language: Language): string {
  const { file, sheet, line, column, code } = finding;
  const place = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
  };
  return `  ${kind} ${describePlace(place, language)} — ${describe(finding, language)} [${code}]`;
}

function describeRest(same: readonly Finding[], language: Language): string {
  const { cause, more } = pageWordsOf(language).terminal.notices;
  const lines = same.flatMap(({ line }) => line ?? []);
  const counts = new Map<string, number>();
  for (const { value } of same) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => `${value}${count > 1 ? ` (× ${count})` : ''}`);
  const shown = (all: readonly (string | number)[], most: number): string =>
    [...all.slice(0, most), ...(all.length > most ? [more(all.length - most)] : [])].join(', ');
  return `    ${cause(same.length, shown(lines, LINES_SHOWN), shown(values, VALUES_SHOWN))}`;
}
