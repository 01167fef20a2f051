import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

// The runtime resolves to its source, so that unit tests need no build.
const conditions = ['backpressure-source']

// What asks about code and rewrites it keeps nothing between files: they share what they import, which takes longer
// than their tests.
const questions = 'tests/{analysis,edits,kit,rewrites,rules}/**/*.test.ts'

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests that install, build or run a command mostly wait for it: two files at a time, on two processors too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: 'questions', include: [questions], isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/fixtures/**', questions],
          typecheck: { enabled: true, include: ['tests/**/*.test-d.ts'], tsconfig: './tests/declarations.json' },
        },
      },
    ],
  },
})
