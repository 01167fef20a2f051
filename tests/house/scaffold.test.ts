import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from './sources.ts'

// `npm run new` in a copy of the project: what it writes must pass as it stands.
const copy = mkdtempSync(path.join(tmpdir(), 'backpressure-scaffold-'))
const NAME = 'no-trial-thing'

/** Compilers and test runners beside others, on a busy machine. */
const LONG = 120_000

beforeAll(() => {
  const files = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'README.md']
  for (const part of ['rules', 'runtime', 'docs', 'tests', '.changeset', ...files]) {
    cpSync(path.join(ROOT, part), path.join(copy, part), {
      recursive: true,
      filter: (file) => !/[\\/](node_modules|dist)$/.test(file),
    })
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
  run('tsx/dist/cli.mjs', 'docs/tools/new-rule.ts', NAME, "disallow things on trial, which don't stay")
  run('tsx/dist/cli.mjs', 'docs/tools/pages.ts')
}, LONG)

afterAll(() => rmSync(copy, { recursive: true }))

it('adds the rule in its place', () => {
  const lines = readFileSync(path.join(copy, 'rules/index.ts'), 'utf8').split('\n')
  const entries = lines.filter((line) => /^ {2}'[a-z-]+': \w+,$/.test(line))
  expect(entries).toContain(`  '${NAME}': noTrialThing,`)
  expect(entries).toEqual([...entries].sort())
})

it('has right types', () => {
  const include = [`rules/${NAME}.ts`, `tests/rules/${NAME}.test.ts`, 'rules/index.ts']
  writeFileSync(path.join(copy, 'trial.json'), JSON.stringify({ extends: './tsconfig.json', include }))
  expect(run('typescript/bin/tsc', '-p', 'trial.json')).toBe('')
}, LONG)

it('passes its own test and those of the house', () => {
  const house = ['floors', 'sizes', 'paths', 'meta', 'pages', 'one-report'].map((name) => `tests/house/${name}.test.ts`)
  const report = run('vitest/vitest.mjs', 'run', '--typecheck.enabled=false', `tests/rules/${NAME}.test.ts`, ...house)
  expect(report).toMatch(/Tests\s+\d+ passed/)
}, LONG)

it('refuses a name that is taken, and a name that is none', () => {
  const scaffold =
    (...args: string[]) =>
    () =>
      run('tsx/dist/cli.mjs', 'docs/tools/new-rule.ts', ...args)
  expect(scaffold(NAME, 'disallow it again')).toThrow(`rules/${NAME}.ts stands already.`)
  expect(scaffold('Trial', 'disallow it')).toThrow('Usage: npm run new')
})

function run(script: string, ...args: string[]): string {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, VITEST: undefined }
  try {
    const file = path.join(ROOT, 'node_modules', script)
    return execFileSync(process.execPath, [file, ...args], { cwd: copy, env, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${script} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error })
  }
}
