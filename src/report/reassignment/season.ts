/** What a whole season of breakdowns leaves, by the way each is repaired: measured on the demo census, to see options in context. */
import { chart, lineSign, markSign } from '../chart.ts';
import { type Html, markup } from '../markup.ts';
import { seasonFigures, type WayFigures } from '../season-figures.ts';
import { dataTable } from '../table.ts';
import type { ReassignmentEdition } from './edition.ts';

const TONES = ['first', 'second'] as const;
const SHAPES = { greedy: 'triangle', repair: 'dot', scratch: 'square' } as const;

/** Context for a choice between options; where there are none, none is due. */
export function seasonSection({ options, w, f, share }: ReassignmentEdition): Html {
  if (options.length === 0) return markup``;
  const words = w.season;
  const { pairs, seeds, seasons } = seasonFigures;
  const percent = (rate: number): string => f.percent(rate);
  const rates = seasons.map(({ rate }) => rate);
  const nameOf = ({ way, most = 0 }: WayFigures): string => {
    if (way !== 'repair') return words.ways[way];
    return most === null ? words.ways.all : most === 0 ? words.ways.none : words.ways.most(most);
  };
  const marks = seasons.flatMap(({ ways }, s) =>
    ways.map(({ way, moved, score }) => ({ x: moved, y: score, shape: SHAPES[way], tone: TONES[s % 2]! })),
  );
  const figure = chart({
    title: words.title,
    words: { x: words.x, y: words.y, alt: `${words.title}. ${words.alt}` },
    lines: seasons.map(({ ways }, s) => ({
      tone: TONES[s % 2]!,
      points: ways.flatMap(({ way, moved, score }) => (way === 'repair' ? [[moved, score] as const] : [])),
    })),
    ...{ marks, shownX: f.integer, shownY: percent },
    legend: [
      ...seasons.map(({ rate }, s) => ({ sign: lineSign(TONES[s % 2]!), text: words.rate(percent(rate)) })),
      { sign: markSign('dot', 'first'), text: words.repair },
      { sign: markSign('triangle', 'first'), text: words.ways.greedy },
      { sign: markSign('square', 'first'), text: words.ways.scratch },
    ],
  });
  const tables = seasons.map(({ rate, ways }, s) =>
    dataTable({
      ...{ id: `season-caption-${s + 1}`, caption: words.caption(percent(rate)) },
      columns: [{ label: words.way }, ...[words.moved, words.score, words.short].map((label) => ({ label, numeric: true }))],
      rows: ways.map((way) => [nameOf(way), f.decimal(way.moved, 2), share(way.score), f.decimal(way.short, 1)]),
    }),
  );
  return markup`<section aria-labelledby="season">
<h2 id="season">${w.headings.season}</h2>
<p>${words.intro(pairs, seeds, percent(Math.min(...rates)), percent(Math.max(...rates)))}</p>
${figure}
${tables}
</section>`;
}
