import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { createRule } from '../../rules/kit/create-rule.ts'
import { report, type Finding } from '../../rules/kit/report.ts'

const replaceBy = (text: string) => (fixer: Parameters<NonNullable<Finding['rewrite']>['fix']>[0]) =>
  fixer.replaceTextRange([0, 4], text)

function lint(finding: Partial<Finding>, autofix?: boolean) {
  const rule = createRule({
    name: 'no-word',
    docs: { description: 'disallow a word', presets: {}, change: 'rewrite' },
    messages: { word: 'A {{ what }}.', better: 'Say {{ name }}.', other: 'Say something else.' },
    schema: [],
    mentions: /./,
    defaultOptions: [],
    create: (context) => ({
      Identifier: (node) => report(context, { node, messageId: 'word', data: { what: 'word' }, ...finding }),
    }),
  })
  const [message] = new Linter().verify('word', {
    plugins: { test: { rules: { rule } } } as never,
    rules: { 'test/rule': 'error' },
    ...(autofix !== undefined && { settings: { backpressure: { autofix } } }),
  })
  return message
}

const rewrite = { messageId: 'better', data: { name: 'sentence' }, fix: replaceBy('sentence') }
const suggestion = { messageId: 'other', fix: replaceBy('text') }

describe('a rewrite', () => {
  it('is a suggestion, the first one, unless the settings consent', () => {
    const message = lint({ rewrite, suggest: [suggestion] })
    expect(message?.fix).toBeUndefined()
    expect(message?.suggestions?.map((s) => [s.desc, s.fix.text])).toEqual([
      ['Say sentence.', 'sentence'],
      ['Say something else.', 'text'],
    ])
  })

  it('is an autofix under `autofix: true`, and no suggestion beside it', () => {
    const message = lint({ rewrite, suggest: [suggestion] }, true)
    expect(message?.fix?.text).toBe('sentence')
    expect(message?.suggestions?.map((s) => s.desc)).toEqual(['Say something else.'])
  })
})

describe('a finding', () => {
  it('stands without any change where nothing can be offered', () => {
    const message = lint({ rewrite: null, suggest: [null] }, true)
    expect(message).toMatchObject({ message: 'A word.', line: 1, column: 1 })
    expect(message?.fix).toBeUndefined()
    expect(message?.suggestions).toBeUndefined()
  })

  it('may point at a part of its node', () => {
    const message = lint({ loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 3 } } })
    expect(message).toMatchObject({ column: 2, endColumn: 4 })
  })
})
