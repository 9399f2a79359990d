/**
 * AssemblyScript: maximum matching with capacities, the split that it gives, and the arcs of each side.
 *
 * `cover` matches as many rows as can be (Hopcroft & Karp, SIAM J. Comput. 2 (1973) 225–231: layers breadth first, then many shortest paths at
 * once), then covers: columns that an unmatched row reaches by alternating paths, and rows that none reaches. Arcs with
 * both ends covered are in no maximum matching (Dulmage & Mendelsohn, Canad. J. Math. 10 (1958) 517–534).
 */

import { at32, put32 } from './sides';

const NONE: i32 = -1;

let rows: i32 = 0;
let columns: i32 = 0;
let start: usize = 0;
let column: usize = 0;
let slotStart: usize = 0;
let rowColumn: usize = 0; // row → column
let rowSlot: usize = 0; // row → slot that it holds
let slotRow: usize = 0;
let held: usize = 0; // column → rows that it holds
let look: usize = 0; // row → first arc whose column may have room: never goes back
let seen: usize = 0; // column → phase that reached it last
// The path of a search: row, its arc and column in use, the next slot there and where they end.
let pathRow: usize = 0;
let pathArc: usize = 0;
let pathSlot: usize = 0;
let pathLast: usize = 0;
let unmatched: usize = 0;
let full: usize = 0; // column → 1 (byte) when it has no room
let closed: usize = 0; // column → 1 (byte) when no room can be reached from it

/** Lays out from `base` on, matches and covers; returns the number matched. */
export function cover(base: usize, n: i32, m: i32, a: usize, b: usize, c: usize): i32 {
  rows = n;
  columns = m;
  start = a;
  column = b;
  slotStart = c;
  let at = base;
  closed = at; at += ((m as usize) + 15) & ~15;
  full = at; at += ((m as usize) + 15) & ~15;
  rowColumn = at; at += (n as usize) << 2;
  rowSlot = at; at += (n as usize) << 2;
  look = at; at += (n as usize) << 2;
  pathRow = at; at += (n as usize) << 2;
  pathArc = at; at += (n as usize) << 2;
  pathSlot = at; at += (n as usize) << 2;
  pathLast = at; at += (n as usize) << 2;
  unmatched = at; at += (n as usize) << 2;
  held = at; at += (m as usize) << 2;
  seen = at; at += (m as usize) << 2;
  slotRow = at;
  memory.fill(closed, 0, m as usize);
  for (let j = 0; j < m; j++) store<u8>(full + j, at32(slotStart, j + 1) == at32(slotStart, j) ? 1 : 0);
  memory.fill(held, 0, (m as usize) << 2);
  memory.fill(seen, 0, (m as usize) << 2);
  let left = 0;
  for (let i = 0; i < n; i++) {
    put32(rowColumn, i, NONE);
    put32(look, i, at32(start, i));
    const j = room(i);
    if (j == NONE) put32(unmatched, left++, i);
    else hold(i, j, at32(slotStart, j) + at32(held, j));
  }
  let mark = 1;
  for (;;) {
    const depth = layers(left, mark);
    if (depth < 0) break;
    let kept = 0;
    for (let k = 0; k < left; k++) {
      const i = at32(unmatched, k);
      if (!search(i, mark, depth)) put32(unmatched, kept++, i);
    }
    left = kept;
    mark += depth + 1;
  }
  // What the last phase reached, from every unmatched row, has no way to room.
  for (let j = 0; j < m; j++) if (at32(seen, j) >= mark) store<u8>(closed + j, 1);
  return rows - left;
}

/** Bytes that `cover` lays out, less the slots. */
export function coverBytes(n: i32, m: i32): usize { return ((n as usize) * 32 + (m as usize) * 10 + 96) as usize; }
export function closedAt(): usize { return closed; }
/** Row → column of the maximum matching, −1 where it has none. */
export function rowColumnAt(): usize { return rowColumn; }

/** A column of row i with room, NONE when there is none (then its rows will not have any later either). */
function room(i: i32): i32 {
  const last = at32(start, i + 1);
  let arc = at32(look, i);
  while (arc < last && load<u8>(full + at32(column, arc)) == 1) arc++;
  put32(look, i, arc);
  return arc < last ? at32(column, arc) : NONE;
}

function hold(i: i32, j: i32, slot: i32): void {
  if (slot - at32(slotStart, j) == at32(held, j)) {
    put32(held, j, at32(held, j) + 1);
    if (slot + 1 == at32(slotStart, j + 1)) store<u8>(full + j, 1);
  }
  put32(slotRow, slot, i);
  put32(rowColumn, i, j);
  put32(rowSlot, i, slot);
}

/**
 * Breadth first from all unmatched rows: a column that d rows lie before is marked `mark` + d. Returns the d at which rows have room,
 * −1 when none has.
 */
function layers(left: i32, mark: i32): i32 {
  const queue = pathRow;
  for (let k = 0; k < left; k++) put32(queue, k, at32(unmatched, k));
  let end = left;
  let next = 0;
  let unseen = columns;
  for (let depth = 0; next < end; depth++) {
    const layer = end;
    let found = false;
    for (; next < layer; next++) {
      const i = at32(queue, next);
      if (room(i) != NONE) found = true;
      if (found || unseen == 0) continue;
      const last = at32(start, i + 1);
      for (let arc = at32(start, i); arc < last; arc++) {
        const j = at32(column, arc);
        if (at32(seen, j) >= mark) continue;
        put32(seen, j, mark + depth);
        unseen--;
        const first = at32(slotStart, j);
        for (let slot = first; slot < first + at32(held, j); slot++) put32(queue, end++, at32(slotRow, slot));
      }
    }
    if (found) return depth;
  }
  return -1;
}

