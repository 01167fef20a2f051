import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Queue } from './facts.ts'
import { isFunction } from './functions.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, findBelow } from './walk.ts'

/**
 * Whether the list holds what is asked and not answered yet: an entry is looked up (`open[i].id === id`) and gets the
 * answer that is handed in while it stands in the list (`open[i].data = data`), and leaves as soon as it is complete
 * (`if (open[0].data) open.shift()`). No consumer works through it: it is as long as what is under way.
 */
export function isOfOpenRequests(context: Context, queue: Queue): boolean {
  const { drains } = queue
  if (drains.length === 0 || !drains.every(takesOne)) return false
  const changes = changesIn(context, queue)
  if (!changes.some(({ isAnswer }) => isAnswer)) return false
  return drains.every((drain) => testsAround(drain).some((test) => asksFor(context, test, queue, changes)))
}

/** `queue.shift()` */
function takesOne(drain: TSESTree.Node): boolean {
  const member = outer(drain)
  return member?.type === 'MemberExpression' && /^(?:shift|pop)$/.test(propertyName(member) ?? '')
}

interface Change {
  readonly field: string
  /** Whether something that is handed in goes into an entry that was looked up. */
  readonly isAnswer: boolean
}

/** Where entries change in the list: `queue[i].data = data`, `queue[0].count++`, `queue[i].parts.set(id, data)`. */
function changesIn(context: Context, queue: Queue): Change[] {
  const changes: Change[] = []
  for (const member of allBelow(context, context.sourceCode.ast, 'all', isMember)) {
    const which = entryOf(context, member.object, queue)
    const field = which && propertyName(member)
    if (!field) continue
    const user = outer(member)
    if (user?.type === 'UpdateExpression') changes.push({ field, isAnswer: false })
    const isLeft = user?.type === 'AssignmentExpression' && unwrap(user.left) === member
    const call = user?.type === 'MemberExpression' && PUTS.has(propertyName(user) ?? '') ? outer(user) : undefined
    const values = isLeft ? [user.right] : call?.type === 'CallExpression' ? call.arguments : undefined
    if (!values) continue
    changes.push({ field, isAnswer: which === 'looked up' && values.some((value) => isHandedIn(context, value)) })
  }
  return changes
}

const PUTS = new Set(['set', 'push', 'add'])

function isMember(node: TSESTree.Node): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression'
}

/** An entry of the list: one at a fixed place (`queue[0]`), or one that was `looked up` (`queue[i]`). */
function entryOf(context: Context, node: TSESTree.Node, queue: Queue): 'fixed' | 'looked up' | undefined {
  const value = unwrap(node)
  const isList = (list: TSESTree.Node): boolean => queue.uses.some((use) => use === unwrap(list))
  if (value.type === 'MemberExpression') {
    if (!value.computed || !isList(value.object)) return undefined
    return value.property.type === 'Literal' ? 'fixed' : 'looked up'
  }
  if (value.type === 'CallExpression') {
    const callee = unwrap(value.callee)
    const isFind = callee.type === 'MemberExpression' && propertyName(callee) === 'find' && isList(callee.object)
    return isFind ? 'looked up' : undefined
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init && unwrap(init).type !== 'Identifier' ? entryOf(context, init, queue) : undefined
}

function isHandedIn(context: Context, value: TSESTree.Node): boolean {
  const node = unwrap(value)
  return node.type === 'Identifier' && bindingOf(context, node)?.from === 'parameter'
}

/** The conditions under which the node is reached, in its function. */
function testsAround(node: TSESTree.Node): TSESTree.Expression[] {
  const tests: TSESTree.Expression[] = []
  for (let inner = node, parent = node.parent; parent && !isFunction(parent); inner = parent, parent = parent.parent) {
    if (parent.type === 'IfStatement' && parent.consequent === inner) tests.push(parent.test)
    if (parent.type === 'WhileStatement' && parent.body === inner) tests.push(parent.test)
    if (parent.type === 'LogicalExpression' && parent.right === inner) tests.push(parent.left)
  }
  return tests
}

/** Whether the test looks at what changes in an entry. */
function asksFor(context: Context, test: TSESTree.Expression, queue: Queue, changes: readonly Change[]): boolean {
  return (
    findBelow(context, test, 'own', (node) => {
      if (!isMember(node) || entryOf(context, node.object, queue) === undefined) return false
      return changes.some(({ field }) => field === propertyName(node))
    }) !== undefined
  )
}
