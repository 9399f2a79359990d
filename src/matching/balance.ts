/**
 * How evenly mentors are loaded, where the guidelines ask for it: trainees for a full-time mentor, those already followed included.
 *
 * The load of a mentor is counted in trainees and compared with the share of full time, the two that a census always has: files may be
 * unknown, and weigh in the workload criterion already.
 */
import type { Guidelines, Mentor, Proposal } from '../domain/index.ts';
import { minimumLeft } from './eligibility.ts';
import type { MentorNode, Problem, Solution } from '../solver/index.ts';

export function balanceOf({ balance = 'none' }: Guidelines): NonNullable<Problem['balance']> | null {
  return balance === 'none' ? null : balance;
}

/** What the solver needs to know of a mentor's load; nothing where no balance is asked for. */
export function loadOf(guidelines: Guidelines, { followed, workingTime }: Mentor): Pick<MentorNode, 'load' | 'share'> {
  return balanceOf(guidelines) === null ? {} : { load: followed, share: workingTime };
}

const DECIMALS = 10_000;

/** The heaviest load, and whose it is, sorted by id; nothing where no balance is asked for, or nobody is matched. */
export function balanceResult(
  guidelines: Guidelines,
  mentors: readonly Mentor[],
  solution: Solution,
  nameOf: (id: string) => string,
): Pick<Proposal, 'balance'> {
  const kind = balanceOf(guidelines);
  if (kind === null || solution.status === 'infeasible') return {};
  const given = new Map<string, number>();
  for (const [, mentor] of solution.pairs) given.set(mentor, (given.get(mentor) ?? 0) + 1);
  const loads = mentors.flatMap((mentor) => {
    const { id, followed, workingTime } = mentor;
    const trainees = given.get(id) ?? 0;
    return trainees > minimumLeft(mentor)
      ? [{ id, name: nameOf(id), load: Math.round(((followed + trainees) / workingTime) * DECIMALS) / DECIMALS }]
      : [];
  });
  const load = loads.reduce((most, own) => Math.max(most, own.load), 0);
  const parts = solution.certificate?.parts ?? [];
  const isProven = parts.every(({ balance, matchedBound }) => balance?.worst.levelBound === undefined && matchedBound === undefined);
  const worst =
    loads.length === 0 ? null : { load, mentors: loads.filter((own) => own.load === load).map(({ id, name }) => ({ id, name })) };
  return { balance: { kind, proven: isProven, worst } };
}
