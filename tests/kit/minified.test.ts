import { expect, it } from 'vitest'
import { isMinified } from '../../rules/kit/minified.ts'
import { ask } from '../code.ts'

const statement = 'f(document.title);'

it.each([
  ['a bundle on one line', statement.repeat(500), true],
  ['a bundle below a licence', `/*\n * MIT\n */\n${statement.repeat(500)}`, true],
  ['a long line', statement.repeat(50), false],
  ['long lines among others', `${statement.repeat(200)}\n`.repeat(2) + `${statement}\n`.repeat(500), false],
  ['code that people write', `${statement}\n`.repeat(2_000), false],
])('%s', (_, code, expected) => {
  expect(ask(code, 'Program', (context) => isMinified(context))).toBe(expected)
})
