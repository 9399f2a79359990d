/**
 * Where a text stops being JSON (RFC 8259), what stands there and what is needed.
 *
 * `JSON.parse` says so in English, in other words in each version of the runtime, and mostly without a place. The text is looked through
 * here only once it has been refused there.
 */
import { detailOf, quoted, type InBoth } from './detail.ts';
import { BinomeError } from './error.ts';

/**
 * Reads JSON, with or without a byte order mark. A text that is none is read a second time, in O(length), for the place of its fault.
 * @throws BinomeError of the code, with the line, and the column in its details.
 */
export function parseJson(text: string, file: string, code: 'PROBLEM_NOT_JSON' | 'GUIDELINES_NOT_JSON' | 'CONFIG_NOT_JSON'): unknown {
  const document = text.replace(/^\u{feff}/u, '');
  try {
    return JSON.parse(document);
  } catch {
    const { line, column, needed, found, hint } = jsonFault(document);
    const detail = detailOf({
      en: `column ${column}: ${needed.en} is needed here, not ${found.en}${hint === null ? '' : `; ${hint.en}`}`,
      fr: `colonne ${column} : il faut ici ${needed.fr}, et non ${found.fr}${hint === null ? '' : ` ; ${hint.fr}`}`,
    });
    throw new BinomeError(code, { ...detail, column }, { file, line });
  }
}

/** What the grammar needs at a place. */
const NEEDED = {
  value: { en: 'a value', fr: 'une valeur' },
  valueOrEnd: { en: 'a value or “]”', fr: 'une valeur ou « ] »' },
  name: { en: 'the name of a field, between double quotes,', fr: 'le nom d’un champ, entre guillemets droits' },
  nameOrEnd: { en: 'the name of a field, between double quotes, or “}”', fr: 'le nom d’un champ, entre guillemets droits, ou « } »' },
  colon: { en: '“:”', fr: '« : »' },
  moreFields: { en: '“,” or “}”', fr: '« , » ou « } »' },
  moreValues: { en: '“,” or “]”', fr: '« , » ou « ] »' },
  end: { en: 'the end of the text', fr: 'la fin du texte' },
  digit: { en: 'a digit', fr: 'un chiffre' },
  quote: { en: 'the closing quote', fr: 'le guillemet fermant' },
  escape: { en: 'one of " \\ / b f n r t u after the “\\”', fr: 'l’un des caractères " \\ / b f n r t u après « \\ »' },
  hex: { en: 'four hexadecimal digits after “\\u”', fr: 'quatre chiffres hexadécimaux après « \\u »' },
} as const satisfies Record<string, InBoth>;

interface Stop {
  readonly at: number;
  readonly needed: keyof typeof NEEDED;
}

export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units of the line, from 1. */
  readonly column: number;
  readonly needed: InBoth;
  readonly found: InBoth;
  /** What to do, where it is evident. */
  readonly hint: InBoth | null;
}

/** The first fault of a text that is not JSON. O(length) time, memory for the depth alone. */
export function jsonFault(text: string): JsonFault {
  const { at, needed } = new Scan(text).stop();
  let [line, start] = [1, 0];
  for (const { 0: lineBreak, index } of text.slice(0, at).matchAll(/\r\n|\r|\n/g)) [line, start] = [line + 1, index + lineBreak.length];
  return { line, column: at - start + 1, needed: NEEDED[needed], found: foundAt(text, at), hint: hintAt(text, at, needed) };
}

