/**
 * The frames of the map: mainland France with Corsica, the Paris region enlarged, and one inset a territory overseas,
 * each with a projection of its own.
 */
import { geoConicConformal, geoMercator, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Coordinates } from '../domain/index.ts';
import { franceOutline, type Territory } from './france-outline.ts';

export type FrameId = 'main' | 'parisRegion' | Exclude<Territory, 'mainland' | 'corsica'>;

export interface Frame {
  id: FrameId;
  width: number;
  height: number;
  bounds: Bounds;
  /** SVG path of the coasts; '' where the frame lies inland. */
  land: string;
  contains: (place: Coordinates) => boolean;
  /** In the frame's own units, to a tenth. */
  project: (place: Coordinates) => readonly [x: number, y: number];
}

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

const MAIN_BOUNDS: Bounds = [-5.6, 41.2, 9.8, 51.3];
const PARIS_REGION_BOUNDS: Bounds = [1.7, 48.3, 3.25, 49.2];

/** With what the people of the territory may be away from its outline: a strait, a small island. */
const INSET_BOUNDS: Readonly<Record<Exclude<FrameId, 'main' | 'parisRegion'>, Bounds>> = {
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

interface FrameShape {
  width: number;
  height: number;
  margin: number;
  /** What fills the frame, and what is drawn in it. */
  extent: GeoPermissibleObjects;
  land: GeoPermissibleObjects | null;
}

function frame(id: FrameId, projection: GeoProjection, bounds: Bounds, shape: FrameShape): Frame {
  const [west, south, east, north] = bounds;
  const { width, height, margin, extent, land } = shape;
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    extent,
  );
  return {
    id,
    width,
    height,
    bounds,
    land: land === null ? '' : (geoPath(projection).digits(1)(land) ?? ''),
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

/** The main frame first, then the Paris region, then the insets from west to east as atlases order them. */
export const frames: readonly Frame[] = [
  frame('main', geoConicConformal().parallels([44, 49]).rotate([-3, 0]), MAIN_BOUNDS, {
    width: 640,
    height: 640,
    margin: 12,
    extent: mainland,
    land: mainland,
  }),
  frame('parisRegion', geoMercator(), PARIS_REGION_BOUNDS, {
    width: 320,
    height: 280,
    margin: 0,
    extent: corners(PARIS_REGION_BOUNDS),
    land: null,
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
