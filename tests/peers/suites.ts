/** The tests of a peer, at a commit, and how they are run against our adapter. */
export interface Suite {
  readonly name: string
  readonly repository: string
  readonly commit: string
  /** The source that the adapter stands in for; both have the same exports. */
  readonly replaces: string
  readonly tests: string
  readonly runner: 'ava' | 'mocha' | 'vitest'
  /** A line that our loader reads otherwise than theirs. */
  readonly loads?: { readonly file: string; readonly line: string; readonly as: string }
}

export const suites: readonly Suite[] = [
  {
    name: 'p-limit',
    repository: 'sindresorhus/p-limit',
    commit: 'df476048d023ff868cd45b35ee47f5fb0ca2b25a',
    replaces: 'index.js',
    tests: 'test.js',
    runner: 'ava',
  },
  {
    name: 'p-map',
    repository: 'sindresorhus/p-map',
    commit: 'bc26cf03f81292325236a1188063dac8e7a4de0f',
    replaces: 'index.js',
    tests: 'test.js',
    runner: 'ava',
  },
  {
    name: 'async-sema',
    repository: 'vercel/async-sema',
    commit: '603842b82e68e24b76eb0e74dae66de1eda468b4',
    replaces: 'src/index.ts',
    tests: 'test/sema.test.ts',
    runner: 'vitest',
  },
  {
    name: 'async-mutex',
    repository: 'DirtyHairy/async-mutex',
    commit: 'b0bb4c5aa0e42eb5ffc8d9342e56bb6de1b95554',
    replaces: 'src/Semaphore.ts',
    tests: 'test/semaphore.ts',
    runner: 'mocha',
    loads: {
      file: 'test/semaphoreSuite.ts',
      line: "import * as assert from 'assert'",
      as: "import assert = require('assert')",
    },
  },
]

/** What the suites import and run by; none of it is a dependency of the project. */
export const packages: readonly string[] = [
  'ava@5.3.1',
  'mocha@10.8.2',
  '@sinonjs/fake-timers@11.3.1',
  'in-range@3.0.0',
  'random-int@3.1.0',
  'time-span@5.1.0',
  'delay@6.0.0',
  'yocto-queue@1.2.2',
]
