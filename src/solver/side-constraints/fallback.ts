/**
 * A matching for a search that has to stop and knows none.
 *
 * What is imposed, then one pair after the other, those first that the fractional matching has most of, as long as no rule is broken more
 * than before. Where needs may stay unmet there nearly always is one; it is a place to stop at, not a good matching.
 */
import { FREE, IMPOSED, loadsOf, type Choices, type Network } from '../network/network.ts';
import { leftSideOf, type SideRow } from '../network/side-rows.ts';

export interface Rules {
  readonly network: Network;
  readonly choices: Choices;
  readonly sides: readonly SideRow[];
}

/** Arc → 1 when chosen; null when this way leads to none. `values`: arc → its part in a fractional matching. O(arcs × log arcs + terms). */
export function fallback(rules: Rules, values: Float64Array): Uint8Array | null {
  const { network, choices, sides } = rules;
  const imposed = choices.state.map((state) => (state === IMPOSED ? 1 : 0));
  const taken = imposed.slice();
  const { start, side: sideAt, coefficient } = termsOf(rules);
  const left = sides.map((side) => leftSideOf(side, taken));
  const met = new Int32Array(network.rows);
  taken.forEach((mark, arc) => (met[network.rowOf[arc]!]! += mark));
  const load = loadsOf(network, taken);
  const breaks = (term: number): boolean => {
    const side = sideAt[term]!;
    return excess(sides[side]!, left[side]! + coefficient[term]!) > Math.max(0, excess(sides[side]!, left[side]!));
  };
  const breaksAny = (arc: number): boolean => {
    for (let term = start[arc]!; term < start[arc + 1]!; term++) if (breaks(term)) return true;
    return false;
  };
  const order = orderOf(choices.state, values);
  // What stands in a pair's way may be made good by one that comes after it.
  for (let pass = 0; pass < 2; pass++)
    for (const arc of order) {
      const [row, column] = [network.rowOf[arc]!, network.columnOf[arc]!];
      if (taken[arc] === 1 || met[row]! >= network.need[row]! || load[column]! >= choices.upper[column]!) continue;
      if (breaksAny(arc)) continue;
      taken[arc] = 1;
      met[row]!++;
      load[column]!++;
      for (let term = start[arc]!; term < start[arc + 1]!; term++) left[sideAt[term]!]! += coefficient[term]!;
    }
  return [taken, imposed].find((marks) => isMatching(rules, marks)) ?? null;
}

/** The free arcs, those with the greatest values first, equals by their number. Nearly all are 0: only the others are sorted. */
function orderOf(state: Uint8Array, values: Float64Array): Int32Array {
  const free = Int32Array.from(state.keys()).filter((arc) => state[arc] === FREE);
  const sorted = free.filter((arc) => values[arc] !== 0).sort((a, b) => values[b]! - values[a]! || a - b);
  const above = sorted.filter((arc) => values[arc]! > 0);
  return Int32Array.from([...above, ...free.filter((arc) => values[arc] === 0), ...sorted.subarray(above.length)]);
}

/** Arc → its terms, from start[arc] to start[arc + 1]; term → its side constraint and its coefficient there. */
function termsOf({ network, sides }: Rules): { start: Int32Array; side: Int32Array; coefficient: Float64Array } {
  const start = new Int32Array(network.arcs + 1);
  for (const { arcs } of sides) for (const arc of arcs) start[arc + 1]!++;
  for (let arc = 0; arc < network.arcs; arc++) start[arc + 1]! += start[arc]!;
  const next = start.slice();
  const side = new Int32Array(start[network.arcs]!);
  const coefficient = new Float64Array(start[network.arcs]!);
  sides.forEach(({ arcs, coefficients }, k) => {
    arcs.forEach((arc, t) => {
      side[next[arc]!] = k;
      coefficient[next[arc]!++] = coefficients[t]!;
    });
  });
  return { start, side, coefficient };
}

/** By how much a left side breaks its constraint; 0 or less where it does not. */
function excess({ op, rhs }: SideRow, left: number): number {
  if (op === '=') return Math.abs(left - rhs);
  return op === '<=' ? left - rhs : rhs - left;
}

function isMatching({ network, choices, sides }: Rules, taken: Uint8Array): boolean {
  const met = new Int32Array(network.rows);
  taken.forEach((mark, arc) => (met[network.rowOf[arc]!]! += mark));
  return (
    met.every((count, row) => count === network.need[row] || (choices.optional[row] === 1 && count < network.need[row]!)) &&
    loadsOf(network, taken).every((load, node) => choices.lower[node]! <= load && load <= choices.upper[node]!) &&
    sides.every((side) => excess(side, leftSideOf(side, taken)) <= 0)
  );
}
