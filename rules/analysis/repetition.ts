import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { isFunction } from './functions.ts'
import { registrationOf } from './registrations.ts'
import { outer, unwrap } from './unwrap.ts'
import { usesOf } from './uses.ts'
import { findBelow, isInside } from './walk.ts'

export type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement

/** How many calls of the file's own functions are followed outwards. */
const MAX_HOPS = 2

/**
 * Why the place runs again and again, innermost first: loops, `for await`, reader pumps, listeners, timers, per-item
 * callbacks, request handlers. Where the place lies in a helper of this file, the reasons of every call of the helper
 * follow one after the other, each with the calls that lead there in `via`.
 */
export function repetitionsOf(context: Context, node: TSESTree.Node): Repetition[] {
  return [...reasons(context, node, [], new Set())]
}

/** Whether the node is a loop statement. */
export function isLoop(node: TSESTree.Node): node is Loop {
  return LOOPS.has(node.type)
}

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])

type Via = readonly TSESTree.CallExpression[]

function* reasons(context: Context, node: TSESTree.Node, via: Via, seen: Set<FunctionNode>): Iterable<Repetition> {
  let inner = node
  for (let parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (isLoop(parent)) {
      if (runsAgain(parent, inner)) yield { kind: kindOf(context, parent), node: parent, body: parent.body, via }
    } else if (isFunction(parent)) {
      if (!seen.has(parent)) yield* reasonsToRun(context, parent, via, new Set(seen).add(parent))
      return
    }
  }
}

/** Why the function runs more than once. */
function* reasonsToRun(context: Context, fn: FunctionNode, via: Via, seen: Set<FunctionNode>): Iterable<Repetition> {
  const uses = usesOf(context, fn)
  const again = uses.filter((use) => use !== fn && isInside(use, fn))
  if (again.length > 0 && readsInTurn(context, fn)) yield { kind: 'pump', node: fn, body: fn, via }
  if (again.some((use) => isArmedByItself(use))) yield { kind: 'timer', node: fn, body: fn, via }
  for (const use of uses.length > 0 ? uses : [fn]) {
    if (again.includes(use)) continue
    const registration = registrationOf(context, use, fn)
    if (registration) yield { ...registration, body: fn, via }
    const parent = outer(use)
    const isCalled = parent?.type === 'CallExpression' && isInside(use, parent.callee)
    if (!isCalled || unwrap(parent.callee) === fn) {
      // Inline, or handed to somebody by name: it runs at least where it is handed over.
      if (!isKept(parent)) yield* reasons(context, use, via, seen)
    } else if (via.length < MAX_HOPS) {
      yield* reasons(context, parent, [...via, parent], seen)
    }
  }
}

/** A method, or a function kept in a variable or on an object, does not run where it stands. */
function isKept(holder: TSESTree.Node | undefined): boolean {
  return holder !== undefined && KEEPERS.has(holder.type)
}

const KEEPERS = new Set(['AssignmentExpression', 'MethodDefinition', 'PropertyDefinition', 'VariableDeclarator'])

/** What stands before a loop's body runs once: the list of `for…of`, the start of `for`. */
function runsAgain(loop: Loop, inner: TSESTree.Node): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return inner !== loop.right
  return loop.type !== 'ForStatement' || inner !== loop.init
}

function kindOf(context: Context, loop: Loop): Repetition['kind'] {
  if (loop.type === 'ForOfStatement' && loop.await) return 'for-await'
  return findBelow(context, loop, 'own', isAwaitedRead) ? 'pump' : 'loop'
}

/** `await reader.read()`, `await iterator.next()` */
export function isAwaitedRead(node: TSESTree.Node): boolean {
  return node.type === 'AwaitExpression' && isRead(unwrap(node.argument))
}

function isRead(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && READS.has(propertyName(callee) ?? '')
}

const READS = new Set(['read', 'next', 'readMany', 'receive'])

/** `function pump() { return reader.read().then(({ value }) => { …; return pump() }) }` */
function readsInTurn(context: Context, fn: FunctionNode): boolean {
  return findBelow(context, fn.body, 'all', isRead) !== undefined
}

/** `setTimeout(tick, 100)` in `tick`, also as `setTimeout(() => tick(), 100)`. */
function isArmedByItself(use: TSESTree.Node): boolean {
  const call = outer(use)
  if (call?.type !== 'CallExpression') return false
  if (call.callee.type === 'Identifier' && call.callee.name === 'setTimeout') return true
  const wrapper = outer(call)
  return wrapper?.type === 'ArrowFunctionExpression' && wrapper.body === call && isArmedByItself(wrapper)
}
