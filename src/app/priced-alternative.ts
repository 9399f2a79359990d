/** A price of the engine as a proposal tells it: with names, in millionths. */
import { type Alternative, type Proposal, SCORE_SCALE } from '../domain/index.ts';
import { fairnessOf } from '../matching/index.ts';
import type { PairPrice } from '../solver/index.ts';
import { nameOfIn } from './saved-run.ts';

/** @param score of the pair, millionths. */
export function alternativeOf(proposal: Proposal, traineeId: string, price: PairPrice, score: number): Alternative {
  const nameOf = nameOfIn(proposal);
  const mentor = proposal.mentors.find(({ id }) => id === price.mentor);
  return {
    mentor: { id: price.mentor, name: nameOf(price.mentor), service: mentor?.service ?? '' },
    loss: Math.round(price.loss * SCORE_SCALE),
    unmet: price.unmet,
    ...fairnessOf(price),
    score,
    moves: price.moves.filter(({ trainee }) => trainee !== traineeId).flatMap((move) => movesOf(move, nameOf)),
  };
}

/** Somebody with several mentors may have several of them changed. */
export function movesOf({ trainee, from, to }: PairPrice['moves'][number], nameOf: (id: string) => string): Alternative['moves'] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, k) => {
    const [before, after] = [from[k] ?? null, to[k] ?? null];
    return {
      trainee,
      traineeName: nameOf(trainee),
      from: before,
      fromName: before === null ? null : nameOf(before),
      to: after,
      toName: after === null ? null : nameOf(after),
    };
  });
}
