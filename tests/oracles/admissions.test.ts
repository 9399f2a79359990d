/** What a menu would let in: never more than it takes, the best of so many, and nothing where nothing would do. */
import { describe, expect, test } from 'vitest';
import { relaxations, solve, verify, withChanges, type AdmissibleGroup, type RelaxationMenu } from '../../src/solver/index.ts';
import { allMatchings, type Matching } from './all-matchings.ts';
import { bruteForce } from './brute-force.ts';
import { seededRandom, type Random } from './random.ts';
import { keyOf, type ListedProblem, type SideConstraint } from './rules.ts';

type Kind = 'plain' | 'constrained';
type ListedPair = [string, string, number];

interface Case {
  readonly problem: ListedProblem;
  readonly group: AdmissibleGroup;
}

/** A problem with some of its pairs, or some of its mentors, taken out into a group. */
function drawn(random: Random, kind: Kind): Case {
  const trainees = Array.from({ length: random.int(2, 4) }, (_, i) => ({ id: `t${i}`, need: random.pick([1, 1, 1, 2]) }));
  const every = Array.from({ length: random.int(2, 4) }, (_, j) => {
    const max = random.int(1, 3);
    return { id: `m${j}`, min: Math.min(max, random.pick([0, 0, 1, 2])), max };
  });
  const countsMentors = random.chance(0.5);
  const out = new Set(countsMentors ? every.filter(() => random.chance(0.4)).map(({ id }) => id) : []);
  const pairs = trainees.flatMap((t) =>
    every.filter(() => random.chance(0.75)).map((m): ListedPair => [t.id, m.id, random.int(0, 20) / 10]),
  );
  const isOut = pairs.map(([, m]) => (countsMentors ? out.has(m) : random.chance(0.5)));
  const inside = pairs.filter((_, k) => !isOut[k]);
  const outside = pairs.filter((_, k) => isOut[k]);
  const all = Array.from({ length: kind === 'plain' ? 0 : random.int(1, 3) }, (_, k): SideConstraint => {
    const coefficient = random.pick([() => 1, () => 1, () => random.int(1, 8) / 4, () => random.pick([-1, 1])]);
    const terms = pairs.filter(() => random.chance(0.6)).map(([t, m]): [string, string, number] => [t, m, coefficient()]);
    const op = random.pick(['<=', '>=', '>=', '='] as const);
    return { id: `c${k}`, terms, op, rhs: op === '<=' ? random.int(0, 3) : random.int(1, 3) };
  });
  const extra = new Set(outside.map(([t, m]) => keyOf(t, m)));
  const isExtra = ([t, m]: readonly [string, string, number]): boolean => extra.has(keyOf(t, m));
  const added: SideConstraint[] =
    kind === 'constrained' && random.chance(0.4) && outside.length > 0
      ? [{ id: 'new', terms: pairs.filter((pair) => isExtra(pair) || random.chance(0.2)).map(([t, m]) => [t, m, 1]), op: '<=', rhs: 1 }]
      : [];
  // It must hold by itself as long as nothing is let in.
  const holds = added.filter(({ terms }) => terms.filter((term) => !isExtra(term)).length <= 1);
  const problem: ListedProblem = {
    ...{ format: 'binome.problem/1', trainees, mentors: every.filter(({ id }) => !out.has(id)), pairs: inside },
    sideConstraints: all.map((side) => ({ ...side, terms: side.terms.filter((term) => !isExtra(term)) })),
    coverage: random.pick(['most', 'all', 'all']),
    ...(random.chance(0.2) && inside.length > 0 ? { required: [inside[0]!.slice(0, 2) as [string, string]] } : {}),
  };
  const group: AdmissibleGroup = {
    ...{ id: 'g', pairs: outside, ...(countsMentors ? { mentors: every.filter(({ id }) => out.has(id)) } : {}) },
    sideConstraints: [...all.map((side) => ({ ...side, terms: side.terms.filter(isExtra) })), ...holds],
  };
  return { problem, group };
}

/** The problem without the infeasible parts but one, with everything of the group let in that is left; whoever is let in has no minimum yet. */
function opened({ problem, group }: Case, others: readonly RelaxationMenu[]): ListedProblem {
  const gone = new Set(others.flatMap(({ trainees, mentors }) => [...trainees, ...mentors]));
  const goneSides = new Set(others.flatMap(({ sideConstraints }) => sideConstraints));
  const isLeft = ([t, m]: readonly [string, string, ...unknown[]]): boolean => !gone.has(t) && !gone.has(m);
  const sides = new Map((problem.sideConstraints ?? []).map((side) => [side.id, side]));
  for (const side of group.sideConstraints ?? []) {
    sides.set(side.id, { ...side, terms: [...(sides.get(side.id)?.terms ?? []), ...side.terms] });
  }
  return {
    ...problem,
    trainees: problem.trainees.filter(({ id }) => !gone.has(id)),
    mentors: [...problem.mentors.filter(({ id }) => !gone.has(id)), ...(group.mentors ?? []).map((mentor) => ({ ...mentor, min: 0 }))],
    pairs: [...problem.pairs, ...group.pairs.map((pair): ListedPair => [...pair])].filter(isLeft),
    required: (problem.required ?? []).filter(isLeft),
    sideConstraints: [...sides.values()]
      .filter(({ id }) => !goneSides.has(id))
      .map((side) => ({ ...side, terms: side.terms.filter(isLeft) })),
  };
}

