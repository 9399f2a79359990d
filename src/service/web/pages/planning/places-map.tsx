/** Services on the map of the reports, drawn to the directorates concerned: what one more mentor would be worth, or where mentors are lacking. Signs differ by shape and number, not by colour alone. */
import { language, words } from '../../frame/words.ts';
import { type Frame, framesFor } from '../../../../report/map/index.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Service } from './services.ts';

type Sign = 'lives' | 'gains' | 'nothing' | 'short' | 'enough';

interface Spot {
  readonly key: string;
  readonly name: string;
  readonly at: NonNullable<Service['coordinates']>;
  readonly sign: Sign;
  /** Beside the sign; '' where there is none. */
  readonly number: string;
  readonly says: string;
  /** Of the largest, in [0, 1]. */
  readonly share: number;
}

interface Props {
  readonly services: readonly Service[];
  readonly shown: 'worth' | 'short';
}

const SIGNS = { worth: ['lives', 'gains', 'nothing'], short: ['short', 'enough'] } as const;

export function PlacesMap({ services, shown }: Props) {
  const { recruitment: said } = words().planning;
  const spots = spotsOf(services, shown);
  const frames = framesFor(spots.map(({ at }) => at))
    .map((frame) => ({ frame, own: spots.filter(({ at }) => frame.contains(at)) }))
    .filter(({ own }) => own.length > 0);
  const [main, ...insets] = frames;
  const unplaced = services.filter(({ coordinates }) => coordinates === null).length;
  if (main === undefined) return <p>{said.unplaced(unplaced)}</p>;
  return (
    <div class="service-map">
      <Drawing {...main} shown={shown} isLarge />
      {insets.length > 0 && (
        <div class="map-insets">
          {insets.map(({ frame, own }) => (
            <Drawing key={frame.id} {...{ frame, own, shown }} isLarge={false} />
          ))}
        </div>
      )}
      <ul class="map-signs">
        {SIGNS[shown]
          .filter((sign) => spots.some((spot) => spot.sign === sign))
          .map((sign) => (
            <li key={sign}>
              <svg viewBox="-12 -12 24 24" width={24} height={24} aria-hidden="true">
                <Mark sign={sign} size={sign === 'nothing' || sign === 'enough' ? 4 : 8} />
              </svg>
              {said.legend[sign]}
            </li>
          ))}
      </ul>
      <p class="hint">
        {said.size} {unplaced > 0 && said.unplaced(unplaced)}
      </p>
    </div>
  );
}

function spotsOf(services: readonly Service[], shown: Props['shown']): readonly Spot[] {
  const { place } = words().planning.recruitment;
  const { integer, points } = formatsOf(language.value);
  const amountOf = ({ counts, worth }: Service): number =>
    shown === 'short' ? (counts.short ?? 0) : worth === null ? 0 : worth.served > 0 ? worth.served : worth.score;
  const signOf = ({ counts, worth }: Service): Sign => {
    if (shown === 'short') return (counts.short ?? 0) > 0 ? 'short' : 'enough';
    if (worth === null) return 'nothing';
    return worth.served > 0 ? 'lives' : worth.score > 0 ? 'gains' : 'nothing';
  };
  const most = new Map<Sign, number>();
  for (const service of services) most.set(signOf(service), Math.max(most.get(signOf(service)) ?? 0, amountOf(service)));
  return services.flatMap((service) => {
    const { key, name, coordinates } = service;
    if (coordinates === null || (shown === 'worth' && service.worth === null)) return [];
    const [sign, amount] = [signOf(service), amountOf(service)];
    const number =
      sign === 'gains' ? `+${points(amount)}` : sign === 'lives' ? `+${integer(amount)}` : sign === 'short' ? integer(amount) : '';
    const says =
      sign === 'gains'
        ? place.gains(name, points(amount))
        : sign === 'lives' || sign === 'short'
          ? place[sign](name, amount)
          : place[sign](name);
    return [{ key, name, at: coordinates, sign, number, says, share: amount === 0 ? 0 : amount / most.get(sign)! }];
  });
}

