import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listBytes } from '../../../src/app/list-bytes.ts';
import { bytesOf, textOf } from './text-of.ts';

type Plain = string | number | null;

/** One entry a line, as JSON writes it. */
const expected = (values: readonly (Plain | readonly Plain[])[]): string =>
  values.length === 0 ? '[]' : `[\n    ${values.map((value) => JSON.stringify(value)).join(',\n    ')}\n  ]`;

const plain = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 2_000_000 }),
  fc.integer({ min: 0, max: 10_000 }).map((steps) => steps / 10_000),
  fc.integer({ min: 0, max: 3_000_000 }).map((millionths) => millionths / 1_000_000),
  fc.double(),
  fc.constantFrom(-0, 1e9, 999_999_999.999999, 1e15, 1e21, 1e-6, 1e-7, Number.NaN, Infinity),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('"', '\ufeff', 'é', '\ud800', '[\n    ', 'null'),
);

describe('a long list as bytes', () => {
  it('is what JSON makes of it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, fc.array(plain, { maxLength: 6 }))), (values) => {
        expect(textOf(listBytes(values))).toBe(expected(values));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('is so over many blocks, whose entries may be longer than a block', () => {
    const values = Array.from({ length: 40_000 }, (_, k) => [`T-${k}`, `M-${k % 300}`, k / 1_000_000]);
    values.push(['x'.repeat(1_200_000), 'é'.repeat(700_000), 1]);
    expect(textOf(listBytes(values)) === expected(values)).toBe(true);
  });
});

describe('blocks of pieces', () => {
  it('hold the bytes of texts of any length, and bytes as they are', () => {
    const long = 'a é € 😀 '.repeat(300_000);
    const pieces = [long, 'x', new TextEncoder().encode(long), '', '😀'];
    const text = `${long}x${long}😀`;
    expect(bytesOf(pieces).equals(Buffer.from(text))).toBe(true);
    expect(textOf([])).toBe('');
  });
});
