import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import {
  ACKNOWLEDGING,
  ANSWERING,
  CALLBACKS,
  DEFERRED_MAKERS,
  LIMIT_WORDS,
  PIECES,
  SETTLING,
} from '../knowledge/queue-names.ts'
import { bindingOf, keyName, propertyName, referencesOf, valuesOf, type Binding } from './bindings.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { allBelow, closest, findBelow, isInside } from './walk.ts'

const MAX_HOPS = 3

/**
 * Whether somebody needs each item of the queue, so that one which is dropped leaves him waiting for good, or with what
 * is broken. An item is a piece of a whole by its name (`queue.push(chunk)`), or carries what settles a promise or
 * calls him back (`queue.push({ data, resolve, reject })`); what is taken out is settled or acknowledged
 * (`task.resolve(x)`, `channel.ack(message)`); or what comes is counted, and compared with what is done.
 */
export function areItemsOwed(context: Context, { feeds, drains }: Queue): boolean {
  return (
    feeds.some(({ item }) => item !== undefined && (isPiece(item) || carriesSettler(context, item, 0))) ||
    feeds.some((feed) => isCountedIn(context, feed)) ||
    drains.some((drain) => isSettled(context, takenBy(drain), 0))
  )
}

function isPiece(item: TSESTree.Node): boolean {
  return PIECES.test(lastNameOf(item) ?? '')
}

/** Whether it is, holds or calls what settles a promise or calls somebody back, and that was not made with it. */
function carriesSettler(context: Context, made: TSESTree.Node, hops: number): boolean {
  return (
    findBelow(context, made, 'all', (node) => {
      if (node.type !== 'Identifier' || isName(node)) return false
      const binding = bindingOf(context, node)
      if (binding?.from === 'parameter') return !isInside(binding.fn, made) && isSettler(binding, node.name)
      if (binding?.from !== 'variable' || isInside(binding.declarator, made)) return false
      return isOfDeferred(binding) || (hops < MAX_HOPS && variableCarries(context, binding, hops + 1))
    }) !== undefined
  )
}

/** What it was given, or what was put into it later: `task.resolve = resolve`. */
function variableCarries(context: Context, { variable }: Binding & { from: 'variable' }, hops: number): boolean {
  const parts = referencesOf(variable).flatMap((reference) => {
    const member = outer(reference)
    const assignment = member?.type === 'MemberExpression' && unwrap(member.object) === reference ? outer(member) : null
    const isPut = assignment?.type === 'AssignmentExpression' && unwrap(assignment.left) === member
    return isPut ? [assignment.right] : []
  })
  return [...valuesOf(variable), ...parts].some((value) => carriesSettler(context, value, hops))
}

/** A parameter of `new Promise((resolve, reject) => …)`, or of a function that calls back or answers by its name. */
function isSettler({ fn, index, path }: Binding & { from: 'parameter' }, name: string): boolean {
  const made = outer(fn)
  const isExecutor = made?.type === 'NewExpression' && lastNameOf(made) === 'Promise'
  return (isExecutor && path.length === 0) || CALLBACKS.test(name) || (index > 0 && ANSWERING.test(name))
}

/** `const { promise, resolve } = Promise.withResolvers()`, also whole; `new Deferred()`. */
function isOfDeferred({ declarator, path }: Binding & { from: 'variable' }): boolean {
  const init = declarator.init ? unwrap(declarator.init) : undefined
  if (path[0] === 'promise' || (init?.type !== 'CallExpression' && init?.type !== 'NewExpression')) return false
  return DEFERRED_MAKERS.test(lastNameOf(init) ?? '')
}

/** A name of a property is no use of a variable. */
function isName(id: TSESTree.Identifier): boolean {
  const { parent } = id
  if (parent.type === 'MemberExpression') return parent.property === id && !parent.computed
  return parent.type === 'Property' && parent.key === id && !parent.computed
}

