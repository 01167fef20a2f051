import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import { isOpen } from './entries.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { isInside } from './walk.ts'

type Item = Pick<Feed, 'item'>

/** What was taken out goes back in: `const job = queue.shift(); …; queue.unshift(job)`, or each of a batch that was. */
export function wasTaken(context: Context, { item }: Item, queue: Queue, depth = 0): boolean {
  const value = item && unwrap(item.type === 'SpreadElement' ? item.argument : item)
  if (value?.type !== 'Identifier' || depth > 3) return false
  const node = variableOf(context, value)?.defs.at(-1)?.node
  if (node?.type !== 'VariableDeclarator') return false
  const from = node.init ?? (node.parent.parent.type === 'ForOfStatement' ? node.parent.parent.right : undefined)
  if (!from) return false
  return isFrom(from, queue) || wasTaken(context, { item: from }, queue, depth + 1)
}

/**
 * Whether the item was held before, so that nothing is more than it was: it was taken out of the queue, here or by who
 * calls, or out of another list that lives as long.
 */
export function isPutBack(context: Context, feed: Feed, queue: Queue): boolean {
  return (
    wasTaken(context, feed, queue) ||
    isOfCopy(context, feed, queue) ||
    isHandedRound(context, feed, queue) ||
    wasMoved(context, feed)
  )
}

/** `const all = [...queue]; queue = []; all.forEach((x) => queue.push(x))` */
function isOfCopy(context: Context, { item }: Item, queue: Queue): boolean {
  const binding = item?.type === 'Identifier' ? bindingOf(context, item) : undefined
  if (binding?.from !== 'parameter' || binding.index > 0 || binding.path.length > 0) return false
  const call = outer(binding.fn)
  const walk = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  if (walk?.type !== 'MemberExpression' || propertyName(walk) !== 'forEach') return false
  return wasTaken(context, { item: walk.object }, queue)
}

/**
 * `run(idle.shift())` with `run(worker) { …; idle.push(worker) }`, as the free list of a pool: each call hands in what
 * was taken out, or what itself was handed.
 */
function isHandedRound(context: Context, { item }: Item, queue: Queue): boolean {
  const binding = item?.type === 'Identifier' ? bindingOf(context, item) : undefined
  if (binding?.from !== 'parameter' || binding.path.length > 0 || isOpen(context, binding.fn)) return false
  const given = callsOf(context, binding.fn).map(({ arguments: args }) => args[binding.index])
  const isTaken = (argument: TSESTree.Node | undefined): boolean =>
    argument !== undefined && (isDrained(argument, queue) || wasTaken(context, { item: argument }, queue))
  const isOwn = (argument: TSESTree.Node | undefined): boolean =>
    argument?.type === 'Identifier' && variableOf(context, argument) === binding.variable
  return given.some(isTaken) && given.every((argument) => isTaken(argument) || isOwn(argument))
}

function isDrained(value: TSESTree.Node, { drains }: Queue): boolean {
  return drains.some((drain) => isInside(drain, value))
}

/** `queue.push(this.waiting.shift())`: what another list held already, that lives as long, is no more than before. */
function wasMoved(context: Context, { node, item }: Feed): boolean {
  const value = item && unwrap(item)
  const binding = value?.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
  const call = init ? unwrap(init) : value
  const taken = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  if (taken?.type !== 'MemberExpression' || !/^(?:shift|pop)$/.test(lastNameOf(taken) ?? '')) return false
  const list = unwrap(taken.object)
  if (list.type !== 'Identifier') return list.type === 'MemberExpression'
  const home = variableOf(context, list)?.defs.at(-1)?.node
  return home !== undefined && functionAround(home) !== functionAround(node)
}

/** `queue.shift()`, `queue.splice(0)`, `queue` before it is emptied */
function isFrom(value: TSESTree.Node, { drains, uses }: Queue): boolean {
  return [...drains, ...uses].some((use) => isInside(use, value) && functionAround(use) === functionAround(value))
}
