import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { hasNoReaderYet } from '../../rules/analysis/readerless-sinks.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const readerless = (code: string) =>
  ask(
    `import { PassThrough } from 'stream'; ${code}`,
    'CallExpression[callee.property.name="write"][arguments.0.name="x"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => {
      const [loop] = repetitionsOf(context, member)
      return loop && hasNoReaderYet(context, member.object, loop.node)
    },
  )

const MADE = 'const out = new PassThrough();'
const WALK = 'for (const x of xs) out.write(x);'

test.each([
  ['handed on after the walk', `function f() { ${MADE} ${WALK} out.write(end); return out }`],
  ['written before', `function f() { ${MADE} out.cork(); out.write(head); ${WALK} body.pipe(out); send(out) }`],
  ['its errors are heard', `function f() { ${MADE} out.on('error', fail); ${WALK} return out }`],
  ['made in each turn', `for (const xs of all) { ${MADE} ${WALK} send(out) }`],
  ['a callback for each', `function f() { ${MADE} xs.forEach((x) => { out.write(x) }); return out }`],
])('nobody reads: %s', (_, code) => {
  expect(readerless(code)).toBe(true)
})

test.each([
  ['handed on before', `function f() { ${MADE} send(out); ${WALK} }`],
  ['piped before', `function f() { ${MADE} out.pipe(res); ${WALK} }`],
  [
    'a reader in the walk',
    'function f() { const out = new PassThrough(); for (const x of xs) { send(out); out.write(x) } }',
  ],
  ['handed on in the turn before', `function f() { ${MADE} for (const xs of all) { ${WALK} send(out) } }`],
  ['made elsewhere', `${MADE} function f() { ${WALK} }`],
  ['given by a caller', `function f(out) { ${WALK} return out }`],
  ['a socket', `const net = require('net'); function f() { const out = net.connect(1); ${WALK} return out }`],
  ['a class of that name', `function f() { const out = new own.PassThrough(); ${WALK} return out }`],
])('somebody may read: %s', (_, code) => {
  expect(readerless(code)).toBe(false)
})
