import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CALLBACKS, CONNECTION_WORDS, DOWN_WORDS, FLUSHING, SENDING, TIDIES } from '../knowledge/queue-names.ts'
import { bindingOf, keyName, variableOf } from './bindings.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { entriesTo, isOpen, type Entry } from './entries.ts'
import { eventBehind, isStreamHook } from './event-feeds.ts'
import { modulePathOf } from './externals.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { functionAround, isFunction, returnsOf } from './functions.ts'
import { ioIn } from './io.ts'
import { lastNameOf, rootOf } from './names.ts'
import { isPutBack, wasTaken } from './put-backs.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { usesOf } from './uses.ts'
import { allBelow, closest, findBelow, isInside } from './walk.ts'
import { takesAll } from './whole-drains.ts'

/** Who makes a queue grow. */
export interface Feeder {
  /**
   * `event`: events or the network, at their own speed. `sent`: callers who send or log and hear no more, while the
   * other side is slow or down. `retry`: callers, while what fails goes back in. `caller`: anybody who calls.
   */
  readonly kind: 'event' | 'sent' | 'retry' | 'caller'
  readonly feed: Feed
  /** The event, or the function that is called. */
  readonly name: string | undefined
}

/**
 * Who feeds the queue, the least held back first. Feeds that do not make it grow are none: in the loop that drains it,
 * on the way back after a failure, with the callback that holds the next write back. A caller who waits in the line for
 * his turn is one only where the line is that of a limiter: what runs is counted there, what waits is not.
 */
export function feederOf(context: Context, queue: Queue): Feeder | undefined {
  if (CALLBACKS.test(queue.name)) return undefined
  const growing = queue.feeds.filter((feed) => grows(context, feed, queue))
  const feeds = [...growing.filter((feed) => !isAtFront(feed)), ...growing.filter(isAtFront)]
  for (const feed of feeds) {
    const event = isWaiter(context, feed) ? undefined : eventBehind(context, feed.node, queue.made)
    if (event) return { kind: 'event', feed, name: event.event }
  }
  let caller: Feeder | undefined
  const isRetried = queue.feeds.some((feed) => isAfterFailure(feed.node) && wasTaken(context, feed, queue))
  for (const feed of feeds) {
    if ((isWaiter(context, feed) && !isCounted(feed)) || isOnePerKey(queue, feed)) continue
    for (const entry of entriesTo(context, feed.node)) {
      if (
        SENDING.test(entry.name ?? '') &&
        !isAnswered(context, feed) &&
        !isCounted(feed) &&
        (isWhileOffline(context, feed, entry) || isDrainedOutside(context, queue))
      ) {
        return { kind: 'sent', feed, name: entry.name }
      }
      caller ??= { kind: isRetried && !isWaiter(context, feed) ? 'retry' : 'caller', feed, name: entry.name }
    }
  }
  return caller
}

/** `queue.unshift(urgent)`: few go before the others. */
function isAtFront({ node }: Feed): boolean {
  return node.type === 'CallExpression' && lastNameOf(node.callee) === 'unshift'
}

/** `paths.add(path)`, `sizes.set(key, size)`: the same again is no more. Lists of a Map grow: `get(key).push(x)`. */
function isOnePerKey({ form }: Queue, { node }: Feed): boolean {
  return form === 'keyed' && node.type === 'CallExpression' && /^(?:set|add)$/.test(lastNameOf(node.callee) ?? '')
}

/** Whether the feed adds to what is there, and nothing but the queue's own consumer holds it back. */
function grows(context: Context, feed: Feed, queue: Queue): boolean {
  const { node, item } = feed
  const loop = closest(node, isLoop)
  if (loop && queue.drains.some((drain) => isInside(drain, loop))) return false
  if (item && (queue.drains.some((drain) => isInside(drain, item)) || isNoItem(context, item))) return false
  if (isStreamHook(functionAround(node))) return false
  return !isPutBack(context, feed, queue)
}

/** A constant, a callback that goes with an item of another list, a function that tidies up. */
function isNoItem(context: Context, item: TSESTree.Node): boolean {
  const value = unwrap(item)
  if (value.type === 'Literal' || isMark(context, value)) return true
  if (value.type === 'Identifier') return value.name === 'undefined' || CALLBACKS.test(value.name)
  if (!isFunction(value)) return false
  const calls = allBelow(context, value.body, 'all', (node) => node.type === 'CallExpression')
  return calls.length > 0 && calls.every((call) => TIDIES.test(lastNameOf(call) ?? ''))
}