/** What a matching lets in; null when a mentor let in has too few. */
function countOf({ group }: Case, whole: ListedProblem, { chosen }: Matching): number | null {
  const extra = new Set(group.pairs.map(([t, m]) => keyOf(t, m)));
  const used = chosen.map((k) => whole.pairs[k]!).filter(([t, m]) => extra.has(keyOf(t, m)));
  if (group.mentors === undefined) return used.length;
  const loads = group.mentors.map(({ id, min = 0 }) => ({ load: used.filter(([, m]) => m === id).length, min }));
  return loads.some(({ load, min }) => load > 0 && load < min) ? null : loads.filter(({ load }) => load > 0).length;
}

describe.each(['plain', 'constrained'] as const)('pairs and mentors let in, %s', (kind) => {
  test('are the fewest, and the best of so many', () => {
    const seen = { infeasible: 0, pairs: 0, mentors: 0, several: 0, none: 0, joined: 0 };
    for (let seed = 0; seed < 600; seed++) {
      const random = seededRandom(`admissions ${kind}`, seed);
      const given = drawn(random, kind);
      const { problem, group } = given;
      const solution = solve(problem);
      if (solution.status !== 'infeasible') continue;
      const menus = relaxations(problem, solution, { admissible: [group] });
      menus.forEach((menu, at) => {
        seen.infeasible++;
        const options = menu.options.filter(({ changes }) => changes.some(({ kind: change }) => change === 'admission'));
        const whole = opened(
          given,
          menus.filter((_, other) => other !== at),
        );
        const counted = allMatchings(whole, 50_000)!.flatMap((matching) => {
          const count = countOf(given, whole, matching);
          return count === null ? [] : [{ ...matching, count }];
        });
        if (counted.length === 0) {
          seen.none++;
          expect(options, `seed ${seed}`).toEqual([]);
          return;
        }
        const fewest = Math.min(...counted.map(({ count }) => count));
        expect(options, `seed ${seed}`).toHaveLength(1);
        const [{ changes, problem: changed, solution: answer }] = options as [(typeof options)[0]];
        const [admission] = changes;
        if (admission?.kind !== 'admission') throw new Error('no admission');
        expect([admission.to, admission.from, admission.group, admission.isBest], `seed ${seed}`).toEqual([fewest, 0, 'g', true]);
        expect((group.mentors === undefined ? admission.pairs : admission.mentors).length).toBe(fewest);
        const listed = { ...changed, pairs: [...changed.pairs].map((pair): ListedPair => [...pair]) };
        expect(verify(listed, answer).problems, `seed ${seed}`).toEqual([]);
        const own = bruteForce(listed);
        expect([answer.matched, answer.objective], `seed ${seed}`).toEqual([own.matched, own.objective]);
        const best = counted.find(({ count }) => count === fewest)!;
        const rest = { ...withoutGroup(whole, group), coverage: problem.coverage! };
        const known = new Set(whole.sideConstraints!.map(({ id }) => id));
        const sideConstraints = group.sideConstraints!.filter(({ id }) => known.has(id));
        const letIn = withChanges(rest, changes, [{ ...group, sideConstraints }]);
        const all = bruteForce({ ...letIn, pairs: [...letIn.pairs].map((pair): ListedPair => [...pair]) });
        expect([all.matched, Math.round(all.objective * 10)], `seed ${seed}`).toEqual([best.chosen.length, scoreOf(whole, best)]);
        seen[group.mentors === undefined ? 'pairs' : 'mentors']++;
        if (fewest > 1) seen.several++;
        if (changed.trainees.length > menu.trainees.length) seen.joined++;
      });
    }
    expect(seen.infeasible).toBeGreaterThan(300);
    expect(seen.pairs).toBeGreaterThan(60);
    expect(seen.mentors).toBeGreaterThan(30);
    expect(seen.several).toBeGreaterThan(15);
    expect(seen.none).toBeGreaterThan(30);
    expect(seen.joined).toBeGreaterThan(10);
  });
});

function scoreOf(whole: ListedProblem, { chosen }: Matching): number {
  return chosen.reduce((total, k) => total + Math.round(whole.pairs[k]![2] * 10), 0);
}

/** What is left of the whole when the group is taken out again. */
function withoutGroup(whole: ListedProblem, group: AdmissibleGroup): ListedProblem {
  const extra = new Set(group.pairs.map(([t, m]) => keyOf(t, m)));
  const isOwn = ([t, m]: readonly [string, string, number]): boolean => !extra.has(keyOf(t, m));
  const mentors = new Set((group.mentors ?? []).map(({ id }) => id));
  return {
    ...whole,
    mentors: whole.mentors.filter(({ id }) => !mentors.has(id)),
    pairs: whole.pairs.filter(isOwn),
    sideConstraints: whole.sideConstraints!.filter(({ id }) => id !== 'new').map((side) => ({ ...side, terms: side.terms.filter(isOwn) })),
  };
}
