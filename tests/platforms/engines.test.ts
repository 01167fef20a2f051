import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { binaryOf, engines, isThere } from './engines.ts'
import { project } from './installed.ts'
import { readText } from '../../runtime/src/index.ts'

// Each export in each engine, as the built package: npm run build && npm run platforms. All tests of the runtime run
// under each Node by npm run matrix.
const folder = project()
const file = path.join(folder, 'run-smoke.js')
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(engines)('$name', (engine) => {
  // A machine may lack an engine; CI may not.
  const there = isThere(engine)

  it.skipIf(!there && process.env.CI === undefined).each(['esm', 'cjs'])('runs the runtime as %s', async (form) => {
    const { stdout } = await promisify(execFile)(binaryOf(engine), [...engine.flags, file, form], { cwd: folder })
    expect(JSON.parse(stdout)).toEqual([])
  })
})

describe('a worker thread', () => {
  it.each(['esm', 'cjs'])('runs the runtime as %s', async (form) => {
    const worker = new Worker(file, { argv: [form], execArgv: [], stdout: true })
    const ended = once(worker, 'exit')
    expect(JSON.parse(await readText(worker.stdout, { maxBytes: 1_000_000 }))).toEqual([])
    expect(await ended).toEqual([0])
  })
})
