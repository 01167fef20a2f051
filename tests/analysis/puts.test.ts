import { describe, expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { ask } from '../code.ts'

/** The put that the last call of the code is, in short: `known node-duplex p <- x`. */
const put = (code: string) =>
  ask(code, 'ExpressionStatement > CallExpression', (context, call) => {
    const found = putOf(context, call)
    const text = (node: Parameters<typeof context.sourceCode.getText>[0]) => context.sourceCode.getText(node)
    if (!found) return undefined
    const { origin, receiver, item, answers } = found
    return `${origin.evidence} ${origin.name} ${text(receiver)} <- ${item ? text(item) : 'nothing'}: ${answers}`
  })

const PASS = `import { PassThrough } from 'node:stream'; const p = new PassThrough();`

describe('putOf', () => {
  test.each<[name: string, code: string, put: string | undefined]>([
    ['a write', `${PASS} p.write(x)`, 'known node-duplex p <- x: boolean'],
    ['a write without a chunk', `${PASS} p.write()`, 'known node-duplex p <- nothing: boolean'],
    ['call', `${PASS} p.write.call(p, x, 'utf8')`, 'known node-duplex p <- x: boolean'],
    ['apply', `${PASS} p.write.apply(p, [x])`, 'known node-duplex p <- x: boolean'],
    [
      'the method kept in a const',
      `const _write = res.write; _write.call(res, x)`,
      'likely node-writable res <- x: boolean',
    ],
    ['a name that tells', `this.socket.write(x)`, 'likely node-writable this.socket <- x: boolean'],
    ['a web writer', `const w = new WritableStream().getWriter(); w.write(x)`, 'known web-writer w <- x: promise'],
    ['a method that puts nothing', `${PASS} p.end(x)`, undefined],
    ['a name that tells nothing', `foo.write(x)`, undefined],
    ['another method of a telling name', `res.send(x)`, undefined],
    ['a function', `write(x)`, undefined],
    ['super', `class A extends B { write(x) { super.write(x) } }`, undefined],
  ])('%s', (_, code, expected) => {
    expect(put(code)).toBe(expected)
  })
})
