// Problems under quotas drawn at random over overlapping groups.
import { solve } from 'binome/solver';
import { fractions } from './random.mjs';

/**
 * Quotas that nobody would state and no structure helps with: each over a random 30 % of the trainees and 30 % of the mentors, at 80 % of what
 * the best matching without them uses; everybody is to be served. Four of ten mentors have two places, so that few are left over; with `room` they have
 * one, two and three in turn.
 */
export function randomQuotaProblem({ trainees, mentors, density, quotas, room = false, seed = 0 }) {
  const next = fractions(trainees + 104_729 * seed);
  const some = (count) => new Set(Array.from({ length: count }, (_, k) => k).filter(() => next() < 0.3));
  const pairs = [];
  for (let i = 0; i < trainees; i++) {
    for (let j = 0; j < mentors; j++) if (next() < density) pairs.push([`t${i}`, `m${j}`, Math.round(1000 + next() * 9000) / 10_000]);
  }
  const free = {
    format: 'binome.problem/1',
    trainees: Array.from({ length: trainees }, (_, i) => ({ id: `t${i}` })),
    mentors: Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, max: room ? 1 + (j % 3) : j % 5 < 2 ? 2 : 1 })),
    pairs,
    coverage: 'all',
  };
  const best = new Set(solve(free).pairs.map((pair) => pair.join()));
  const sideConstraints = Array.from({ length: quotas }, (_, k) => {
    const [own, where] = [some(trainees), some(mentors)];
    const counted = pairs.filter(([t, m]) => own.has(Number(t.slice(1))) && where.has(Number(m.slice(1))));
    const used = counted.filter(([t, m]) => best.has(`${t},${m}`)).length;
    return { id: `q${k}`, terms: counted.map(([t, m]) => [t, m, 1]), op: '<=', rhs: Math.floor(0.8 * used) };
  });
  return { ...free, sideConstraints };
}
