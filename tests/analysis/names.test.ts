import { expect, test } from 'vitest'
import { fullNameOf, lastNameOf, rootOf, spokenNameOf } from '../../rules/analysis/names.ts'
import { ask } from '../code.ts'

test.each([
  ['limit', 'limit', 'limit', 'limit'],
  ['this.git.limit', 'limit', 'this.git.limit', 'this.git.limit'],
  ["db['users']", 'users', 'db.users', 'db.users'],
  ['(a as B).c!', 'c', 'a.c', 'a.c'],
  ['this.getClient()', 'getClient', undefined, 'this.getClient'],
  ['new Client(x)', 'Client', undefined, 'Client'],
  ['getDb().users', 'users', undefined, 'users'],
  ['xs[i]', undefined, undefined, undefined],
  ['[a]', undefined, undefined, undefined],
])('%s', (code, last, full, spoken) => {
  const names = ask(
    `class A { f() { walk(${code}) } }`,
    'CallExpression[callee.name="walk"]',
    (_, node: { arguments: [never] }) => {
      const [argument] = node.arguments
      return [lastNameOf(argument), fullNameOf(argument), spokenNameOf(argument)]
    },
  )
  expect(names).toEqual([last, full, spoken])
})

test.each([
  ['pool', 'pool'],
  ['pool.clients[0]!.socket', 'pool'],
  ['this.pool.first', 'this'],
  ['(a as B)?.c', 'a'],
  ['open().pool', 'open()'],
])('rootOf: %s', (code, root) => {
  const found = ask(
    `class A { f() { walk(${code}) } }`,
    'CallExpression[callee.name="walk"]',
    (context, node: { arguments: [never] }) => context.sourceCode.getText(rootOf(node.arguments[0])),
  )
  expect(found).toBe(root)
})
