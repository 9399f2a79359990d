/**
 * docs/certificate.md: its examples are real outputs, and its sums add up. The inequality is written here as the page has it, not as the
 * verifier does, so that the page is known to say what is needed.
 */
import { describe, expect, it } from 'vitest';
import { solve, verify, type Duals, type Problem, type Solution } from '../../src/solver/index.ts';
import { blocksOf, read } from './documents.ts';

const PAGE = 'docs/certificate.md';
const written = (/^cat > out\/proof\/problem\.json <<'EOF'\n([\s\S]*?)^EOF$/m.exec(read(PAGE)) ?? [])[1] ?? '';
const [solution, impossible, noSolution] = blocksOf(PAGE)
  .filter(({ language }) => language === 'json')
  .map(({ text }) => JSON.parse(text) as unknown) as [Solution, Problem, Solution];
const problem = JSON.parse(written) as Problem;

/** Lines of the page that claim a sum. */
const SUMS = blocksOf(PAGE)
  .filter(({ language }) => language === 'text')
  .flatMap(({ text }) => text.split('\n'))
  .map((line) => /^(?:.*: )?([-−\d(][−\d\s()+·]*) = (−?\d+)$/u.exec(line))
  .filter((sum) => sum !== null)
  .map(([line, left = '', right = '']) => ({ line, left, right }));

const PROBLEMS = [
  ['the example', problem, solution],
  ['the infeasible one', impossible, noSolution],
] as const;

describe('docs/certificate.md', () => {
  it.each(PROBLEMS)('%s is what solve gives, and valid', (_name, given, shown) => {
    expect(JSON.parse(JSON.stringify(solve(given)))).toEqual(shown);
    expect(verify(given, shown)).toEqual({ valid: true, problems: [] });
  });

  it('has sums that add up', () => {
    expect(SUMS.length).toBeGreaterThan(9);
    for (const { line, left, right } of SUMS) expect(valueOf(left), line).toBe(valueOf(right));
  });

  it('comes to these sums by the inequality as it stands there', () => {
    const claimed = new Set(SUMS.map(({ right }) => valueOf(right)));
    const part = solution.certificate!.parts[0]!;
    const free = new Map<string, boolean>();
    const { tree, fixing } = part.optimality!;
    if ('leaf' in tree || !('leaf' in part.coverage!.tree) || !('leaf' in tree.with) || !('leaf' in tree.without))
      throw new Error('not a branch');
    const one = (): number => 1;
    const points = (score: number): number => Math.round(score * 10);
    const sums = [
      [sumOf(part.coverage!.tree.duals, one, free), 32_768, 391],
      [sumOf(fixing!, points, free), 32_768, 25],
      [sumOf(tree.without.duals, points, new Map([['a x', false]])), 4_194_304, 9],
      [sumOf(tree.with.duals, points, new Map([['a x', true]])), 4_194_304, 10],
    ] as const;
    for (const [sum, unit, expected] of sums) {
      expect(sum).toBe(expected * unit);
      expect(claimed).toContain(expected);
    }
  });
});

/** Every mentor's minimum is 0 here, every constraint `<=`, nothing required. */
function sumOf({ denominator, ...duals }: Duals, weight: (score: number) => number, taken: ReadonlyMap<string, boolean>): number {
  const { trainees, mentors, sideConstraints = [] } = problem;
  const price = (list: readonly (number | string)[], ids: readonly { id: string }[], id: string): number =>
    Number(list[ids.findIndex((node) => node.id === id)]);
  let sum = Number(duals.coverage) * solution.matched;
  trainees.forEach(({ id, need = 1 }) => (sum += Math.max(0, price(duals.trainees, trainees, id)) * need));
  mentors.forEach(({ id, max = 1 }) => (sum += Math.max(0, price(duals.mentors, mentors, id)) * max));
  sideConstraints.forEach(({ id, rhs }) => (sum += price(duals.sideConstraints, sideConstraints, id) * rhs));
  for (const [t, m, score] of problem.pairs) {
    let remainder =
      weight(score) * Number(denominator) - price(duals.trainees, trainees, t) - price(duals.mentors, mentors, m) - Number(duals.coverage);
    for (const { id, terms } of sideConstraints)
      for (const [trainee, mentor, coefficient] of terms)
        if (trainee === t && mentor === m) remainder -= coefficient * price(duals.sideConstraints, sideConstraints, id);
    const known = taken.get(`${t} ${m}`);
    if (known ?? remainder > 0) sum += remainder;
  }
  return sum;
}

/** Whole numbers, +, −, · and one pair of brackets. */
function valueOf(expression: string): number {
  const flat = expression.replace(/\(([^()]*)\)/g, (_whole, inner: string) => String(valueOf(inner)));
  const terms =
    flat
      .replaceAll('−', '-')
      .replace(/\s+/g, '')
      .match(/[+-]?[^+-]+/g) ?? [];
  return terms.reduce((total, term) => total + term.split('·').reduce((product, factor) => product * Number(factor), 1), 0);
}
