import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPeriod, parseCalendar } from '../../../src/calendar/index.ts';
import { publicHolidays } from '../../../src/calendar/holidays.ts';
import { expectedDays, type Period } from '../../../src/domain/period.ts';

describe('the calendar of CPIP 29', () => {
  const read = (name: string): string => readFileSync(new URL(`../../../data/reference/calendar/${name}.csv`, import.meta.url), 'utf8');
  let periods: Period[];
  beforeAll(async () => {
    periods = await parseCalendar([{ name: 'cpip-29.csv', segments: read('cpip-29'), events: read('cpip-29-events') }]);
  });

  it('has ten internships, in order, with their expected days', () => {
    expect(periods.map((period) => [period.id, period.name, expectedDays(period).length])).toEqual([
      ['MC', 'Stage milieu carcéral', 5],
      ['DEC', 'Stage découverte SPIP', 9],
      ['TJ', 'Stage TJ', 5],
      ['MS1', 'Stage de mise en situation (1)', 30],
      ['MS2', 'Stage de mise en situation 2', 22],
      ['SP1', 'Stage de professionnalisation 1', 42],
      ['SP2', 'Stage de professionnalisation 2', 60],
      ['PART', 'Stage partenaire', 5],
      ['SP3', 'Stage de professionnalisation 3', 40],
      ['SP4', 'Stage de professionnalisation 4', 20],
    ]);
    expect(new Set(periods.map(({ promotion }) => promotion))).toEqual(new Set(['CPIP 29']));
  });

  it('reads SP1 whole: two days of its first week, then eight weeks', () => {
    expect(findPeriod(periods, 'SP1')).toEqual({
      id: 'SP1',
      promotion: 'CPIP 29',
      name: 'Stage de professionnalisation 1',
      segments: [{ start: '2025-08-28', end: '2025-10-24' }],
      evaluationDue: '2025-10-24',
      daysOff: [],
    });
  });

  it('joins the two parts of SP2 around the leave at Christmas', () => {
    const period = findPeriod(periods, 'SP2');
    expect(period.segments).toEqual([
      { start: '2025-11-17', end: '2025-12-19' },
      { start: '2026-01-05', end: '2026-02-20' },
    ]);
    expect(period.evaluationDue).toBe('2026-02-20');
  });

  it('takes holidays, leave days and the solidarity day off', () => {
    expect(findPeriod(periods, 'MS2').daysOff).toEqual(['2025-05-29', '2025-05-30', '2025-06-09']);
    expect(findPeriod(periods, 'SP3').daysOff).toEqual(['2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-15']);
    expect(findPeriod(periods, 'SP4').evaluationDue).toBeNull();
  });

  it('leaves no weekday between entry and taking up of post without a segment', () => {
    const rows = read('cpip-29')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(/,(?=\d{4}-)/).map((cell) => cell.slice(0, 10)));
    expect(rows).toHaveLength(40);
    const all: Period = {
      id: 'ALL',
      promotion: '',
      name: '',
      segments: rows.map(([, start = '', end = '']) => ({ start, end })),
      evaluationDue: null,
      daysOff: [],
    };
    const whole = { ...all, segments: [{ start: '2024-08-21', end: '2026-09-02' }] };
    expect(expectedDays(all)).toEqual(expectedDays(whole));
    expect(expectedDays(all)).toHaveLength(531);
  });

  it('prints no public holiday that the rule does not know', () => {
    const printed = [...read('cpip-29-events').matchAll(/,holiday,[^,]*,(\d{4}-\d{2}-\d{2}),/g)].map(([, date]) => date ?? '');
    expect(printed.length).toBeGreaterThan(15);
    for (const date of printed) expect(publicHolidays(Number(date.slice(0, 4)))).toContain(date);
  });
});

describe('a board’s own calendar', () => {
  const french =
    '\u{feff}Promotion;Nature;Nom;Début;Fin;Évaluation;Période\r\n' +
    'CPIP 30;stage;Stage B (2/2);02/11/2026;27/11/2026;27/11/2026;B1\r\n' +
    'CPIP 30;jour non travaillé;Pont;16/11/2026;;;\r\n' +
    'CPIP 30;Jour férié;Fête locale;20/11/2026;22/11/2026;;\r\n' +
    'CPIP 30;Congés;;26/10/2026;30/10/2026;;\r\n' +
    'CPIP 30;stage;Stage B (1/2, avant congés);05/10/2026;23/10/2026;;B1\r\n';

  it('is one file, in French, as a spreadsheet writes it', async () => {
    expect(await parseCalendar([{ name: 'calendrier.csv', segments: french }])).toEqual([
      {
        id: 'B1',
        promotion: 'CPIP 30',
        name: 'Stage B',
        segments: [
          { start: '2026-10-05', end: '2026-10-23' },
          { start: '2026-11-02', end: '2026-11-27' },
        ],
        evaluationDue: '2026-11-27',
        daysOff: ['2026-11-11', '2026-11-16', '2026-11-20', '2026-11-21', '2026-11-22'],
      },
    ]);
  });

  it('is as data/README.md shows', async () => {
    const readme = readFileSync(new URL('../../../data/README.md', import.meta.url), 'utf8');
    const example = /```csv\n([^`]+)```/.exec(readme)?.[1] ?? '';
    const [period, ...others] = await parseCalendar([{ name: 'calendrier.csv', segments: example }]);
    expect(others).toEqual([]);
    expect(period).toMatchObject({ id: 'SP1', promotion: 'CPIP 30', evaluationDue: '2026-10-23', daysOff: ['2026-09-14'] });
  });

  it('gives the same periods whatever the order of its rows', async () => {
    const [header = '', ...rows] = french.trimEnd().split('\r\n');
    const reversed = [header, ...rows.reverse()].join('\r\n');
    expect(await parseCalendar([{ name: 'a.csv', segments: reversed }])).toEqual(
      await parseCalendar([{ name: 'a.csv', segments: french }]),
    );
  });

  it('names a period by its id when it has no name, and computes the holidays across a new year', async () => {
    const segments = 'promotion,kind,name,start,end,period\nP,internship,,2025-12-22,2026-01-02,X\n';
    const [period] = await parseCalendar([{ name: 'a.csv', segments }]);
    expect(period?.name).toBe('X');
    expect(period?.daysOff).toEqual(['2025-12-25', '2026-01-01']);
    expect(period?.evaluationDue).toBeNull();
  });

  it('accepts the same evaluation date on both parts, and several promotions side by side', async () => {
    const segments =
      'promotion,kind,name,start,end,evaluation_due,period\nP2,internship,,2026-01-05,2026-01-09,2026-02-06,X\n' +
      'P2,internship,,2026-02-02,2026-02-06,2026-02-06,X\nP1,internship,,2026-01-05,2026-01-09,,X\n';
    const periods = await parseCalendar([{ name: 'a.csv', segments }]);
    expect(periods.map(({ promotion, evaluationDue }) => [promotion, evaluationDue])).toEqual([
      ['P1', null],
      ['P2', '2026-02-06'],
    ]);
  });
});
