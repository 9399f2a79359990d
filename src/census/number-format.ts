/**
 * Number formats of a workbook (ECMA-376-1, §18.8.31): what a number is shown as, as far as it matters who is meant.
 *
 * A format decides whether a number is a day, a time or a number, and may add zeros and words to it: 124 under `"T-"00000`
 * is T-00124 to whoever looks at the sheet. Separators of thousands are left out, and the decimal mark is a point.
 */

/** What a number is, under a format. */
export type Shape =
  | { kind: 'plain' }
  | { kind: 'day'; withTime: boolean }
  | { kind: 'year' }
  | { kind: 'time' }
  /** `text` is what the sheet shows. */
  | { kind: 'shown'; text: string };

interface Token {
  kind: 'literal' | 'digit' | 'point' | 'comma' | 'percent' | 'date' | 'elapsed' | 'text' | 'other';
  text: string;
}

interface Section {
  tokens: readonly Token[];
  /** Whether a value falls under a condition such as `[>=100]`; null without one. */
  condition: ((value: number) => boolean) | null;
}

export interface NumberFormat {
  sections: readonly Section[];
}

/** §18.8.30. The dates of other languages' lists (27 to 36, 50 to 58) are dates here too. */
const BUILT_IN = new Map<number, string>([
  [0, 'General'],
  ...['0', '0.00', '#,##0', '#,##0.00'].map((code, k): [number, string] => [k + 1, code]),
  ...['0%', '0.00%', '0.00E+00', '# ?/?', '# ??/??', 'dd/mm/yyyy', 'd-mmm-yy', 'd-mmm', 'mmm-yy'].map((code, k): [number, string] => [
    k + 9,
    code,
  ]),
  ...['h:mm AM/PM', 'h:mm:ss AM/PM', 'h:mm', 'h:mm:ss', 'dd/mm/yyyy h:mm'].map((code, k): [number, string] => [k + 18, code]),
  ...Array.from({ length: 10 }, (_, k): [number, string] => [k + 27, 'dd/mm/yyyy']),
  ...Array.from({ length: 9 }, (_, k): [number, string] => [k + 50, 'dd/mm/yyyy']),
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

const GENERAL: NumberFormat = { sections: [] };
/** A longer one is nobody's: Excel takes 255 characters. */
const CODE_MAX = 1000;

/** The format of a number, from the workbook's own or the built-in ones. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id) ?? BUILT_IN.get(id) ?? 'General';
  if (code.length > CODE_MAX || /^(general|standard|@)?$/i.test(code.trim())) return GENERAL;
  const sections: Section[] = [];
  let tokens: Token[] = [];
  let condition: Section['condition'] = null;
  for (const part of cut(code)) {
    if (part === ';') {
      sections.push({ tokens, condition });
      tokens = [];
      condition = null;
    } else if (/^\[(?:[<>=])/.test(part)) condition = conditionOf(part);
    else tokens.push(...tokensOf(part));
  }
  sections.push({ tokens, condition });
  return { sections };
}

/** Quoted text, escaped characters, brackets, the words General and AM/PM, and single characters. */
function cut(code: string): string[] {
  return code.match(/"[^"]*"?|\\[^]|\[[^\]]*\]?|_[^]|\*[^]|general|standard|am\/pm|a\/p|e[+-]|[^]/gi) ?? [];
}

function tokensOf(part: string): Token[] {
  const first = part.charAt(0);
  if (first === '"') return [{ kind: 'literal', text: part.replaceAll('"', '') }];
  if (first === '\\') return [{ kind: 'literal', text: part.slice(1) }];
  if (first === '_') return [{ kind: 'literal', text: ' ' }];
  if (first === '*') return [];
  if (first === '[') return /^\[(h+|m+|s+)\]$/i.test(part) ? [{ kind: 'elapsed', text: part }] : currencyOf(part);
  if (/^(general|standard)$/i.test(part)) return [{ kind: 'other', text: part }];
  if (/^(am\/pm|a\/p)$/i.test(part)) return [{ kind: 'date', text: 'h' }];
  if (/^e[+-]$/i.test(part) || first === '/') return [{ kind: first === '/' ? 'literal' : 'other', text: part }];
  if (/[0#?]/.test(first)) return [{ kind: 'digit', text: part }];
  if (/[ymdhs]/i.test(first)) return [{ kind: 'date', text: first.toLowerCase() }];
  if (first === '.') return [{ kind: 'point', text: part }];
  if (first === ',') return [{ kind: 'comma', text: part }];
  if (first === '%') return [{ kind: 'percent', text: part }];
  return [{ kind: first === '@' ? 'text' : 'literal', text: part }];
}

/** `[$€-40C]` shows €; `[Red]`, `[$-40C]` show nothing. */
function currencyOf(part: string): Token[] {
  const symbol = /^\[\$([^\]-]+)/.exec(part)?.[1];
  return symbol === undefined ? [] : [{ kind: 'literal', text: symbol }];
}

function conditionOf(part: string): ((value: number) => boolean) | null {
  const [, sign = '', limitText = ''] = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]$/.exec(part) ?? [];
  const limit = Number(limitText);
  switch (sign) {
    case '<':
      return (value) => value < limit;
    case '>':
      return (value) => value > limit;
    case '<=':
      return (value) => value <= limit;
    case '>=':
      return (value) => value >= limit;
    case '<>':
      return (value) => value !== limit;
    case '=':
      return (value) => value === limit;
    default:
      return null;
  }
}

/** What a number is under a format. */
export function shapeOf(value: number, format: NumberFormat): Shape {
  if (format.sections.length === 0) return { kind: 'plain' };
  const { section, unsigned } = sectionFor(value, format.sections);
  const kinds = new Set(section.tokens.map(({ kind }) => kind));
  if (kinds.has('elapsed')) return { kind: 'time' };
  if (kinds.has('date')) return dateShape(section.tokens);
  if (kinds.has('other') || kinds.has('text') || isFraction(section.tokens)) return { kind: 'plain' };
  return shownNumber(unsigned ? Math.abs(value) : value, section.tokens);
}

/** What a text is shown as: a format may have a section for it, `"M-"@`. */
export function shownText(text: string, { sections }: NumberFormat): string {
  const section = sections.length >= 4 ? sections[3] : sections.at(-1);
  if (section?.tokens.some(({ kind }) => kind === 'text') !== true) return text;
  return section.tokens.map((token) => (token.kind === 'text' ? text : token.kind === 'literal' ? token.text : '')).join('');
}

/** Without conditions: above zero, below, zero. The section of negative numbers shows them without a sign of its own. */
function sectionFor(value: number, sections: readonly Section[]): { section: Section; unsigned: boolean } {
  const numeric = sections.slice(0, 3);
  const empty: Section = { tokens: [], condition: null };
  const conditional = numeric.findIndex(({ condition }) => condition?.(value) === true);
  if (conditional >= 0) return { section: numeric[conditional] ?? empty, unsigned: conditional > 0 };
  if (numeric.some(({ condition }) => condition !== null)) {
    return { section: numeric.findLast(({ condition }) => condition === null) ?? empty, unsigned: false };
  }
  const k = value < 0 && numeric.length > 1 ? 1 : value === 0 && numeric.length > 2 ? 2 : 0;
  return { section: numeric[k] ?? empty, unsigned: k > 0 };
}

function dateShape(tokens: readonly Token[]): Shape {
  const letters = tokens.filter(({ kind }) => kind === 'date').map(({ text }) => text);
  const has = (letter: string): boolean => letters.includes(letter);
  const withTime = has('h') || has('s');
  if (has('y') && !has('m') && !has('d') && !withTime) return { kind: 'year' };
  // Beside hours or seconds, m is minutes.
  return has('y') || has('d') || !withTime ? { kind: 'day', withTime } : { kind: 'time' };
}

/** `# ?/?`: a slash between digits. */
function isFraction(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind, text }, k) => kind === 'literal' && text === '/' && tokens[k - 1]?.kind === 'digit' && tokens[k + 1]?.kind === 'digit',
  );
}

