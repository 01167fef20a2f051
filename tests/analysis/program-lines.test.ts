import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isOwnLog } from '../../rules/analysis/program-lines.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const isOwn = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const [repetition] = repetitionsOf(context, call)
    return put !== undefined && repetition !== undefined && isOwnLog(put, repetition)
  })

describe('isOwnLog', () => {
  test.each([
    ['a transport', `debugTransport.stream.on('data', (x) => { logStream.write(x.message) })`],
    ['a logger of a field', `this.logger.on('data', (x) => { this.logStream.write(x) })`],
  ])('%s', (_, code) => {
    expect(isOwn(code)).toBe(true)
  })

  test.each([
    ['another sink', `debugTransport.stream.on('data', (x) => { socket.write(x.message) })`],
    ['another source', `child.stdout.on('data', (x) => { logStream.write(x) })`],
    ['a loop', `for await (const x of logger) { logStream.write(x) }`],
  ])('not %s', (_, code) => {
    expect(isOwn(code)).toBe(false)
  })
})
