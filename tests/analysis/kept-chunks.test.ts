import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isKeptToo } from '../../rules/analysis/kept-chunks.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the loop that runs `put(…)` keeps each of its chunks. */
const kept = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    return repetition && isKeptToo(context, call, repetition)
  })

test.each([
  ['a list', 'const all = []; for await (const c of s) { all.push(c); put(c) }'],
  ['a copy in a list', 'const all = []; for await (const c of s) { put(c); all.push(Buffer.from(c)) }'],
  ['a text', `let all = ''; for await (const c of s) { all += c.delta; put(encode(c)) }`],
  ['a reader', `let t = ''; while (true) { const { value } = await r.read(); t += d.decode(value); put(value) }`],
  ['a listener', `let t = ''; s.on('data', (c) => { t += c; put(c) })`],
  [
    'the part that is put',
    `let sent = ''; for await (const c of s) { const piece = c.text.slice(sent.length); put(piece); sent += piece }`,
  ],
  ['some are put only', `let t = ''; for await (const c of s) { t += c; if (c.ok) put(c) }`],
])('kept: %s', (_, code) => {
  expect(kept(code)).toBe(true)
})

test.each([
  ['nothing', 'for await (const c of s) put(c)'],
  ['a list of the turn', 'for await (const c of s) { const all = []; all.push(c); put(c) }'],
  ['some are kept only', 'const all = []; for await (const c of s) { if (c.ok) all.push(c); put(c) }'],
  ['either', 'const all = []; for await (const c of s) if (c.ok) put(c); else all.push(c)'],
  ['its size', 'let n = 0; for await (const c of s) { n += c.length; put(c) }'],
  [
    'the sum of numbers that are put',
    'let n = 0; for await (const c of s) { const size = f(c); put(size); n += size }',
  ],
  ['another part than is put', `let t = ''; for await (const c of s) { const a = f(c), b = g(c); put(a); t += b }`],
  ['its name', 'const all = []; for await (const c of s) { all.push(c.name); put(c) }'],
  [
    'lines are taken out',
    `let t = ''; for await (const c of s) { t += c; const l = t.split('n'); t = l.pop(); put(l) }`,
  ],
  ['it is emptied', 'const all = []; for await (const c of s) { all.push(c); put(c); if (c.end) all.length = 0 }'],
  ['another loop keeps', 'const all = []; for await (const c of s) put(c); for await (const c of s) all.push(c)'],
  ['at another time', 'const all = []; for await (const c of s) { later(() => { all.push(c) }); put(c) }'],
])('not kept: %s', (_, code) => {
  expect(kept(code)).toBe(false)
})
