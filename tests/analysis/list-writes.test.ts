import { expect, test } from 'vitest'
import { listWritesIn } from '../../rules/analysis/list-writes.ts'
import { ask } from '../code.ts'

/** What is written into, and what, in order. */
const writes = (code: string) =>
  ask(code, 'Program', (context) => {
    const text = (node: never) => context.sourceCode.getText(node)
    return listWritesIn(context)
      .map(({ into, item }) => `${text(into as never)}<${text(item as never)}`)
      .join(' ')
  })

test.each<[name: string, code: string, expected: string]>([
  ['push', 'xs.push(1)', 'xs<1'],
  ['the first item', 'xs.push(1, 2); xs.unshift(3)', 'xs<1 xs<3'],
  ['a set and a map', 's.add(1); m.set(k, 2)', 's<1 m<2'],
  ['a field', 'class A { f() { this.#q.push(1); this.a.b!.push(2) } }', 'this.#q<1 this.a.b!<2'],
  ['a list in a map', 'm.get(k)?.push(1); class A { f() { this.m.get(k).push(2) } }', 'm.get(k)<1 this.m.get(k)<2'],
  ['a property', 'a.b.c.push(1)', 'a.b.c<1'],
  ['a copy', 'xs = [...xs, 1]; class A { f() { this.q = [...this.q, 2] } }', 'xs<1 this.q<2'],
  ['a concat', 'xs = xs.concat(1)', 'xs<1'],
  ['the next index', 'xs[xs.length] = 1', 'xs<1'],
  ['no other copy', 'xs = [...ys, 1]; xs = ys.concat(1)', ''],
  ['no call without an item', 'xs.push(); m.set(k)', ''],
  ['no other method', 'xs.pop(); xs.push', ''],
])('%s', (_, code, expected) => {
  expect(writes(code)).toBe(expected)
})
