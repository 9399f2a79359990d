// Random problems with quotas, as the benchmarks of side constraints and the tests solve them.
import { fractions } from './random.mjs';

/** `seed`: another problem of the same shape. */
export function quotaProblem({ trainees, mentors, density, quotas, seed = 0 }) {
  const next = fractions(trainees + 7919 * seed);
  const pairs = [];
  for (let i = 0; i < trainees; i++) {
    for (let j = 0; j < mentors; j++) if (next() < density) pairs.push([`t${i}`, `m${j}`, Math.round(next() * 10_000) / 10_000]);
  }
  // As boards state them: of one kind of trainee, at most so many in each group of mentors.
  const sideConstraints = Array.from({ length: quotas }, (_, k) => {
    const terms = pairs.filter(([t, m]) => Number(t.slice(1)) % 3 === 0 && Number(m.slice(1)) % quotas === k).map(([t, m]) => [t, m, 1]);
    return { id: `q${k}`, terms, op: '<=', rhs: Math.max(1, Math.round((trainees / quotas) * 0.3)) };
  });
  return {
    format: 'binome.problem/1',
    trainees: Array.from({ length: trainees }, (_, i) => ({ id: `t${i}` })),
    mentors: Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, max: 1 + (j % 2) })),
    pairs,
    sideConstraints,
  };
}
