/**
 * Cuts CSV text into records and says on which physical line each begins, in front of the tokenizer.
 *
 * The tokenizer (fast-csv) aborts a whole file at one bad quote, knows no line numbers, and would buffer a line without
 * end. So quotes are followed here, by its own rules (a quote opens only as the first visible character of a cell): it is
 * then given whole, sound, bounded records only. Blank records are left out.
 */
import { Refusal } from './finding.ts';

/** Longest record, in UTF-16 code units. */
export const RECORD_MAX = 1024 * 1024;

export interface RawRecord {
  /** Without its line end. Where badQuote, without quotes: only good to be counted. */
  text: string;
  line: number;
  /** Line of a closing quote that something other than a delimiter follows; null when the quotes are sound. */
  badQuote: number | null;
}

const CELL_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** After a quote inside quotes: the end of them, unless another follows. */
const QUOTE_SEEN = 3;
const AFTER_QUOTES = 4;

const LF = 10;
const CR = 13;
const QUOTE = 34;

export class RecordSplitter {
  readonly #delimiter: number;
  #text = '';
  #state = CELL_START;
  #afterCr = false;
  #recordLine = 1;
  #quoteLine = 1;
  #badQuote: number | null = null;
  /** Physical line reached, from 1. */
  line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that this text completes. Throws a Refusal (NUL byte, record without end) after which nothing more can be read. */
  *push(text: string): Generator<RawRecord, void, undefined> {
    let k = this.#text.length;
    let start = 0;
    const all = this.#text + text;
    for (; k < all.length; k++) {
      const code = all.charCodeAt(k);
      if (code === 0) throw new Refusal('CENSUS_BINARY', this.line);
      if (code !== LF && code !== CR) {
        this.#afterCr = false;
        this.#step(code);
        continue;
      }
      const secondOfPair = code === LF && this.#afterCr;
      this.#afterCr = code === CR;
      if (!secondOfPair) this.line++;
      if (this.#state === QUOTED) continue;
      // The LF of a CR LF that already ended its record belongs to no record.
      if (secondOfPair) {
        start = k + 1;
        continue;
      }
      yield* this.#complete(all.slice(start, k));
      start = k + 1;
    }
    this.#text = all.slice(start);
    if (this.#text.length > RECORD_MAX) throw this.#tooLong();
  }

  /** The last record, when the text does not end with a line end. */
  *end(): Generator<RawRecord, void, undefined> {
    if (this.#state === QUOTED) throw new Refusal('CENSUS_UNTERMINATED_QUOTE', this.#quoteLine);
    yield* this.#complete(this.#text);
    this.#text = '';
  }

  #step(code: number): void {
    switch (this.#state) {
      case CELL_START:
        if (code === QUOTE) {
          this.#state = QUOTED;
          this.#quoteLine = this.line;
        } else if (code !== this.#delimiter && !isSpace(code)) this.#state = PLAIN;
        break;
      case PLAIN:
        if (code === this.#delimiter) this.#state = CELL_START;
        break;
      case QUOTED:
        if (code === QUOTE) this.#state = QUOTE_SEEN;
        break;
      default:
        if (code === QUOTE && this.#state === QUOTE_SEEN) this.#state = QUOTED;
        else if (code === this.#delimiter) this.#state = CELL_START;
        else if (isSpace(code)) this.#state = AFTER_QUOTES;
        else {
          this.#badQuote ??= this.line;
          this.#state = PLAIN;
        }
    }
  }

  *#complete(text: string): Generator<RawRecord, void, undefined> {
    if (text.length > RECORD_MAX) throw this.#tooLong();
    const bad = this.#badQuote;
    if (text.trim() !== '') yield { text: bad === null ? text : text.replace(/["\r\n]/g, ' '), line: this.#recordLine, badQuote: bad };
    this.#recordLine = this.line;
    this.#badQuote = null;
    this.#state = CELL_START;
  }

  /** A quote that never closes swallows the lines that follow it: then the quote is the trouble, not the length. */
  #tooLong(): Refusal {
    if (this.#state === QUOTED && this.line > this.#quoteLine) return new Refusal('CENSUS_UNTERMINATED_QUOTE', this.#quoteLine);
    return new Refusal('CENSUS_LINE_TOO_LONG', this.#recordLine);
  }
}

/** What the tokenizer passes over before a cell: exactly `\s`. */
function isSpace(code: number): boolean {
  return code === 32 || (code < 128 ? code >= 9 && code <= 13 : /\s/.test(String.fromCharCode(code)));
}
