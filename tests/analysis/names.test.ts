import { expect, test } from 'vitest'
import { fullNameOf, lastNameOf, spokenNameOf } from '../../rules/analysis/names.ts'
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
