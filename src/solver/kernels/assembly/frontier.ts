/**
 * AssemblyScript: the nodes that a search has reached and not yet scanned, the nearest first: a stack for those at the present level, a
 * binary heap of (distance << 32 | node) for the others. Node j is a sink, m + i what lies outside the core of source i, m + n + i
 * source i.
 */
import {
  SOURCE_DISTANCE,
  at32, distanceOf, m, n, ofSource, put32, queue, queueLimit, stack,
} from './sides';

/** The distance of the node scanned last. */
export let level: i32 = 0;
let queueSize: i32 = 0;
let stackSize: i32 = 0;

export function clear(): void {
  level = 0;
  queueSize = 0;
  stackSize = 0;
}

/** The next node below `limit`, −1 when there is none; `level` is its distance, or was, if it has been reached on a shorter way since. */
export function next(limit: i32): i32 {
  if (level >= limit) return -1;
  if (stackSize > 0) return at32(stack, --stackSize);
  if (queueSize == 0) return -1;
  const entry = pop();
  const length = (entry >> 32) as i32;
  if (length >= limit) return -1;
  level = length;
  return (entry & 0xffffffff) as i32;
}

@inline export function push(length: i32, node: i32): void {
  if (length == level) put32(stack, stackSize++, node);
  else {
    if (queueSize == queueLimit) compact();
    sift(((length as u64) << 32) | (node as u64));
  }
}

/** Drops the entries of sinks that have a shorter way by now; what is left is at most two entries a source and one a sink. */
function compact(): void {
  const size = queueSize;
  queueSize = 0;
  for (let k = 0; k < size; k++) {
    const entry = load<u64>(queue + (k << 3));
    const node = (entry & 0xffffffff) as i32;
    const far = (entry >> 32) as i32;
    if (node < m ? distanceOf(node) == far : node < m + n || ofSource(SOURCE_DISTANCE, node - m - n) == far) sift(entry);
  }
}

function sift(entry: u64): void {
  let at = queueSize++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const value = load<u64>(queue + (above << 3));
    if (value <= entry) break;
    store<u64>(queue + (at << 3), value);
    at = above;
  }
  store<u64>(queue + (at << 3), entry);
}

function pop(): u64 {
  const top = load<u64>(queue);
  const last = load<u64>(queue + (--queueSize << 3));
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= queueSize) break;
    let value = load<u64>(queue + (child << 3));
    if (child + 1 < queueSize) {
      const right = load<u64>(queue + ((child + 1) << 3));
      if (right < value) {
        value = right;
        child++;
      }
    }
    if (value >= last) break;
    store<u64>(queue + (at << 3), value);
    at = child;
  }
  store<u64>(queue + (at << 3), last);
  return top;
}
