// What may be mutated, by name: the folder, the tests that a mutant meets (each takes a fraction of a second), and whether mutants of what
// runs when a module is loaded are tried too. They meet every test; in the verifier the schemas are such, and they refuse what is malformed.
const oracles = (...names) => names.map((name) => `tests/oracles/${name}.test.ts`);

export const FOLDERS = {
  verify: {
    source: 'src/solver/verify',
    tests: ['tests/unit/solver/verify', ...oracles('forged', 'division', 'given-solution', 'verdicts')],
    loaded: true,
  },
  scoring: { source: 'src/scoring', tests: ['tests/unit/scoring'], loaded: false },
  solve: {
    source: 'src/solver/solve',
    tests: ['tests/unit/solver/solve', ...oracles('answers', 'division', 'given-solution')],
    loaded: false,
  },
  'side-constraints': {
    source: 'src/solver/side-constraints',
    tests: [
      'tests/unit/solver/side-constraints/fallback.test.ts',
      ...oracles('answers', 'division'),
      'tests/unit/solver/side-constraints/reduction.test.ts',
    ],
    loaded: false,
  },
};
