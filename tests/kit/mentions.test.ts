import { expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { mentions, oneOf } from '../../rules/kit/mentions.ts'

const contextOf = (text: string) => ({ sourceCode: { ast: {}, text } } as unknown as Context)

it('wants the pattern, all of several, or a yes to the question', () => {
  const context = contextOf('queue.put(job)')
  expect(mentions(context, /\bput\b/)).toBe(true)
  expect(mentions(context, /\btake\b/)).toBe(false)
  expect(mentions(context, [/\bput\b/, /\bqueue\b/])).toBe(true)
  expect(mentions(context, [/\bput\b/, /\btake\b/])).toBe(false)
  expect(mentions(context, ({ sourceCode }) => sourceCode.text.includes('job'))).toBe(true)
  expect(mentions(context, [oneOf('put', 'take'), oneOf('job')])).toBe(true)
  expect(mentions(context, [oneOf('put', 'take'), oneOf('task')])).toBe(false)
})

const asked = oneOf('drain', '.write', '$add', 'get-stream', /\bmax\w+/)

it.each([
  ["once('drain', next)", true],
  ['drained(next)', false],
  ['out.write(row)', true],
  ['out\n  .write(row)', true],
  ['out. write(row)', true],
  ['out?.write(row)', true],
  ['write(row)', false],
  ['out.writeHead(200)', false],
  ['out.$write(row)', false],
  ['queue.$add(job)', true],
  ['queue.add(job)', false],
  ["import 'get-stream'", true],
  ['const maxRows = 3', true],
])('tells a word, one behind a dot, and a pattern: %s', (text, isNamed) => {
  expect(asked(contextOf(text))).toBe(isNamed)
})

it('finds words that are first asked for when the text was gone through', () => {
  const context = contextOf('ring.offerAll(jobs)')
  expect(asked(context)).toBe(false)
  expect(oneOf('.offerAll')(context)).toBe(true)
})

it('goes through the text of a file once', () => {
  const context = contextOf('out.write(row)')
  expect(asked(context)).toBe(true)
  Object.assign(context.sourceCode, { text: '' })
  expect(asked(context)).toBe(true)
  expect(asked(contextOf(''))).toBe(false)
})
