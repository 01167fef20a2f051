import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { toSharedLimit } from '../../rules/edits/shared-limit.ts'
import { edited, type Setting } from './edited.ts'

const shared = (code: string, setting?: Setting): string | null =>
  edited<TSESTree.CallExpression>(
    code,
    'CallExpression[callee.property.name=/^all/]',
    (context, node) => {
      const [fanOut] = fanOutsOf(context, node)
      return fanOut ? toSharedLimit(context, fanOut) : null
    },
    setting,
  )

const HANDLER = 'async function handle(urls) { await Promise.all(urls.map(async (url) => fetch(url))) }'

it('makes one semaphore before the function', () => {
  expect(shared(`/** Loads. */\n${HANDLER}`)).toBe(
    "import { mapLimit, Semaphore } from 'backpressure-runtime'\n\nconst slots = new Semaphore(10)\n\n" +
      '/** Loads. */\nasync function handle(urls) { await mapLimit(urls, slots, async (url) => fetch(url)) }',
  )
})

it('joins what is imported already, and takes a name that is free', () => {
  const code = `import { mapLimit } from 'backpressure-runtime'\nlet slots = 1\n${HANDLER}`
  expect(shared(code, { settings: { concurrency: 4 } })).toBe(
    "import { mapLimit, Semaphore } from 'backpressure-runtime'\nlet slots = 1\nconst slots2 = new Semaphore(4)\n\n" +
      'async function handle(urls) { await mapLimit(urls, slots2, async (url) => fetch(url)) }',
  )
})

it('requires where the file requires', () => {
  const handler = '(req) => Promise.allSettled(req.urls.map(async (u) => go(u)))'
  const code = `const app = require('express')()\n\napp.get('/', ${handler})\n`
  expect(shared(code, { filename: 'code.cjs', sourceType: 'commonjs' })).toBe(
    "const app = require('express')()\nconst { mapLimitSettled, Semaphore } = require('backpressure-runtime')\n\n" +
      "const slots = new Semaphore(10)\n\n" +
      "app.get('/', (req) => mapLimitSettled(req.urls, slots, async (u) => go(u)))\n",
  )
})

it('gives up where mapLimit can not be written', () => {
  expect(shared('const f = (xs) => Promise.all(xs.map((x, i, all) => g(all)))')).toBe(null)
})
