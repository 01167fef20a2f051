import { expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { isMentioned, mentions } from '../../rules/kit/mentions.ts'

const contextOf = (text: string) => ({ sourceCode: { ast: {}, text } } as unknown as Context)

it('wants the pattern, all of several, or a yes to the question', () => {
  const context = contextOf('queue.put(job)')
  expect(mentions(context, /\bput\b/)).toBe(true)
  expect(mentions(context, /\btake\b/)).toBe(false)
  expect(mentions(context, [/\bput\b/, /\bqueue\b/])).toBe(true)
  expect(mentions(context, [/\bput\b/, /\btake\b/])).toBe(false)
  expect(mentions(context, ({ sourceCode }) => sourceCode.text.includes('job'))).toBe(true)
})

it('looks a pattern up once a file, also when another rule brings the same one', () => {
  const context = contextOf('queue.put(job)')
  expect(isMentioned(context, /put/)).toBe(true)
  Object.assign(context.sourceCode, { text: '' })
  expect(isMentioned(context, new RegExp('put'))).toBe(true)
  expect(isMentioned(contextOf(''), /put/)).toBe(false)
})
