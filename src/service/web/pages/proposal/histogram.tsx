/** A histogram, each bar with its number above it, and the same figures in a table. */
import { words } from '../../frame/words.ts';
import type { Band } from './figures.ts';

const [WIDTH, HEIGHT] = [360, 190];
const [TOP, BOTTOM, SIDE] = [22, 40, 6];
/** Labels below the bars stand so far apart at least. */
const LABEL = 30;

interface Props {
  readonly title: string;
  readonly unit: string;
  /** What it comes to, in a sentence. */
  readonly says: string;
  readonly bands: readonly Band[];
  /** Of a bar, in the table. */
  readonly nameOf: (band: Band) => string;
  /** Whether a bar is one value, and not from one to another. */
  readonly isExact?: boolean;
}

export function Histogram({ title, unit, says, bands, nameOf, isExact = false }: Props) {
  const { spread: said } = words().proposal;
  const most = Math.max(1, ...bands.map(({ count }) => count));
  const step = (WIDTH - 2 * SIDE) / Math.max(1, bands.length);
  const height = (count: number): number => (count / most) * (HEIGHT - TOP - BOTTOM);
  const base = HEIGHT - BOTTOM;
  const each = Math.ceil(LABEL / step);
  return (
    <figure class="card spread">
      <figcaption>
        <h3>{title}</h3>
        <p>{says}</p>
      </figcaption>
      <svg class="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said.chart(title, unit)}>
        {bands.map(({ from, count }, k) => (
          <g key={from}>
            {count > 0 && (
              <rect x={SIDE + k * step + 1} y={base - height(count)} width={Math.max(1, Math.min(step - 2, 60))} height={height(count)} />
            )}
            {count > 0 && (
              <text x={SIDE + k * step + Math.min(step, 62) / 2} y={base - height(count) - 5} text-anchor="middle">
                {count}
              </text>
            )}
            {(isExact || k % each === 0) && (
              <text
                class="tick"
                x={SIDE + k * step + (isExact ? Math.min(step, 62) / 2 : 1)}
                y={base + 16}
                text-anchor={isExact ? 'middle' : 'start'}
              >
                {from}
              </text>
            )}
          </g>
        ))}
        <line x1={SIDE} x2={WIDTH - SIDE} y1={base} y2={base} />
        <text class="tick" x={WIDTH / 2} y={HEIGHT - 5} text-anchor="middle">
          {unit}
        </text>
      </svg>
      <details>
        <summary>{said.table}</summary>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col" class="number">
                {said.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band) => (
              <tr key={band.from}>
                <th scope="row">{nameOf(band)}</th>
                <td class="number">{band.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
