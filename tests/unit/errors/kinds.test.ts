import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { catalogue, type CatalogueEntry, type ErrorCode } from '../../../src/errors/catalogue.ts';

const ENTRIES = Object.entries(catalogue) as [ErrorCode, CatalogueEntry][];

describe('the kind of an error', () => {
  it('is ours only where nobody who calls could have done otherwise', () => {
    expect(ENTRIES.filter(([, { kind }]) => kind === 'ours').map(([code]) => code)).toEqual(['INTERNAL', 'MATCH_NOT_VERIFIED']);
  });

  it.each(ENTRIES)('of %s decides the exit code, which stays what it was', (code) => {
    const own: Partial<Record<ErrorCode, number>> = { INTERNAL: 1, MATCH_NOT_VERIFIED: 1, CALL_CANCELLED: 130, SOLVE_NO_MATCHING_YET: 4 };
    expect(exitCodeOf(code)).toBe(own[code] ?? 2);
  });

  it('is that of its layer unless the entry says so', () => {
    expect(catalogue.CENSUS_EMAIL.kind).toBe('input');
    expect(catalogue.CALL_UNKNOWN_OPTION.kind).toBe('call');
    expect(catalogue.CALL_FILE_MISSING.kind).toBe('missing');
    expect(catalogue.BUNDLE_OTHER_RUN.kind).toBe('conflict');
  });
});
