import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFolder, pack } from './packed.ts'
import { ROOT } from './sources.ts'

// The types of both packages, as npm publishes them, under each TypeScript that people have: npm run build.
const COMPILERS = path.join(ROOT, 'tests/compilers/node_modules')
const work = mkdtempSync(path.join(tmpdir(), 'backpressure-compilers-'))
const user = path.join(work, 'user')

const BODY = `
const settings: Settings = { concurrency: 4, limiters: ['gitLimit'] }
export const config: Linter.Config[] = defineConfig([
  { plugins: { backpressure }, extends: [backpressure.configs.recommended], settings: { backpressure: settings } },
])
// @ts-expect-error: no such setting
export const wrong: Settings = { concurency: 4 }

export const lengths: Promise<number[]> = mapLimit(['a', 'b'], new Semaphore(2), async (word) => word.length)
export const room = (sink: Writable): Promise<boolean> => write(sink, 'x')
const queue = new BoundedQueue<number>({ capacity: 10, overflow: 'drop-oldest' })
// @ts-expect-error: a number is what it holds
void queue.put('x')
export async function sum(): Promise<number> {
  let total = 0
  for await (const item of queue) total += item
  return total
}
`
const USES = {
  'consumer.mts': `import backpressure, { type Settings } from 'eslint-plugin-backpressure'
import { BoundedQueue, mapLimit, Semaphore, write } from 'backpressure-runtime'
import type { Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import type { Writable } from 'node:stream'
${BODY}`,
  'consumer.cts': `import backpressure = require('eslint-plugin-backpressure')
import runtime = require('backpressure-runtime')
import eslint = require('eslint/config')
import type { Linter } from 'eslint'
import type { Settings } from 'eslint-plugin-backpressure'
import type { Writable } from 'node:stream'
const { BoundedQueue, mapLimit, Semaphore, write } = runtime
const { defineConfig } = eslint
${BODY}`,
}

beforeAll(() => {
  const modules = path.join(user, 'node_modules')
  for (const [name, tarball] of pack(work).tarballs) {
    mkdirSync(path.join(modules, name), { recursive: true })
    inFolder(path.join(modules, name), 'tar', '-xzf', tarball, '--strip-components=1')
  }
  mkdirSync(path.join(modules, '@types'))
  for (const name of ['eslint', '@types/node'])
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name))
  for (const [file, text] of Object.entries(USES)) writeFileSync(path.join(user, file), text)
}, 120_000)

afterAll(() => rmSync(work, { recursive: true }))

describe.each([
  ['5.9', 'typescript59'],
  ['6.0', 'typescript6'],
  ['7.0', 'typescript7'],
])('TypeScript %s', (version, name) => {
  const tsc = path.join(COMPILERS, name, 'bin/tsc')

  it('is what it says', () => {
    const manifest = JSON.parse(readFileSync(path.join(COMPILERS, name, 'package.json'), 'utf8')) as { version: string }
    expect(manifest.version).toMatch(new RegExp(`^${version}\\.`))
  })

  it.each(Object.keys(USES))('takes the types of both packages: %s', { timeout: 120_000 }, (file) => {
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node']
    expect(inFolder(user, process.execPath, tsc, ...flags, file)).toBe('')
  })
})
