// Solves, verifies and compares one problem with side constraints after the other.
import { solve, verify } from 'binome/solver';
import { eachTask } from '../tasks.mjs';
import { compareConstrained } from './compare.mjs';
import { CONSTRAINED_FAMILIES, constrainedProblem } from './families.mjs';

/** The counts that each kind of relaxation adds to. */
const KINDS = {
  ...{ integral: 'integral', fractional: 'fractional', 'relaxed only': 'relaxedOnly', infeasible: 'infeasible', unknown: 'unknown' },
};

await eachTask(CONSTRAINED_FAMILIES, async (_, family, name) => {
  const { differences, ...found } = await compareConstrained(constrainedProblem(family, name), { solve, verify });
  const { ours, highs, highsWrong, relaxation } = found;
  const counts = {
    [KINDS[relaxation]]: 1,
    short: ours.feasible && ours.unmet.length > 0 ? 1 : 0,
    highsWrong: highsWrong.length,
    highsSilent: highs === null ? 1 : 0,
  };
  return { differences, counts, found };
});
