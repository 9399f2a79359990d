/**
 * Long lists as JSON text: what `JSON.stringify` would write of numbers, null, and rows of numbers, null and texts, written as bytes without a
 * string for each of millions of entries.
 */

/** In bytes; an entry may take it beyond that. */
const BLOCK_SIZE = 1 << 18;
/** Texts whose bytes are kept: ids come again and again. */
const MOST_TEXTS = 1 << 17;
const MILLION = 1_000_000;
/** A number takes no more bytes. */
const MOST_DIGITS = 24;

const ZERO = 48;
const POINT = 46;
const COMMA = 44;
const OPEN = 91;
const CLOSE = 93;

type Plain = string | number | null;

/** One entry a line, between brackets. Each block is good until the next is asked for. */
export function* listBytes(values: Iterable<Plain | readonly Plain[]>): Generator<Uint8Array> {
  const list = new ListBytes();
  let before = '[\n    ';
  for (const value of values) {
    list.text(before);
    before = ',\n    ';
    if (typeof value === 'object' && value !== null) list.row(value);
    else list.value(value);
    if (list.length >= BLOCK_SIZE) yield list.take();
  }
  list.text(before === ',\n    ' ? '\n  ]' : '[]');
  yield list.take();
}

class ListBytes {
  length = 0;
  readonly #encoder = new TextEncoder();
  /** Text → its bytes, as it stands and as JSON. */
  readonly #plain = new Map<string, Uint8Array>();
  readonly #quoted = new Map<string, Uint8Array>();
  #bytes = new Uint8Array(2 * BLOCK_SIZE);

  take(): Uint8Array {
    const block = this.#bytes.subarray(0, this.length);
    this.length = 0;
    return block;
  }

  row(values: readonly Plain[]): void {
    this.#sign(OPEN);
    for (let k = 0; k < values.length; k++) {
      if (k > 0) this.#sign(COMMA);
      this.value(values[k]!);
    }
    this.#sign(CLOSE);
  }

  value(value: Plain): void {
    if (typeof value === 'number') this.#number(value);
    else if (value === null) this.text('null');
    else this.#copy(this.#quoted.get(value) ?? this.#known(this.#quoted, value, JSON.stringify(value)));
  }

  /** Text that stands as it is. */
  text(text: string): void {
    this.#copy(this.#plain.get(text) ?? this.#known(this.#plain, text, text));
  }

  #known(texts: Map<string, Uint8Array>, key: string, text: string): Uint8Array {
    if (texts.size >= MOST_TEXTS) texts.clear();
    const bytes = this.#encoder.encode(text);
    texts.set(key, bytes);
    return bytes;
  }

  #number(value: number): void {
    const millionths = Math.round(value * MILLION);
    // Decimal digits as far as they are exact: fifteen of them name one double and no other.
    if (!(millionths >= 0 && millionths < 1e15 && millionths / MILLION === value)) return this.text(JSON.stringify(value));
    this.#grow(MOST_DIGITS);
    const whole = Math.floor(millionths / MILLION);
    let digits = 1;
    for (let limit = 10; whole >= limit; limit *= 10) digits++;
    this.#digits(whole, digits);
    let rest = millionths - whole * MILLION;
    if (rest === 0) return;
    for (digits = 6; rest % 10 === 0; digits--) rest /= 10;
    this.#bytes[this.length++] = POINT;
    this.#digits(rest, digits);
  }

  /** Of a whole number below 10^9, with zeros before it up to so many digits. */
  #digits(value: number, count: number): void {
    let rest = value | 0;
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      this.#bytes[at] = ZERO + rest - 10 * next;
      rest = next;
    }
    this.length += count;
  }

  #sign(byte: number): void {
    this.#grow(1);
    this.#bytes[this.length++] = byte;
  }

  #copy(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    const to = this.#bytes;
    let at = this.length;
    for (let k = 0; k < bytes.length; k++) to[at++] = bytes[k]!;
    this.length = at;
  }

  #grow(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const longer = new Uint8Array(2 * (this.length + count));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}
