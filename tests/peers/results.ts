import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Suite } from './suites.ts'

export interface Result {
  readonly title: string
  readonly passed: boolean
}

const MODULES = path.join(import.meta.dirname, '../../node_modules')

/** Runs the tests of a suite, or only some of ava's, in their folder, which has what they import in its parents. */
export function run({ runner, tests }: Suite, folder: string, only: readonly string[] = []): Result[] {
  const output = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    if (stdout === '') throw new Error(stderr)
    return stdout
  }
  if (runner === 'ava') {
    const match = only.flatMap((title) => ['--match', title])
    return ofTap(output('../node_modules/ava/entrypoints/cli.mjs', '--tap', ...match, tests))
  }
  if (runner === 'mocha') {
    const tsx = pathToFileURL(path.join(MODULES, 'tsx/dist/loader.mjs')).href
    const flags = ['--no-config', '--ui', 'tdd', '--exit', '--reporter', 'json']
    return ofMocha(output('--import', tsx, '../node_modules/mocha/bin/mocha.js', ...flags, tests))
  }
  // Written for Jest, of whose names they use no more than these.
  writeFileSync(path.join(folder, 'setup.js'), "globalThis.jest = (await import('vitest')).vi")
  writeFileSync(
    path.join(folder, 'vitest.config.js'),
    `export default { test: { globals: true, setupFiles: 'setup.js', include: ['${tests}'] } }`,
  )
  return ofVitest(output(path.join(MODULES, 'vitest/vitest.mjs'), 'run', '--reporter', 'json'))
}

function ofTap(text: string): Result[] {
  return [...text.matchAll(/^(not )?ok \d+ - (?!.*# SKIP)(.*)$/gm)].map(([, not, title = '']) => ({
    title,
    passed: not === undefined,
  }))
}

function ofMocha(text: string): Result[] {
  const { tests } = JSON.parse(text.slice(text.indexOf('{'))) as { tests: { title: string; err: object }[] }
  return tests.map(({ title, err }) => ({ title, passed: Object.keys(err).length === 0 }))
}

function ofVitest(text: string): Result[] {
  interface Report {
    testResults: { assertionResults: { title: string; status: string }[] }[]
  }
  const { testResults } = JSON.parse(text) as Report
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ title, status }) => ({ title, passed: status === 'passed' }))
}
