/** What is proven of the options, where the proofs lie, and the season of breakdowns that puts them in context. */
import { SCORE_SCALE } from '../../domain/pair.ts';
import { bandsOf } from '../../domain/guidelines.ts';
import { chart, lineSign, markSign } from '../chart.ts';
import { type Html, markup } from '../markup.ts';
import { seasonFigures, type WayFigures } from '../season-figures.ts';
import { dataTable } from '../table.ts';
import type { ReassignmentEdition } from './edition.ts';

export function proofSection(edition: ReassignmentEdition): Html {
  const { reassignment, options, proposal, hasBestFile, w, f } = edition;
  const words = w.proof;
  const { best } = reassignment;
  const isFair = bandsOf(proposal.guidelines.content) !== null;
  const score = (objective: number): string => f.points(Math.round(objective * SCORE_SCALE));
  const table = dataTable({
    ...{ id: 'proof-caption', caption: words.caption, className: 'proofs' },
    columns: [
      { label: words.option },
      { label: words.status },
      { label: words.score, numeric: true },
      { label: words.bound, numeric: true },
      { label: words.files },
    ],
    rows: options.map(({ label, point }) => [
      label,
      point.status === 'optimal' ? words.optimal : words.limit,
      score(point.objective),
      point.bound === null ? words.noBound : score(point.bound),
      markup`<code>${proofName(edition, label)}.solution.json</code>`,
    ]),
  });
  const commands = [
    ...options.slice(0, 1).map(({ label }) => `${proofName(edition, label)}.problem.json ${proofName(edition, label)}.solution.json`),
    ...(hasBestFile ? ['problem.json best.solution.json'] : []),
  ];
  return markup`<section aria-labelledby="proof">
<h2 id="proof">${w.headings.proof}</h2>
<p>${isFair ? words.orderFair : words.order} ${
    best === null ? w.status.noneAtAll : (best.proven ? words.best : words.bestKnown)(best.matched, score(best.objective))
  }</p>
${options.length === 0 ? null : table}
${
  commands.length === 0
    ? null
    : markup`<p>${words.verify}</p>
${commands.map((files) => markup`<p><code>binome verify ${files}</code></p>`)}`
}
</section>`;
}

/** As `reassign --out` names the files of an option. */
function proofName({ options }: ReassignmentEdition, label: string): string {
  const number = label.replace(/\D/g, '');
  const own = options.filter((option) => option.label.replace(/\D/g, '') === number);
  const place = own.findIndex((option) => option.label === label);
  return `moves-${own[0]!.point.moved}${place === 0 ? '' : `.alternate-${place}`}`;
}

const TONES = ['first', 'second'] as const;
const SHAPES = { greedy: 'triangle', repair: 'dot', scratch: 'square' } as const;

/** Context for a choice between options; where there are none, none is due. */
export function seasonSection({ options, w, f, share }: ReassignmentEdition): Html {
  if (options.length === 0) return markup``;
  const words = w.season;
  const { pairs, seeds, seasons } = seasonFigures;
  const percent = (rate: number): string => f.percent(rate);
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
<p>${words.intro(pairs, seeds)}</p>
${figure}
${tables}
</section>`;
}
