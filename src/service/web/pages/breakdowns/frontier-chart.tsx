/** The frontier as a chart: how many others move against the points won or lost. Its table stands beside it. */
import { words } from '../../frame/words.ts';
import { isVariant, type Option } from './chain.tsx';

const [WIDTH, HEIGHT] = [460, 280];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 24, 40, 48];
const RADIUS = 6;
const TICKS = 4;

export function FrontierChart({ options }: { readonly options: readonly Option[] }) {
  const { options: said } = words().breakdowns;
  const most = Math.max(1, ...options.map(({ moved }) => moved));
  const [low, high] = [Math.min(0, ...options.map(({ gain }) => gain)), Math.max(0, ...options.map(({ gain }) => gain))];
  const step = niceStep((high - low || 10_000) / TICKS);
  const [bottom, top] = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step) * step, Math.floor(low / step) * step + step)];
  const x = (moved: number): number => LEFT + ((moved + 0.25) / (most + 0.5)) * (WIDTH - LEFT - RIGHT);
  const y = (gain: number): number => TOP + ((top - gain) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const gains = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, k) => bottom + k * step);
  const best = options.filter((option) => !isVariant(option));
  const line = best.map(({ moved, gain }, k) => `${k === 0 ? 'M' : 'L'}${x(moved)} ${y(gain)}`).join('');
  return (
    <figure class="card chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said.chart}>
        {gains.map((gain) => (
          <g key={gain}>
            <line class={gain === 0 ? 'zero' : 'grid'} x1={LEFT} x2={WIDTH - RIGHT} y1={y(gain)} y2={y(gain)} />
            <text x={LEFT - 8} y={y(gain) + 4} text-anchor="end">
              {gain === 0 ? '0' : said.gains(gain)}
            </text>
          </g>
        ))}
        <line class="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        {Array.from({ length: most + 1 }, (_, moved) => (
          <text key={moved} x={x(moved)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">
            {moved}
          </text>
        ))}
        <text x={LEFT + (WIDTH - LEFT - RIGHT) / 2} y={HEIGHT - 8} text-anchor="middle">
          {said.chartMoved}
        </text>
        <text x={LEFT - 8} y={TOP - 22} text-anchor="end">
          {said.chartGain}
        </text>
        <path class="step" d={line} />
        {options.map((option) => (
          <g key={option.label}>
            <circle class={isVariant(option) ? 'point variant' : 'point'} cx={x(option.moved)} cy={y(option.gain)} r={RADIUS} />
            <text class="named" x={x(option.moved) + RADIUS + 5} y={y(option.gain) - RADIUS}>
              {option.label}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="hint">{said.chartSays}</figcaption>
    </figure>
  );
}

/** 1, 2 or 5 of some power of ten, at least as much as is wanted. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= wanted)!;
}
