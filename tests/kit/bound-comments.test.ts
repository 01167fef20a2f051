import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { boundCommentOn } from '../../rules/kit/bound-comments.ts'
import { createRule } from '../../rules/kit/create-rule.ts'

/** A rule that asks for the bound of each call of `ask`, and reports what it is told; silent for `quiet` calls. */
const asking = (name: string) =>
  createRule({
    name,
    docs: { description: 'disallow a word', presets: {}, change: 'none' },
    messages: { told: '{{ name }}: {{ bound }}' },
    schema: [],
    mentions: /ask/,
    honoursBoundComments: true,
    defaultOptions: [],
    create: (context) => ({
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== name) return
        const { max, reason } = boundCommentOn(context, node) ?? {}
        context.report({ node, messageId: 'told', data: { name, bound: `${max} ${reason}` } })
      },
    }),
  })

function lint(code: string, ...names: string[]): string[] {
  const rules = Object.fromEntries(names.map((name) => [name, asking(name)]))
  return new Linter()
    .verify(code, {
      plugins: { test: { rules } } as never,
      rules: Object.fromEntries(names.map((name) => [`test/${name}`, 'error' as const])),
    })
    .map(({ message }) => message)
}

const BOUND = '/* backpressure: at most 8 — one per shop */'
const TOLD = 'ask: 8 one per shop'

describe('a comment that states a bound', () => {
  it.each([
    ['above the statement', `${BOUND}\nask()`],
    ['above an exported function', `${BOUND}\nexport const all = () => ask()`],
    ['above the statement, in a line comment', '// backpressure: at most 8 — one per shop\nask()'],
    ['above the statement, among others', `// why\n${BOUND}\n// and more\nask()`],
    ['above the statement in a block', `function all() {\n  first()\n  ${BOUND}\n  return ask()\n}`],
    ['behind it on the line', `ask() // backpressure: at most 8 — one per shop`],
    ['inside it', `ask(${BOUND})`],
    ['between the statement and it', `const all = ${BOUND} ask()`],
    ['in a case of a switch', `switch (a) {\n  case 1:\n    ${BOUND}\n    ask()\n}`],
    ['above a field', `class A {\n  ${BOUND}\n  all = ask()\n}`],
  ])('holds %s', (_, code) => {
    expect(lint(code, 'ask')).toEqual([TOLD])
  })

  it.each([
    ['another statement', `${BOUND}\nother()\nask()`],
    ['the code that it stands behind', `other() ${BOUND}\nask()`],
    ['what comes before it', `ask()\n${BOUND}`],
  ])('belongs to %s, and is reported where no rule asks', (_, code) => {
    expect(lint(code, 'ask').sort()).toEqual([
      'This comment states a bound where no rule asks for one. Remove it, or move it to the place that it is about.',
      'ask: undefined undefined',
    ])
  })

  it.each([
    ['a dash', 'at most 8 - because', '8 because'],
    ['a colon', 'at most 8: because', '8 because'],
    ['no mark', 'at most 8 because', '8 because'],
    ['several lines', 'at most 8\n * because', '8 * because'],
    ['capitals', 'At Most 8 — because', '8 because'],
    ['a number with separators', 'at most 10_000 — because', '10000 because'],
  ])('is read with %s', (_, text, told) => {
    expect(lint(`/* backpressure: ${text} */\nask()`, 'ask')).toEqual([`ask: ${told}`])
  })

  it('must give its reason', () => {
    expect(lint('/* backpressure: at most 8 */\nask()', 'ask')).toEqual([
      'A bound needs its reason, so that the next reader can check it. ' +
        'Write it after the number: `at most 8 — one per region`.',
      'ask: 8 undefined',
    ])
  })

  it('is no bound without a number', () => {
    expect(lint('/* backpressure: at most a few */\nask()', 'ask')).toEqual(['ask: undefined undefined'])
  })

  it('is reported once, by the last of the rules that take it', () => {
    const found = lint(`${BOUND}\nother()`, 'ask', 'asks')
    expect(found).toEqual([
      'This comment states a bound where no rule asks for one. Remove it, or move it to the place that it is about.',
    ])
  })

  it('is used where one of the rules asks', () => {
    expect(lint(`${BOUND}\nask()`, 'ask', 'asks')).toEqual([TOLD])
  })
})
