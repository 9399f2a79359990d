/**
 * Decimals as the integers they are: a double is read as the shortest decimal text that names it (0.1 is one tenth), and a
 * list of them is brought to one common power of ten, so that sums and comparisons are exact.
 */

interface Decimal {
  digits: bigint;
  places: number;
}

/** Values as integers times `1 / scale`; `scale` is a power of ten. */
export interface Scaled {
  integers: number[];
  scale: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** The values on their common scale, or null where one of them does not fit 2^53 there. */
export function scaled(values: readonly number[]): Scaled | null {
  if (values.every((value) => Number.isSafeInteger(value))) return { integers: [...values], scale: 1 };
  const decimals = values.map(decimalOf);
  const places = Math.max(0, ...decimals.map((decimal) => decimal.places));
  const integers: number[] = [];
  for (const decimal of decimals) {
    const integer = Number(decimal.digits * 10n ** BigInt(places - decimal.places));
    if (!Number.isSafeInteger(integer)) return null;
    integers.push(integer);
  }
  return { integers, scale: 10 ** places };
}

/** Three-way comparison of `Σ terms` with `rhs`, without rounding: the sign of the difference. */
export function compareSum(terms: readonly number[], rhs: number): number {
  const common = scaled([...terms, rhs]);
  if (common === null) throw new Error(`no exact common scale for ${terms.join(' + ')} against ${rhs}`);
  let difference = 0n;
  common.integers.forEach((integer, i) => (difference += i < terms.length ? BigInt(integer) : -BigInt(integer)));
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
