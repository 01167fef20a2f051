import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { intervalOf } from '../../rules/analysis/timers.ts'
import { toInterval } from '../../rules/edits/interval-call.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ interval \} from 'backpressure-runtime';?\n\n/

describe('keeps runs apart', () => {
  it.each([
    {
      name: 'an async callback',
      code: 'setInterval(async () => { await poll() }, 5 * 1000)',
      output: 'interval(async () => { await poll() }, 5 * 1000)',
    },
    {
      name: 'a global object',
      code: 'globalThis.setInterval(async () => { await poll() }, ms)',
      output: 'interval(async () => { await poll() }, ms)',
    },
    {
      name: 'a function of this file',
      code: 'async function tick() { await poll() }\nsetInterval(tick, 1000)',
      output: 'async function tick() { await poll() }\ninterval(tick, 1000)',
    },
    {
      name: 'a bound method',
      code:
        'class A { async tick() { await this.poll() } start() { ' +
        'setInterval(this.tick.bind(this), 1000).unref() } }',
      output:
        'class A { async tick() { await this.poll() } start() { interval(this.tick.bind(this), 1000).unref() } }',
    },
    {
      name: 'a promise that is answered',
      code: 'setInterval(() => fetch(url), 1000)',
      output: 'interval(() => fetch(url), 1000)',
    },
    {
      name: 'a promise that an arrow voids',
      code: 'setInterval(() => void fetch(url), 1000)',
      output: 'interval(() => fetch(url), 1000)',
    },
    {
      name: 'a promise that a block drops',
      code: 'setInterval(() => { fetch(url).catch(log) }, 1000)',
      output: 'interval(async () => { await fetch(url).catch(log) }, 1000)',
    },
    {
      name: 'a promise that a block voids',
      code: 'setInterval(function () { void fetch(url) }, 1000)',
      output: 'interval(async function () { await fetch(url) }, 1000)',
    },
    {
      name: 'an id that is only cleared',
      code:
        'function f() { const id = setInterval(async () => { if (await poll()) clearInterval(id) ' +
        '}, 1000)\n  id.unref()\n  return () => clearInterval(id) }',
      output:
        'function f() { const id = interval(async () => { if (await poll()) void id.stop() }, ' +
        '1000)\n  id.unref()\n  return () => void id.stop() }',
    },
  ])('$name', ({ code, output }) => expect(apart(code)?.replace(IMPORT, '')).toBe(output))
})

describe('leaves', () => {
  const work = 'async () => { await poll() }'
  it.each([
    { name: 'an id that is returned', code: `function f() { return setInterval(${work}, 1000) }` },
    { name: 'an id that is passed on', code: `const id = setInterval(${work}, 1000)\ntimers.add(id)` },
    { name: 'an id that is exported', code: `export const id = setInterval(${work}, 1000)` },
    { name: 'an id that changes', code: `let id = setInterval(${work}, 1000)\nclearInterval(id)` },
    { name: 'an id with a type', code: `const id: NodeJS.Timeout = setInterval(${work}, 1000)\nclearInterval(id)` },
    { name: 'a field', code: `class A { start() { this.id = setInterval(${work}, 1000) } }` },
    { name: 'a timer that unref gives back', code: `const id = setInterval(${work}, 1000).unref()` },
    { name: 'arguments', code: `setInterval(${work}, 1000, 1)` },
    { name: 'a period of its own', code: `setInterval(${work})` },
    { name: 'a period that is text', code: `setInterval(${work}, process.env.MS)` },
    { name: 'a parameter', code: 'setInterval(async (a) => { await poll(a) }, 1000)' },
    { name: 'a timer as this', code: 'setInterval(async function () { await poll(this) }, 1000)' },
    { name: 'work in a block beside other work', code: 'setInterval(() => { count++; void fetch(url) }, 1000)' },
    {
      name: 'work that an async callback drops',
      code: 'setInterval(async () => { await poll(); void fetch(url) }, 1000)',
    },
    { name: 'a function that keeps its work', code: 'function tick() { void fetch(url) }\nsetInterval(tick, 1000)' },
    { name: 'an unknown function', code: 'setInterval(tick, 1000)' },
    {
      name: 'a comment that would be lost',
      code: `const id = setInterval(${work}, 1000)\nclearInterval(/* now */ id)`,
    },
  ])('$name', ({ code }) => expect(apart(code)).toBeNull())
})

function apart(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression', (context, call) => {
    const interval = intervalOf(context, call)
    return interval ? toInterval(context, interval) : null
  })
}
