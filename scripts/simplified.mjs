/** A line with fewer points: Douglas–Peucker, the ends stay. Both in degrees. */

function distanceToSegment([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

export function simplified(points, tolerance) {
  if (points.length < 3) return points;
  let [farthest, distance] = [0, 0];
  for (let k = 1; k < points.length - 1; k++) {
    const d = distanceToSegment(points[k], points[0], points.at(-1));
    if (d > distance) [farthest, distance] = [k, d];
  }
  if (distance <= tolerance) return [points[0], points.at(-1)];
  return [...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplified(points.slice(farthest), tolerance)];
}
