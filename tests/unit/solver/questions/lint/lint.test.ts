import { describe, expect, it } from 'vitest';
import { lint, type LintFinding, type Problem, type SideConstraint } from '../../../../../src/solver/index.ts';

type Terms = Readonly<Record<string, number>>;

/** Two trainees, a and b; two mentors, 1 and 2, with one place each; all four pairs: `a1`, `a2`, `b1`, `b2`. */
function square(
  constraints: Readonly<Record<string, [terms: Terms, op: SideConstraint['op'], rhs: number]>>,
  changes: Partial<Problem> = {},
) {
  return lint({
    format: 'binome.problem/1',
    trainees: [{ id: 'a' }, { id: 'b' }],
    mentors: [{ id: '1' }, { id: '2' }],
    pairs: ['a1', 'a2', 'b1', 'b2'].map((pair) => [pair[0]!, pair[1]!, 0]),
    sideConstraints: Object.entries(constraints).map(([id, [terms, op, rhs]]) => ({
      id,
      terms: Object.entries(terms).map(([pair, coefficient]) => [pair[0]!, pair[1]!, coefficient] as const),
      op,
      rhs,
    })),
    ...changes,
  });
}

const ALL = { a1: 1, a2: 1, b1: 1, b2: 1 };
const OF_1 = { a1: 1, b1: 1 };

describe('what a constraint can reach alone', () => {
  it.each<[string, [Terms, SideConstraint['op'], number], Partial<Problem>, object[]]>([
    ['at most the places', [ALL, '<=', 2], {}, [{ kind: 'neverBinding', most: 2 }]],
    ['one below', [ALL, '<=', 1], {}, []],
    ['at least nothing', [ALL, '>=', 0], {}, [{ kind: 'neverBinding', least: 0 }]],
    ['at least more than there is', [ALL, '>=', 3], {}, [{ kind: 'impossible', most: 2 }]],
    ['at most less than nothing', [ALL, '<=', -1], {}, [{ kind: 'impossible', least: 0 }]],
    ['at least all needs, where all are met', [ALL, '>=', 2], { coverage: 'all' }, [{ kind: 'neverBinding', least: 2 }]],
    ['at most one, where all needs are met', [ALL, '<=', 1], { coverage: 'all' }, [{ kind: 'impossible', least: 2 }]],
    ['exactly two, where all needs are met', [ALL, '=', 2], { coverage: 'all' }, [{ kind: 'neverBinding', least: 2, most: 2 }]],
    ['exactly three', [ALL, '=', 3], {}, [{ kind: 'impossible', most: 2 }]],
    ['exactly minus one', [ALL, '=', -1], {}, [{ kind: 'impossible', least: 0 }]],
    ['exactly one and a half', [ALL, '=', 1.5], {}, [{ kind: 'impossible', step: 1 }]],
    ['exactly three in steps of two', [{ a1: 2, b2: 4 }, '=', 3], {}, [{ kind: 'impossible', step: 2 }]],
    ['exactly 0.3 in steps of 0.2', [{ a1: 0.2, b2: 0.4 }, '=', 0.3], {}, [{ kind: 'impossible', step: 0.2 }]],
    ['a minimum of the mentor', [OF_1, '>=', 1], { mentors: [{ id: '1', min: 1 }, { id: '2' }] }, [{ kind: 'neverBinding', least: 1 }]],
    ['a required pair', [{ a2: 5, b1: 7 }, '<=', 4], { required: [['a', '2']] }, [{ kind: 'impossible', least: 5 }]],
    ['weights of both signs', [{ a1: 0.5, b1: -0.25 }, '<=', 0.5], {}, [{ kind: 'neverBinding', most: 0.5 }]],
    ['weights that exclude each other', [{ a1: 1.5, a2: 2 }, '<=', 3], {}, [{ kind: 'neverBinding', most: 2 }]],
    ['no term, and met', [{}, '<=', 0], {}, [{ kind: 'neverBinding', most: 0 }]],
    ['no term, and not met', [{}, '>=', 1], {}, [{ kind: 'impossible', most: 0 }]],
    ['terms of nothing', [{ a1: 0, b2: 0 }, '=', 0], {}, [{ kind: 'neverBinding', least: 0, most: 0 }]],
    ['a limit beyond all sums', [ALL, '<=', 1e9], {}, [{ kind: 'neverBinding', most: 2 }]],
  ])('%s', (_name, constraint, changes, expected) => {
    expect(square({ q: constraint }, changes)).toEqual(expected.map((finding) => ({ constraint: 'q', ...finding })));
  });

  it('sums over parts that nothing joins, of which one has a minimum', () => {
    const pairs = [['a', '1', 0] as const, ['b', '2', 0] as const];
    const mentors = [{ id: '1', min: 1 }, { id: '2' }];
    expect(square({ q: [{ a1: 3, b2: 4 }, '<=', 7] }, { pairs, mentors })).toEqual([{ kind: 'neverBinding', constraint: 'q', most: 7 }]);
    expect(square({ q: [{ a1: 3, b2: 4 }, '<=', 2] }, { pairs, mentors })).toEqual([{ kind: 'impossible', constraint: 'q', least: 3 }]);
    expect(square({ q: [{ a1: 3, b2: 4 }, '<=', 6] }, { pairs, mentors })).toEqual([]);
  });

  it('says where there is no matching at all, and still what the rest can reach', () => {
    const shorter: Partial<Problem> = {
      trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      mentors: [{ id: '1' }, { id: '3' }],
      pairs: [
        ['a', '1', 0],
        ['b', '1', 0],
        ['c', '3', 0],
      ],
      coverage: 'all',
    };
    expect(square({ p: [{ a1: 1, b1: 1 }, '<=', 5], q: [{ c3: 1 }, '<=', 0] }, shorter)).toEqual([
      { kind: 'noMatching', constraints: ['p'] },
      { kind: 'impossible', constraint: 'q', least: 1 },
    ]);
  });
});

