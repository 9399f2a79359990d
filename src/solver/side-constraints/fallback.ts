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
  const terms = termsOf(rules);
  const left = sides.map((side) => leftSideOf(side, taken));
  const met = new Int32Array(network.rows);
  taken.forEach((mark, arc) => (met[network.rowOf[arc]!]! += mark));
  const load = loadsOf(network, taken);
  const breaks = (side: number, by: number): boolean =>
    excess(sides[side]!, left[side]! + by) > Math.max(0, excess(sides[side]!, left[side]!));
  const order = [...taken.keys()].filter((arc) => choices.state[arc] === FREE).sort((a, b) => values[b]! - values[a]! || a - b);
  // What stands in a pair's way may be made good by one that comes after it.
  for (let pass = 0; pass < 2; pass++)
    for (const arc of order) {
      const [row, column] = [network.rowOf[arc]!, network.columnOf[arc]!];
      if (taken[arc] === 1 || met[row]! >= network.need[row]! || load[column]! >= choices.upper[column]!) continue;
      if (terms[arc]!.some(([side, coefficient]) => breaks(side, coefficient))) continue;
      taken[arc] = 1;
      met[row]!++;
      load[column]!++;
      for (const [side, coefficient] of terms[arc]!) left[side]! += coefficient;
    }
  return [taken, imposed].find((marks) => isMatching(rules, marks)) ?? null;
}

/** Arc → the side constraints that it is in. */
function termsOf({ network, sides }: Rules): [side: number, coefficient: number][][] {
  const terms = Array.from({ length: network.arcs }, (): [number, number][] => []);
  sides.forEach(({ arcs, coefficients }, side) => arcs.forEach((arc, k) => terms[arc]!.push([side, coefficients[k]!])));
  return terms;
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