const LEAST = 4;
const LARGEST = 15;
/** Of text beside signs, in the frame’s own units. */
const LETTER = 9.6;
const LINE = 20;
/** Of more services those alone are named that have a number. */
const MOST_NAMED = 25;
/** Of an inset that takes the room of two. */
const WIDE = 200;

interface Drawn {
  readonly frame: Frame;
  readonly own: readonly Spot[];
  readonly shown: Props['shown'];
  readonly isLarge: boolean;
}

function Drawing({ frame, own, shown, isLarge }: Drawn) {
  const { planning, maps } = words();
  const said = planning.recruitment;
  const { width, height, land, borders, id } = frame;
  const name = maps.frames[id];
  const marks = own.map((spot) => {
    const [x, y] = frame.project(spot.at);
    const isEmpty = spot.sign === 'nothing' || spot.sign === 'enough';
    return { ...spot, x, y, size: isEmpty ? LEAST : LEAST + 2 + (LARGEST - LEAST - 2) * Math.sqrt(spot.share) };
  });
  // Small ones last, so that none lies below a large one.
  const inOrder = marks.toSorted((a, b) => b.size - a.size);
  return (
    <figure class={!isLarge && width > WIDE ? 'map-frame wide' : 'map-frame'}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.mapOf(said.shown[shown], name, own.length)}>
        <path class="map-land" d={land === '' ? `M0 0H${width}V${height}H0z` : land} />
        {borders !== '' && <path class="map-borders" d={borders} />}
        {inOrder.map(({ key, sign, says, x, y, size }) => (
          <g key={key} transform={`translate(${x} ${y})`}>
            <title>{says}</title>
            <Mark sign={sign} size={size} />
          </g>
        ))}
        {labelsBeside(inOrder, width, isLarge).map(({ key, x, y, text }) => (
          <text key={key} class="map-number" x={x} y={y + 6}>
            {text}
          </text>
        ))}
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

interface Placed extends Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** What stands beside signs: those that say most first, as far as they lie on nothing. On an inset there is room for numbers alone. */
function labelsBeside(
  spots: readonly Placed[],
  width: number,
  hasNames: boolean,
): readonly { readonly key: string; readonly x: number; readonly y: number; readonly text: string }[] {
  const boxes = spots.map(({ x, y, size }) => ({ x: x - size, y, long: 2 * size, line: size + LINE / 2 }));
  const fits = (x: number, y: number, long: number): boolean =>
    x >= 0 && x + long <= width && boxes.every((box) => x > box.x + box.long || box.x > x + long || Math.abs(box.y - y) > box.line);
  return spots.flatMap(({ key, x, y, size, number, name }) => {
    const full = `${shortName(name)} ${number}`.trimEnd();
    const texts = [...(hasNames && (number !== '' || spots.length <= MOST_NAMED) ? [full] : []), ...(number === '' ? [] : [number])];
    for (const text of texts) {
      const long = text.length * LETTER;
      const left = [x + size + 3, x - size - 3 - long].find((one) => fits(one, y, long));
      if (left === undefined) continue;
      boxes.push({ x: left, y, long, line: LINE });
      return [{ key, x: left, y, text }];
    }
    return [];
  });
}

/** `SPIP de la Haute-Loire` → `Haute-Loire`: on the map all of them are services. */
function shortName(name: string): string {
  return name.replace(/^SPIP (?:de la |de l['’]|des |du |de |d['’])?/u, '');
}

/** Around 0, 0: a triangle for people without a mentor, a disc for points, a ring for nothing. */
function Mark({ sign, size }: { readonly sign: Sign; readonly size: number }) {
  if (sign === 'nothing' || sign === 'enough') return <circle class="map-ring" r={size} />;
  if (sign === 'gains') return <circle class="map-disc" r={size} />;
  const half = size * 0.95;
  return <path class={sign === 'short' ? 'map-lack' : 'map-life'} d={`M0 ${-size}L${half} ${size * 0.65}H${-half}z`} />;
}
