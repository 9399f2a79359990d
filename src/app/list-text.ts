/**
 * Long lists as JSON text: what `JSON.stringify` would write of numbers, null and short rows of numbers, texts and null, written as bytes
 * without a string for each of millions of entries.
 */

/** In bytes. */
const BLOCK_SIZE = 1 << 18;
/** Texts whose bytes are kept: ids come again and again. */
const MOST_TEXTS = 1 << 17;

const [ZERO, POINT, COMMA, OPEN, CLOSE] = [...'0.,[]'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number];
const MILLION = 1_000_000;

/** One entry a line, between brackets. `stringify` is for entries of any other kind. */
export function* listText(values: Iterable<unknown>, stringify: (value: unknown) => string | undefined): Generator<string> {
  const text = new ListText(stringify);
  let isFirst = true;
  for (const value of values) {
    text.plain(isFirst ? '[\n    ' : ',\n    ');
    isFirst = false;
    text.entry(value);
    if (text.length >= BLOCK_SIZE) yield text.take();
  }
  text.plain(isFirst ? '[]' : '\n  ]');
  yield text.take();
}

class ListText {
  length = 0;
  readonly #stringify: (value: unknown) => string | undefined;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Text → its bytes, as it stands and as JSON. */
  readonly #plain = new Map<string, Uint8Array>();
  readonly #quoted = new Map<string, Uint8Array>();
  #bytes = new Uint8Array(2 * BLOCK_SIZE);

  constructor(stringify: (value: unknown) => string | undefined) {
    this.#stringify = stringify;
  }

  take(): string {
    const text = this.#decoder.decode(this.#bytes.subarray(0, this.length));
    this.length = 0;
    return text;
  }

  entry(value: unknown): void {
    if (Array.isArray(value) && value.every(isPlain)) {
      this.#sign(OPEN);
      for (let k = 0; k < value.length; k++) {
        if (k > 0) this.#sign(COMMA);
        this.#value(value[k]!);
      }
      this.#sign(CLOSE);
    } else if (isPlain(value)) this.#value(value);
    else this.#copy(this.#encoder.encode(this.#stringify(value) ?? 'null'));
  }

  /** Text that stands as it is. */
  plain(text: string): void {
    this.#copy(this.#known(this.#plain, text, text));
  }

  #value(value: string | number | null): void {
    if (value === null) this.plain('null');
    else if (typeof value === 'number') this.#number(value);
    else this.#copy(this.#quoted.get(value) ?? this.#known(this.#quoted, value, JSON.stringify(value)));
  }

  #known(texts: Map<string, Uint8Array>, key: string, text: string): Uint8Array {
    const known = texts.get(key);
    if (known !== undefined) return known;
    if (texts.size >= MOST_TEXTS) texts.clear();
    const bytes = this.#encoder.encode(text);
    texts.set(key, bytes);
    return bytes;
  }

  #number(value: number): void {
    const millionths = Math.round(value * MILLION);
    // Decimal digits as far as they are exact: fifteen of them name one double and no other.
    if (!(millionths >= 0 && millionths < 1e15 && millionths / MILLION === value)) return this.plain(JSON.stringify(value));
    this.#grow(16);
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

function isPlain(value: unknown): value is string | number | null {
  return value === null || typeof value === 'number' || typeof value === 'string';
}