/** `REASON.Closed`, and `reason` of `wake(reason = REASON.Unknown)`: one of a table of constants. */
function isMark(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  if (value.type === 'MemberExpression') {
    return !value.computed && value.object.type === 'Identifier' && /^[A-Z][A-Z\d_]+$/.test(value.object.name)
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const usual = binding?.from === 'parameter' && binding.path.length === 0 ? binding.id.parent : undefined
  return usual?.type === 'AssignmentPattern' && isMark(context, usual.right)
}

/** In a `catch`, in a `.catch()`, under `if (err)`: what was taken out goes back in. */
function isAfterFailure(node: TSESTree.Node): boolean {
  for (let inner = node, parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'CatchClause') return true
    if (
      parent.type === 'IfStatement' &&
      inner === parent.consequent &&
      parent.test.type === 'Identifier' &&
      /^err(?:or)?$/.test(parent.test.name)
    )
      return true
    if (!isFunction(parent)) continue
    const call = outer(parent)
    return call?.type === 'CallExpression' && lastNameOf(call) === 'catch'
  }
  return false
}

/** The caller waits for his turn: the item settles his promise. */
function isWaiter(context: Context, { node }: Feed): boolean {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const call = outer(fn)
    if (call?.type === 'NewExpression' && modulePathOf(context, call.callee)?.path[0] === 'Promise') return true
  }
  return false
}

/** `const answer = new Channel(); open.push(answer); return answer`: who sends has in hand how he hears of it. */
function isAnswered(context: Context, { node, item }: Feed): boolean {
  const value = item && unwrap(item)
  const fn = functionAround(node)
  const binding = value?.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (!fn || binding?.from !== 'variable' || binding.path.length > 0) return false
  const made = binding.declarator.init
  if (!made || !isInside(made, fn.body) || !/^(?:New|Call)Expression$/.test(unwrap(made).type)) return false
  return returnsOf(context, fn).some((answer) => {
    const root = rootOf(answer)
    return root.type === 'Identifier' && variableOf(context, root) === binding.variable
  })
}

/** `if (running < max) run() else waiting.push(task)` */
function isCounted({ node }: Feed): boolean {
  for (let inner = node as TSESTree.Node, parent = inner.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'IfStatement' && inner !== parent.test && isCount(parent.test)) return true
    // `if (running < max) { run(); return }; waiting.push(task)`
    if (parent.type === 'BlockStatement') {
      const before = parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))
      if (before.some((statement) => statement.type === 'IfStatement' && isCount(statement.test))) return true
    }
    if (isFunction(parent)) return false
  }
  return false
}

function isCount(test: TSESTree.Expression): boolean {
  return test.type === 'BinaryExpression' && /^[<>]=?$/.test(test.operator)
}

/** Whether the feed is reached only while a connection is down: `if (open) send(x) else queue.push(x)`. */
function isWhileOffline(context: Context, { node }: Feed, { via }: Entry): boolean {
  return [node, ...via].some((place) => {
    const fn = functionAround(place)
    return (
      fn !== undefined && findBelow(context, fn.body, 'own', (test) => leadsOffline(context, test, place)) !== undefined
    )
  })
}

function leadsOffline(context: Context, node: TSESTree.Node, place: TSESTree.Node): boolean {
  if (node.type !== 'IfStatement' || node.range[0] > place.range[0] || isInside(place, node.test)) return false
  const text = context.sourceCode.getText(node.test)
  if (!CONNECTION_WORDS.test(text)) return false
  const isDown = DOWN_WORDS.test(text)
  if (isInside(place, node.consequent)) return isDown
  if (node.alternate && isInside(place, node.alternate)) return !isDown
  return !isDown && leaves(node.consequent)
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last?.type === 'ReturnStatement'
}

/** Whether what is taken out goes over the network or to a disk: I/O, or a put into a socket or stream. */
function isDrainedOutside(context: Context, { drains }: Queue): boolean {
  return drains.some((drain) => {
    const fn = functionAround(drain)
    if (!fn || (takesAll(drain) && isAskedFor(context, fn))) return false
    return ioIn(context, fn) !== undefined || hasPut(context, fn, 0)
  })
}

/** `async flush() {}` that nothing here calls: whoever puts in says when all goes out, and waits for it. */
function isAskedFor(context: Context, fn: FunctionNode): boolean {
  const { parent } = fn
  if (!fn.async || parent.type !== 'MethodDefinition' || !isOpen(context, fn)) return false
  return FLUSHING.test(keyName(parent.key) ?? '') && usesOf(context, fn).every((use) => use === fn)
}

function hasPut(context: Context, code: TSESTree.Node, hops: number): boolean {
  return callsIn(context, code).some((call) => {
    if (
      call.type === 'CallExpression' &&
      call.callee.type === 'MemberExpression' &&
      PUTS.has(lastNameOf(call.callee) ?? '')
    )
      return true
    return hops < 2 && functionsRunBy(context, call).some((fn) => fn !== code && hasPut(context, fn, hops + 1))
  })
}

const PUTS = new Set(['write', 'send', 'publish', 'postMessage', 'sendMessage'])
