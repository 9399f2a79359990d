/** One cell of an OpenDocument spreadsheet (OpenDocument 1.3, §9.1.4): its value, and the text that it shows. */
import { booleanContent, dayContent, failedFormula, NOT_COMPUTED, plainText, shownNumber, type CellContent } from './cell-content.ts';
import { momentWritten } from './serial-date.ts';
import { joined, type Tag } from './xml.ts';

const isOffice = (uri: string): boolean => uri === 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
export const isTable = (uri: string): boolean => uri === 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';
const isText = (uri: string): boolean => uri === 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
/** In which LibreOffice says that a formula failed. */
const isExtension = (uri: string): boolean => /calc-?ext|calc:extensions|experimental:calc/i.test(uri);

/** Elements within a paragraph whose text the cell shows. */
const INLINE = new Set(['text:span', 'text:a', 'text:ruby', 'text:ruby-base']);
/** Spaces that one element may stand for. */
const SPACES_MAX = 100;

export class OdsCell {
  /** How often the cell stands there, and what it covers when it is merged with others. */
  readonly count: number;
  readonly spanRows: number;
  readonly spanColumns: number;
  /** Name of its style; '' where it has none of its own. */
  readonly style: string;
  readonly #visible: boolean;
  readonly #type: string | undefined;
  readonly #value: string | undefined;
  readonly #formula: boolean;
  readonly #failed: boolean;
  /** Its paragraphs, a line each; null when there is none. */
  #shown: string | null = null;
  #inParagraph = false;

  /** @param visible false for a cell that another one covers: what it holds is not shown. */
  constructor(tag: Tag, visible: boolean) {
    const value = (name: string): string | undefined => tag.attribute(name, isOffice);
    this.count = repeats(tag, 'number-columns-repeated');
    this.spanRows = repeats(tag, 'number-rows-spanned');
    this.spanColumns = repeats(tag, 'number-columns-spanned');
    this.style = tag.attribute('style-name', isTable) ?? '';
    this.#visible = visible;
    this.#type = value('value-type');
    this.#value = value('value') ?? value('date-value') ?? value('time-value') ?? value('boolean-value') ?? value('string-value');
    this.#formula = tag.attribute('formula', isTable) !== undefined;
    this.#failed = tag.attribute('value-type', isExtension) === 'error';
  }

  /** An element inside; false when nothing in it is shown in the cell (a comment, a drawing). */
  open(name: string, tag: Tag, parent: string): boolean {
    if (name === 'text:p' && !this.#inParagraph) {
      this.#shown = this.#shown === null ? '' : `${this.#shown}\n`;
      this.#inParagraph = true;
      return true;
    }
    if (!this.#inParagraph || !(parent === 'text:p' || INLINE.has(parent))) return false;
    if (name === 'text:s') this.text(' '.repeat(Math.min(SPACES_MAX, Number(tag.attribute('c', isText) ?? '1') || 1)));
    else if (name === 'text:tab') this.text(' ');
    else if (name === 'text:line-break') this.#shown = `${this.#shown ?? ''}\n`;
    else return INLINE.has(name);
    return true;
  }

  close(name: string): void {
    if (name === 'text:p') this.#inParagraph = false;
  }

  text(text: string): void {
    if (this.#inParagraph) this.#shown = joined(this.#shown ?? '', text.replace(/[\t\r\n ]+/g, ' '));
  }

  /** Throws an Error when the value is none of its type. */
  content(): CellContent {
    const shown = this.#shown;
    const value = this.#value ?? '';
    if (!this.#visible) return plainText('');
    if (this.#failed) return failedFormula((shown ?? '').trim());
    switch (this.#type) {
      case undefined:
        return this.#formula ? NOT_COMPUTED : plainText(shown ?? '');
      case 'boolean':
        return booleanContent(value.trim() === 'true');
      case 'date': {
        const moment = momentWritten(value);
        // A day that is shown without its time is that day.
        return moment === null ? plainText(value) : dayContent(moment, shown === null || /\d\s*[:hH]\s*\d/.test(shown));
      }
      case 'float':
      case 'percentage':
      case 'currency': {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) throw new Error(`number ${value.slice(0, 20)}`);
        return shownNumber(number, shown ?? value);
      }
      default:
        return plainText(shown ?? value);
    }
  }
}

/** How often a cell, row or column stands there. Throws an Error for what is no such number. */
export function repeats(tag: Tag, name: string): number {
  const text = tag.attribute(name, isTable) ?? '1';
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} ${text.slice(0, 20)}`);
  return Number(text);
}
