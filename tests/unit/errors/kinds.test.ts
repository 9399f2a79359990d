import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { catalogue, type ErrorCode } from '../../../src/errors/catalogue.ts';
import type { CatalogueEntry } from '../../../src/errors/entry.ts';
import { serviceEntries } from '../../../src/errors/service.ts';

const ENTRIES = Object.entries(catalogue) as [ErrorCode, CatalogueEntry][];

const OF_THE_SERVICE = [
  'SERVICE_INTERNAL',
  'RUN_WORKER_DIED',
  'STORE_NUMBER_TOO_LARGE',
  'STORE_MIGRATION_NAME',
  'STORE_MIGRATION_FAILED',
  'STORE_MIGRATION_COMMITS',
];

describe('the kind of an error', () => {
  it('is ours only where nobody who calls could have done otherwise', () => {
    const ours = ENTRIES.filter(([, { kind }]) => kind === 'ours').map(([code]) => code);
    expect(ours).toEqual(['INTERNAL', 'MATCH_NOT_VERIFIED', ...OF_THE_SERVICE]);
  });

  it.each(ENTRIES)('of %s decides the exit code, which stays what it was', (code) => {
    const own: Partial<Record<ErrorCode, number>> = { INTERNAL: 1, MATCH_NOT_VERIFIED: 1, CALL_CANCELLED: 130, SOLVE_NO_MATCHING_YET: 4 };
    const ofTheService: Readonly<Record<string, number>> = { ours: 1, unavailable: 1, limit: 4 };
    expect(exitCodeOf(code)).toBe(own[code] ?? (code in serviceEntries ? ofTheService[catalogue[code].kind] : undefined) ?? 2);
  });

  it('is that of its layer unless the entry says so', () => {
    expect(catalogue.CENSUS_EMAIL.kind).toBe('input');
    expect(catalogue.CALL_UNKNOWN_OPTION.kind).toBe('call');
    expect(catalogue.CALL_FILE_MISSING.kind).toBe('missing');
    expect(catalogue.BUNDLE_OTHER_RUN.kind).toBe('conflict');
  });
});
