import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { capCollector } from '../../rules/edits/cap-collector.ts'
import { ask } from '../code.ts'

const isOffered = (code: string) =>
  ask(code, 'CallExpression', (context, call: TSESTree.CallExpression) => capCollector(context, call) !== null)

it.each([
  ["import { text } from 'stream/consumers'; text(req)", true],
  ["import { json } from 'stream/consumers'; await json(req)", true],
  ["import { json } from 'stream/consumers'; json(req)", false],
  ["import { blob } from 'stream/consumers'; await blob(req)", false],
  ["import { text } from 'stream/consumers'; text(/* all of it */ req)", false],
  ["import { text } from 'stream/consumers'; text(req, more)", false],
  ["import rawBody from 'raw-body'; rawBody(req)", true],
  ["import rawBody from 'raw-body'; rawBody(req, done)", false],
  ["import concat from 'concat-stream'; concat(done)", false],
])('limits what collects where it can: %s', (code, offered) => {
  expect(isOffered(code)).toBe(offered)
})
