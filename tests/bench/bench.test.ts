import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

// Not how fast: that it runs, and that no contender loses anything. npm run build && npm run packages.
it('the benchmark of the runtime runs all its contenders', async () => {
  const script = path.join(import.meta.dirname, 'run.js')
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--smoke'])
  for (const contender of [
    'fastq',
    'p-queue',
    'async-sema',
    'async-mutex',
    'async',
    'p-map',
    'p-limit',
    'once(sink, drain)',
  ]) {
    expect(stdout).toMatch(
      new RegExp(`^  ${contender.replace(/[()]/g, '\\$&')}.*: \\d+ ns, ours is [\\d.]+ × of it$`, 'm'),
    )
  }
  expect(stdout).toMatch(/semaphore: bytes of a waiting acquire: -?\d+, bare limit -?\d+/)
  expect(stdout).toContain('acquire, all abort: ')
}, 120_000)
