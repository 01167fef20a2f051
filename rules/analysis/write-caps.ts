import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { bindingOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { isFunction } from './functions.ts'
import { numberOf } from './numbers.ts'
import { sourcesOf } from './inputs.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether the code leaves before the place once a total has reached a constant: `if (written + n > MAX) return false;
 * written += n; out.write(chunk)`. All that is written is never more than that. A total that starts anew caps nothing.
 */
export function isCapped(context: Context, place: TSESTree.Node, { body }: Repetition): boolean {
  for (let inner = place, parent = place.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'BlockStatement') {
      const before = parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))
      if (before.some((statement) => isCap(context, statement, body))) return true
    }
    if (isFunction(parent) || parent === body) return false
  }
  return false
}

function isCap(context: Context, statement: TSESTree.Statement, body: TSESTree.Node): boolean {
  if (statement.type !== 'IfStatement' || !leaves(statement.consequent)) return false
  const test = unwrap(statement.test)
  if (test.type !== 'BinaryExpression' || !/^>=?$/.test(test.operator)) return false
  const limit = numberOf(context, test.right)
  if (limit === undefined || limit === Infinity) return false
  return sourcesOf(context, test.left).some((name) => isTotal(context, name, body))
}

/** It is only ever added to, and outlives the turn. */
function isTotal(context: Context, name: TSESTree.Identifier, body: TSESTree.Node): boolean {
  const binding = bindingOf(context, name)
  if (binding?.from !== 'variable' || isInside(binding.declarator, body)) return false
  const writes = binding.variable.references.filter((r) => r.isWrite() && !r.init)
  return (
    writes.length > 0 &&
    writes.every(({ identifier }) => {
      const { parent } = identifier as TSESTree.Node
      return parent?.type === 'AssignmentExpression' && parent.operator === '+='
    })
  )
}
