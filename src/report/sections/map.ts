/** The map of pairs: mentors, trainees and those left without, each at a place, and a line for each pair. */
import { compareIds, type PersonSummary, type Proposal } from '../../domain/index.ts';
import type { Edition } from '../edition.ts';
import { type Frame, framesFor } from '../map/index.ts';
import { type Html, markup } from '../markup.ts';

type Kind = 'mentors' | 'trainees' | 'unmet';

/** People of one kind at one point of a frame. */
interface Spot {
  x: number;
  y: number;
  town: string | null;
  people: number;
}

interface Line {
  from: Spot;
  to: Spot;
  pairs: number;
}

/** What one frame shows. */
interface Layer {
  frame: Frame;
  spots: Readonly<Record<Kind, ReadonlyMap<string, Spot>>>;
  lines: ReadonlyMap<string, Line>;
  pairs: number;
}

function placeIn(frame: Frame, person: PersonSummary): Omit<Spot, 'people'> | null {
  const { coordinates, town } = person;
  if (coordinates === null || !frame.contains(coordinates)) return null;
  const [x, y] = frame.project(coordinates);
  return { x, y, town };
}

/** People at one point are one sign, and pairs between two points one line: 11,000 pairs stay a small drawing. */
function layerOf(frame: Frame, proposal: Proposal): Layer {
  const spots: Record<Kind, Map<string, Spot>> = { mentors: new Map(), trainees: new Map(), unmet: new Map() };
  const lines = new Map<string, Line>();
  const mentorsSeen = new Set<string>();
  let pairs = 0;
  const add = (kind: Kind, place: Omit<Spot, 'people'> | null): void => {
    if (place === null) return;
    const key = `${place.x},${place.y}`;
    const spot = spots[kind].get(key);
    if (spot === undefined) spots[kind].set(key, { ...place, people: 1 });
    else spot.people += 1;
  };
  for (const { trainee, mentor } of proposal.pairs) {
    const [from, to] = [placeIn(frame, trainee), placeIn(frame, mentor)];
    add('trainees', from);
    if (!mentorsSeen.has(mentor.id)) add('mentors', to);
    mentorsSeen.add(mentor.id);
    if (from === null || to === null) continue;
    pairs += 1;
    if (from.x === to.x && from.y === to.y) continue;
    const key = `${from.x},${from.y},${to.x},${to.y}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { from: { ...from, people: 0 }, to: { ...to, people: 0 }, pairs: 1 });
    else line.pairs += 1;
  }
  for (const { trainee } of proposal.unmet) add('unmet', placeIn(frame, trainee));
  return { frame, spots, lines, pairs };
}

const peopleIn = (spots: ReadonlyMap<string, Spot>): number => [...spots.values()].reduce((sum, { people }) => sum + people, 0);

const isEmpty = ({ spots }: Layer): boolean => Object.values(spots).every((places) => places.size === 0);

/** Radius by the square root of the number of people: the area grows with them. */
const radius = (people: number): string => Math.min(11, 1.6 + 1.1 * Math.sqrt(people)).toFixed(1);

function spotMarks(edition: Edition, kind: Kind, spots: ReadonlyMap<string, Spot>): Html[] {
  const { m } = edition;
  const words = { mentors: m.map.mentorsAt, trainees: m.map.traineesAt, unmet: m.map.unmetAt }[kind];
  return [...spots.values()].map(({ x, y, town, people }) => {
    const title = markup`<title>${m.map.place(town ?? m.map.unknownTown, words(people))}</title>`;
    if (kind !== 'unmet') {
      const r = kind === 'trainees' ? (Number(radius(people)) + 1.6).toFixed(1) : radius(people);
      return markup`<circle cx="${x}" cy="${y}" r="${r}">${title}</circle>
`;
    }
    // A triangle: told from the discs and rings without its colour.
    const size = 4 + Number(radius(people));
    const [half, rise] = [(size * 0.95).toFixed(1), (size * 1.65).toFixed(1)];
    return markup`<path d="M${x} ${(y - size).toFixed(1)}l${half} ${rise}h-${(2 * Number(half)).toFixed(1)}z">${title}</path>
`;
  });
}

function drawing(edition: Edition, layer: Layer, zoomed: Frame | null): Html {
  const { m } = edition;
  const { frame, spots, lines } = layer;
  const name = m.map.frames[frame.id];
  const summary = m.map.summary(name, layer.pairs, peopleIn(spots.mentors), peopleIn(spots.trainees), peopleIn(spots.unmet));
  const marks = [...lines.values()].map(
    ({ from, to, pairs }) =>
      markup`<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke-width="${(0.7 + 0.5 * Math.sqrt(pairs)).toFixed(1)}"><title>${m.map.lineTitle(from.town ?? m.map.unknownTown, to.town ?? m.map.unknownTown, pairs)}</title></line>
`,
  );
  return markup`<figure class="frame">
<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${summary}">
<path class="land" d="${frame.land === '' ? `M0 0H${frame.width}V${frame.height}H0z` : frame.land}"/>
${frame.borders === '' ? null : markup`<path class="borders" d="${frame.borders}"/>\n`}${zoomed === null ? null : zoomMark(frame, zoomed)}<g class="lines">
${marks}</g>
<g class="trainees">
${spotMarks(edition, 'trainees', spots.trainees)}</g>
<g class="mentors">
${spotMarks(edition, 'mentors', spots.mentors)}</g>
<g class="unmet">
${spotMarks(edition, 'unmet', spots.unmet)}</g>
${isLarge(frame) ? townNames(layer) : null}</svg>
<figcaption>${name}</figcaption>
</figure>
`;
}

const isLarge = ({ id }: Frame): boolean => id === 'main' || id === 'zoomed';

/** Towns that are named at most; of a letter's width and a line's height, in the frame's units. */
const NAMED_TOWNS = 14;
const LETTER = 6.6;
const LINE = 15;

/** The towns where most mentors work, as far as their names do not lie on one another. */
function townNames({ frame, spots }: Layer): Html {
  const towns = [...spots.mentors.values()]
    .filter((spot): spot is Spot & { town: string } => spot.town !== null)
    .sort((a, b) => b.people - a.people || compareIds(a.town, b.town));
  const boxes: { x: number; y: number; width: number }[] = [];
  const names = towns.flatMap(({ x, y, town }) => {
    const width = town.length * LETTER;
    const isRight = x + 9 + width < frame.width;
    const box = { x: isRight ? x + 9 : x - 9 - width, y, width };
    const isFree = boxes.every((other) => box.x > other.x + other.width || other.x > box.x + width || Math.abs(box.y - other.y) > LINE);
    if (!isFree || boxes.length >= NAMED_TOWNS || box.x < 0 || boxes.some((other) => other.y === y && other.x === box.x)) return [];
    boxes.push(box);
    return [
      markup`<text x="${box.x.toFixed(1)}" y="${(y + 4.5).toFixed(1)}">${town}</text>
`,
    ];
  });
  return markup`<g class="towns" aria-hidden="true">
${names}</g>
`;
}

/** Where on the main frame the enlarged one lies. */
function zoomMark(frame: Frame, { bounds: [west, south, east, north] }: Frame): Html {
  const [[x1, y1], [x2, y2]] = [frame.project({ longitude: west, latitude: north }), frame.project({ longitude: east, latitude: south })];
  return markup`<rect class="zoom" x="${x1}" y="${y1}" width="${(x2 - x1).toFixed(1)}" height="${(y2 - y1).toFixed(1)}"/>
`;
}

function legend({ m }: Edition): Html {
  const entry = (sign: Html, label: string): Html => markup`<li><svg viewBox="0 0 24 16" aria-hidden="true">${sign}</svg>${label}</li>
`;
  return markup`<ul class="map-legend">
${entry(markup`<g class="mentors"><circle cx="12" cy="8" r="4.5"/></g>`, m.map.mentor)}${entry(
    markup`<g class="trainees"><circle cx="12" cy="8" r="6"/></g>`,
    m.map.trainee,
  )}${entry(markup`<g class="unmet"><path d="M12 1l6.5 12h-13z"/></g>`, m.map.unmet)}${entry(
    markup`<g class="lines"><line x1="1" y1="8" x2="23" y2="8" stroke-width="2"/></g>`,
    m.map.pair,
  )}</ul>`;
}

function peopleOf({ pairs, unmet }: Proposal): PersonSummary[] {
  return [...pairs.flatMap(({ trainee, mentor }) => [trainee, mentor]), ...unmet.map(({ trainee }) => trainee)];
}

/** People that no frame shows, each counted once. */
function unplaced(proposal: Proposal, frames: readonly Frame[]): number {
  const people = peopleOf(proposal);
  const hidden = people.filter((person) => frames.every((frame) => placeIn(frame, person) === null));
  return new Set(hidden.map(({ id }) => id)).size;
}

function figure(edition: Edition, layers: readonly Layer[]): Html {
  const { proposal, m } = edition;
  const zoomed = layers.find(({ frame }) => frame.id === 'parisRegion')?.frame ?? null;
  const drawn = (wanted: (id: Frame['id']) => boolean): Html[] =>
    layers.filter(({ frame }) => wanted(frame.id)).map((layer) => drawing(edition, layer, isLarge(layer.frame) ? zoomed : null));
  const hidden = unplaced(
    proposal,
    layers.map(({ frame }) => frame),
  );
  return markup`<p>${m.map.intro} ${m.map.size}</p>
<div class="map">
${drawn((id) => id === 'main' || id === 'zoomed')}<div>
${drawn((id) => id === 'parisRegion')}${legend(edition)}
</div>
</div>
<div class="insets">
${drawn((id) => id !== 'main' && id !== 'zoomed' && id !== 'parisRegion')}</div>
${hidden === 0 ? null : markup`<p class="note">${m.map.missing(hidden)}</p>`}
<p class="note">${m.map.attribution}</p>`;
}

export function mapSection(edition: Edition): Html {
  const { proposal, m } = edition;
  const places = peopleOf(proposal).flatMap(({ coordinates }) => (coordinates === null ? [] : [coordinates]));
  const layers = framesFor(places)
    .map((frame) => layerOf(frame, proposal))
    .filter((layer) => !isEmpty(layer));
  return markup`${layers.every(isEmpty) ? markup`<p>${m.map.empty}</p>` : figure(edition, layers)}
${proposal.pairs.length === 0 ? null : markup`<p><a href="#decide">${m.map.tableSummary}</a></p>`}`;
}
