/** Findings as a person reads them: many of one cause are told once, with their number, their first places and values. */
import { causesOf, type Finding, valuesOf } from '../census/index.ts';
import { grouped } from '../domain/index.ts';
import { describe, describePlace, type Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';

/** So many of one cause are still told one by one. */
const APART = 3;
const LINES_SHOWN = 12;
const VALUES_SHOWN = 6;

/** In the order of the first of each cause: a code in one column of one table. */
export function describeFindings(kind: string, findings: readonly Finding[], language: Language): string[] {
  return causesOf(findings).flatMap((same) => {
    const apart = same.length > APART ? same.slice(0, 1) : same;
    const lines = apart.map((finding) => describeFinding(kind, finding, language));
    return same.length > APART ? [...lines, describeRest(same, language)] : lines;
  });
}

/** A line a cause, whatever the table, with the first of its findings; in the order of the first. */
export function describeCauses(kind: string, findings: readonly Finding[], language: Language): string[] {
  const { alsoIn } = pageWordsOf(language).terminal.notices;
  return [...grouped(findings, ({ code, column }) => `${code}\u0000${column ?? ''}`).values()].map((same) => {
    const tables = new Set(same.map(({ file, sheet = '' }) => `${file}\u0000${sheet}`)).size;
    return `${describeFinding(kind, same[0], language)}${same.length > 1 ? ` ${alsoIn(same.length - 1, tables)}` : ''}`;
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
  const values = valuesOf(same);
  const shown = (all: readonly (string | number)[], most: number): string =>
    [...all.slice(0, most), ...(all.length > most ? [more(all.length - most)] : [])].join(', ');
  return `    ${cause(same.length, shown(lines, LINES_SHOWN), shown(values, VALUES_SHOWN))}`;
}
