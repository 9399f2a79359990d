// A seeded census of a whole country as a source of pairs: people at places, places in square cells, cells in regions. No pair is
// held; every score is computed when asked for. The same numbers on every machine. Shared by benchmarks/streaming.mjs and the tests.

import { fractions } from './random.mjs';

const FIELDS = 12;
const LIMIT = 1000; // hectometres that a trainee can travel
const STEP = 100; // hectometres that cost one step of the score
const BEST_GAP = 10; // years
const BACKGROUND = [3600, 2400, 1200, 400, 0]; // by distance between fields
const GENERATION = [1500, 1250, 1000, 700, 350, 0]; // by how far the gap is from the best, in threes of years
const WORKLOAD = [1900, 1500, 1000, 500, 0];
const LOCATION = 3000;

/**
 * `side`: kilometres of the square country; `regions`: regions along a side; `cell`: kilometres of a cell's side; `places`: in each
 * region. A trainee can have a mentor within 100 km, in the same region or one that touches it; who needs a closed setting, only a
 * mentor in one; nobody goes back to the place left.
 */
export function nationalCensus({ trainees, mentors, seed, side = 1000, regions = 4, cell = 25, places = 60 }) {
  const next = fractions(seed);
  for (let warm = 0; warm < 12; warm++) next(); // seeds that differ little begin alike
  const below = (n) => Math.floor(next() * n);
  const regionSide = Math.floor((side * 10) / regions);
  const count = regions * regions * places;
  const place = { x: new Int32Array(count), y: new Int32Array(count), region: new Int32Array(count), cell: new Int32Array(count) };
  const traineeWeight = new Float64Array(count);
  const mentorWeight = new Float64Array(count);
  const cells = Math.ceil((side * 10) / (cell * 10));
  for (let p = 0; p < count; p++) {
    const region = Math.floor(p / places);
    place.region[p] = region;
    place.x[p] = (region % regions) * regionSide + below(regionSide);
    place.y[p] = Math.floor(region / regions) * regionSide + below(regionSide);
    place.cell[p] = Math.floor(place.y[p] / (cell * 10)) * cells + Math.floor(place.x[p] / (cell * 10));
    traineeWeight[p] = 1 / (1 + (p % places)); // towns of a region by rank
    mentorWeight[p] = traineeWeight[p] * (0.4 + 1.2 * next());
  }
  const choosePlace = (weights) => {
    const sums = new Float64Array(count);
    let sum = 0;
    for (let p = 0; p < count; p++) sums[p] = sum += weights[p];
    return () => {
      const at = next() * sum;
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] > at) high = middle;
        else low = middle + 1;
      }
      return low;
    };
  };
  const person = (n) => ({ place: new Int32Array(n), field: new Int32Array(n), years: new Int32Array(n), closed: new Uint8Array(n) });
  const trainee = { ...person(trainees), left: new Int32Array(trainees).fill(-1) };
  const mentor = { ...person(mentors), workload: new Int32Array(mentors) };
  const capacity = new Int32Array(mentors);
  const traineePlace = choosePlace(traineeWeight);
  const mentorPlace = choosePlace(mentorWeight);
  const field = () => Math.min(below(FIELDS), below(FIELDS)); // some fields are common
  for (let i = 0; i < trainees; i++) {
    trainee.place[i] = traineePlace();
    trainee.field[i] = field();
    trainee.years[i] = below(8);
    trainee.closed[i] = next() < 0.1 ? 1 : 0;
    if (next() < 0.05) trainee.left[i] = trainee.place[i];
  }
  for (let j = 0; j < mentors; j++) {
    mentor.place[j] = mentorPlace();
    mentor.field[j] = field();
    mentor.years[j] = 3 + below(33);
    mentor.closed[j] = next() < 0.25 ? 1 : 0;
    mentor.workload[j] = below(5);
    capacity[j] = 1 + below(3);
  }
  const rowGroups = groupsOf(trainees, trainee, place, []);
  const columnGroups = groupsOf(mentors, mentor, place, [(j) => mentor.workload[j]]);
  const rowTraits = traitsOf(rowGroups, trainee, place);
  const columnTraits = traitsOf(columnGroups, mentor, place);

  const apart = (a, b) => {
    const across = Math.abs((a % regions) - (b % regions));
    return across > 1 || Math.abs(Math.floor(a / regions) - Math.floor(b / regions)) > 1;
  };
  const gap = (low, high) => Math.max(0, low - high);
  /** What no score exceeds, given the least distance and the span of years between the two sides. */
  const best = (distance, affinity, least, most, workload) => {
    if (distance > LIMIT) return -Infinity;
    const off = Math.max(0, least - BEST_GAP, BEST_GAP - most);
    const location = Math.floor((LOCATION * (LIMIT / STEP - Math.floor(distance / STEP))) / (LIMIT / STEP));
    return affinity + GENERATION[Math.min(GENERATION.length - 1, Math.floor(off / 3))] + WORKLOAD[workload] + location;
  };
  const affinity = affinities();

  return {
    rows: trainees,
    columns: mentors,
    capacity,
    rowGroups: rowGroups.grouping,
    columnGroups: columnGroups.grouping,
    groupBound(r, c) {
      if (apart(rowTraits.region[r], columnTraits.region[c])) return -Infinity;
      if (rowTraits.allClosed[r] === 1 && columnTraits.anyClosed[c] === 0) return -Infinity;
      const dx = Math.max(gap(rowTraits.left[r], columnTraits.right[c]), gap(columnTraits.left[c], rowTraits.right[r]));
      const dy = Math.max(gap(rowTraits.top[r], columnTraits.bottom[c]), gap(columnTraits.top[c], rowTraits.bottom[r]));
      const fields =
        rowTraits.field[r] < 0 || columnTraits.field[c] < 0 ? BACKGROUND[0] : affinity[rowTraits.field[r] * FIELDS + columnTraits.field[c]];
      return best(
        Math.sqrt(dx * dx + dy * dy),
        fields,
        columnTraits.youngest[c] - rowTraits.oldest[r],
        columnTraits.oldest[c] - rowTraits.youngest[r],
        columnTraits.workload[c],
      );
    },
    rowBound(i, c) {
      const p = trainee.place[i];
      if (apart(place.region[p], columnTraits.region[c])) return -Infinity;
      if (trainee.closed[i] === 1 && columnTraits.anyClosed[c] === 0) return -Infinity;
      const dx = Math.max(gap(place.x[p], columnTraits.right[c]), gap(columnTraits.left[c], place.x[p]));
      const dy = Math.max(gap(place.y[p], columnTraits.bottom[c]), gap(columnTraits.top[c], place.y[p]));
      const fields = columnTraits.field[c] < 0 ? BACKGROUND[0] : affinity[trainee.field[i] * FIELDS + columnTraits.field[c]];
      const years = trainee.years[i];
      return best(
        Math.sqrt(dx * dx + dy * dy),
        fields,
        columnTraits.youngest[c] - years,
        columnTraits.oldest[c] - years,
        columnTraits.workload[c],
      );
    },
    score(i, j) {
      const p = trainee.place[i];
      const q = mentor.place[j];
      if (trainee.left[i] === q || (trainee.closed[i] === 1 && mentor.closed[j] === 0)) return -Infinity;
      if (apart(place.region[p], place.region[q])) return -Infinity;
      const dx = place.x[p] - place.x[q];
      const dy = place.y[p] - place.y[q];
      const years = mentor.years[j] - trainee.years[i];
      return best(Math.sqrt(dx * dx + dy * dy), affinity[trainee.field[i] * FIELDS + mentor.field[j]], years, years, mentor.workload[j]);
    },
  };
}

