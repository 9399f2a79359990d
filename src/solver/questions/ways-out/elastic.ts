/**
 * The least that side constraints must give together for a matching to exist: each gets a slack, and a search finds the cheapest.
 *
 * A slack is written in binary: for each power of two, one more optional row and one more column with one arc between them, whose
 * coefficient in that constraint is the power, with the sign that helps.
 */
import type { Poll } from '../../model/limits.ts';
import { FREE, sum, type Choices, type Network } from '../../network/network.ts';
import type { SideRow } from '../../network/side-rows.ts';
import { search } from '../../side-constraints/search.ts';

/** What the lowest price becomes: prices are rounded to integers. */
const LOWEST_PRICE = 2 ** 10;

interface Slack {
  readonly side: number;
  /** What one arc adds to the right-hand side. */
  readonly change: number;
  /** In units of the constraint's price. */
  readonly cost: number;
}

/**
 * Side constraint → what its right-hand side must change by; null when even that leaves no matching, or once over. The sum of |change| · price is the
 * least, prices being rounded to 1 in 1,000 of the lowest. `rests`: how far what is asked for lies above a right-hand side (below that of
 * `>=`), less than 1: the change is then counted from there, for `=` one of 0 as well.
 */
export function leastSlacks(
  network: Network,
  choices: Choices,
  sides: readonly SideRow[],
  prices: readonly number[],
  rests: readonly number[],
  isOver: Poll,
): number[] | null {
  const slacks = sides.flatMap((row, side) => slacksOf(row, side, Math.max(1, sum(network.max)), rests[side]!));
  const { rows, columns, arcs } = network;
  const added = slacks.length;
  const ones = new Int32Array(added).fill(1);
  const wider: Network = {
    ...{ rows: rows + added, columns: columns + added, arcs: arcs + added },
    rowOf: joined(
      network.rowOf,
      ones.map((_, s) => rows + s),
    ),
    columnOf: joined(
      network.columnOf,
      ones.map((_, s) => columns + s),
    ),
    need: joined(network.need, ones),
    min: joined(network.min, new Int32Array(added)),
    max: joined(network.max, ones),
  };
  const open: Choices = {
    ...choices,
    state: Uint8Array.from([...choices.state, ...ones.map(() => FREE)]),
    optional: Uint8Array.from([...choices.optional, ...ones]),
    lower: joined(choices.lower, new Int32Array(added)),
    upper: joined(choices.upper, ones),
  };
  const elastic = sides.map((row, side): SideRow => {
    const own = slacks.flatMap((slack, s) => (slack.side === side ? [{ arc: arcs + s, coefficient: -slack.change }] : []));
    return {
      ...row,
      arcs: joined(
        row.arcs,
        Int32Array.from(own, ({ arc }) => arc),
      ),
      coefficients: Float64Array.from([...row.coefficients, ...own.map(({ coefficient }) => coefficient)]),
    };
  });
  const weight = new Float64Array(arcs + added);
  const lowest = Math.min(...prices);
  slacks.forEach(({ side, cost }, s) => {
    weight[arcs + s] = 0 - Math.round((cost * LOWEST_PRICE * prices[side]!) / lowest);
  });
  const task = { network: wider, choices: open, sides: elastic, weight, known: null, nodeLimit: Infinity, isOver, patience: 0 };
  const { taken, status } = search(task);
  if (taken === null || status !== 'optimal') return null;
  const changes = sides.map(() => 0);
  slacks.forEach(({ side, change }, s) => {
    if (taken[arcs + s] === 1) changes[side]! += change;
  });
  return changes;
}

/**
 * Powers of two up to what a matching of so many places could miss the constraint by; for `=` in both directions. With a rest the first step
 * costs less: for `=` it comes nearer before it leads away.
 */
function slacksOf({ coefficients, op, rhs }: SideRow, side: number, places: number, rest: number): Slack[] {
  const largest = coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reach = largest * places + Math.abs(rhs);
  const found: Slack[] = [];
  if (rest !== 0) found.push({ side, change: op === '>=' ? -1 : 1, cost: 1 - Math.abs(rest) * (op === '=' ? 2 : 1) });
  for (let change = 1; change <= reach; change *= 2) {
    if (op !== '>=') found.push({ side, change, cost: change });
    if (op !== '<=') found.push({ side, change: -change, cost: change });
  }
  return found;
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  return Int32Array.from([...first, ...second]);
}
