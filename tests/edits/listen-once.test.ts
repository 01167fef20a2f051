import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { listenOnce } from '../../rules/edits/listen-once.ts'
import { edited } from './edited.ts'

const once = (code: string) => edited(code, 'CallExpression', (_, call: TSESTree.CallExpression) => listenOnce(call))

test.each([
  ['on', `s.on('drain', f)`, `s.once('drain', f)`],
  ['addListener', `s.addListener('drain', f)`, `s.once('drain', f)`],
  ['prependListener', `s.prependListener('drain', f)`, `s.prependOnceListener('drain', f)`],
  ['once', `s.once('drain', f)`, null],
  ['a computed name', `s['on']('drain', f)`, null],
])('%s', (_, code, output) => {
  expect(once(code)).toBe(output)
})