/** Nearness of two fields: in threes of a circle of fields. */
function affinities() {
  const affinity = new Int32Array(FIELDS * FIELDS);
  for (let a = 0; a < FIELDS; a++) {
    for (let b = 0; b < FIELDS; b++) {
      const around = Math.min(Math.abs(a - b), FIELDS - Math.abs(a - b));
      affinity[a * FIELDS + b] = BACKGROUND[around === 0 ? 0 : Math.min(4, Math.ceil(around / 2))];
    }
  }
  return affinity;
}

/** Regions, their cells, in each cell the people of one field, and among those the alike; only where there is anybody. */
function groupsOf(n, people, place, alike) {
  const levels = [(k) => place.region[people.place[k]], (k) => place.cell[people.place[k]], (k) => people.field[k], ...alike];
  const keys = levels.map((level) => Int32Array.from({ length: n }, (_, k) => level(k)));
  const differAt = (a, b) => keys.findIndex((key) => key[a] !== key[b]);
  const order = Int32Array.from({ length: n }, (_, k) => k).sort((a, b) => {
    const level = differAt(a, b);
    return level === -1 ? a - b : keys[level][a] - keys[level][b];
  });
  const start = [];
  const parent = [];
  const field = [];
  const above = [-1]; // level → the group that is open above it
  order.forEach((k, at) => {
    const from = at === 0 ? 0 : differAt(order[at - 1], k);
    if (from === -1) return;
    for (let level = from; level < levels.length; level++) {
      // A group that has parts holds nobody itself: it begins and ends where its first part begins.
      start.push(at);
      parent.push(above[level]);
      field.push(level < 2 ? -1 : people.field[k]);
      above[level + 1] = start.length - 1;
    }
  });
  const grouping = { start: Int32Array.from([...start, n]), member: order, parent: Int32Array.from(parent) };
  return { grouping, fields: Int32Array.from(field) };
}

/** What the people of each group have in common. */
function traitsOf({ grouping, fields }, people, place) {
  const { start, member, parent } = grouping;
  const groups = parent.length;
  const filled = (value) => new Int32Array(groups).fill(value);
  const [low, high] = [-(2 ** 30), 2 ** 30];
  const traits = {
    ...{ region: filled(-1), field: fields, left: filled(high), right: filled(low), top: filled(high), bottom: filled(low) },
    ...{ youngest: filled(high), oldest: filled(low), workload: filled(4), allClosed: filled(1), anyClosed: filled(0) },
  };
  for (let g = groups - 1; g >= 0; g--) {
    for (let at = start[g]; at < start[g + 1]; at++) {
      const k = member[at];
      const p = people.place[k];
      for (let up = g; up !== -1; up = parent[up]) {
        traits.region[up] = place.region[p];
        traits.left[up] = Math.min(traits.left[up], place.x[p]);
        traits.right[up] = Math.max(traits.right[up], place.x[p]);
        traits.top[up] = Math.min(traits.top[up], place.y[p]);
        traits.bottom[up] = Math.max(traits.bottom[up], place.y[p]);
        traits.youngest[up] = Math.min(traits.youngest[up], people.years[k]);
        traits.oldest[up] = Math.max(traits.oldest[up], people.years[k]);
        if (people.workload) traits.workload[up] = Math.min(traits.workload[up], people.workload[k]);
        if (people.closed[k] === 1) traits.anyClosed[up] = 1;
        else traits.allClosed[up] = 0;
      }
    }
  }
  return traits;
}
