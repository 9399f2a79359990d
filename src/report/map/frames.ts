/**
 * The frames of the map: mainland France with Corsica, the Paris region enlarged, and one inset a territory overseas,
 * each with a projection of its own.
 */
import { geoConicConformal, geoMercator, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Coordinates } from '../../domain/index.ts';
import { departmentBorders } from './department-borders.ts';
import { franceOutline, type Territory } from './france-outline.ts';

export type FrameId = 'main' | 'zoomed' | 'parisRegion' | Exclude<Territory, 'mainland' | 'corsica'>;

export interface Frame {
  id: FrameId;
  width: number;
  height: number;
  bounds: Bounds;
  /** SVG path of the coasts; '' where the frame lies inland. */
  land: string;
  /** SVG path of the borders of departments; '' where the territory is one. */
  borders: string;
  contains: (place: Coordinates) => boolean;
  /** In the frame's own units, to a tenth. */
  project: (place: Coordinates) => readonly [x: number, y: number];
}

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

const MAIN_BOUNDS: Bounds = [-5.6, 41.2, 9.8, 51.3];
const PARIS_REGION_BOUNDS: Bounds = [1.7, 48.3, 3.25, 49.2];

/** With what the people of the territory may be away from its outline: a strait, a small island. */
const INSET_BOUNDS: Readonly<Record<Exclude<FrameId, 'main' | 'zoomed' | 'parisRegion'>, Bounds>> = {
  guadeloupe: [-62, 15.7, -60.9, 16.6],
  saintMartin: [-63.3, 17.8, -62.7, 18.2],
  martinique: [-61.4, 14.3, -60.7, 15],
  guyane: [-55, 2, -51, 6],
  reunion: [55, -21.6, 56, -20.7],
  mayotte: [44.9, -13.1, 45.4, -12.5],
  saintPierreEtMiquelon: [-56.6, 46.6, -56, 47.3],
  polynesie: [-152.2, -18.2, -148.8, -16],
  nouvelleCaledonie: [163.3, -23, 168.5, -19.3],
};

/** As wide as it is shown, more or less, so that its signs are of the size of those on the main frame. */
const INSET_SIZE = 110;

function outlineOf(...territories: readonly Territory[]): GeoPermissibleObjects {
  const rings = territories.flatMap((territory) => franceOutline[territory]);
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [positions(ring)]) };
}

function positions(ring: readonly number[]): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k] ?? 0, ring[2 * k + 1] ?? 0]);
}

function corners([west, south, east, north]: Bounds): GeoPermissibleObjects {
  return {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
    ],
  };
}

/** One decimal is a tenth of a pixel: enough, and the same on every machine. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** What is drawn beyond the edges of a part, so that no line ends in sight. */
const BEYOND = 4;

const borders: GeoPermissibleObjects = { type: 'MultiLineString', coordinates: departmentBorders.map(positions) };

interface FrameShape {
  width: number;
  height: number;
  margin: number;
  /** What fills the frame, and what is drawn in it. */
  extent: GeoPermissibleObjects;
  land: GeoPermissibleObjects | null;
  /** Whether departments' borders cross it. */
  hasBorders?: boolean;
  /** Whether more lies around it than is drawn. */
  isPart?: boolean;
}

function frame(id: FrameId, projection: GeoProjection, bounds: Bounds, shape: FrameShape): Frame {
  const [west, south, east, north] = bounds;
  const { width, height, margin, extent, land, hasBorders = false, isPart = false } = shape;
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    extent,
  );
  if (isPart) {
    projection.clipExtent([
      [-BEYOND, -BEYOND],
      [width + BEYOND, height + BEYOND],
    ]);
  }
  return {
    id,
    width,
    height,
    bounds,
    land: land === null ? '' : (geoPath(projection).digits(1)(land) ?? ''),
    borders: hasBorders ? (geoPath(projection).digits(isPart ? 1 : 0)(borders) ?? '') : '',
    contains: ({ longitude, latitude }) => west <= longitude && longitude <= east && south <= latitude && latitude <= north,
    project: ({ longitude, latitude }) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return [tenth(x), tenth(y)];
    },
  };
}

function inset(id: keyof typeof INSET_BOUNDS): Frame {
  const land = outlineOf(id);
  return frame(id, geoMercator(), INSET_BOUNDS[id], { width: INSET_SIZE, height: INSET_SIZE, margin: 9, extent: land, land });
}

const mainland = outlineOf('mainland', 'corsica');

let drawn: readonly Frame[] | null = null;

/** The main frame first, then the Paris region, then the insets from west to east as atlases order them. Drawn once, when a map is asked for. */
export function allFrames(): readonly Frame[] {
  drawn ??= drawFrames();
  return drawn;
}

function drawFrames(): readonly Frame[] {
  return [
    frame('main', geoConicConformal().parallels([44, 49]).rotate([-3, 0]), MAIN_BOUNDS, {
      width: 640,
      height: 640,
      margin: 12,
      extent: mainland,
      land: mainland,
      hasBorders: true,
    }),
    frame('parisRegion', geoMercator(), PARIS_REGION_BOUNDS, {
      width: 320,
      height: 280,
      margin: 0,
      extent: corners(PARIS_REGION_BOUNDS),
      land: null,
      hasBorders: true,
      isPart: true,
    }),
    inset('guadeloupe'),
    inset('saintMartin'),
    inset('martinique'),
    inset('guyane'),
    inset('reunion'),
    inset('mayotte'),
    inset('saintPierreEtMiquelon'),
    inset('polynesie'),
    inset('nouvelleCaledonie'),
  ];
}

/** Around the people of a part of the country: of their span, and at least so many degrees. */
const PADDING = 0.12;
const LEAST_PADDING = 0.3;
/** A part as wide or as high as that, in degrees of latitude, is shown with the rest of the country. */
const MOST_ZOOMED = 5.5;
/** As wide, the region around Paris is still enlarged beside it. */
const WIDE = 3;

/** The same frames, but that the main one is drawn to the people where they are all in one part of the country. */
export function framesFor(places: readonly Coordinates[]): readonly Frame[] {
  const frames = allFrames();
  const [main, ...others] = frames;
  const inMain = places.filter((place) => main!.contains(place));
  if (inMain.length === 0) return frames;
  const [west, south, east, north] = paddedBounds(inMain);
  const aspect = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [width, height] = [(east - west) * aspect, north - south];
  if (Math.max(width, height) > MOST_ZOOMED) return frames;
  const shown = { width: 640, height: Math.round(Math.min(720, Math.max(400, (640 * height) / width))) };
  const zoomed = frame(
    'zoomed',
    geoConicConformal()
      .parallels([44, 49])
      .rotate([-(west + east) / 2, 0]),
    [west, south, east, north],
    {
      ...shown,
      ...{ margin: 0, extent: corners([west, south, east, north]), land: mainland, hasBorders: true, isPart: true },
    },
  );
  return [zoomed, ...others.filter(({ id }) => id !== 'parisRegion' || width > WIDE)];
}

function paddedBounds(places: readonly Coordinates[]): Bounds {
  const [longitudes, latitudes] = [places.map(({ longitude }) => longitude), places.map(({ latitude }) => latitude)];
  const around = (values: readonly number[]): readonly [number, number] => {
    const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [values[0]!, values[0]!]);
    const padding = Math.max(LEAST_PADDING, (high - low) * PADDING);
    return [low - padding, high + padding];
  };
  const [[west, east], [south, north]] = [around(longitudes), around(latitudes)];
  return [west, south, east, north];
}
