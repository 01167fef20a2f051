import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { createRule } from '../../rules/kit/create-rule.ts'

const base = {
  name: 'no-word',
  docs: { description: 'disallow a word', presets: {}, change: 'none' },
  messages: { word: '{{ options }}' },
  schema: { type: 'array' },
  mentions: /word/,
} as const

/** A rule that reports each identifier `word` with the options that it was given. */
const withDefaults = <const Options extends readonly unknown[]>(defaultOptions: Options) =>
  createRule({
    ...base,
    defaultOptions,
    create: (context, options) => ({
      'Identifier[name=word]': (node) =>
        context.report({ node, messageId: 'word', data: { options: JSON.stringify(options) } }),
    }),
  })

function lint(rule: unknown, code: string, options: readonly unknown[] = [], settings = {}) {
  const linter = new Linter()
  return linter.verify(code, {
    plugins: { test: { rules: { rule } } } as never,
    rules: { 'test/rule': ['error', ...options] },
    settings,
  })
}

describe('options', () => {
  it('are the defaults where none are given', () => {
    expect(lint(withDefaults([{ most: 10, names: ['a'] }]), 'word')[0]?.message).toBe('[{"most":10,"names":["a"]}]')
  })

  it('override the defaults one by one', () => {
    expect(lint(withDefaults([{ most: 10, names: ['a'] }]), 'word', [{ most: 3 }])[0]?.message).toBe(
      '[{"most":3,"names":["a"]}]',
    )
  })

  it('replace a default that is no object', () => {
    expect(lint(withDefaults(['always']), 'word', ['never'])[0]?.message).toBe('["never"]')
  })

  it('have their defaults in a host that ignores `meta.defaultOptions`', () => {
    const rule = withDefaults([{ most: 10 }])
    const old = { ...rule, meta: { ...rule.meta, defaultOptions: undefined }, defaultOptions: undefined }
    expect(lint(old, 'word')[0]?.message).toBe('[{"most":10}]')
  })
})

describe('a file', () => {
  it('that mentions nothing of interest is not visited', () => {
    const rule = createRule({
      ...base,
      defaultOptions: [],
      create: () => {
        throw new Error('visited')
      },
    })
    expect(lint(rule, 'other')).toEqual([])
    expect(() => lint(rule, 'word')).toThrow('visited')
  })

  it('is not linted under wrong settings, whatever it mentions', () => {
    expect(() => lint(withDefaults([]), 'other', [], { backpressure: { concurrency: -1 } })).toThrow(
      'settings.backpressure.concurrency must be an integer of at least 1, got -1 (number).',
    )
  })
})

describe('meta', () => {
  it.each([
    ['rewrite', 'code', true],
    ['suggestion', undefined, true],
    ['none', undefined, undefined],
  ] as const)('follows from the change: %s', (change, fixable, hasSuggestions) => {
    const { meta } = createRule({ ...base, docs: { ...base.docs, change }, defaultOptions: [], create: () => ({}) })
    expect(meta.fixable).toBe(fixable)
    expect(meta.hasSuggestions).toBe(hasSuggestions)
  })

  it('holds the address of the page', () => {
    expect(withDefaults([]).meta.docs.url).toMatch(/\/docs\/rules\/no-word\.md$/)
  })
})
