import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { propertyName, referencesOf } from './bindings.ts'
import { isFunction } from './functions.ts'
import { callMeaning } from './origin.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'

/** A place where a local collection grows: `xs.push(x)`, `set.add(x)`, `xs[i] = x`. */
export interface Growth {
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression
  readonly values: readonly TSESTree.CallExpressionArgument[]
  /** What repeats it, innermost, between the place and the declaration of the collection. */
  readonly walk: Walk | undefined
}

/** A loop, or a call that runs a callback once an item. */
export interface Walk {
  readonly node: TSESTree.Node
  readonly form: 'loop' | 'forEach' | 'reduce' | 'callback'
  /** The collection that is walked; absent where there is none (`while`). */
  readonly items: TSESTree.Expression | undefined
}

/** Every place of the file where the variable's collection grows, in source order. */
export function growthOf(context: Context, variable: TSESLint.Scope.Variable): readonly Growth[] {
  const cache = growths(context)
  let growth = cache.get(variable)
  if (!growth) cache.set(variable, (growth = find(context, variable)))
  return growth
}

const growths = perProgram(() => new WeakMap<TSESLint.Scope.Variable, readonly Growth[]>())

function find(context: Context, variable: TSESLint.Scope.Variable): Growth[] {
  const home = variable.scope.block
  const found: Growth[] = []
  for (const id of referencesOf(variable)) {
    const put = putInto(id)
    if (put) found.push({ ...put, walk: walkAround(context, put.node, home) })
  }
  return found
}

/** The innermost loop or callback that repeats the node inside `home`. */
export function walkAround(context: Context, node: TSESTree.Node, home: TSESTree.Node): Walk | undefined {
  let inner = node
  for (let parent = node.parent; parent && parent !== home; inner = parent, parent = parent.parent) {
    if (isLoop(parent)) {
      if (parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') {
        if (inner !== parent.right) return { node: parent, form: 'loop', items: parent.right }
      } else if (parent.type !== 'ForStatement' || inner !== parent.init) {
        return { node: parent, form: 'loop', items: parent.type === 'ForStatement' ? countedItems(parent) : undefined }
      }
    }
    if (!isFunction(parent)) continue
    const call = outer(parent)
    if (call?.type !== 'CallExpression') return { node: parent, form: 'callback', items: undefined }
    if (unwrap(call.callee) === parent) continue
    const maps = callMeaning(context, call)?.fact.maps
    const items = maps && call.arguments[maps.items]
    if (items && items.type !== 'SpreadElement') return { node: call, form: 'forEach', items }
    const callee = unwrap(call.callee)
    const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
    if (callee.type === 'MemberExpression' && WALKS.has(name)) {
      return { node: call, form: name === 'reduce' ? 'reduce' : 'forEach', items: callee.object }
    }
    // `transaction(async () => { … })`, `.then(() => …)` run their callback once.
    if (!ONCE.test(name) && callee.type === 'MemberExpression')
      return { node: parent, form: 'callback', items: undefined }
  }
  return undefined
}

const WALKS = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'each', 'reduce', 'reduceRight'])
const ONCE = /^(?:then|catch|finally|transaction|\$transaction|run|with[A-Z]\w*)$/

function putInto(id: TSESTree.Identifier): Pick<Growth, 'node' | 'values'> | undefined {
  const member = outer(id)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== id) return undefined
  const user = outer(member)
  if (user?.type === 'CallExpression' && unwrap(user.callee) === member) {
    const name = propertyName(member) ?? ''
    if (name === 'set') return { node: user, values: user.arguments.slice(1) }
    if (name === 'splice')
      return user.arguments.length > 2 ? { node: user, values: user.arguments.slice(2) } : undefined
    return GROWING.has(name) ? { node: user, values: user.arguments } : undefined
  }
  // `tasks[i] = start(i)`, `tasks[tasks.length] = …`
  if (user?.type === 'AssignmentExpression' && unwrap(user.left) === member && member.computed) {
    return { node: user, values: [user.right] }
  }
  return undefined
}

const GROWING = new Set(['push', 'unshift', 'add', 'append', 'prepend'])

/** `for (let i = 0; i < xs.length; i++)` walks `xs`. */
function countedItems(loop: TSESTree.ForStatement): TSESTree.Expression | undefined {
  const { test } = loop
  if (test?.type !== 'BinaryExpression') return undefined
  const limit = unwrap(test.right)
  if (limit.type === 'MemberExpression' && /^(?:length|size)$/.test(propertyName(limit) ?? '')) return limit.object
  return undefined
}
