/** What a map of pairs shows, frame by frame: people of one kind at one place are one sign, pairs between two places one line. */
import { type Frame, framesFor } from '../../../../report/map/index.ts';
import type { Proposed } from '../rounds/loads.ts';

export type Kind = 'mentors' | 'trainees' | 'unmet';
export const KINDS = ['trainees', 'mentors', 'unmet'] as const satisfies readonly Kind[];

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly town: string | null;
  people: number;
}

export interface Line {
  readonly from: Spot;
  readonly to: Spot;
  pairs: number;
  /** Minutes; null where none is known. */
  longest: number | null;
}

export interface Layer {
  readonly frame: Frame;
  readonly spots: Readonly<Record<Kind, readonly Spot[]>>;
  readonly lines: readonly Line[];
  readonly pairs: number;
}

export interface Drawn {
  readonly layers: readonly Layer[];
  /** People whom no frame shows. */
  readonly hidden: number;
}

type Person = Proposed['trainee'];

export function layersOf(pairs: readonly Proposed[]): Drawn {
  const people = [
    ...new Map(pairs.flatMap(({ trainee, mentor }) => [trainee, ...(mentor === null ? [] : [mentor])]).map((each) => [each.id, each])),
  ];
  const frames = framesFor(people.flatMap(([, { coordinates }]) => (coordinates === null ? [] : [coordinates])));
  const layers = frames.map((frame) => layerOf(frame, pairs)).filter(({ spots }) => KINDS.some((kind) => spots[kind].length > 0));
  const hidden = people.filter(([, person]) => frames.every((frame) => placeIn(frame, person) === null)).length;
  return { layers, hidden };
}

function placeIn(frame: Frame, { coordinates, town }: Person): Spot | null {
  if (coordinates === null || !frame.contains(coordinates)) return null;
  const [x, y] = frame.project(coordinates);
  return { x, y, town, people: 1 };
}

function layerOf(frame: Frame, pairs: readonly Proposed[]): Layer {
  const spots = { mentors: new Map<string, Spot>(), trainees: new Map<string, Spot>(), unmet: new Map<string, Spot>() };
  const lines = new Map<string, Line>();
  const seen = new Set<string>();
  let shown = 0;
  for (const { trainee, mentor, travelMinutes } of pairs) {
    const from = placeIn(frame, trainee);
    const to = mentor === null ? null : placeIn(frame, mentor);
    add(spots[mentor === null ? 'unmet' : 'trainees'], from);
    if (mentor !== null && !seen.has(mentor.id)) add(spots.mentors, to);
    if (mentor !== null) seen.add(mentor.id);
    if (from === null || to === null) continue;
    shown++;
    if (from.x === to.x && from.y === to.y) continue;
    const key = `${from.x},${from.y},${to.x},${to.y}`;
    const line = lines.get(key) ?? { from, to, pairs: 0, longest: null };
    line.pairs++;
    if (travelMinutes !== null) line.longest = Math.max(line.longest ?? 0, travelMinutes);
    lines.set(key, line);
  }
  const listed = { mentors: [...spots.mentors.values()], trainees: [...spots.trainees.values()], unmet: [...spots.unmet.values()] };
  return { frame, spots: listed, lines: [...lines.values()], pairs: shown };
}

function add(spots: Map<string, Spot>, place: Spot | null): void {
  if (place === null) return;
  const key = `${place.x},${place.y}`;
  const known = spots.get(key);
  if (known === undefined) spots.set(key, place);
  else known.people++;
}

interface Named {
  readonly x: number;
  readonly y: number;
  readonly town: string;
}

/** Of a letter’s width and a line’s height, in a frame’s units; and how many towns are named at most. */
const [LETTER, LINE, MOST] = [9, 21, 14];

/** The towns where most mentors work, as far as their names do not lie on one another. */
export function townsOf({ frame, spots }: Layer): readonly Named[] {
  const towns = spots.mentors.filter((spot): spot is Spot & { town: string } => spot.town !== null);
  const boxes: (Named & { readonly width: number })[] = [];
  for (const { x, y, town } of towns.sort((a, b) => b.people - a.people || (a.town < b.town ? -1 : 1))) {
    const width = town.length * LETTER;
    const box = { x: x + 9 + width < frame.width ? x + 9 : x - 9 - width, y: y + 4.5, town, width };
    const isFree = boxes.every((other) => box.x > other.x + other.width || other.x > box.x + width || Math.abs(box.y - other.y) > LINE);
    if (isFree && box.x >= 0 && boxes.length < MOST) boxes.push(box);
  }
  return boxes;
}
