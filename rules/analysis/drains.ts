import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { TEARDOWN } from '../knowledge/queue-names.ts'
import { keyName, propertyName } from './bindings.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { samePlace } from './places.ts'
import { releasesElements } from './releases.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/**
 * Among the uses of a collection, those that take its items out in turn: `shift()`, `splice(0, n)`, or a walk and an
 * emptying in one function (`for (const x of queue) send(x); queue = []`, `const batch = queue; queue = []`). To remove
 * one item by its index or its key is what registries do, as is to end what all of them hold, and `pop()` alone is a
 * stack. To sum the whole up in a number is to look at it.
 */
export function drainsAmong(
  context: Context,
  uses: readonly TSESTree.Expression[],
  made: TSESTree.Node,
): TSESTree.Node[] {
  const drains: TSESTree.Node[] = []
  const walks: TSESTree.Node[] = []
  const emptied: TSESTree.Node[] = []
  for (const use of uses) {
    const what = useOf(context, use, made)
    if (what === 'take') drains.push(use)
    if (what === 'walk') walks.push(use)
    if (what === 'empty' && !isAtEnd(use) && !isTeardown(use)) emptied.push(use)
  }
  const pairs = new Map<TSESTree.Node | undefined, TSESTree.Node>()
  for (const use of emptied) {
    const fn = functionAround(use)
    if (pairs.has(fn) && isLeftover(use, uses, walks)) continue
    if (walks.some((walk) => functionAround(walk) === fn && !isOneOrOther(walk, use))) pairs.set(fn, use)
  }
  return [...drains, ...pairs.values()]
}

/** `go(queue.join()); queue = []; …; if (queue.length > 0) queue = []`: what is left over is thrown away. */
function isLeftover(use: TSESTree.Node, uses: readonly TSESTree.Expression[], walks: TSESTree.Node[]): boolean {
  const around = closest(use, (node): node is TSESTree.IfStatement => node.type === 'IfStatement')
  if (!around || fillAskedIn({ uses }, around.test) !== 'some') return false
  return !walks.some((walk) => isInside(walk, around))
}

/** `switch (kind) { case 'begin': lines = []; break; case 'end': show(lines) }`: no run of the function does both. */
function isOneOrOther(walk: TSESTree.Node, emptying: TSESTree.Node): boolean {
  const one = closest(walk, isCase)
  const other = closest(emptying, isCase)
  if (!one || !other || one === other || one.parent !== other.parent) return false
  const first = one.range[0] < other.range[0] ? one : other
  const body = first.consequent.length === 1 ? first.consequent[0] : undefined
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : first.consequent.at(-1)
  return last?.type === 'BreakStatement' || last?.type === 'ReturnStatement'
}

function isCase(node: TSESTree.Node): node is TSESTree.SwitchCase {
  return node.type === 'SwitchCase'
}

/**
 * `source.on('end', () => { done(Buffer.concat(chunks)); chunks = [] })`, `if (event.kind === 'end') { … }`: what was
 * collected is given out once.
 */
function isAtEnd(use: TSESTree.Node): boolean {
  const fn = functionAround(use)
  for (let node = use.parent; node && node !== fn; node = node.parent) if (saysEnd(node, use)) return true
  const call = fn && outer(fn)
  const event = call?.type === 'CallExpression' ? call.arguments[0] : undefined
  return event?.type === 'Literal' && ENDS.test(String(event.value))
}

function saysEnd(node: TSESTree.Node, use: TSESTree.Node): boolean {
  if (node.type === 'SwitchCase') return node.test !== null && isEnd(node.test)
  return node.type === 'IfStatement' && isInside(use, node.consequent) && isEnd(node.test)
}

/** `'end'`, `kind === 'end'`, `kind === 'end' || kind === 'phase-end'` */
function isEnd(test: TSESTree.Node): boolean {
  if (test.type === 'Literal') return typeof test.value === 'string' && ENDED.test(test.value)
  if (test.type === 'LogicalExpression') return isEnd(test.left) || isEnd(test.right)
  return test.type === 'BinaryExpression' && /^===?$/.test(test.operator) && (isEnd(test.left) || isEnd(test.right))
}

