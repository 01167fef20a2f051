import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isTeedAndRead } from '../../rules/analysis/teed-streams.ts'
import { ask } from '../code.ts'

const teed = (code: string) =>
  ask(
    `async function f(log) { ${code} }`,
    'NewExpression[callee.name="ReadableStream"]',
    (context, stream: TSESTree.NewExpression) => isTeedAndRead(context, stream),
  )

const MADE = 'const s = new ReadableStream({ start });'
const PUMP =
  'const r = a.getReader(); while (true) { const { done, value } = await r.read(); if (done) break; keep(value) }'

test.each([
  ['a loop', `${MADE} const [a, b] = s.tee(); send(b); for await (const x of a) keep(x)`],
  ['a loop on one way', `${MADE} const [a, b] = s.tee(); send(b); if (log) { for await (const x of a) keep(x) }`],
  ['the second branch', `${MADE} const [a, b] = s.tee(); send(a); for await (const x of b) keep(x)`],
  ['at once', 'const [a, b] = new ReadableStream({ start }).tee(); send(b); for await (const x of a) keep(x)'],
  ['a reader', `${MADE} const [a, b] = s.tee(); send(b); ${PUMP}`],
])('held by tee(): %s', (_, code) => {
  expect(teed(code)).toBe(true)
})

test.each([
  ['no tee', `${MADE} for await (const x of s) keep(x)`],
  ['both branches are handed on', `${MADE} const [a, b] = s.tee(); return [a, b]`],
  ['a loop that waits', `${MADE} const [a, b] = s.tee(); send(b); for await (const x of a) await keep(x)`],
  ['a loop that leaves', `${MADE} const [a, b] = s.tee(); send(b); for await (const x of a) { if (x) break }`],
  ['a reader that waits', `${MADE} const [a, b] = s.tee(); send(b); ${PUMP.replace('keep(', 'await keep(')}`],
  ['one chunk', `${MADE} const [a, b] = s.tee(); send(b); const r = a.getReader(); keep(await r.read())`],
  ['it goes elsewhere as well', `${MADE} send(s); const [a, b] = s.tee(); for await (const x of a) keep(x)`],
  ['read at another time', `${MADE} const [a, b] = s.tee(); later(async () => { for await (const x of a) keep(x) })`],
  [
    'another reader',
    `${MADE} const [a, b] = s.tee(); send(b); ${PUMP.replace('a.getReader', 'c.getReader')}; a.getReader()`,
  ],
])('not held by tee(): %s', (_, code) => {
  expect(teed(code)).toBe(false)
})
