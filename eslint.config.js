import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['src/solver/kernels/assembly', 'dist', 'out', 'coverage', 'scripts', 'benchmarks'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Typed arrays are read inside loops whose bounds are theirs: an index that is checked again costs and says nothing.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Messages are plain functions kept in an object; no class here hands out its methods.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
    },
  },
  // What comes from outside: its types are a claim that is checked.
  {
    files: ['src/solver/verify/*.ts', 'src/solver/assignment/linear-sum-assignment.ts', 'src/solver/assignment/capacitated-checks.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  // No clock and no chance where answers are to depend on the problem alone.
  {
    files: ['src/solver/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'performance', 'Date', 'setTimeout', 'process'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  // Tests hand over malformed values on purpose, and describe blocks are promises to nobody.
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['*.js'], ...tseslint.configs.disableTypeChecked },
);
