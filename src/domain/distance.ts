/** How far two places are from each other. */
import type { Coordinates } from './site.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** Haversine distance on a sphere of mean radius. */
export function greatCircleKm(a: Coordinates, b: Coordinates): number {
  const radians = Math.PI / 180;
  const half = (x: number): number => Math.sin((x * radians) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