/** `stop() { for (const t of timers) clearTimeout(t); timers.clear() }`: at the end of all, not in turn. */
function isTeardown(use: TSESTree.Node): boolean {
  const fn = functionAround(use)
  const holder = fn && outer(fn)
  const name =
    fn?.type === 'FunctionDeclaration' ? fn.id?.name : holder && 'key' in holder ? keyName(holder.key) : undefined
  return name !== undefined && (TEARDOWN.test(name) || GIVEN_OUT.test(name))
}

/** `done(failures, callback) { callback(this.events); this.events = [] }` */
const GIVEN_OUT = /^(?:done|finish|complete)$|^on\w*(?:End|Done|Complete|Finish)$/

const ENDS = /^(?:end|close|finish|exit|complete)$/
const ENDED = /(?:^|[-_:.])(?:end|ended|close|closed|finish|finished|complete|completed|done)$/i

function useOf(context: Context, use: TSESTree.Expression, made: TSESTree.Node): 'take' | 'walk' | 'empty' | undefined {
  const parent = outer(use)
  switch (parent?.type) {
    case 'MemberExpression':
      return unwrap(parent.object) === use ? useOfMember(context, parent) : undefined
    case 'AssignmentExpression': {
      if (unwrap(parent.left) !== use) return parent.operator === '=' ? 'walk' : undefined
      if (parent.right === made) return undefined
      const value = unwrap(parent.right)
      const isEmpty = value.type === 'ArrayExpression' ? value.elements.length === 0 : value.type === 'NewExpression'
      return isRest(context, value, use) ? 'take' : isEmpty ? 'empty' : undefined
    }
    case 'ArrayPattern':
      // `[batch, queue] = [queue, []]`
      return 'take'
    case 'SpreadElement':
      return isOfMath(parent) ? undefined : 'walk'
    case 'VariableDeclarator':
    case 'ReturnStatement':
      return 'walk'
    case 'ForOfStatement':
      return unwrap(parent.right) === use && !releasesElements(parent) ? 'walk' : undefined
    case 'CallExpression':
    case 'NewExpression':
      return unwrap(parent.callee) === use ? undefined : 'walk'
    default:
      return undefined
  }
}

/** `queue = queue.slice(n)`; of `found = found.slice(start, start + n)` the part is what is kept. */
function isRest(context: Context, value: TSESTree.Node, queue: TSESTree.Node): boolean {
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false
  if (propertyName(value.callee) !== 'slice' || !samePlace(context, value.callee.object, queue)) return false
  const end = value.arguments[1]
  return !end || lastNameOf(end) === 'length'
}

function useOfMember(context: Context, member: TSESTree.MemberExpression): 'take' | 'walk' | 'empty' | undefined {
  const name = propertyName(member) ?? ''
  const user = outer(member)
  if (user?.type === 'AssignmentExpression') {
    return name === 'length' && unwrap(user.left) === member && numberOf(context, user.right) === 0
      ? 'empty'
      : undefined
  }
  if (user?.type !== 'CallExpression' || unwrap(user.callee) !== member) return undefined
  if (TAKES.has(name)) return 'take'
  if (name === 'clear') return 'empty'
  if (name === 'reduce' && isSum(context, user)) return undefined
  if (name === 'forEach' && releasesElements(user)) return undefined
  if (name !== 'splice') return WALKS.has(name) ? 'walk' : undefined
  const [start, count] = user.arguments
  return start && numberOf(context, start) === 0 && (!count || numberOf(context, count) !== 0) ? 'take' : undefined
}

/** `sizes.reduce((a, b) => a + b, 0)`: a number comes out of the whole, and no item goes to anybody. */
function isSum(context: Context, { arguments: [, start] }: TSESTree.CallExpression): boolean {
  return start !== undefined && numberOf(context, start) !== undefined
}

/** `Math.max(...sizes)` */
function isOfMath(spread: TSESTree.Node): boolean {
  const call = outer(spread)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Math'
}

const TAKES = new Set(['shift', 'dequeue', 'shiftMany', 'pollFirst'])
const WALKS = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'reduce',
  'join',
  'values',
  'entries',
  'slice',
  'concat',
  'sort',
  'toString',
  'keys',
])
