import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, valuesOf } from './bindings.ts'
import { functionOf, isFunction, returnsOf } from './functions.ts'
import { fullNameOf } from './names.ts'
import { promiseBefore } from './promise-chains.ts'
import { unwrap } from './unwrap.ts'
import { callsOf, usesOf } from './uses.ts'
import { findBelow, isInside } from './walk.ts'

/** A value that is made of more than so many has no story that could be told. */
const MAX_STEPS = 100

/** The value that is looked for, and where it was looked for. */
interface Search {
  readonly isHeld: (node: TSESTree.Node) => boolean
  readonly seen: Set<TSESTree.Node>
}

/** A call that is handed the value: those of such a name, at this position, outside of a part of the file. */
export interface Taker {
  readonly callee: RegExp
  readonly at: number
  readonly outside: TSESTree.Node | undefined
}

/**
 * Whether such a call of the file is handed all that was collected, in any form: `JSON.parse(Buffer.concat(chunks)
 * .toString())`, through variables, functions of this file and a promise that is settled with it.
 */
export function isHandedWhole(context: Context, isHeld: Search['isHeld'], { callee, at, outside }: Taker): boolean {
  return (
    findBelow(context, context.sourceCode.ast, 'all', (node) => {
      if (node.type !== 'CallExpression' || !callee.test(fullNameOf(node.callee) ?? '')) return false
      const value = node.arguments[at]
      if (!value || (outside && isInside(node, outside))) return false
      return isMadeOf(context, value, { isHeld, seen: new Set() })
    }) !== undefined
  )
}

function isMadeOf(context: Context, node: TSESTree.Node, search: Search): boolean {
  const value = unwrap(node, { awaits: true })
  if (search.isHeld(value)) return true
  if (search.seen.has(value) || search.seen.size > MAX_STEPS) return false
  search.seen.add(value)
  const made = (part: TSESTree.Node): boolean => isMadeOf(context, part, search)
  switch (value.type) {
    case 'Identifier':
      return givenTo(context, value).some(made)
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      if (value.arguments.some(made) || (callee.type === 'MemberExpression' && made(callee.object))) return true
      const fn = functionOf(context, callee)
      return fn !== undefined && returnsOf(context, fn).some(made)
    }
    case 'NewExpression':
      return settledWith(context, value).some(made)
    case 'TemplateLiteral':
      return value.expressions.some(made)
    case 'ArrayExpression':
      return value.elements.some((part) => part?.type !== 'SpreadElement' && part !== null && made(part))
    case 'BinaryExpression':
    case 'LogicalExpression':
      return made(value.left) || made(value.right)
    default:
      return false
  }
}

/** What a variable, or a parameter of a function of this file, is given. */
function givenTo(context: Context, id: TSESTree.Identifier): TSESTree.Node[] {
  const binding = bindingOf(context, id)
  if (binding?.from === 'variable' && binding.path.length === 0) {
    return valuesOf(binding.variable)
  }
  if (binding?.from !== 'parameter' || binding.path.length > 0) return []
  const { fn, index } = binding
  const handed = callsOf(context, fn).flatMap(({ arguments: given }) => given[index] ?? [])
  return index === 0 ? [...handed, ...usesOf(context, fn).flatMap((use) => promiseBefore(use) ?? [])] : handed
}

/** `body` in `new Promise((resolve) => res.on('end', () => resolve(body)))` */
function settledWith(context: Context, { arguments: [given] }: TSESTree.NewExpression): TSESTree.Node[] {
  const executor = given && unwrap(given)
  const resolve = executor && isFunction(executor) ? executor.params[0] : undefined
  if (!executor || resolve?.type !== 'Identifier') return []
  const found: TSESTree.Node[] = []
  findBelow(context, executor, 'all', (node) => {
    const isSettling = node.type === 'CallExpression' && fullNameOf(node.callee) === resolve.name
    if (isSettling && node.arguments[0]) found.push(node.arguments[0])
    return false
  })
  return found
}
