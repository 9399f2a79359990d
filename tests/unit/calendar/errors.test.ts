import { describe, expect, it } from 'vitest';
import { findPeriod, parseCalendar, type CalendarFile } from '../../../src/calendar/index.ts';
import type { Period } from '../../../src/domain/period.ts';
import { calendarErrors } from '../../../src/errors/calendar.ts';
import { BinomeError } from '../../../src/errors/error.ts';

type Code = keyof typeof calendarErrors;

const HEADER = 'promotion,kind,name,start,end,evaluation_due,period';
const SP1 = 'CPIP 29,internship,Stage 1,2025-08-28,2025-10-24,2025-10-24,SP1';

function calendar(...rows: string[]): CalendarFile {
  return { name: 'cpip.csv', segments: `${[HEADER, ...rows].join('\n')}\n` };
}

function withEvents(...rows: string[]): CalendarFile {
  return { ...calendar(SP1), events: `promotion,type,date\n${rows.join('\n')}\n` };
}

async function failure(run: () => unknown): Promise<BinomeError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof BinomeError) return error;
    throw error;
  }
  throw new Error('an error was expected');
}

const period = (promotion: string, id: string): Period => ({ id, promotion, name: id, segments: [], evaluationDue: null, daysOff: [] });

const fileCases: [code: Code, file: CalendarFile, place: object, quoted: string][] = [
  ['CALENDAR_NOT_CSV', calendar(SP1, 'CPIP 29,"leave,x,2025-01-01'), { file: 'cpip.csv', line: 3 }, 'opened and never closed'],
  [
    'CALENDAR_MISSING_COLUMN',
    { name: 'cpip.csv', segments: 'promotion,kind,name,start\n' },
    { file: 'cpip.csv', line: 1, column: 'end' },
    'promotion, kind, name, start',
  ],
  [
    'CALENDAR_MISSING_COLUMN',
    { ...calendar(SP1), events: 'promotion,type\n' },
    { file: 'cpip-events.csv', line: 1, column: 'date' },
    'date',
  ],
  [
    'CALENDAR_DUPLICATE_COLUMN',
    { name: 'cpip.csv', segments: `${HEADER},Début\n` },
    { file: 'cpip.csv', line: 1, column: 'Début' },
    'Début',
  ],
  ['CALENDAR_EXTRA_CELLS', calendar(`${SP1},,oops`), { file: 'cpip.csv', line: 2 }, 'oops'],
  [
    'CALENDAR_EMPTY_CELL',
    calendar(',internship,,2025-08-28,2025-10-24,,SP1'),
    { file: 'cpip.csv', line: 2, column: 'promotion' },
    'promotion',
  ],
  ['CALENDAR_EMPTY_CELL', calendar('P,internship,,2025-08-28,2025-10-24,,'), { file: 'cpip.csv', line: 2, column: 'period' }, 'period'],
  ['CALENDAR_UNKNOWN_KIND', calendar(SP1, 'P,internsip,,,,,'), { file: 'cpip.csv', line: 3, column: 'kind' }, 'internsip'],
  ['CALENDAR_UNKNOWN_KIND', withEvents('CPIP 29,holliday,2025-09-01'), { file: 'cpip-events.csv', line: 2, column: 'type' }, 'leave_day'],
  ['CALENDAR_DATE', calendar('P,internship,,2025-02-29,2025-10-24,,A'), { file: 'cpip.csv', line: 2, column: 'start' }, '2025-02-29'],
  ['CALENDAR_DATE', calendar('P,leave,,28/08/2025,24/13/2025,,'), { file: 'cpip.csv', line: 2, column: 'end' }, '24/13/2025'],
  [
    'CALENDAR_DATE',
    calendar('P,internship,,2025-08-28,2025-10-24,bientôt,A'),
    { file: 'cpip.csv', line: 2, column: 'evaluation_due' },
    'bientôt',
  ],
  ['CALENDAR_DATE', withEvents('CPIP 29,exam,1er juin'), { file: 'cpip-events.csv', line: 2, column: 'date' }, '1er juin'],
  ['CALENDAR_END_BEFORE_START', calendar('P,leave,,2025-09-02,2025-09-01,,'), { file: 'cpip.csv', line: 2, column: 'end' }, '2025-09-01'],
  ['CALENDAR_SEGMENT_TOO_LONG', calendar('P,leave,,2025-09-01,2026-09-02,,'), { file: 'cpip.csv', line: 2, column: 'end' }, '367 days'],
  [
    'CALENDAR_OVERLAP',
    calendar('CPIP 29,leave,Congés,2025-10-24,2025-10-31,,', SP1),
    { file: 'cpip.csv', line: 2, column: 'start' },
    'Stage 1, cpip.csv:3',
  ],
  ['CALENDAR_PERIOD_ID', calendar('P,internship,,2025-09-01,2025-09-02,,SP/1'), { file: 'cpip.csv', line: 2, column: 'period' }, 'SP/1'],
  [
    'CALENDAR_PERIOD_OF_OTHER_KIND',
    calendar('P,leave,,2025-09-01,2025-09-02,,SP1'),
    { file: 'cpip.csv', line: 2, column: 'period' },
    'leave',
  ],
  [
    'CALENDAR_EVALUATION_CONFLICT',
    calendar(SP1, 'CPIP 29,internship,,2025-11-03,2025-11-07,2025-11-07,SP1'),
    { file: 'cpip.csv', line: 3, column: 'evaluation_due' },
    '2025-10-24',
  ],
  [
    'CALENDAR_EVALUATION_EARLY',
    calendar('P,internship,,2025-09-01,2025-09-05,2024-09-05,A'),
    { file: 'cpip.csv', line: 2, column: 'evaluation_due' },
    '2024-09-05',
  ],
  [
    'CALENDAR_UNKNOWN_PROMOTION',
    withEvents('CPIP29,holiday,2025-09-01'),
    { file: 'cpip-events.csv', line: 2, column: 'promotion' },
    'known: CPIP 29',
  ],
];

