import { expect, test } from 'vitest'
import { derivedFrom, isCounted, nameOfCollection, sourceOf } from '../../rules/analysis/derived.ts'
import { ask } from '../code.ts'

const about = <Answer>(code: string, question: (node: never) => Answer): Answer =>
  ask(`(async () => walk(${code}))`, 'CallExpression[callee.name="walk"]', (_, node: { arguments: [never] }) =>
    question(node.arguments[0]),
  )
const textOf = (node: { range: [number, number] } | undefined, code: string): string | undefined =>
  node && `(async () => walk(${code}))`.slice(...node.range)

test.each([
  ['xs.filter(f)', 'xs'],
  ['xs.slice()', 'xs'],
  ['Object.values(xs)', 'xs'],
  ['Array.from(xs)', 'xs'],
  ['new Set(xs)', 'xs'],
  ['uniq(xs)', 'xs'],
  ['_.compact(xs)', 'xs'],
  ['await xs.toArray()', 'xs'],
  ['Array.from({ length: 3 })', undefined],
  ['xs.flatMap(f)', undefined],
  ['load(xs)', undefined],
  ['xs', undefined],
])('%s is made of %s', (code, expected) => {
  expect(about(code, (node) => textOf(derivedFrom(node) as never, code))).toBe(expected)
})

test('follows a chain to its start', () => {
  const code = 'Object.keys(byId.index).filter(f).sort()'
  expect(about(code, (node) => textOf(sourceOf(node) as never, code))).toBe('byId.index')
})

test.each([
  ['files.filter(f)', 'files'],
  ['[...this.files.values()]', 'this.files'],
  ['page.items ?? []', 'page.items'],
  ['await list({ all })', 'list'],
  ['[a, b]', undefined],
])('%s is known as %s', (code, expected) => {
  expect(about(code, (node) => nameOfCollection(node))).toBe(expected)
})

test('knows a count', () => {
  expect(about('{ length: n }', (node) => isCounted(node))).toBe(true)
  expect(about('{ size: n }', (node) => isCounted(node))).toBe(false)
})
