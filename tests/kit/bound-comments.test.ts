import type { TSESTree } from '@typescript-eslint/utils'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { boundCommentOn } from '../../rules/kit/bound-comments.ts'
import { createRule } from '../../rules/kit/create-rule.ts'
import { ask } from '../code.ts'

const REASON = 'backpressure: at most 8 — one per region'

const on = (code: string): unknown =>
  ask(code, 'CallExpression[callee.name="walk"]', (context, node) => {
    const found = boundCommentOn(context, node)
    return found && [found.max, found.reason]
  })

describe('a comment is about', () => {
  test.each([
    ['what holds it', `walk(/* ${REASON} */ xs)`],
    ['the statement below', `// ${REASON}\nwalk(xs)`],
    ['an exported statement below', `/* ${REASON} */\nexport const a = walk(xs)`],
    ['what follows in its statement', `const a = /* ${REASON} */ walk(xs)`],
    ['what stands before it on its line', `walk(xs) // ${REASON}`],
    ['the statement below another comment', `// ${REASON}\n// and more\nwalk(xs)`],
  ])('%s', (_, code) => {
    expect(on(code)).toEqual([8, 'one per region'])
  })

  test.each([
    ['not what stands above', `walk(xs)\n// ${REASON}`],
    ['not the next statement', `start() // ${REASON}\nwalk(xs)`],
    ['not what is two statements below', `// ${REASON}\nstart()\nwalk(xs)`],
    ['not other words', '// at most 8 — one per region\nwalk(xs)'],
  ])('%s', (_, code) => {
    expect(on(code)).toBeUndefined()
  })

  test.each([
    ['backpressure: at most 1_000: rows of a page', 1000, 'rows of a page'],
    ['backpressure: at most 10,000 - known', 10000, 'known'],
    ['* Backpressure: at most 3', 3, undefined],
    ['backpressure: at most 3 —', 3, undefined],
  ])('%s', (text, max, reason) => {
    expect(on(`/*${text}*/\nwalk(xs)`)).toEqual([max, reason])
  })
})

describe('rules that honour comments', () => {
  const honouring = (name: string, callee: string) =>
    createRule({
      name,
      docs: { description: '', presets: {}, change: 'none' },
      messages: { found: 'Found.' },
      schema: [],
      defaultOptions: [],
      mentions: new RegExp(callee),
      honoursBoundComments: true,
      create: (context) => ({
        [`CallExpression[callee.name="${callee}"]`](node: TSESTree.Node) {
          if (!boundCommentOn(context, node)) context.report({ node, messageId: 'found' })
        },
      }),
    })
  const plugin = { rules: { walk: honouring('walk', 'walk') as never, feed: honouring('feed', 'feed') as never } }
  const lint = (code: string): string[] =>
    new Linter()
      .verify(code, { plugins: { test: plugin }, rules: { 'test/walk': 'error', 'test/feed': 'error' } })
      .map(({ line, messageId, message }) => `${line} ${messageId ?? message}`)

  test('a used comment is silent, whichever rule used it', () => {
    expect(lint(`walk(xs) // ${REASON}\nfeed(xs) // ${REASON}`)).toEqual([])
  })

  test('a comment that no rule used is reported once', () => {
    expect(lint(`start() // ${REASON}\nwalk(xs)`)).toEqual(['1 staleBound', '2 found'])
    expect(lint(`// ${REASON}`)).toEqual(['1 staleBound'])
  })

  test('a comment without its reason is reported, and still a bound', () => {
    expect(lint('walk(xs) // backpressure: at most 8')).toEqual(['1 boundWithoutReason'])
  })

  test('has the messages beside its own', () => {
    expect(Object.keys(plugin.rules.walk['meta']['messages'])).toEqual(['found', 'staleBound', 'boundWithoutReason'])
  })
})
