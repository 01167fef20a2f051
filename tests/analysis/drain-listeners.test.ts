import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { awaitsDrain, drainListenerOf, drainListeners } from '../../rules/analysis/drain-listeners.ts'
import { ask } from '../code.ts'

const listener = (code: string) =>
  ask(code, 'ExpressionStatement > CallExpression', (context, call: TSESTree.CallExpression) => {
    const found = drainListenerOf(call)
    return found && [context.sourceCode.getText(found.emitter), found.isOnce]
  })

test.each([
  ['once', `a.b.once('drain', f)`, ['a.b', true]],
  ['in a chain', `s.on('error', f).on('drain', g)`, ['s', false]],
  ['another event', `s.on('close', f)`, undefined],
  ['no listener', `s.once('drain')`, undefined],
  ['another call', `s.emit('drain', f)`, undefined],
])('%s', (_, code, expected) => {
  expect(listener(code)).toEqual(expected)
})

test('finds all of a file', () => {
  const count = ask(
    `a.on('drain', f); () => b.once('drain', g)`,
    'Program',
    (context) => drainListeners(context).length,
  )
  expect(count).toBe(2)
})

test.each([
  ['a listener', `if (x) s.once('drain', f)`, true],
  ['by name', `if (x) once(s, 'drain')`, true],
  ['of another', `if (x) t.once('drain', f)`, false],
  ['nothing', `if (x) s.pause()`, false],
])('hears %s: %s', (_, code, expected) => {
  const heard = ask(
    `const s = open(); const t = open(); use(s); ${code}`,
    'IfStatement',
    (context, node: TSESTree.Node) => {
      const [declaration] = context.sourceCode.ast.body
      const s = declaration?.type === 'VariableDeclaration' ? declaration.declarations[0]?.id : undefined
      return s && awaitsDrain(context, node, s)
    },
  )
  expect(heard).toBe(expected)
})
