import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { functionAround, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'

/**
 * The delay of the timer that settles the promise, come what may: the promise's `resolve` is put into a collection that
 * a timer of the same function empties of its waits: `setTimeout(() => waits.forEach((resolve) => resolve()), 5000)`.
 */
export function settlingTimerOf(context: Context, promise: TSESTree.Node): TSESTree.Node | undefined {
  const [executor] = promise.type === 'NewExpression' ? promise.arguments : []
  const [settle] = executor && isFunction(executor) ? executor.params : []
  if (!executor || settle?.type !== 'Identifier') return undefined
  const put = findBelow(context, executor, 'all', (node) => isPutOf(node, settle.name))
  const callee = put?.type === 'CallExpression' ? unwrap(put.callee) : undefined
  const kept = callee?.type === 'MemberExpression' ? callee.object : undefined
  if (!kept) return undefined
  for (const use of usesOfPlace(context, kept)) {
    const timer = closest(use, isTimer)
    const [work, ms] = timer?.arguments ?? []
    const home = timer && functionAround(timer)
    const isHere = home !== undefined && isInside(promise, home) && !isInside(timer ?? promise, executor)
    if (work && ms && isHere && isInside(use, work) && callsWhatIsKept(use)) return ms
  }
  return undefined
}

/** `waits.set(id, resolve)`, `waits.push(resolve)` */
function isPutOf(node: TSESTree.Node, settle: string): boolean {
  if (node.type !== 'CallExpression' || unwrap(node.callee).type !== 'MemberExpression') return false
  const last = node.arguments.at(-1)
  return PUTS.has(lastNameOf(node.callee) ?? '') && last?.type === 'Identifier' && last.name === settle
}

const PUTS = new Set(['set', 'add', 'push'])

function isTimer(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && lastNameOf(node.callee) === 'setTimeout'
}

/** `for (const resolve of waits.values()) resolve()`, `[...waits].forEach((resolve) => resolve())`: all are called. */
function callsWhatIsKept(use: TSESTree.Node): boolean {
  for (let node = use, parent = outer(use); parent && !isTimer(parent); node = parent, parent = outer(parent)) {
    if (parent.type === 'ForOfStatement') return unwrap(parent.right) === node
    if (isFunction(parent)) return false
    if (parent.type === 'MemberExpression' && propertyName(parent) === 'forEach') return true
  }
  return false
}
