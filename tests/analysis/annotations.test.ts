import { expect, test } from 'vitest'
import { annotatedThing } from '../../rules/analysis/annotations.ts'
import { ask } from '../code.ts'

const IMPORT = `import type { Writable } from 'node:stream'; import * as s from 'stream';`
/** The thing that `x` is annotated as. */
const named = (type: string) =>
  ask(`${IMPORT} declare let x: ${type}`, 'VariableDeclarator > Identifier[name="x"]', (context, id) =>
    annotatedThing(context, id),
  )

test.each([
  ['Writable', 'node-writable'],
  ['s.Writable', 'node-writable'],
  ['import("node:stream").Writable', 'node-writable'],
  ['null | Writable', 'node-writable'],
  ['Writable & { id: string }', 'node-writable'],
  ['Readonly<Writable>', 'node-writable'],
  ['Promise<Writable>', 'node-writable'],
  ['Local', undefined],
  ['Writable[]', undefined],
  ['Set<Writable>', undefined],
  ['s.Nothing', undefined],
])('%s', (type, expected) => {
  expect(named(type)).toBe(expected)
})

test('a type declared in the file is not a global of that name', () => {
  const code = `interface Writable {} declare let x: Writable`
  expect(ask(code, 'VariableDeclarator > Identifier', (context, id) => annotatedThing(context, id))).toBeUndefined()
})