/** Depth first from an unmatched row, a layer down at each step, to a row of the last layer that has room; each column is tried once. */
function search(source: i32, mark: i32, deepest: i32): bool {
  let depth = 0;
  put32(pathRow, 0, source);
  put32(pathArc, 0, at32(start, source) - 1);
  put32(pathSlot, 0, 0);
  put32(pathLast, 0, 0);
  let free = deepest == 0 ? room(source) : NONE;
  while (true) {
    if (free != NONE) {
      let slot = at32(slotStart, free) + at32(held, free);
      hold(at32(pathRow, depth), free, slot);
      while (depth > 0) {
        depth--;
        // It takes the slot that the next row on the path gave up.
        hold(at32(pathRow, depth), at32(column, at32(pathArc, depth)), at32(pathSlot, depth) - 1);
      }
      return true;
    }
    const i = at32(pathRow, depth);
    let slot = at32(pathSlot, depth);
    if (slot == at32(pathLast, depth)) {
      // The next column that nobody reached in this phase.
      const last = at32(start, i + 1);
      let arc = depth == deepest ? last : at32(pathArc, depth) + 1;
      while (arc < last && at32(seen, at32(column, arc)) != mark + depth) arc++;
      if (arc == last) {
        if (depth == 0) return false;
        depth--;
        continue;
      }
      const j = at32(column, arc);
      put32(seen, j, 0);
      put32(pathArc, depth, arc);
      slot = at32(slotStart, j);
      put32(pathLast, depth, slot + at32(held, j));
      put32(pathSlot, depth, slot);
      continue;
    }
    put32(pathSlot, depth, slot + 1);
    const next = at32(slotRow, slot);
    depth++;
    put32(pathRow, depth, next);
    put32(pathArc, depth, at32(start, next) - 1);
    put32(pathSlot, depth, 0);
    put32(pathLast, depth, 0);
    free = depth == deepest ? room(next) : NONE;
  }
}

/** 1 when row i, matched in a closed column or not at all, is on the side of the closed columns. */
@inline function isShort(i: i32): bool {
  const j = at32(rowColumn, i);
  return j == NONE || load<u8>(closed + j) == 1;
}

/** Row → 1 (byte) when it is covered, from the address returned. */
export function rowCoverAt(): usize {
  const covered = pathRow;
  for (let i = 0; i < rows; i++) store<u8>(covered + i, isShort(i) ? 0 : 1);
  return covered;
}

/** Number of arcs of the rows not covered, into columns with a slot. */
export function shortArcs(): i32 {
  let count = 0;
  for (let i = 0; i < rows; i++) {
    if (!isShort(i)) continue;
    for (let arc = at32(start, i); arc < at32(start, i + 1); arc++) {
      const j = at32(column, arc);
      if (at32(slotStart, j + 1) > at32(slotStart, j)) count++;
    }
  }
  return count;
}

/** The arcs of the rows not covered, by column: toStart (columns + 1), toRow, toCost. Columns without a slot are left out. */
export function transposeShort(cost: usize, toStart: usize, toRow: usize, toCost: usize): i32 {
  memory.fill(toStart, 0, ((columns + 2) as usize) << 2);
  for (let i = 0; i < rows; i++) {
    if (!isShort(i)) continue;
    for (let arc = at32(start, i); arc < at32(start, i + 1); arc++) {
      const j = at32(column, arc);
      if (at32(slotStart, j + 1) > at32(slotStart, j)) put32(toStart, j + 2, at32(toStart, j + 2) + 1);
    }
  }
  let longest = 0;
  for (let j = 0; j < columns; j++) {
    longest = max(longest, at32(toStart, j + 2));
    put32(toStart, j + 2, at32(toStart, j + 1) + at32(toStart, j + 2));
  }
  for (let i = 0; i < rows; i++) {
    if (!isShort(i)) continue;
    for (let arc = at32(start, i); arc < at32(start, i + 1); arc++) {
      const j = at32(column, arc);
      if (at32(slotStart, j + 1) == at32(slotStart, j)) continue;
      const to = at32(toStart, j + 1);
      put32(toStart, j + 1, to + 1);
      put32(toRow, to, i);
      put32(toCost, to, at32(cost, arc));
    }
  }
  return longest;
}

/** Keeps, in place, the arcs from covered rows to columns that have slots and are not covered. */
export function keepLong(cost: usize): void {
  let to = 0;
  let from = at32(start, 0);
  for (let i = 0; i < rows; i++) {
    const last = at32(start, i + 1);
    if (!isShort(i)) {
      for (let arc = from; arc < last; arc++) {
        const j = at32(column, arc);
        if (load<u8>(closed + j) == 1 || at32(slotStart, j + 1) == at32(slotStart, j)) continue;
        put32(column, to, j);
        put32(cost, to++, at32(cost, arc));
      }
    }
    from = last;
    put32(start, i + 1, to);
  }
}

