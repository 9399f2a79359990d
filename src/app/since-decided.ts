/**
 * `since-decided`: what another mentor for a trainee would cost once what was decided on the others is held. A proposal prices every pair as if nothing
 * were; whoever decides the twelfth pair asks what is still to be had.
 *
 * The matching to which prices refer is the best one that keeps those decisions. Trainees who were given a mentor outside of the problem, by
 * a decision against its rules, or nobody, are taken out with the place that they take; a quota on them is not counted then.
 */
import * as z from 'zod';
import { type Alternative, type Exclusion, grouped, type Proposal, SCORE_SCALE } from '../domain/index.ts';
import { ALTERNATIVES, cheapestOthers, ConstraintsInTheWay, solveVerified } from '../matching/index.ts';
import { Prices, type PairIds, type PairPrice, type Problem, type Solution } from '../solver/index.ts';
import { nothingKept, type Command } from './command.ts';
import { rulesAgainst, scoreOfPair } from './pair-rules.ts';
import { alternativeOf, movesOf } from './priced-alternative.ts';
import type { InputKinds } from './request.ts';
import { nameOfIn, readRun } from './saved-run.ts';

/** Ids. `decided`: of other trainees, null: nobody. `refused`: pairs that nobody has any more. Without a mentor: the cheapest. */
const sinceDecidedRequest = ({ folder }: InputKinds) =>
  z.strictObject({
    ...{ folder, trainee: z.string(), mentor: z.string().optional() },
    decided: z.array(z.strictObject({ trainee: z.string(), mentor: z.string().nullable() })),
    refused: z.array(z.tuple([z.string(), z.string()])),
  });

type Constraints = Proposal['sideConstraints'];

export type SinceDecided =
  | {
      readonly kind: 'alternatives';
      /** Of the mentor who is proposed; null where they can no longer be had, or nobody is proposed. */
      readonly proposed: Alternative | null;
      /** Cheapest first, beside the proposed one; null where pricing them would take too long. */
      readonly alternatives: readonly Alternative[] | null;
      /** Of trainees on whom nothing is decided: whom the decisions alone would give them instead of whom was proposed. */
      readonly already: Alternative['moves'];
    }
  | { readonly kind: 'price'; readonly alternative: Alternative }
  | { readonly kind: 'excluded'; readonly rules: readonly Exclusion[] }
  /** The pair, or without one what was decided, together with the rest: because of these, as far as they are known. */
  | { readonly kind: 'impossible'; readonly constraints: Constraints };

/** @throws BinomeError as `readRun` and `solve`; MATCH_NOT_VERIFIED. O(a solve) and the prices of one trainee. */
export const SINCE_DECIDED: Command<typeof sinceDecidedRequest, SinceDecided> = {
  name: 'since-decided',
  bundledAs: null,
  schema: sinceDecidedRequest,
  run: async ({ folder, trainee, mentor, decided, refused }, { inputs, limits }) => {
    const { proposal, problem } = await readRun(folder, inputs);
    const excluded = mentor === undefined ? null : rulesAgainst({ proposal, problem }, trainee, mentor);
    if (excluded !== null) return { kind: 'excluded', rules: excluded.rules };
    const others = decided.filter((each) => each.trainee !== trainee);
    const held = holding(problem, others, refused);
    const solution = solveVerified(held, limits);
    if (solution.status !== 'optimal') return { kind: 'impossible', constraints: [] };
    const told = { proposal, held, solution, trainee };
    return mentor === undefined ? alternativesOf(told, new Set(others.map((each) => each.trainee))) : priceOf(told, mentor);
  },
  ending: () => 'done',
  document: (answer) => answer,
  result: nothingKept,
};

interface Decided {
  readonly trainee: string;
  readonly mentor: string | null;
}

