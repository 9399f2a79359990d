// The lint rules: types checked strictly in all TypeScript; a head comment in every file; the outside for shells alone.
import tseslint from 'typescript-eslint';
import { PAGE_GLOBALS, SHELLS, SHELL_GLOBALS, TO_BE_REMOVED } from './scripts/layers/table.mjs';
import { headComment } from './scripts/lint/head-comment.mjs';
import { wordsApart } from './scripts/lint/words-apart.mjs';

const binome = { rules: { 'head-comment': headComment, 'words-apart': wordsApart } };
const layers = (names) => names.map((name) => `**/${name}/**`);
const forbidden = (names, message) => ['error', { globals: names.map((name) => ({ name, message })), checkGlobalObject: true }];

export default tseslint.config(
  { ignores: ['src/solver/kernels/assembly', 'src/service/web/api/contract.ts', 'dist', 'dist.*', 'out', 'coverage'] },
  {
    files: ['**/*.{ts,tsx}', '*.js'],
    extends: tseslint.configs.strictTypeChecked,
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Typed arrays are read inside loops whose bounds are theirs: an index that is checked again costs and says nothing.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Messages are plain functions kept in an object; no class here hands out its methods.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      // Told so to stand out: of a provider on this machine alone, which the configuration sees to.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
    },
  },
  // What comes from outside: its types are a claim that is checked.
  {
    files: ['src/solver/verify/*.ts', 'src/solver/assignment/linear-sum-assignment.ts', 'src/solver/assignment/capacitated-checks.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
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
  {
    files: ['src/**/*.{ts,tsx}', 'scripts/**/*.mjs', 'benchmarks/**/*.mjs', '*.js'],
    plugins: { binome },
    rules: { 'binome/head-comment': 'error' },
  },
  // Words have one home. What an option does is told beside the option, what a cell should hold beside its reader, in both languages.
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/wording/**', 'src/errors/**'],
    plugins: { binome },
    rules: { 'binome/words-apart': 'error' },
  },
  { files: ['src/{cli,census,domain/documents,service/shell}/**/*.ts'], rules: { 'binome/words-apart': ['error', { pairs: true }] } },
  // Same input, same bytes out. Which modules may be imported where is the layer check's part: scripts/layers/table.mjs.
  {
    files: ['src/**/*.ts'],
    // The page is a world of its own: what of it a browser has not, nothing there can name.
    ignores: [...layers(SHELLS), 'src/service/web/**', ...TO_BE_REMOVED.clocks],
    rules: {
      'no-restricted-globals': forbidden(
        [...SHELL_GLOBALS, ...PAGE_GLOBALS],
        'Only shells know of clocks, chance, processes and networks.',
      ),
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Only shells read a clock.' },
        { object: 'Math', property: 'random', message: 'Only shells draw lots.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Only shells read a clock.' },
        { selector: 'CallExpression[callee.name="Date"]', message: 'Only shells read a clock.' },
      ],
      'no-restricted-imports': [
        'error',
        ...['node:crypto', 'crypto'].map((name) => ({ name, allowImportNames: ['createHash'], message: 'Only shells draw lots.' })),
      ],
    },
  },
  {
    files: layers(SHELLS).map((folder) => `src/${folder}/*.ts`),
    rules: { 'no-restricted-globals': forbidden(PAGE_GLOBALS, 'Only web/ knows of a page.') },
  },
);
