import { expect, test } from 'vitest'
import { lengthCheckOn } from '../../rules/analysis/length-checks.ts'
import { ask } from '../code.ts'

const within = (code: string): string => `async function f(xs) { ${code} }`

test.each([
  ['if (xs.length > 100) throw e; walk(xs)', true],
  ['if (xs.length > MAX) { log(); return } walk(xs)', true],
  ['if (xs.size >= limit || closed) return; walk(xs)', true],
  ['if (MAX < xs.length) throw e; walk(xs)', true],
  ['if (xs.length <= max) { walk(xs) }', true],
  ['if (xs.length > max) other(); else walk(xs)', true],
  ['if (xs.length > max) xs = xs.slice(0, max); walk(xs)', true],
  ['while (xs.length > max) xs.shift(); walk(xs)', true],
  ['xs = xs.length > max ? xs.slice(0, max) : xs; walk(xs)', true],
  ['assert(xs.length <= 10); walk(xs)', true],
  ['for (const x of y) { if (xs.length >= n2) await Promise.race(xs); walk(xs) }', true],
  ['while (xs.size < MAX && rest) walk(xs)', true],
  ['while (rest && MAX > xs.size) walk(xs)', true],
  ['while (xs.length > min) f(); walk(xs)', false],
  ['while (xs.size < MAX && rest) f(); walk(xs)', false],
  ['if (xs.length > 0) walk(xs)', false],
  ['if (xs.length > 1) return; walk(xs)', false],
  ['if (xs.length > 100) warn(); walk(xs)', false],
  ['if (xs.length > Infinity) return; walk(xs)', false],
  ['if (ys.length > 100) return; walk(xs)', false],
  ['walk(xs); if (xs.length > 100) throw e', false],
  ['if (xs.length > ys.length) return; walk(xs)', false],
  ['if (xs.length === 10) return; walk(xs)', false],
  ['for (let i = 0; i < xs.length; i++) walk(xs)', false],
])('%s → %s', (code, expected) => {
  const found = ask(within(code), 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    lengthCheckOn(context, node.arguments[0], node as never),
  )
  expect(found !== undefined).toBe(expected)
})
