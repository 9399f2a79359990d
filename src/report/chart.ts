/**
 * Points on two axes, joined by a line: the line stretches with the page, labels and marks are text and boxes of the page, so that they
 * never shrink with the drawing.
 */
import { type Html, markup } from './markup.ts';

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly shape: 'dot' | 'ring';
  /** Written above the mark. */
  readonly name?: string;
}

export interface Chart {
  readonly title: string;
  readonly words: { readonly x: string; readonly y: string; readonly alt: string };
  readonly line: readonly (readonly [x: number, y: number])[];
  readonly marks: readonly Mark[];
  /** As a value of an axis is written. */
  readonly shownX: (x: number) => string;
  readonly shownY: (y: number) => string;
  readonly legend: readonly { readonly sign: Html; readonly text: string }[];
}

/** Ticks of an axis: at least so fine that there are three, at most seven. */
const MOST_TICKS = 6;

/** A round step (1, 2 or 5 and zeros) that divides the span into few parts, none below the least. */
function stepOf(span: number, least: number): number {
  for (let power = least; ; power *= 10) {
    const step = [1, 2, 5].map((digit) => digit * power).find((each) => span / each <= MOST_TICKS);
    if (step !== undefined) return step;
  }
}

/** Rounded to what doubles do not blur. */
const clean = (value: number): number => Math.round(value * 1e6) / 1e6;

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

function axisOf(low: number, high: number, least: number): Axis {
  const step = stepOf(high - low, least);
  const [first, last] = [Math.floor(clean(low / step)), Math.max(Math.ceil(clean(high / step)), Math.floor(clean(low / step)) + 1)];
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => clean((first + k) * step));
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks };
}

const LEAST_STEP_X = 1;
const LEAST_STEP_Y = 0.0001;

/** The horizontal axis begins at 0, in whole numbers; the vertical one where the values do, up to 1 at least. */
export function chart({ title, words, line, marks, shownX, shownY, legend }: Chart): Html {
  const ys = marks.map(({ y }) => y);
  const x = axisOf(0, Math.max(1, ...marks.map((mark) => mark.x)), LEAST_STEP_X);
  const y = axisOf(Math.min(...ys), Math.max(1, ...ys), LEAST_STEP_Y);
  const across = (value: number): string => (((value - x.from) / (x.to - x.from)) * 100).toFixed(2);
  const down = (value: number): string => ((1 - (value - y.from) / (y.to - y.from)) * 100).toFixed(2);
  const grid = y.ticks.map((tick) => `M0 ${down(tick)}H100`).join('');
  return markup`<figure class="chart">
<figcaption><strong>${title}</strong></figcaption>
<p class="frequency" aria-hidden="true">${words.y}</p>
<div class="plot" role="img" aria-label="${words.alt}">
<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="${grid}"/><path class="curve first" d="M${line.map((point) => `${across(point[0])} ${down(point[1])}`).join('L')}"/></svg>
${y.ticks.map((tick) => markup`<span class="tick-y" style="top:${down(tick)}%">${shownY(tick)}</span>`)}
${x.ticks.map((tick) => markup`<span class="tick-x" style="left:${across(tick)}%">${shownX(tick)}</span>`)}
${marks.map((mark) => {
  const at = `left:${across(mark.x)}%;top:${down(mark.y)}%`;
  const name = mark.name === undefined ? null : markup`<span class="name" style="${at}">${mark.name}</span>`;
  return markup`<span class="mark ${mark.shape} first" style="${at}"></span>${name}`;
})}
</div>
<p class="unit" aria-hidden="true">${words.x}</p>
<ul class="keys">${legend.map(({ sign, text }) => markup`<li>${sign}${text}</li>`)}</ul>
</figure>`;
}

/** A mark, and the line, as the legend shows them. */
export function markSign(shape: Mark['shape']): Html {
  return markup`<span class="mark ${shape} first" aria-hidden="true"></span>`;
}

export const LINE_SIGN = markup`<span class="dash first" aria-hidden="true"></span>`;