/** `this.total++; this.queue.push(file)`, and elsewhere `this.total <= this.done` */
function isCountedIn(context: Context, { node }: Feed): boolean {
  const fn = functionAround(node)
  if (!fn) return false
  return allBelow(context, fn.body, 'own', isUpdate).some((update) => {
    const block = closest(update, isBlock)
    const isCounted = update.operator === '++' && block !== undefined && isInside(node, block)
    return isCounted && isComparedCount(context, update.argument)
  })
}

function isComparedCount(context: Context, count: TSESTree.Expression): boolean {
  const isCompared = (test: TSESTree.Node): boolean => {
    if (test.type !== 'BinaryExpression' || !/^(?:[<>]=?|[!=]==?)$/.test(test.operator)) return false
    const sides = [test.left, test.right]
    return sides.every(isCount) && sides.some((side) => samePlace(context, side, count))
  }
  return findBelow(context, context.sourceCode.ast, 'all', isCompared) !== undefined
}

function isBlock(node: TSESTree.Node): node is TSESTree.BlockStatement {
  return node.type === 'BlockStatement'
}

function isUpdate(node: TSESTree.Node): node is TSESTree.UpdateExpression {
  return node.type === 'UpdateExpression'
}

/** Not a number, nor a limit by its name. */
function isCount(node: TSESTree.Node): boolean {
  const name = lastNameOf(node)
  return name !== undefined && !LIMIT_WORDS.test(name)
}

/** `queue.shift()` */
function takenBy(drain: TSESTree.Node): TSESTree.Node {
  const member = outer(drain)
  const call = member?.type === 'MemberExpression' ? outer(member) : undefined
  return call?.type === 'CallExpression' ? call : drain
}

/** Whether the item is settled or acknowledged, here or by functions of this file that it goes to. */
function isSettled(context: Context, item: TSESTree.Node, hops: number): boolean {
  const holder = outer(item)
  if (hops > MAX_HOPS || !holder) return false
  const goesOn = (node: TSESTree.Node): boolean => isSettled(context, node, hops + 1)
  switch (holder.type) {
    case 'MemberExpression':
      return unwrap(holder.object) === unwrap(item) && (isUsedToSettle(holder) || goesOn(holder))
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return goesOn(holder)
    case 'VariableDeclarator':
      return isNameSettled(context, holder.id, goesOn)
    case 'AssignmentExpression':
      return unwrap(holder.right) === unwrap(item) && isNameSettled(context, holder.left, goesOn)
    case 'CallExpression': {
      const at = holder.arguments.findIndex((argument) => unwrap(argument) === unwrap(item))
      if (at < 0) return false
      if (ACKNOWLEDGING.test(lastNameOf(holder.callee) ?? '')) return true
      const parameter = functionOf(context, holder.callee)?.params[at]
      return parameter !== undefined && isNameSettled(context, parameter, goesOn)
    }
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn = isFunction(holder) ? holder : functionAround(holder)
      return fn !== undefined && callsOf(context, fn).some(goesOn)
    }
    default:
      return false
  }
}

/** `task.resolve(x)`, `run().then(task.resolve, task.reject)` */
function isUsedToSettle(member: TSESTree.MemberExpression): boolean {
  const user = outer(member)
  const name = propertyName(member) ?? ''
  return user?.type === 'CallExpression' && (SETTLING.test(name) || ACKNOWLEDGING.test(name))
}

/** By its name, or in parts: `const { job, resolve } = queue.shift()`. */
function isNameSettled(context: Context, name: TSESTree.Node, goesOn: (node: TSESTree.Node) => boolean): boolean {
  if (name.type === 'ObjectPattern') {
    return name.properties.some((part) => part.type === 'Property' && SETTLING.test(keyName(part.key) ?? ''))
  }
  if (name.type !== 'Identifier') return false
  const binding = bindingOf(context, name)
  return binding !== undefined && 'variable' in binding && referencesOf(binding.variable).some(goesOn)
}
