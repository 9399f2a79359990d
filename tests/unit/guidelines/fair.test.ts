import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../src/domain/guidelines.ts';
import { BinomeError } from '../../../src/errors/error.ts';
import { parseGuidelines } from '../../../src/guidelines/index.ts';
import { guidelinesWith } from '../matching/small-census.ts';

const parse = (changes: object): ReturnType<typeof parseGuidelines> =>
  parseGuidelines(JSON.stringify({ ...guidelinesWith(), ...changes }), 'g.json');

function refusal(changes: object): BinomeError {
  try {
    parse(changes);
  } catch (error) {
    if (error instanceof BinomeError) return error;
  }
  throw new Error('the guidelines were not refused');
}

describe('fair guidelines', () => {
  it('part the scores in tenths, unless they say otherwise', () => {
    expect(bandsOf(parse({ objective: 'fair' }))).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    expect(bandsOf(parse({ objective: 'fair', bands: [0.25, 0.5] }))).toEqual([0.25, 0.5]);
    expect(bandsOf(parse({}))).toBeNull();
  });

  it.each([
    ['GUIDELINES_BANDS_OBJECTIVE', '/bands', { bands: [0.5] }],
    ['GUIDELINES_BANDS_ORDER', '/bands/1', { objective: 'fair', bands: [0.5, 0.4] }],
    ['GUIDELINES_BANDS_ORDER', '/bands/2', { objective: 'fair', bands: [0.3, 0.5, 0.5] }],
    ['GUIDELINES_FIELD', '/bands', { objective: 'fair', bands: [] }],
    ['GUIDELINES_FIELD', '/bands', { objective: 'fair', bands: 'tenths' }],
    ['GUIDELINES_FIELD', '/bands/0', { objective: 'fair', bands: [1.1] }],
    ['GUIDELINES_FIELD', '/bands/1', { objective: 'fair', bands: [0.1, 0.12345] }],
  ])('are refused with %s at %s: %j', (code, path, changes) => {
    const error = refusal(changes);
    expect({ code: error.code, place: error.place }).toEqual({ code, place: { file: 'g.json', path } });
    for (const language of ['fr', 'en'] as const) expect(error.explain(language)).not.toMatch(/[{}]|undefined/);
  });
});
