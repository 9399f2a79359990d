/** The calendar of a promotion as a timeline, a lane for each kind, today marked; and the same as a table. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Schemas } from '../../api/client.ts';
import { language, words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { todayInFrance } from './today.ts';

type Calendar = Schemas['WholeCalendar'];
type Row = Calendar['rows'][number];
type Kind = Row['kind'];

const KINDS: readonly Kind[] = ['internship', 'school cycle', 'leave', 'exam', 'travel', 'event'];

/** Heights, in pixels. */
const MONTHS = 22;
const LANE = 46;
const LABEL = 18;
const BAR = 18;
const DAY_MS = 86_400_000;

interface Props {
  readonly calendar: Calendar;
  readonly promotion: string;
}

export function Timeline({ calendar, promotion }: Props) {
  const { timeline: said } = words().season;
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = scroll;
    const today = current?.querySelector('.today line');
    if (current === null || today == null) return;
    // On a phone what is now is in sight first.
    current.scrollLeft = today.getBoundingClientRect().left - current.getBoundingClientRect().left - current.clientWidth / 2;
  }, []);
  const rows = calendar.rows.filter((row) => row.promotion === promotion).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return (
    <section>
      <h2>{said.title(promotion)}</h2>
      <p class="hint">{said.from(calendar.name, timed(calendar.at))}</p>
      <div class="scroll" ref={scroll} tabIndex={0} role="group" aria-label={said.title(promotion)}>
        <Chart rows={rows} promotion={promotion} />
      </div>
      <details>
        <summary>{said.table}</summary>
        <Table rows={rows} />
      </details>
    </section>
  );
}

function Chart({ rows, promotion }: { readonly rows: readonly Row[]; readonly promotion: string }) {
  const { timeline: said } = words().season;
  const [first, last] = [msOf(rows[0]!.start), Math.max(...rows.map(({ end }) => msOf(end) + DAY_MS))];
  const share = (ms: number): number => ((ms - first) / (last - first)) * 100;
  const lanes = KINDS.filter((kind) => rows.some((row) => row.kind === kind));
  const height = MONTHS + lanes.length * LANE + LABEL;
  const today = msOf(todayInFrance());
  return (
    <svg class="timeline" height={height} role="img" aria-label={said.chart(promotion)}>
      {monthsBetween(first, last).map(({ ms, label }) => (
        <g key={ms}>
          <line class="month" x1={`${share(ms)}%`} x2={`${share(ms)}%`} y1={0} y2={height - LABEL} />
          <text class="month-name" x={`${share(ms)}%`} dx={4} y={14}>
            {label}
          </text>
        </g>
      ))}
      {lanes.map((kind, k) => (
        <g key={kind}>
          <text class="lane" x={4} y={MONTHS + k * LANE + 15}>
            {said.kinds[kind]}
          </text>
          {rows
            .filter((row) => row.kind === kind)
            .map((row) => (
              <rect
                key={row.start}
                class={`bar ${kind.replace(' ', '-')}`}
                x={`${share(msOf(row.start))}%`}
                y={MONTHS + k * LANE + LABEL + 2}
                width={`${share(msOf(row.end) + DAY_MS) - share(msOf(row.start))}%`}
                height={BAR}
                rx={3}
              >
                <title>{said.bar(row.name, dated(row.start), dated(row.end))}</title>
              </rect>
            ))}
        </g>
      ))}
      {today >= first && today <= last && (
        <g class="today">
          <line x1={`${share(today)}%`} x2={`${share(today)}%`} y1={MONTHS - 4} y2={height - LABEL} />
          <text x={`${share(today)}%`} y={height - 4} text-anchor="middle">
            {said.today}
          </text>
        </g>
      )}
    </svg>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  const { timeline: said } = words().season;
  const today = todayInFrance();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.table}>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.start}</th>
            <th scope="col">{said.end}</th>
            <th scope="col">{said.due}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">
                {row.name} {row.start <= today && today <= row.end && <span class="tag good">{said.now}</span>}
              </th>
              <td data-label={said.kind}>{said.one[row.kind]}</td>
              <td data-label={said.start}>{dated(row.start)}</td>
              <td data-label={said.end}>{dated(row.end)}</td>
              <td data-label={row.evaluationDue === null ? undefined : said.due}>
                {row.evaluationDue !== null && dated(row.evaluationDue)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function msOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The first of every third month: of two years all of them would not be read. */
function monthsBetween(first: number, last: number): { readonly ms: number; readonly label: string }[] {
  const format = new Intl.DateTimeFormat(language.value, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const begin = new Date(first);
  const months: { ms: number; label: string }[] = [];
  for (let k = 0; ; k++) {
    const ms = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + k, 1);
    if (ms >= last) return months;
    if (ms >= first && new Date(ms).getUTCMonth() % 3 === 0) months.push({ ms, label: format.format(ms) });
  }
}
