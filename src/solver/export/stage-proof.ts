/**
 * The proof of one stage: the solution, then for each independent part that no matching weighs more than its claim, then their sum.
 *
 * A part that duals settle alone is one sum of rows and literals. One with a tree of cases is proven from the assumption that it weighs more.
 * The one part that is left when all others are settled has it from the solution, which a checker asks to be improved on; else a variable of its own
 * stands for it.
 */
import type { Proof } from '../model/problem.ts';
import { CaseTree, literalOf, type Assumption } from './case-tree.ts';
import { pricesOf, type PartStage } from './prices.ts';
import { ProofLog, type Combination, type Multiple, type ProofVersion } from './proof-log.ts';
import type { Rows } from './rows.ts';

export interface PartProof {
  readonly stage: PartStage;
  readonly proof: Proof;
  /** What the solution weighs in this part. */
  readonly reached: bigint;
}

/** What is proven of a part: its weight is at most `most`, by the constraint of this number; null where it has no weight to speak of. */
interface Settled {
  readonly id: number | null;
  readonly most: bigint;
}

/** That a matching exists which weighs so much, and that none weighs more than the claims. */
export function* boundSteps(rows: Rows, parts: readonly PartProof[], version: ProofVersion): Generator<string> {
  const log = new ProofLog(version, rows.constraints);
  yield log.header();
  const [solution, improving] = log.added(`soli ${literals(parts, rows.variables)}`);
  yield solution;
  const settled: Settled[] = [];
  const open: PartProof[] = [];
  for (const part of parts) {
    const sum = sumOf(part);
    if (sum === null) open.push(part);
    else settled.push(yield* settle(sum, log));
  }
  const reached = parts.reduce((total, part) => total + part.reached, 0n);
  const most = [...settled.map((part) => part.most), ...open.map(({ stage }) => stage.claim!)].reduce((total, value) => total + value, 0n);
  if (open.length === 1 && most === reached) {
    const id = yield* total([improving, ...idsOf(settled)], log);
    const root = yield* new CaseTree(open[0]!.stage, { id, unless: null }, log).write(open[0]!.proof);
    yield log.end(`BOUNDS ${-most} : ${root} ${-reached}`);
    return;
  }
  for (const [k, part] of open.entries()) settled.push(yield* assume(part, `part${k + 1}`, log));
  const id = yield* total(idsOf(settled), log);
  yield log.end(`BOUNDS ${-most} : ${id} ${-reached}`);
}

function idsOf(settled: readonly Settled[]): readonly number[] {
  return settled.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** The sum of these; of none, one that says nothing. */
function* total(ids: readonly number[], log: ProofLog): Generator<string, number> {
  if (ids.length === 1) return ids[0]!;
  const [line, id] = log.combined({ sum: ids.length === 0 ? [['x1', 1n]] : ids.map((id): Multiple => [id, 1n]) });
  yield line;
  return id;
}

/** That there is no matching. */
export function* emptinessSteps(stage: PartStage, proof: Proof, version: ProofVersion): Generator<string> {
  const log = new ProofLog(version, stage.rows.rows.constraints);
  yield log.header();
  const root = yield* new CaseTree(stage, null, log).write(proof);
  yield log.end(`UNSAT : ${root}`);
}

interface Sum {
  readonly combination: Combination;
  readonly most: bigint;
}

function* settle({ combination, most }: Sum, log: ProofLog): Generator<string, Settled> {
  if (combination.sum.length === 0) return { id: null, most };
  const [line, id] = log.combined(combination);
  yield line;
  return { id, most };
}

/** A sum that says −weight ≥ −claim, or more; null where the duals at the root do not come to that. */
function sumOf({ stage, proof: { tree } }: PartProof): Sum | null {
  if (!('leaf' in tree) || tree.leaf !== 'bound') return null;
  const { view, rows, claim } = stage;
  const { denominator, rows: taken, limit, remainder } = pricesOf(tree.duals, stage, false);
  const sum = [...taken];
  let bound = limit;
  for (let pair = 0; pair < view.pairs.length; pair++) {
    const rest = remainder(pair);
    const isKept = view.required.has(pair);
    if (rest > 0n || isKept) bound += rest;
    if (rest > 0n) sum.push([literalOf(stage, pair, false), rest]);
    else if (rest < 0n) sum.push([isKept ? rows.required.get(view.pairs[pair]!)! : literalOf(stage, pair, true), -rest]);
  }
  return bound < (claim! + 1n) * denominator ? { combination: { sum, divisor: denominator }, most: floor(bound, denominator) } : null;
}

/** Proves the claim of a part by a variable that stands for its being exceeded. */
function* assume({ stage, proof }: PartProof, variable: string, log: ProofLog): Generator<string, Settled> {
  const claim = stage.claim!;
  const weights = Array.from(stage.view.pairs, (_, pair) => stage.weight(pair));
  const extreme = (sign: 1n | -1n): bigint => weights.reduce((sum, weight) => (weight * sign > 0n ? sum + weight : sum), 0n);
  const sum = (sign: bigint): string =>
    weights.flatMap((weight, pair) => (weight === 0n ? [] : [`${weight * sign} ${literalOf(stage, pair, true)} `])).join('');
  const [least, excess] = [claim + 1n - extreme(-1n), extreme(1n) - claim];
  // No weights reach beyond the claim: then the duals of nothing say so.
  const beyond = excess > 0n ? excess : 1n;
  const [exceeded, id] = log.defined(`${sum(1n)}${least} ~${variable} >= ${claim + 1n}`, variable, 0);
  yield exceeded;
  const [kept, bound] = log.defined(`${sum(-1n)}${beyond} ${variable} >= ${-claim}`, variable, 1);
  yield kept;
  const assumption: Assumption = { id, unless: `~${variable}` };
  const root = yield* new CaseTree(stage, assumption, log).write(proof);
  const [line, settled] = log.combined({
    sum: [
      [bound, 1n],
      [root, beyond],
    ],
  });
  yield line;
  return { id: settled, most: claim };
}

/** Every variable, as the solution has it. */
function literals(parts: readonly PartProof[], variables: number): string {
  const isChosen = new Uint8Array(variables);
  for (const { stage } of parts) for (const pair of stage.view.chosen) isChosen[stage.view.pairs[pair]!] = 1;
  return Array.from(isChosen, (chosen, pair) => `${chosen === 1 ? '' : '~'}x${pair + 1}`).join(' ');
}

function floor(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient;
}
