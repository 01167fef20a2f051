import { expect, test } from 'vitest'
import { constructionOf, makerOf } from '../../rules/analysis/makers.ts'
import { ask } from '../code.ts'

/** The call that made the receiver of `.put()`. */
const maker = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="put"]', (context, call: { callee: { object: never } }) => {
    const node = makerOf(context, call.callee.object)
    return node && context.sourceCode.getText(node)
  })

test.each<[name: string, code: string, expected: string | undefined]>([
  ['a const', 'const q = new Queue(1); q.put(1)', 'new Queue(1)'],
  ['an alias', 'const q = make(1), p = q!; p.put(1)', 'make(1)'],
  ['a field', 'class A { q = new Queue(1); f() { this.q.put(1) } }', 'new Queue(1)'],
  ['an awaited call', 'const q = await open(); q.put(1)', 'open()'],
  ['no field of two makers', 'class A { q = new Queue(1); f() { this.q = new Queue(2); this.q.put(1) } }', undefined],
  ['no parameter', 'function f(q) { q.put(1) }', undefined],
])('%s', (_, code, expected) => {
  expect(maker(code)).toBe(expected)
})

test.each<[name: string, code: string, expected: string | undefined]>([
  ['a const', 'const s = new Readable(); s.put(1)', 'new Readable() as s'],
  ['a function', 'const open = () => { const r = new Readable(); return r }; open().put(1)', 'new Readable() as r'],
  [
    'no function that answers one of two',
    'const open = (x) => { if (x) return new A(); return new B() }; open().put(1)',
    undefined,
  ],
  ['no call of another file', 'const s = open(); s.put(1)', undefined],
])('what constructs %s', (_, code, expected) => {
  const found = ask(
    code,
    'CallExpression[callee.property.name="put"]',
    (context, call: { callee: { object: never } }) => {
      const construction = constructionOf(context, call.callee.object)
      const text = (node: never): string => context.sourceCode.getText(node)
      return construction && `${text(construction.maker as never)} as ${text(construction.made as never)}`
    },
  )
  expect(found).toBe(expected)
})