const callCases: [code: Code, periods: Period[], id: string, quoted: string][] = [
  ['CALENDAR_UNKNOWN_PERIOD', [period('CPIP 29', 'SP1'), period('CPIP 29', 'MS2')], 'sp 1', 'SP1, MS2). The nearest is “SP1”'],
  ['CALENDAR_UNKNOWN_PERIOD', [period('CPIP 29', 'SP1'), period('CPIP 30', 'MS2')], 'CPIP 30/MS1', 'The nearest is “CPIP 30/MS2”'],
  ['CALENDAR_AMBIGUOUS_PERIOD', [period('CPIP 29', 'SP1'), period('CPIP 30', 'SP1')], 'SP1', 'CPIP 29/SP1, CPIP 30/SP1'],
  ['CALENDAR_NO_INTERNSHIP', [], 'SP1', 'SP1'],
];

describe('each error names its place and the value', () => {
  it.each(fileCases)('%s', async (code, file, place, quoted) => {
    const error = await failure(() => parseCalendar([file]));
    expect(error.code).toBe(code);
    expect(error.place).toEqual(place);
    expect(error.message).toContain(quoted);
    for (const language of ['fr', 'en'] as const) expect(error.explain(language)).not.toMatch(/\{\w+\}/);
  });

  it.each(callCases)('%s', async (code, periods, id, quoted) => {
    const error = await failure(() => findPeriod(periods, id));
    expect(error.code).toBe(code);
    expect(error.message).toContain(quoted);
    for (const language of ['fr', 'en'] as const) expect(error.explain(language)).not.toMatch(/\{\w+\}/);
  });

  it('covers the whole list of codes', () => {
    expect(new Set([...fileCases, ...callCases].map(([code]) => code))).toEqual(new Set(Object.keys(calendarErrors)));
  });
});

describe('findPeriod', () => {
  const periods = [period('CPIP 29', 'SP1'), period('CPIP 30', 'SP1'), period('CPIP 30', 'SP2')];

  it('finds an id that one promotion has, and any by its full name', () => {
    expect(findPeriod(periods, 'SP2').promotion).toBe('CPIP 30');
    expect(findPeriod(periods, 'CPIP 29/SP1').promotion).toBe('CPIP 29');
  });
});
