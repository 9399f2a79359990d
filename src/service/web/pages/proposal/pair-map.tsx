/** The pairs on a map, a line each from the trainee’s place to the mentor’s, with the journeys of each service in a table beside it. */
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { Empty } from '../../parts/notice.tsx';
import type { Proposed } from '../rounds/loads.ts';
import { servicesOf } from '../rounds/pairs-table.tsx';
import { FAR_MINUTES } from './figures.ts';
import { KINDS, type Kind, type Layer, layersOf, type Line, type Spot, townsOf } from './layers.ts';
import { addressOf } from './links.tsx';
import { ServicesTable } from './services-table.tsx';

export default function PairMap({ pairs }: { readonly pairs: readonly Proposed[] }) {
  const { map: said } = words().proposal;
  const { path, query, route } = useLocation();
  const service = query['service'] ?? '';
  const services = useMemo(() => servicesOf(pairs), [pairs]);
  const shown = useMemo(
    () => (service === '' ? pairs : pairs.filter(({ trainee, mentor }) => trainee.service === service || mentor?.service === service)),
    [pairs, service],
  );
  const { layers, hidden } = useMemo(() => layersOf(shown), [shown]);
  const isLarge = ({ frame }: Layer): boolean => frame.id === 'main' || frame.id === 'zoomed';
  return (
    <section>
      <h2>{said.title}</h2>
      <p class="hint">
        {said.intro} {said.size}
      </p>
      {services.length > 1 && (
        <div class="filters">
          <Field label={said.service}>
            {(described) => (
              <select
                {...described}
                value={service}
                onChange={(event) => route(addressOf(path, { ...query, service: event.currentTarget.value }), true)}
              >
                <option value="">{said.all}</option>
                {services.map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <div class="map-beside">
        <div>
          {layers.length === 0 && <Empty>{said.empty}</Empty>}
          {layers.filter(isLarge).map((layer) => (
            <Drawing key={layer.frame.id} layer={layer} withNames />
          ))}
          <div class="insets">
            {layers
              .filter((layer) => !isLarge(layer))
              .map((layer) => (
                <Drawing key={layer.frame.id} layer={layer} />
              ))}
          </div>
          <Legend />
          {hidden > 0 && <p class="hint">{said.missing(hidden)}</p>}
          <p class="hint attribution">{said.attribution}</p>
        </div>
        <ServicesTable pairs={shown} />
      </div>
    </section>
  );
}

function Drawing({ layer, withNames = false }: { readonly layer: Layer; readonly withNames?: boolean }) {
  const { map: said } = words().proposal;
  const { frame, spots, lines, pairs } = layer;
  const of = (kind: Kind): number => spots[kind].reduce((sum, { people }) => sum + people, 0);
  const name = said.frames[frame.id];
  return (
    <figure class="map-frame">
      <svg
        class="pair-map"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={said.summary(name, pairs, of('mentors'), of('trainees'), of('unmet'))}
      >
        <path class="land" d={frame.land === '' ? `M0 0H${frame.width}V${frame.height}H0z` : frame.land} />
        {frame.borders !== '' && <path class="borders" d={frame.borders} />}
        {lines.map((line) => (
          <PairLine key={`${line.from.x},${line.from.y},${line.to.x},${line.to.y}`} line={line} />
        ))}
        {KINDS.map((kind) => (
          <g key={kind} class={`place-${kind}`}>
            {spots[kind].map((spot) => (
              <Sign key={`${spot.x},${spot.y}`} {...{ kind, spot }} />
            ))}
          </g>
        ))}
        {withNames && (
          <g class="towns" aria-hidden="true">
            {townsOf(layer).map(({ x, y, town }) => (
              <text key={`${x},${y}`} {...{ x, y }}>
                {town}
              </text>
            ))}
          </g>
        )}
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

function PairLine({ line: { from, to, pairs, longest } }: { readonly line: Line }) {
  const { map: said, services } = words().proposal;
  const said1 = said.lineTitle(from.town ?? said.unknownTown, to.town ?? said.unknownTown, pairs);
  const isFar = longest !== null && longest > FAR_MINUTES;
  return (
    <line class={isFar ? 'journey far' : 'journey'} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke-width={1 + 0.6 * Math.sqrt(pairs)}>
      <title>{longest === null ? said1 : said.farTitle(said1, services.minutes(longest))}</title>
    </line>
  );
}

function Sign({ kind, spot: { x, y, town, people } }: { readonly kind: Kind; readonly spot: Spot }) {
  const { map: said } = words().proposal;
  const told = { mentors: said.mentorsAt, trainees: said.traineesAt, unmet: said.unmetAt }[kind](people);
  const title = <title>{said.place(town ?? said.unknownTown, told)}</title>;
  // The area grows with the people.
  const radius = Math.min(11, 1.6 + 1.1 * Math.sqrt(people));
  if (kind !== 'unmet') {
    return (
      <circle cx={x} cy={y} r={kind === 'trainees' ? radius + 2 : radius}>
        {title}
      </circle>
    );
  }
  // A triangle: told from discs and rings without its colour.
  const size = 5 + radius;
  return <path d={`M${x} ${y - size}l${size * 0.95} ${size * 1.65}h${-size * 1.9}z`}>{title}</path>;
}

function Legend() {
  const { map: said } = words().proposal;
  const signs = [
    { name: said.trainee, sign: <circle cx="12" cy="8" r="6" />, class: 'place-trainees' },
    { name: said.mentor, sign: <circle cx="12" cy="8" r="4.5" />, class: 'place-mentors' },
    { name: said.unmet, sign: <path d="M12 1l6.5 12h-13z" />, class: 'place-unmet' },
    { name: said.pair, sign: <line class="journey" x1="1" y1="8" x2="23" y2="8" stroke-width="2" />, class: '' },
    { name: said.far, sign: <line class="journey far" x1="1" y1="8" x2="23" y2="8" stroke-width="2" />, class: '' },
  ];
  return (
    <ul class="map-legend">
      {signs.map(({ name, sign, class: kind }) => (
        <li key={name}>
          <svg class="pair-map" viewBox="0 0 24 16" aria-hidden="true">
            <g class={kind}>{sign}</g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
