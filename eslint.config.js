// Lint rules: the budgets and habits of the house. What a type checker must know is asked of server/, client/ and scripts/ only.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const everywhere = ['**/*.ts', '**/*.mjs', '**/*.js'];
const typed = ['server/src/**/*.ts', 'client/src/**/*.ts', 'scripts/**/*.mjs'];
const pure = ['base', 'yaml', 'schema', 'model', 'workspace', 'features', 'render', 'deploy'];

export default defineConfig(
  globalIgnores(['**/dist/', 'out/', '**/generated/', 'test/cases/', 'examples/']),
  {
    files: everywhere,
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 15],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      'max-params': ['error', 4],
      'no-warning-comments': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Both spellings of a type have their place: a union cannot be an interface.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: 'tsconfig.eslint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Brackets say that a key is data, a dot that it is declared.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A function that returns what a statement does is the shortest way to say so.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: pure.map((layer) => `server/src/${layer}/**/*.ts`),
    rules: { 'no-console': 'error' },
  },
  {
    // JSON read by a script is what the script takes it for.
    files: ['scripts/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A suite is one long function, and in a test the failing `!` is the failing test.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
