import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, variableOf } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import { takesAnyWords } from './declared-lists.ts'
import { functionOf } from './functions.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a parameter takes any list of texts, and each of them is an address that its task asks:
 * `(shops: string[]) => … shops.map((shop) => fetch(`${shop}/health`))`. Who writes such a function has no few in mind.
 */
export function isOfAddresses(context: Context, items: TSESTree.Node, mapper: TSESTree.Node): boolean {
  const list = unwrap(items)
  const binding = list.type === 'Identifier' ? bindingOf(context, list) : undefined
  if (binding?.from !== 'parameter' || binding.path.length > 0 || !takesAnyWords(context, binding)) return false
  const task = functionOf(context, mapper)
  const element = task?.params[0]
  if (!task || element?.type !== 'Identifier') return false
  return callsIn(context, task).some((call) => {
    if (call.type !== 'CallExpression') return false
    const [address] = call.arguments
    const isRequest = callMeaning(context, call)?.fact.io === true
    return isRequest && address !== undefined && startsWith(context, address, element)
  })
}

function startsWith(context: Context, address: TSESTree.Node, element: TSESTree.Identifier): boolean {
  const text = unwrap(address)
  if (text.type === 'TemplateLiteral') {
    const [first] = text.expressions
    return first !== undefined && SCHEME.test(text.quasis[0]?.value.raw ?? '') && startsWith(context, first, element)
  }
  if (text.type === 'BinaryExpression') return text.operator === '+' && startsWith(context, text.left, element)
  return text.type === 'Identifier' && variableOf(context, text) === variableOf(context, element)
}

/** Nothing, or what each address begins with. */
const SCHEME = /^(?:\w+:\/\/)?$/
