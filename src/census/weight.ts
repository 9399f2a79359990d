/** Which warnings are looked at first: those about who somebody is, whom they may be with and where they are, before how cells were read. */
import type { ErrorCode } from '../errors/index.ts';
import type { Finding } from './finding.ts';

/** What almost every census has, and almost nobody has to correct. */
const ROUTINE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['CENSUS_IDS_MADE', 'CENSUS_TITLE_LINES', 'CENSUS_TOTAL_LINE', 'CENSUS_REPEATED_HEADER', 'CENSUS_HEADERS_READ'] as const),
  ...(['CENSUS_SAME_AS_ABOVE', 'CENSUS_VALUE_READ', 'CENSUS_READ_AS_EMPTY', 'CENSUS_LIST_READ', 'CENSUS_MERGED_ROWS'] as const),
  ...([
    'CENSUS_FORBIDDEN_COLUMN',
    'CENSUS_REMARK_COLUMN',
    'CENSUS_COLUMN_READ_THROUGH',
    'CENSUS_COLUMN_NOT_NEEDED',
    'CENSUS_COLUMNS_JOINED',
  ] as const),
  ...(['CENSUS_TERM_ONE_SIDE', 'CENSUS_TERM_NEAR', 'CENSUS_TIME_DROPPED', 'CENSUS_SHOWN_OTHERWISE', 'CENSUS_FILTER'] as const),
  ...(['CENSUS_POSTAL_CODE', 'CENSUS_COMMUNE_READ', 'CENSUS_SERVICE_READ', 'CENSUS_PRISON_SETTING'] as const),
  ...(['CENSUS_OTHER_SHEETS', 'CENSUS_GUIDE_SHEETS', 'CENSUS_SAME_SHEET', 'CENSUS_SAME_FILE'] as const),
]);

/** Those that matter, then those of routine, each in their order. */
export function byWeight(findings: readonly Finding[]): { readonly first: readonly Finding[]; readonly routine: readonly Finding[] } {
  return {
    first: findings.filter(({ code }) => !ROUTINE.has(code)),
    routine: findings.filter(({ code }) => ROUTINE.has(code)),
  };
}
