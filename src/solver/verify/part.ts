/**
 * Checks what a certificate proves of one part, objective after objective: coverage, balance and fairness band by band where they are asked
 * for, score.
 */
import type { CertificatePart, FairnessStage } from '../model/problem.ts';
import { checkBalance, type Loads } from './balance.ts';
import { checkProof, FREE, LEFT, narrow, openFace, small, type Face, type Goal, type PartView } from './proof.ts';

interface Given {
  readonly view: PartView;
  /** Coverage "all". */
  readonly all: boolean;
  readonly loads: Loads | null;
  /** The number of the last band, which needs no count; null with objective "score". */
  readonly lastBand: number | null;
  /** Pair → tie number. */
  readonly tie: (pair: number) => number;
}

interface Proven {
  /** Whether coverage, balance or fairness is left open. */
  readonly orderOpen: boolean;
  readonly scoreBound: number;
  /** Whether the pairs kept and the lot are proven. */
  readonly isDrawn: boolean;
}

/** Says what is wrong; returns what is left open: whether coverage, balance or fairness is, and the bound that is proven on the score. */
export function checkPart(part: CertificatePart, given: Given, say: (text: string) => void): Proven {
  const { view, all } = given;
  const matchedBound = part.matchedBound ?? part.matched;
  const scoreBound = part.scoreBound ?? part.score;
  if (matchedBound < part.matched || scoreBound < part.score) say(' has a bound below its value');
  const needs = view.need.reduce((total, need) => total + need, 0);
  const face = openFace(view, all);
  if (!all && part.coverage !== null) {
    const goal: Goal = { view, face, weight: () => 1, claim: BigInt(matchedBound), atLeast: null, isMost: false, atMost: [] };
    const failure = checkProof(part.coverage, goal);
    if (failure !== null) say(`, coverage: ${failure}`);
    if (given.lastBand !== null) narrow(part.coverage, goal, BigInt(part.matched));
  } else if (!all && matchedBound < needs) say(' has unmet needs and no proof that more cannot be met');
  if (part.matched === needs) face.exact.fill(1);
  const isUneven = checkBalance(part, given, face, say);

  const isMost = !all && part.coverage !== null && matchedBound === part.matched;
  const stages = checkFairness(part, given, face, isMost, say);
  const orderOpen = matchedBound > part.matched || isUneven || stages.some(({ count, countBound = count }) => countBound < count);
  let isDrawn = false;
  if (part.optimality === null) say(' has no proof of its score');
  else {
    const atLeast = all ? null : BigInt(part.matched);
    const goal: Goal = { view, face, weight: view.score, claim: BigInt(scoreBound), atLeast, isMost, atMost: stages };
    const failure = checkProof(part.optimality, goal);
    if (failure !== null) say(`, score: ${failure}`);
    narrow(part.optimality, goal, BigInt(part.score));
    isDrawn = checkTies(part.ties, given, goal, (text) => say(`, ties: ${text}`));
  }
  return { orderOpen, scoreBound, isDrawn };
}

/** Every stage proven among the matchings that are as good by those before; narrows the face to those that are as good by all. */
function checkFairness(
  part: CertificatePart,
  given: Given,
  face: Face,
  isMost: boolean,
  say: (text: string) => void,
): readonly FairnessStage[] {
  const { view, all, lastBand } = given;
  const { bandOf } = view;
  const { fairness: stages } = part;
  if ((bandOf === null) !== (stages === undefined))
    say(bandOf === null ? ' proves a fairness that nobody asked for' : ' has no proof of fairness');
  if (bandOf === null || lastBand === null || stages === undefined) return [];
  const isListed = new Set(stages.map(({ band }) => band));
  for (const n of view.chosen) {
    const band = bandOf[n]!;
    if (band < lastBand && !isListed.has(band)) say(` has a pair in band ${band}, which it does not count`);
  }
  /** The solution has no pair in these bands, so no matching that is as fair has one. */
  const emptyBelow = (band: number): void => {
    bandOf.forEach((own, n) => {
      if (own < band && !isListed.has(own) && face.state[n] === FREE) face.state[n] = LEFT;
    });
  };
  stages.forEach(({ band, count, countBound = count, proof }, s) => {
    const place = `, band ${band}`;
    if (band >= lastBand || band <= (stages[s - 1]?.band ?? -1)) say(`${place}: it is out of order`);
    const held = view.chosen.filter((n) => bandOf[n] === band).length;
    if (count !== held) say(`${place}: it claims ${count} pairs, but has ${held}`);
    if (countBound > count) say(`${place}: it has a bound above its value`);
    emptyBelow(band);
    const weight = (n: number): number => (bandOf[n] === band ? -1 : 0);
    const atLeast = all ? null : BigInt(part.matched);
    const goal: Goal = { view, face, weight, claim: BigInt(-countBound), atLeast, isMost, atMost: stages.slice(0, s) };
    if (proof !== null) {
      const failure = checkProof(proof, goal);
      if (failure !== null) say(`${place}: ${failure}`);
      narrow(proof, goal, BigInt(-count));
    } else if (countBound > 0) say(`${place}: there is no proof that it could not hold fewer`);
  });
  emptyBelow(lastBand);
  return stages;
}

const LOT_BITS = 30;
/** Fewer are no lot. */
const LEAST_LOT_BITS = 4;

/** Every stage proven among the matchings that are as good by those before. Returns whether the pairs kept and the lot are. */
function checkTies(stages: CertificatePart['ties'], { view, tie }: Given, scored: Goal, say: (text: string) => void): boolean {
  const { incumbent, chosen } = view;
  let isKept = incumbent.size === 0;
  let isDrawn = false;
  for (const { score, kept, lotBits, proof } of stages ?? []) {
    const [perPoint, perKept, shift] = [BigInt(score), BigInt(kept), LOT_BITS - lotBits];
    const weight = (n: number): bigint => perPoint * BigInt(view.score[n]!) + (incumbent.has(n) ? perKept : 0n) - BigInt(tie(n) >> shift);
    const claim = chosen.reduce((total, n) => total + weight(n), 0n);
    const goal: Goal = { ...scored, weight: (n) => small(weight(n)), claim };
    const failure = checkProof(proof, goal);
    if (failure !== null) say(failure);
    narrow(proof, goal, claim);
    // One pair more that is kept must outweigh any lot.
    isKept ||= perKept > BigInt(chosen.length) * ((1n << BigInt(lotBits)) - 1n);
    isDrawn ||= isKept && lotBits >= (view.sides.length > 0 ? LEAST_LOT_BITS : LOT_BITS);
  }
  return isKept && isDrawn;
}
