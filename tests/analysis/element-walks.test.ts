import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { holdsBack, isUnheardWalk, waitsInTurn, walkAround, walkOf } from '../../rules/analysis/element-walks.ts'
import { ask } from '../code.ts'

const PLACE = 'CallExpression[callee.name="place"]'

test.each([
  ['for (const x of xs) place(x)', 'xs'],
  ['for await (const x of source()) { place(x) }', 'source()'],
  ['for (let i = 0; i < this.list.length; i++) place(i)', 'this.list'],
  ['for (let i = 0; i < n; i++) place(i)', undefined],
  ['xs.forEach((x) => place(x))', 'xs'],
  ['xs.forEach((x) => { (() => place(x))() })', 'xs'],
  ['xs.map((x) => place(x))', 'xs'],
  ["import _ from 'lodash'; _.forEach(xs, (x) => place(x))", 'xs'],
])('%s walks %s', (code, items) => {
  const found = ask(code, PLACE, (context, place: TSESTree.CallExpression) => {
    const around = walkAround(context, place)
    return around && [around.items && context.sourceCode.getText(around.items)]
  })
  expect(found).toEqual([items])
})

test.each([
  'place(x)',
  'for (const x of place()) f(x)',
  'for (const x of xs) later.push(() => place(x))',
  'const tasks = xs.map((x) => place(x))',
  "import async from 'async'; async.forEach(xs, (x, next) => place(x, next), done)",
])('%s walks nothing', (code) => {
  expect(ask(code, PLACE, (context, place: TSESTree.CallExpression) => walkAround(context, place))).toBeUndefined()
})

test.each([
  ['async () => { for (const x of xs) { await Promise.race(running); place(x) } }', true],
  ['async () => { for (const x of xs) { place(x); await sleep(10) } }', true],
  ['async () => { for (const x of xs) { place(x); if (++n % 10 === 0) await all() } }', true],
  ['async () => { for (const x of xs) { while (running >= max) await next(); place(x) } }', true],
  ["import { once } from 'events'; async () => { while (on) { place(); await once(p, 'exit').catch(f) } }", true],
  ["import { once } from 'events'; async () => { while (on) { await once(p, 'message'); place() } }", false],
  ['() => { while (running < max) place() }', true],
  ['() => { while (queue.length > 0) place() }', true],
  ['async () => { while (true) { await read(); place() } }', false],
  ['async () => { for (const x of xs) { await g(x); place(x) } }', false],
  ['() => { for (const x of xs) place(x) }', false],
  ['async function* f() { for await (const x of xs) { place(x); yield x } }', true],
  ['async function* f() { for await (const x of xs) place(x); yield 1 }', false],
])('%s holds itself back: %s', (code, expected) => {
  const found = ask(code, PLACE, (context, place: TSESTree.CallExpression) => {
    const around = walkAround(context, place)
    return around && holdsBack(context, around.walk)
  })
  expect(found).toBe(expected)
})

test('a turn waits where it awaits in its own code', () => {
  const waits = (code: string): boolean =>
    ask(code, 'ForOfStatement', (context, loop: TSESTree.ForOfStatement) => waitsInTurn(context, loop))
  expect(waits('async () => { for (const x of xs) await f(x) }')).toBe(true)
  expect(waits('for (const x of xs) g(async () => { await f(x) })')).toBe(false)
})

test('forEach answers nothing, and map may', () => {
  const unheard = (code: string): boolean =>
    ask(code, 'CallExpression[callee.object.name="xs"]', (context, call: TSESTree.CallExpression) => {
      return walkOf(context, call) !== undefined && isUnheardWalk(context, call)
    })
  expect(unheard('() => xs.forEach(f)')).toBe(true)
  expect(unheard('() => xs.map(f)')).toBe(false)
  expect(unheard('() => { xs.map(f) }')).toBe(true)
  expect(unheard('() => { xs.filter(f) }')).toBe(false)
  // To await an array is to wait for nothing; a cursor or a Bluebird promise has a `map()` that is waited for.
  expect(unheard('async (xs: string[]) => { await xs.map(f) }')).toBe(true)
  expect(unheard('async (xs: string[]) => { await xs.forEach(f) }')).toBe(true)
  expect(unheard('async () => { await xs.map(f) }')).toBe(false)
  expect(unheard('async () => { await xs.forEach(f) }')).toBe(false)
})
