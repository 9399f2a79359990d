/**
 * What was made of cells that are not written as we write them: one finding a file, column and kind, however many cells, with how many of
 * them and the first of what they hold.
 */
import type { ErrorCode } from '../errors/index.ts';
import { clip, type Finding } from './finding.ts';

/** What a cell says, and what it is read as; the same text in both languages unless told otherwise. */
export interface Note {
  readonly code: ErrorCode;
  readonly column: string;
  readonly line: number;
  readonly text: string;
  readonly reading: string | null;
}

/** Different texts that a finding quotes; of people all that a reader may check. */
const QUOTED_MAX = 12;
const PEOPLE_MAX = 200;
const LENGTH_MAX = 60;

interface Group {
  readonly finding: Finding;
  /** The texts quoted, with what they are read as → cells. */
  readonly texts: Map<string, number>;
  cells: number;
  others: number;
}

export class Notes {
  readonly #file: string;
  readonly #findings: Finding[];
  readonly #groups = new Map<string, Group>();

  /** @param findings where a finding is put when the first note of its kind comes; later ones add to it. */
  constructor(file: string, findings: Finding[]) {
    this.#file = file;
    this.#findings = findings;
  }

  add({ code, column, line, text, reading }: Note): void {
    const key = `${code} ${column}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      const value = clip(text);
      const finding: Finding = { code, file: this.#file, record: null, line, column, value, values: { value, column, line } };
      group = { finding, texts: new Map(), cells: 0, others: 0 };
      this.#groups.set(key, group);
      this.#findings.push(finding);
    }
    group.cells++;
    const short = text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 1)}…` : text;
    const quoted =
      reading === null ? short : `${short}\u0000${reading.length > 2 * LENGTH_MAX ? `${reading.slice(0, 2 * LENGTH_MAX - 1)}…` : reading}`;
    const known = group.texts.get(quoted);
    if (known !== undefined || group.texts.size < (code === 'CENSUS_NAME_READ' ? PEOPLE_MAX : QUOTED_MAX))
      group.texts.set(quoted, (known ?? 0) + 1);
    else group.others++;
    const { values } = group.finding;
    values['count'] = group.cells;
    values['detailFr'] = told(group, (words) => `« ${words} »`, ' : ');
    values['detail'] = told(group, (words) => `“${words}”`, ': ');
  }
}

function told({ texts, others }: Group, quoted: (text: string) => string, colon: string): string {
  const parts = [...texts].map(([text, cells]) => {
    const [written = '', reading] = text.split('\u0000');
    return `${quoted(written)}${reading === undefined ? '' : `${colon}${reading}`}${cells > 1 ? ` (× ${cells})` : ''}`;
  });
  return `${parts.join(', ')}${others > 0 ? `, … (+ ${others})` : ''}`;
}
