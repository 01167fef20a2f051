import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { DEFECT, ended, installed, type Ended } from './installed.ts'

// Runs the steps of the composite action as GitHub does.
const ACTION = path.join(import.meta.dirname, '../../.github/actions/backpressure/action.yml')
const CLEAN = 'export {}\n'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

interface Step {
  readonly shell: string
  readonly env: Readonly<Record<string, string>>
  readonly run: string
}

const action = parse(readFileSync(ACTION, 'utf8')) as Action

/** What the steps did, up to the first that failed. */
function run(
  cwd: string,
  given: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Ended {
  const filled = (text: string): string =>
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name: string) => given[name] ?? action.inputs[name]?.default ?? '?',
    )
  let last: Ended = { status: 0, stdout: '', stderr: '' }
  for (const step of action.runs.steps) {
    const inputs = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, filled(text)]))
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
    last = ended(step.shell, args, cwd, { ...inputs, ...env, GITHUB_WORKSPACE: cwd })
    if (last.status !== 0) return last
  }
  return last
}

describe('the composite action', { timeout: 300_000 }, () => {
  it('is one, and describes its inputs', () => {
    expect(action.runs.using).toBe('composite')
    for (const { description } of Object.values(action.inputs)) expect(description).not.toBe('')
  })

  it('marks each finding at its line, and fails', () => {
    const { folder } = installed({ 'src/a b.js': DEFECT, 'src/clean.js': CLEAN })
    const { status, stdout } = run(folder)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=src\/a b\.js,line=2,col=10,.*title=backpressure\/no-unbounded-promise-all::/)
    expect(stdout).toContain('1 finding, 2 files read.')
  })

  it('passes where nothing is found', () => {
    const { status, stdout } = run(installed({ 'src/clean.js': CLEAN }).folder)
    expect(stdout).toBe('No findings, 1 file read.\n')
    expect(status).toBe(0)
  })

  it('reads the paths it is given, one a line, whatever they look like', () => {
    const { folder } = installed({ 'a b/$(touch x).js': DEFECT, '--help/c.js': CLEAN, 'd.js': DEFECT })
    const { stdout } = run(folder, { paths: 'a b\n--help\n\n' })
    expect(stdout).toContain('1 finding, 2 files read.')
  })

  it('lets so many findings pass, and reports more where it is strict', () => {
    const { folder } = installed({ 'a.js': DEFECT })
    const { status, stdout } = run(folder, { 'max-warnings': '1' })
    expect(stdout).toMatch(/^::warning file=a\.js/)
    expect(status).toBe(0)
    expect(run(folder, { 'max-warnings': '1', strict: 'true' }).stdout).toContain('a.js')
  })

  it('reads what changed since a commit', () => {
    const { folder, git, write } = installed({ 'old.js': DEFECT })
    write('new.js', DEFECT)
    git('add', '.')
    git('commit', '--quiet', '--message', 'second')
    expect(run(folder, { since: 'HEAD~1' }).stdout).toMatch(/file=new\.js.*\n1 finding, 1 file read\.\n$/)
  })

  it('writes SARIF beside, and fails for the findings all the same', () => {
    const { folder } = installed({ 'a.js': DEFECT })
    const { status, stdout } = run(folder, { sarif: 'found.sarif' })
    expect(status).toBe(1)
    expect(stdout).toContain('::error file=a.js')
    const { runs } = JSON.parse(readFileSync(path.join(folder, 'found.sarif'), 'utf8'))
    expect(runs[0].results).toHaveLength(1)
  })

  it('stops at once when the command breaks', () => {
    const { status, stdout } = run(installed({}).folder, { paths: 'nowhere', sarif: 'found.sarif' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('brings its packages where the project has none', () => {
    const { folder } = installed({ 'a.js': DEFECT })
    rmSync(path.join(folder, 'node_modules'), { recursive: true })
    mkdirSync(path.join(folder, 'bin'))
    writeFileSync(path.join(folder, 'bin/npx'), '#!/bin/sh\nprintf "%s\\n" "$*"\n', { mode: 0o755 })
    const { stdout } = run(folder, { version: '1.2.3' }, { PATH: `${path.join(folder, 'bin')}:${process.env.PATH}` })
    expect(stdout).toBe(
      '--yes --package eslint-plugin-backpressure@1.2.3 --package eslint --package @typescript-eslint/parser' +
        ' --package typescript@6 backpressure check --format github -- .\n',
    )
  })
})