/** The problem in which all that is so. O(pairs + terms). */
function holding(problem: Problem, decided: readonly Decided[], refused: readonly PairIds[]): Problem {
  const keyOf = (trainee: string, mentor: string): string => JSON.stringify([trainee, mentor]);
  const [eligible, gone] = [new Set<string>(), new Set(refused.map((pair) => keyOf(...pair)))];
  for (const [trainee, mentor] of problem.pairs) eligible.add(keyOf(trainee, mentor));
  const isHeld = ({ trainee, mentor }: Decided): boolean =>
    mentor !== null && eligible.has(keyOf(trainee, mentor)) && !gone.has(keyOf(trainee, mentor));
  const out = decided.filter((each) => !isHeld(each));
  const outside = new Set(out.map(({ trainee }) => trainee));
  const stays = ([trainee, mentor]: readonly [string, string, ...unknown[]]): boolean =>
    !outside.has(trainee) && !gone.has(keyOf(trainee, mentor));
  const taken = grouped(out, ({ mentor }) => mentor);
  const required = (problem.required ?? []).filter(stays);
  const known = new Set(required.map((pair) => keyOf(...pair)));
  const held = decided
    .filter(isHeld)
    .flatMap(({ trainee, mentor }): PairIds[] => (known.has(keyOf(trainee, mentor!)) ? [] : [[trainee, mentor!]]));
  return {
    ...problem,
    trainees: problem.trainees.filter(({ id }) => !outside.has(id)),
    mentors: problem.mentors.map((mentor) => {
      const places = taken.get(mentor.id)?.length ?? 0;
      if (places === 0) return mentor;
      const { min = 0, max = 1 } = mentor;
      return { ...mentor, min: Math.max(0, min - places), max: Math.max(0, max - places) };
    }),
    pairs: [...problem.pairs].filter(stays),
    required: [...required, ...held],
    sideConstraints: (problem.sideConstraints ?? []).map((side) => ({ ...side, terms: side.terms.filter(stays) })),
    incumbent: (problem.incumbent ?? []).filter(stays),
  };
}

interface Told {
  readonly proposal: Proposal;
  readonly held: Problem;
  readonly solution: Solution;
  readonly trainee: string;
}

function chosenFor({ pairs }: Pick<Solution, 'pairs'>, trainee: string): string[] {
  return pairs.flatMap(([id, mentor]) => (id === trainee ? [mentor] : []));
}

/** Whom the matching gives anyway costs nothing. */
const free = (mentor: string): PairPrice => ({ mentor, unmet: 0, loss: 0, moves: [] });

function priceIn({ solution, trainee }: Told, prices: Prices, mentor: string): PairPrice | null {
  return chosenFor(solution, trainee).includes(mentor) ? free(mentor) : prices.of(trainee, mentor);
}

function told({ proposal, held, trainee }: Told, price: PairPrice): Alternative {
  const { score } = scoreOfPair(held, trainee, price.mentor)!;
  return alternativeOf(proposal, trainee, price, Math.round(score * SCORE_SCALE));
}

function priceOf(about: Told, mentor: string): SinceDecided {
  const { proposal, held, solution, trainee } = about;
  const price = scoreOfPair(held, trainee, mentor) === null ? null : priceIn(about, new Prices(held, solution), mentor);
  if (price !== null) return { kind: 'price', alternative: told(about, price) };
  const ids = new ConstraintsInTheWay(held, solution).ofPair(trainee, mentor);
  return { kind: 'impossible', constraints: proposal.sideConstraints.filter(({ id }) => ids.includes(id)) };
}

function alternativesOf(about: Told, decided: ReadonlySet<string>): SinceDecided {
  const { proposal, solution, trainee } = about;
  const prices = new Prices(about.held, solution);
  const proposedIds = chosenFor({ pairs: idsIn(proposal) }, trainee);
  const [proposed = null] = proposedIds.map((mentor) => priceIn(about, prices, mentor));
  const cheapest = cheapestOthers(prices, trainee, ALTERNATIVES + proposedIds.length);
  const others =
    cheapest &&
    [...chosenFor(solution, trainee).map(free), ...cheapest].filter(({ mentor }) => !proposedIds.includes(mentor)).slice(0, ALTERNATIVES);
  return {
    kind: 'alternatives',
    proposed: proposed === null ? null : told(about, proposed),
    alternatives: others && others.map((price) => told(about, price)),
    already: alreadyMoved(about, decided),
  };
}

function idsIn({ pairs }: Proposal): PairIds[] {
  return pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id]);
}

function alreadyMoved({ proposal, solution, trainee }: Told, decided: ReadonlySet<string>): Alternative['moves'] {
  const nameOf = nameOfIn(proposal);
  const before = grouped(idsIn(proposal), ([id]) => id);
  const after = grouped(solution.pairs, ([id]) => id);
  const open = [...new Set([...before.keys(), ...after.keys()])].filter((id) => id !== trainee && !decided.has(id)).sort();
  return open.flatMap((id) => {
    const [was, is] = [before, after].map((pairs) => (pairs.get(id) ?? []).map(([, mentor]) => mentor)) as [string[], string[]];
    const from = was.filter((mentor) => !is.includes(mentor));
    return movesOf({ trainee: id, from, to: is.filter((mentor) => !was.includes(mentor)) }, nameOf);
  });
}
