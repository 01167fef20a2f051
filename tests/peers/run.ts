import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { deviations } from './deviations.ts'
import { run, type Result } from './results.ts'
import { packages, suites, type Suite } from './suites.ts'

// npm run peers -- [NAME…] [--mirrors FOLDER] [--original] [--keep]
// The original tests of peers, at pinned commits, against our adapters. Repositories are cloned, or taken from a folder
// of mirrors: FOLDER/owner+name/repo. --original runs them against the peer itself, to see what this machine fails.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mirrors: { type: 'string' }, original: { type: 'boolean' }, keep: { type: 'boolean' } },
})
const ROOT = path.join(import.meta.dirname, '../..')
const scratch = mkdtempSync(path.join(tmpdir(), 'backpressure-peers-'))
const call = (command: string, ...args: string[]): Buffer =>
  execFileSync(command, args, { cwd: scratch, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] })

function prepare(): void {
  writeFileSync(path.join(scratch, 'package.json'), '{}')
  call('npm', 'install', '--prefix', scratch, '--no-audit', '--no-fund', '--ignore-scripts', '--silent', ...packages)
  const modules = path.join(scratch, 'node_modules')
  for (const part of ['package.json', 'dist']) {
    cpSync(path.join(ROOT, 'runtime', part), path.join(modules, 'backpressure-runtime', part), { recursive: true })
  }
  for (const tool of ['tsx', 'vitest']) symlinkSync(path.join(ROOT, 'node_modules', tool), path.join(modules, tool))
}

/** The checkout of a suite, the adapter in the place of the source. */
function checkout({ name, repository, commit, replaces, loads }: Suite): string {
  const folder = path.join(scratch, name)
  const mirror = path.join(values.mirrors ?? '', repository.replace('/', '+'), 'repo')
  const source = values.mirrors === undefined ? path.join(scratch, `${name}.git`) : mirror
  if (values.mirrors === undefined) {
    call('git', 'clone', '--quiet', '--bare', `https://github.com/${repository}`, source)
  }
  mkdirSync(folder)
  const archive = path.join(scratch, `${name}.tar`)
  call('git', '-C', source, 'archive', '--output', archive, commit)
  call('tar', '-xf', archive, '-C', folder)
  if (loads !== undefined) {
    const file = path.join(folder, loads.file)
    writeFileSync(file, readFileSync(file, 'utf8').replace(loads.line, loads.as))
  }
  if (values.original) return folder
  rmSync(path.join(folder, replaces))
  const adapter = path.join(import.meta.dirname, 'adapters', `${name}.js`)
  cpSync(adapter, path.join(folder, replaces.replace(/\.ts$/, '.js')))
  return folder
}

const reasonOf = ({ name }: Suite, { title }: Result): string | undefined =>
  values.original ? undefined : Object.entries(deviations[name] ?? {}).find(([start]) => title.startsWith(start))?.[1]

/**
 * Many of the tests hold milliseconds against bounds, while ava runs all of a file at the same time: what has no reason
 * to fail gets three tries, the later ones without the others.
 */
function results(suite: Suite): Result[] {
  const folder = checkout(suite)
  let last = run(suite, folder)
  for (let tries = 1; tries < 3; tries++) {
    const again = last.filter((result) => !result.passed && !reasonOf(suite, result)).map(({ title }) => title)
    if (again.length === 0) break
    const passed = new Set(
      run(suite, folder, again)
        .filter((result) => result.passed)
        .map(({ title }) => title),
    )
    last = last.map((result) => (passed.has(result.title) ? { ...result, passed: true } : result))
  }
  return last
}

/** Prints how a suite went; answers failures without a reason, and reasons without a failure. */
function report(suite: Suite): string[] {
  const all = results(suite)
  const failed = all.filter(({ passed }) => !passed)
  console.log(
    `${suite.name} ${suite.commit.slice(0, 7)}: ${all.length - failed.length} passed, ${failed.length} failed`,
  )
  for (const result of failed) console.log(`  ${result.title}: ${reasonOf(suite, result) ?? 'NO REASON KNOWN'}`)
  const stale = all.filter((result) => result.passed && reasonOf(suite, result) !== undefined)
  return [
    ...failed.filter((result) => reasonOf(suite, result) === undefined).map(({ title }) => `fails: ${title}`),
    ...stale.map(({ title }) => `passes, though it is a listed deviation: ${title}`),
  ]
}

if (!existsSync(path.join(ROOT, 'runtime/dist/index.js'))) throw new Error('npm run build')
try {
  prepare()
  const wanted = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const surprises = wanted.flatMap(report)
  for (const line of surprises) console.error(line)
  process.exitCode = surprises.length > 0 ? 1 : 0
} finally {
  if (values.keep) console.log(scratch)
  else rmSync(scratch, { recursive: true })
}
