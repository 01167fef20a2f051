import eslintPlugin from 'eslint-plugin-eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
// Built before it is linted with: npm run build.
import backpressure from './dist/index.js'

export default defineConfig([
  globalIgnores(['**/dist/', '**/coverage/', 'docs/examples/', 'tests/**/fixtures/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }] },
  },
  {
    files: ['rules/**/*.ts', 'runtime/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/return-await': 'error',
    },
  },
  {
    files: ['rules/no-*.ts', 'rules/require-*.ts'],
    extends: [eslintPlugin.configs.recommended],
    // `createRule` writes these.
    rules: {
      'eslint-plugin/require-meta-fixable': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
      'eslint-plugin/require-meta-schema': 'off',
      'eslint-plugin/require-meta-type': 'off',
    },
  },
  {
    files: ['**/*.{js,ts}'],
    plugins: { backpressure },
    extends: ['backpressure/recommended'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
])
