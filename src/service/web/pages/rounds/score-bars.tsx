/** A score with its parts as small bars, always in the same order; what they show is told in words as well. */
import { words } from '../../frame/words.ts';
import type { Pair } from './loads.ts';

type Part = Pair['parts'][number];

/** Of a bar, and from one to the next; drawn rather than laid out, since there are thousands of them. */
const [WIDE, STEP, HIGH] = [7, 9, 23];

/** A part’s most, as points of 100. */
export function mostOf({ weight }: Part): number {
  return Math.round(weight * 100);
}

/** How far a part is filled, in percent. */
function filled({ points, weight }: Part): number {
  return weight === 0 ? 0 : Math.round(points / weight / 10_000);
}

export function ScoreBars({ pair }: { readonly pair: Pick<Pair, 'score' | 'parts'> }) {
  const { pairs } = words();
  if (pair.score === null) return null;
  const said = pair.parts.map((part) => pairs.part(part.criterion, part.points, mostOf(part)));
  return (
    <span class="score" title={said.join('\n')}>
      <span class="score-number">{pairs.points(pair.score)}</span>
      <svg class="bars" viewBox={`0 0 ${pair.parts.length * STEP} ${HIGH + 1}`} role="img" aria-label={said.join(', ')}>
        {pair.parts.map((part, index) => {
          const height = (filled(part) / 100) * HIGH;
          return <rect key={part.criterion} class={part.criterion} x={index * STEP} y={HIGH - height} width={WIDE} {...{ height }} />;
        })}
        <path d={pair.parts.map((_, index) => `M${index * STEP} ${HIGH + 0.5}h${WIDE}`).join('')} />
      </svg>
    </span>
  );
}

/** What the bars are, in their order. */
export function BarsLegend({ parts }: { readonly parts: readonly Part[] }) {
  const { pairs } = words();
  if (parts.length === 0) return null;
  return (
    <p class="legend hint">
      {pairs.table.legend}{' '}
      {parts.map(({ criterion }) => (
        <span key={criterion} class="legend-entry">
          <span class={`swatch ${criterion}`} aria-hidden="true" /> {pairs.criteria[criterion]}
        </span>
      ))}
    </p>
  );
}

/** One part, lying. */
export function PartBar({ part }: { readonly part: Part }) {
  return (
    <span class={`part-bar ${part.criterion}`} aria-hidden="true">
      <span style={{ width: `${filled(part)}%` }} />
    </span>
  );
}