function foundAt(text: string, at: number): InBoth {
  if (at >= text.length) return { en: 'the end of the text', fr: 'la fin du texte' };
  const [token] = /^(?:[\p{L}\p{N}_$.+-]+|.)/su.exec(text.slice(at, at + 64)) ?? [''];
  if (/^[\r\n]/.test(token)) return { en: 'a line break', fr: 'un saut de ligne' };
  if (token === '\t') return { en: 'a tab', fr: 'une tabulation' };
  if (/^[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\s]/u.test(token)) {
    const code = `U+${token.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return { en: `the character ${code}`, fr: `le caractère ${code}` };
  }
  return quoted(token);
}

function hintAt(text: string, at: number, needed: Stop['needed']): InBoth | null {
  const next = text.charAt(at);
  const before = text.slice(Math.max(0, at - 200), at).trimEnd();
  if (/[}\]]/.test(next) && before.endsWith(',')) return { en: 'remove the comma before it', fr: 'retirez la virgule qui précède' };
  if (/[0-9]/.test(next) && needed !== 'digit' && /[0-9],$/.test(before))
    return { en: 'decimals follow a point: 0.5', fr: 'les décimales suivent un point : 0.5' };
  if (/^0[0-9]/.test(text.slice(at, at + 2))) return { en: 'a number has no zero before it', fr: 'un nombre n’a pas de zéro initial' };
  if (/^(?:NaN|Infinity|None|undefined)/.test(text.slice(at, at + 9)))
    return { en: 'what is not known is written null', fr: 'ce qui n’est pas connu s’écrit null' };
  if (/['‘’“”«»]/.test(next) || (needed.startsWith('value') && /\p{L}/u.test(next)))
    return { en: 'texts stand between double quotes: "…"', fr: 'les textes s’écrivent entre guillemets droits : "…"' };
  if (/^(?:\/[/*]|#)/.test(text.slice(at, at + 2))) return { en: 'JSON has no comments', fr: 'un JSON n’a pas de commentaires' };
  if (needed === 'quote' && at < text.length)
    return { en: 'a line break is written \\n, a tab \\t', fr: 'un saut de ligne s’écrit \\n, une tabulation \\t' };
  return null;
}

/** Reads a text by the grammar, with a stack of its own: a document may be deeper than the call stack. */
class Scan {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  stop(): Stop {
    let state: 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'after' = 'value';
    for (;;) {
      this.#skipBlanks();
      const next = this.#text.charAt(this.#at);
      if (state === 'after') {
        const inside = this.#open.at(-1);
        if (inside === undefined) return this.#stopped('end');
        if (next === ',') state = inside === '{' ? 'name' : 'value';
        else if (next === (inside === '{' ? '}' : ']')) this.#open.pop();
        else return this.#stopped(inside === '{' ? 'moreFields' : 'moreValues');
        this.#at++;
      } else if (state === 'name' || state === 'nameOrEnd') {
        if (state === 'nameOrEnd' && next === '}') {
          state = this.#close();
          continue;
        }
        if (next !== '"') return this.#stopped(state);
        const wrong = this.#string();
        if (wrong !== null) return this.#stopped(wrong);
        this.#skipBlanks();
        if (this.#text.charAt(this.#at) !== ':') return this.#stopped('colon');
        this.#at++;
        state = 'value';
      } else if (state === 'valueOrEnd' && next === ']') state = this.#close();
      else if (next === '{' || next === '[') {
        this.#open.push(next);
        this.#at++;
        state = next === '{' ? 'nameOrEnd' : 'valueOrEnd';
      } else {
        const wrong = next === '"' ? this.#string() : this.#plain(state);
        if (wrong !== null) return this.#stopped(wrong);
        state = 'after';
      }
    }
  }

  #stopped(needed: Stop['needed']): Stop {
    return { at: this.#at, needed };
  }

  #close(): 'after' {
    this.#open.pop();
    this.#at++;
    return 'after';
  }

  #skipBlanks(): void {
    this.#skipTo(/[^ \t\r\n]/g);
  }

  /** Searched for, not matched along: the latter would take room for each character that it passes. */
  #skipTo(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at = pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  /** Whether anything was passed over. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const start = this.#at;
    if (pattern.test(this.#text)) this.#at = pattern.lastIndex;
    return this.#at > start;
  }

  /** A string, from its opening quote on; what is wrong with it, at the place of that. */
  #string(): Stop['needed'] | null {
    this.#at++;
    for (;;) {
      this.#skipTo(/["\\\u0000-\u001f]/g);
      const next = this.#text.charAt(this.#at);
      if (next !== '"' && next !== '\\') return 'quote';
      this.#at++;
      if (next === '"') return null;
      if (this.#skip(/["\\/bfnrt]/y)) continue;
      if (!this.#skip(/u/y)) return 'escape';
      if (!this.#skip(/[0-9a-fA-F]{4}/y)) return 'hex';
    }
  }

  /** A number, true, false or null. */
  #plain(state: 'value' | 'valueOrEnd'): Stop['needed'] | null {
    if (this.#skip(/(?:true|false|null)(?![\p{L}\p{N}_$])/uy)) return null;
    const start = this.#at;
    const signed = this.#skip(/-/y);
    if (!this.#skip(/0(?![0-9])|[1-9][0-9]*/y)) {
      // A sign alone may begin a number; a digit 0 before others, or anything else, is no value.
      if (signed && !/[0-9]/.test(this.#text.charAt(this.#at))) return 'digit';
      this.#at = start;
      return state;
    }
    if (this.#skip(/\./y) && !this.#skip(/[0-9]+/y)) return 'digit';
    if (this.#skip(/[eE][+-]?/y) && !this.#skip(/[0-9]+/y)) return 'digit';
    return null;
  }
}