describe('what two constraints say of each other', () => {
  /** A larger square would change nothing: these bind, and can be met, alone. */
  const between = (p: [Terms, SideConstraint['op'], number], q: [Terms, SideConstraint['op'], number]): LintFinding[] =>
    square({ p, q }, { mentors: ['1', '2'].map((id) => ({ id, max: 2 })), trainees: ['a', 'b'].map((id) => ({ id, need: 2 })) });
  const redundant = (constraint: string, because: string): LintFinding[] => [{ kind: 'redundant', constraint, because }];
  const contradictory: LintFinding[] = [{ kind: 'contradictory', constraints: ['p', 'q'] }];

  it.each<[string, [Terms, SideConstraint['op'], number], [Terms, SideConstraint['op'], number], LintFinding[]]>([
    ['the same, twice', [ALL, '<=', 1], [ALL, '<=', 1], redundant('q', 'p')],
    ['the tighter limit comes first', [ALL, '<=', 1], [ALL, '<=', 2], redundant('q', 'p')],
    ['the tighter limit comes last', [ALL, '<=', 2], [ALL, '<=', 1], redundant('p', 'q')],
    ['a part of the other', [OF_1, '<=', 1], [ALL, '<=', 1], redundant('p', 'q')],
    ['a part, under a wider limit of the whole', [OF_1, '<=', 1], [ALL, '<=', 2], []],
    ['the same in other units', [{ a1: 2, b1: 2 }, '<=', 2], [{ a1: 0.5, b1: 0.5 }, '<=', 0.5], redundant('q', 'p')],
    ['the same once rounded', [{ a1: 2, b1: 2 }, '<=', 3], [OF_1, '<=', 1], redundant('q', 'p')],
    ['a multiple that rounding makes enough', [ALL, '<=', 2], [{ a1: 2, a2: 3, b1: 2, b2: 2 }, '<=', 5], redundant('p', 'q')],
    ['multiples that are not enough', [ALL, '<=', 2], [{ a1: 2, a2: 4, b1: 2, b2: 2 }, '<=', 6], []],
    ['at least, of more pairs', [OF_1, '>=', 1], [ALL, '>=', 1], redundant('q', 'p')],
    ['at least, of the second pair', [OF_1, '>=', 1], [{ b1: 1 }, '>=', 1], redundant('p', 'q')],
    ['at least, the higher', [ALL, '>=', 3], [ALL, '>=', 2], redundant('q', 'p')],
    ['exactly implies at most', [ALL, '<=', 2], [ALL, '=', 2], redundant('p', 'q')],
    ['exactly implies at least', [ALL, '>=', 1], [ALL, '=', 2], redundant('p', 'q')],
    ['at most does not imply exactly', [ALL, '=', 1], [ALL, '<=', 1], redundant('q', 'p')],
    ['exactly, turned round', [{ a1: 1, b1: -1 }, '=', 0], [{ a1: -2, b1: 2 }, '=', 0], redundant('q', 'p')],
    ['a weight more on the side that helps', [{ a1: 1, b1: -2 }, '<=', 0], [{ a1: 1, b1: -1 }, '<=', 0], redundant('p', 'q')],
    ['a term that the other lacks', [{ a1: 1, b2: 1 }, '<=', 1], [{ a1: 1, b1: 1 }, '<=', 1], []],
    ['at least three and at most two', [ALL, '>=', 3], [ALL, '<=', 2], contradictory],
    ['at least three of some and at most two of all', [ALL, '<=', 1], [OF_1, '>=', 2], contradictory],
    ['at least three of all and at most two of some', [ALL, '>=', 3], [OF_1, '<=', 1], []],
    ['exactly two and exactly three', [ALL, '=', 2], [ALL, '=', 3], contradictory],
    ['exactly two and at least three', [ALL, '=', 2], [ALL, '>=', 3], contradictory],
    ['exactly two and at least two', [ALL, '=', 2], [ALL, '>=', 2], redundant('q', 'p')],
    ['limits that meet', [ALL, '>=', 2], [ALL, '<=', 2], []],
    ['limits that miss each other by less than one', [ALL, '>=', 2], [{ a1: 2, a2: 2, b1: 2, b2: 2 }, '<=', 3], contradictory],
    ['no pair in common', [{ a1: 1 }, '<=', 0], [{ b1: 1 }, '>=', 1], []],
    ['products beyond 2^53', [{ a1: 1e9, b1: 1e9 + 1 }, '<=', 1e9 - 1], [{ a1: 1e9 + 1, b1: 1 }, '<=', 1e9 - 1], redundant('q', 'p')],
  ])('%s', (_name, p, q, expected) => expect(between(p, q)).toEqual(expected));

  it('keeps of several that say the same the first by id, and gives it as the reason', () => {
    const found = square({ c: [ALL, '<=', 1], a: [ALL, '<=', 1], b: [ALL, '<=', 1] });
    expect(found).toEqual([...redundant('b', 'a'), ...redundant('c', 'a')]);
  });

  it('gives a reason that stays: through one that goes, the tightest', () => {
    const found = square({ a: [{ a1: 1 }, '<=', 0], b: [OF_1, '<=', 0], c: [ALL, '<=', 0] });
    expect(found).toEqual([...redundant('a', 'c'), ...redundant('b', 'c')]);
    const turned = square({ a: [OF_1, '<=', 0], b: [ALL, '<=', 0], c: [{ a1: 1 }, '<=', 0] });
    expect(turned).toEqual([...redundant('a', 'b'), ...redundant('c', 'b')]);
  });

  it('does not compare what is impossible, or never binds, alone', () => {
    expect(square({ p: [ALL, '>=', 3], q: [ALL, '<=', 1], r: [ALL, '<=', 2] })).toEqual([
      { kind: 'impossible', constraint: 'p', most: 2 },
      { kind: 'neverBinding', constraint: 'r', most: 2 },
    ]);
  });
});

describe('lint', () => {
  it('sorts by kind, then by id, and says nothing of a problem without side constraints', () => {
    expect(square({})).toEqual([]);
    const found = square({
      z: [ALL, '>=', 3],
      y: [{ a1: 1 }, '<=', 1],
      x: [ALL, '<=', 1],
      w: [ALL, '>=', 2],
      v: [OF_1, '<=', 0],
      u: [ALL, '<=', 0],
    });
    expect(found.map(({ kind }) => kind)).toEqual([
      'impossible',
      'contradictory',
      'contradictory',
      'redundant',
      'redundant',
      'neverBinding',
    ]);
    expect(found.map((finding) => ('constraint' in finding ? finding.constraint : finding.constraints.join('+')))).toEqual([
      ...['z', 'u+w', 'w+x', 'v', 'x', 'y'],
    ]);
  });

  it('refuses a malformed problem with its place', () => {
    expect(() => square({ q: [{ a3: 1 }, '<=', 1] })).toThrow(expect.objectContaining({ code: 'PROBLEM_UNKNOWN_ID' }));
  });
});
