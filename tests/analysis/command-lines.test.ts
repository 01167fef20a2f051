import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isCommandLine } from '../../rules/analysis/command-lines.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const isCommand = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const [repetition] = repetitionsOf(context, call)
    return put !== undefined && repetition !== undefined && isCommandLine(put, repetition)
  })

describe('isCommandLine', () => {
  test.each([
    ['a sum', `app.on('command', (x) => { child.stdin.write(x + '\\n') })`],
    ['a template', 'app.on(topic, (x) => { this.child.stdin?.write(`${f(x)}\\r\\n`) })'],
  ])('%s', (_, code) => {
    expect(isCommand(code)).toBe(true)
  })

  test.each([
    ['what flows', `source.on('data', (x) => { child.stdin.write(x + '\\n') })`],
    ['what is no line', `app.on('frame', (x) => { child.stdin.write(x) })`],
    ['another sink', `app.on('command', (x) => { socket.write(x + '\\n') })`],
    ['a loop', `for await (const x of xs) { child.stdin.write(x + '\\n') }`],
  ])('not %s', (_, code) => {
    expect(isCommand(code)).toBe(false)
  })
})
