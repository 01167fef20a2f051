import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LONG_LIVED } from '../knowledge/telling-names.ts'
import { bindingOf } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import { functionOf, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether a task may only end with its siblings, or never: a worker, a subscription, a server, a barrier; or it looks
 * at a promise that another task settles. Fewer at a time would then wait for ever.
 */
export function mayOutliveItsTurn(context: Context, mapper: TSESTree.Node): boolean {
  const code = functionOf(context, mapper) ?? mapper
  if (LONG_LIVED.test(lastNameOf(mapper) ?? '')) return true
  if (callsIn(context, code).some((call) => LONG_LIVED.test(nameOfCall(call)))) return true
  return (
    findBelow(context, code, 'all', (node) => isForeverLoop(node) || isOuterPromise(context, node, code)) !== undefined
  )
}

function nameOfCall(call: ReturnType<typeof callsIn>[number]): string {
  return lastNameOf(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee) ?? ''
}

/** `while (true)`, `for (;;)` */
function isForeverLoop(node: TSESTree.Node): boolean {
  if (node.type === 'WhileStatement') return node.test.type === 'Literal' && node.test.value === true
  return node.type === 'ForStatement' && node.test === null
}

/** `await ready` of a promise that was made outside. */
function isOuterPromise(context: Context, node: TSESTree.Node, code: TSESTree.Node): boolean {
  if (node.type !== 'AwaitExpression' || node.argument.type !== 'Identifier') return false
  const binding = bindingOf(context, node.argument)
  if (binding?.from === 'variable') return !isInside(binding.declarator, code)
  return binding?.from === 'parameter' && isFunction(code) && binding.fn !== code && !isInside(binding.fn, code)
}
