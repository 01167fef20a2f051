import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { isPacedByCallback, isUnheard } from '../../rules/analysis/answers.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const WRITE = 'CallExpression[callee.name="write"]'

const unheard = (code: string) =>
  ask(code, WRITE, (context, call: TSESTree.CallExpression) => {
    const [first] = repetitionsOf(context, call)
    return isUnheard(context, call, first ?? { via: [] })
  })

describe('isUnheard', () => {
  test.each([
    `write(x)`,
    `void write(x)`,
    `ok && write(x)`,
    `async function f() { await write(x) }`,
    `s.on('data', (c) => write(c))`,
    `s.on('data', (c) => { return write(c) })`,
    `xs.forEach((x) => write(x))`,
    `setInterval(() => write(x), 9)`,
    `const send = (x) => write(x)\nfor (const x of xs) send(x)`,
  ])('%s', (code) => {
    expect(unheard(code)).toBe(true)
  })

  test.each([
    `if (!write(x)) wait()`,
    `const ok = write(x)`,
    `write(x) || s.pause()`,
    `use(write(x))`,
    `function f(x) { return write(x) }`,
    `const oks = xs.map((x) => write(x))`,
    `const send = (x) => write(x)\nfor (const x of xs) if (!send(x)) break`,
  ])('not %s', (code) => {
    expect(unheard(code)).toBe(false)
  })
})

describe('isPacedByCallback', () => {
  const paced = (code: string) => ask(code, WRITE, (_, call: TSESTree.CallExpression) => isPacedByCallback({ call }))

  test.each([
    `write(x, next)`,
    `write(x, 'utf8', done)`,
    `write(x, node.callback)`,
    `write(x, () => next())`,
    `write(x, (e) => { if (e) log(e); resolve() })`,
    `write(x, (e) => { if (e) reject(e); else resolve() })`,
    `write(x, (e) => (e ? reject(e) : resolve()))`,
    `write(x, (e) => (!e ? resolve() : reject(e)))`,
    `write(x, (e) => { e ? reject(e) : resolve() })`,
    `write(x, (e) => e || resolve())`,
    `write(x, (e) => !e && resolve())`,
    `write(x, (e) => callback && callback(e))`,
  ])('%s', (code) => {
    expect(paced(code)).toBe(true)
  })

  test.each([
    `write(x)`,
    `write(x, 'utf8')`,
    `write(x, encoding)`,
    `write(x, (e) => { if (e) log(e) })`,
    `write(x, (e) => (e ? log(e) : undefined))`,
    `write(x, (e) => (!e ? undefined : log(e)))`,
    `write(x, (e) => e && log(e))`,
    `write(x, (e) => e != null && log(e))`,
    `write(x, (e) => { e && log(e) })`,
    `write(next)`,
  ])('not %s', (code) => {
    expect(paced(code)).toBe(false)
  })
})
