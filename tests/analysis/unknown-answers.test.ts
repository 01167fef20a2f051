import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isUnknownAnswer } from '../../rules/analysis/unknown-answers.ts'
import { ask } from '../code.ts'

/** Whether the source of the last `for await` is an answer of which nothing is known. */
const unknown = (code: string) =>
  ask(code, 'ForOfStatement[await=true]', (context, walk: TSESTree.ForOfStatement) =>
    isUnknownAnswer(context, walk.right),
  )

test.each([
  'const { data, chunks } = serializer.getData(); for await (const c of chunks) f(c)',
  'const answer = await client.chat(options); for await (const c of answer) f(c)',
  'for await (const c of client.chat(options)) f(c)',
  'const run = agent.stream({ prompt }); for await (const c of run) f(c)',
  'const run = start(); for await (const c of run.chunks) f(c)',
])('isUnknownAnswer: %s', (code) => {
  expect(unknown(code)).toBe(true)
})

test.each([
  'for await (const c of source) f(c)',
  'function f(source: AsyncIterable<string>) { for await (const c of source) f(c) }',
  'function* g() {} for await (const c of g()) f(c)',
  'const reply = await fetch(url); for await (const c of reply.body) f(c)',
  'const { body } = await ask(url); for await (const c of body) f(c)',
  'const reply = await ask(url); for await (const c of reply.body) f(c)',
  'const reply = await fetch(url); for await (const e of parseEvents(reply.body)) f(e)',
  'const reply = await fetch(url); const s = reply.body.pipeThrough(t); for await (const e of walk(s)) f(e)',
  'for await (const c of part.stream()) f(c)',
  `import fs from 'node:fs'; for await (const c of fs.createReadStream(p)) f(c)`,
  'for await (const c of this.source) f(c)',
])('isUnknownAnswer: not %s', (code) => {
  expect(unknown(code)).toBe(false)
})