/** Fixed decimals beyond these are no longer those of the number. */
const DECIMALS_MAX = 15;

function shownNumber(value: number, tokens: readonly Token[]): Shape {
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const whole = tokens.filter(({ kind }, k) => kind === 'digit' && (point < 0 || k < point)).length;
  const fraction = tokens.filter(({ kind }, k) => kind === 'digit' && point >= 0 && k > point);
  // A comma after the last digit divides by a thousand.
  const lastDigit = tokens.findLastIndex(({ kind }) => kind === 'digit');
  const scaled = tokens.some(({ kind }, k) => kind === 'comma' && k > lastDigit);
  if (fraction.length > DECIMALS_MAX || Math.abs(value) >= 1e15 || scaled) return { kind: 'plain' };

  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  const fixed = Math.abs(Number((value * 100 ** percents).toPrecision(15))).toFixed(fraction.length);
  const [wholeDigits = '', fractionDigits = ''] = fixed.split('.');
  const shown: string[] = [];
  let left = whole;
  // The first place takes all the digits that the others leave.
  let digits = wholeDigits === '0' ? '' : wholeDigits;
  const takeWhole = (place: string): string => {
    left--;
    const taken = digits.slice(0, Math.max(0, digits.length - left));
    digits = digits.slice(taken.length);
    return taken !== '' ? taken : place === '0' ? '0' : '';
  };
  let decimal = 0;
  tokens.forEach(({ kind, text }, k) => {
    if (kind === 'literal' || kind === 'percent') shown.push(text);
    else if (kind === 'point') shown.push('.');
    else if (kind === 'digit') shown.push(point < 0 || k < point ? takeWhole(text) : (fractionDigits[decimal++] ?? ''));
  });
  const text = shown.join('').trim();
  return { kind: 'shown', text: value < 0 && /[1-9]/.test(fixed) ? `-${text}` : text };
}
