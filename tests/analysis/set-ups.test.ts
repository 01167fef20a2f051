import { expect, test } from 'vitest'
import { isOfSettings } from '../../rules/analysis/set-ups.ts'
import { ask } from '../code.ts'

test.each([
  ['config.ui.getFiles()', true],
  ['loadConfig()', true],
  ['schema.fields', true],
  ['this.options.hosts', true],
  ['reply.data', false],
  ['configure(rows)', false],
  ['[a, b]', false],
])('%s → %s', (code, expected) => {
  expect(ask(`(${code})`, 'ExpressionStatement > *', (_, node) => isOfSettings(node as never))).toBe(expected)
})
