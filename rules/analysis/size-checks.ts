import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { HOLDING_SIZE, LIMIT_WORDS } from '../knowledge/queue-names.ts'
import { keyName, propertyName, variableOf } from './bindings.ts'
import type { Queue } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'
import { closest, findBelow, isInside } from './walk.ts'
import { emptiesAtOnce } from './whole-drains.ts'

/**
 * Where the code looks at how full the queue is: its size compared with a limit anywhere in the file, before or after
 * the put or behind a getter, a trim after the put (`queue = queue.slice(-100)`, `trim(queue)`), a test in front of the
 * put that speaks of a limit (`if (this.bytes > MAX_BYTES) return`), or a source that is paused there.
 */
export function sizeCheckOf(context: Context, queue: Queue): TSESTree.Node | undefined {
  for (const use of queue.uses) {
    const found = comparisonOf(context, use) ?? trimOf(context, use)
    if (found) return found
  }
  for (const { node } of queue.feeds) {
    const found =
      limitAround(context, node) ??
      discardedBeside(node, queue) ??
      shrunkBeside(context, node, queue) ??
      cutByOne(node, queue) ??
      flushedAtCount(context, node, queue) ??
      replacedBeside(context, node, queue)
    if (found) return found
  }
  return undefined
}

/** `queue.push(x); while (bytes > maxBytes) bytes -= queue.shift().length` */
function shrunkBeside(context: Context, feed: TSESTree.Node, queue: Queue): TSESTree.Node | undefined {
  const home = functionAround(feed)
  return queue.drains.find((drain) => {
    const loop = closest(drain, (node) => node.type === 'WhileStatement')
    return loop && functionAround(drain) === home && LIMIT_WORDS.test(context.sourceCode.getText(loop.test))
  })
}

/** `queue.push(x); bytes += x.length; if (bytes >= part) await flush()`, where all is taken out before a wait. */
function flushedAtCount(context: Context, feed: TSESTree.Node, queue: Queue): TSESTree.Node | undefined {
  const block = closest(feed, (node): node is TSESTree.BlockStatement => node.type === 'BlockStatement')
  const steps = block?.body.filter((step) => step.range[0] > feed.range[0]) ?? []
  const counts = steps.flatMap((step) => {
    const count = step.type === 'ExpressionStatement' ? step.expression : undefined
    return count?.type === 'AssignmentExpression' && count.operator === '+=' ? [count.left] : []
  })
  return steps.find((step) => {
    if (step.type !== 'IfStatement' || step.test.type !== 'BinaryExpression' || !/^>=?$/.test(step.test.operator)) {
      return false
    }
    const { left } = step.test
    return counts.some((count) => samePlace(context, count, left)) && takesAllFirst(context, queue, step.consequent)
  })
}

/** What is done first is `flush()`. */
function takesAllFirst(context: Context, queue: Queue, consequent: TSESTree.Statement): boolean {
  const [first] = consequent.type === 'BlockStatement' ? consequent.body : [consequent]
  const done = first?.type === 'ExpressionStatement' ? unwrap(first.expression, { awaits: true }) : undefined
  const fn = done?.type === 'CallExpression' ? functionOf(context, done.callee) : undefined
  return fn !== undefined && emptiesAtOnce(context, queue, fn)
}

/** One leaves for each that comes: `queue.unshift(x); queue = queue.slice(0, queue.length - 1)`, `queue.slice(1)` */
function cutByOne(feed: TSESTree.Node, { uses }: Queue): TSESTree.Node | undefined {
  const isStatement = (node: TSESTree.Node): node is TSESTree.Node => node.type === 'ExpressionStatement'
  const block = closest(feed, isStatement)?.parent
  return uses.find((use) => {
    const member = outer(use)
    const call = member?.type === 'MemberExpression' && propertyName(member) === 'slice' ? outer(member) : undefined
    if (call?.type !== 'CallExpression' || outer(call)?.type !== 'AssignmentExpression') return false
    if (!block || closest(call, isStatement)?.parent !== block) return false
    const [start, end] = call.arguments
    if (start?.type !== 'Literal') return false
    return end ? start.value === 0 && end.type === 'BinaryExpression' && end.operator === '-' : start.value === 1
  })
}

/**
 * Beside the put the oldest are thrown away: `while (queue.length > 0) queue.shift()`, `if (old) queue.splice(0, old)`.
 */
function discardedBeside(feed: TSESTree.Node, queue: Queue): TSESTree.Node | undefined {
  const block = closest(feed, (node): node is TSESTree.BlockStatement => node.type === 'BlockStatement')
  return queue.drains.find((drain) => {
    const statement = block?.body.find((inner) => isInside(drain, inner))
    if (!statement || isInside(feed, statement)) return false
    if (statement.type === 'WhileStatement' && statement.range[1] <= feed.range[0]) return true
    const call = outer(drain) && outer(outer(drain) as TSESTree.Node)
    return call?.type === 'CallExpression' && isDropped(call)
  })
}

/** `queue = queue.filter((other) => other.id !== item.id); queue.push(item)`: the last of each, however many come. */
function replacedBeside(context: Context, feed: TSESTree.Node, queue: Queue): TSESTree.Node | undefined {
  const block = closest(feed, (node): node is TSESTree.BlockStatement => node.type === 'BlockStatement')
  return queue.uses.find((use) => {
    const assignment = outer(use)
    if (assignment?.type !== 'AssignmentExpression' || unwrap(assignment.left) !== use) return false
    if (assignment.parent.parent !== block || assignment.range[1] > feed.range[0]) return false
    const rest = unwrap(assignment.right)
    return rest.type === 'CallExpression' && lastNameOf(rest) === 'filter' && findBelow(context, rest, 'all', differs)
  })
}

function differs(node: TSESTree.Node): boolean {
  return node.type === 'BinaryExpression' && /^!==?$/.test(node.operator)
}

/**
 * `queue.length >= max`, `const n = queue.length; if (n > max)`, `get size() { return queue.length }` and
 * `this.size > max`
 */
function comparisonOf(context: Context, use: TSESTree.Expression): TSESTree.Node | undefined {
  const member = outer(use)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use) return undefined
  return SIZES.has(propertyName(member) ?? '') ? comparedWithLimit(context, member, 0) : undefined
}

const SIZES = new Set(['length', 'size', 'byteLength'])

function comparedWithLimit(context: Context, size: TSESTree.Node, depth: number): TSESTree.Node | undefined {
  if (depth > 3) return undefined
  const parent = outer(size)
  switch (parent?.type) {
    case 'BinaryExpression': {
      const other = parent.left === size || unwrap(parent.left) === size ? parent.right : parent.left
      if (COMPARING.has(parent.operator)) return isLimit(context, other) ? parent : undefined
      // `queue.length + 1 > max`, `queue.length / max > 0.8`
      return (
        comparedWithLimit(context, parent, depth + 1) ??
        (parent.operator === '-' && isLimit(context, other) ? parent : undefined)
      )
    }
    case 'CallExpression':
      // `Math.max(0, queue.length - max)`, `isFull(queue.length)`
      return HOLDING_SIZE.test(lastNameOf(parent) ?? '') ? parent : comparedWithLimit(context, parent, depth + 1)
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? variableOf(context, parent.id) : undefined
      for (const reference of variable?.references ?? []) {
        const found = reference.isRead() ? comparedWithLimit(context, reference.identifier, depth + 1) : undefined
        if (found) return found
      }
      return undefined
    }
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      // A getter or method by which others ask.
      const holder = functionAround(size)?.parent
      const name = holder && 'key' in holder ? keyName(holder.key) : undefined
      for (const read of name === undefined ? [] : membersNamed(context, name)) {
        const called = outer(read)
        const found = comparedWithLimit(context, called?.type === 'CallExpression' ? called : read, depth + 1)
        if (found) return found
      }
      return undefined
    }
    default:
      return undefined
  }
}

const COMPARING = new Set(['<', '<=', '>', '>=', '===', '=='])

/** Nothing, one and an index say whether there is anything at all, not how much there may be. */
function isLimit(context: Context, node: TSESTree.Node): boolean {
  const number = numberOf(context, node)
  if (number !== undefined) return number > 1 && number !== Infinity
  const limit = unwrap(node)
  if (limit.type === 'Identifier')
    return limit.name.length > 2 && !/^(?:index|idx|pos|position|offset|count|cursor|undefined)$/i.test(limit.name)
  if (limit.type === 'MemberExpression') return !SIZES.has(propertyName(limit) ?? '')
  return limit.type === 'CallExpression' || limit.type === 'LogicalExpression' || limit.type === 'BinaryExpression'
}

/** `queue = queue.slice(-100)`, `[...queue, x].slice(-100)`, `queue.splice(100)`, `trim(queue)` */
function trimOf(context: Context, use: TSESTree.Expression): TSESTree.Node | undefined {
  const parent = outer(use)
  if (parent?.type === 'CallExpression' && unwrap(parent.callee) !== use)
    return HOLDING_SIZE.test(lastNameOf(parent) ?? '') ? parent : undefined
  if (parent?.type === 'SpreadElement') {
    const array = outer(parent)
    const member = array && outer(array)
    return member?.type === 'MemberExpression' && propertyName(member) === 'slice' ? member : undefined
  }
  if (parent?.type !== 'MemberExpression' || unwrap(parent.object) !== use) return undefined
  const call = outer(parent)
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== parent) return undefined
  const name = propertyName(parent)
  const [start, count] = call.arguments
  if (name === 'slice' && start && (numberOf(context, start) ?? 0) < 0) return call
  return name === 'splice' && start && !count && (numberOf(context, start) ?? 0) > 0 ? call : undefined
}

/**
 * A test in front of the put, in its function, that speaks of a limit and keeps the put from it; a source that is
 * paused beside it. Where the put stands on the way that is left over (`if (running < max) run() else queue.push(x)`),
 * the test limits what runs, not what waits.
 */
function limitAround(context: Context, feed: TSESTree.Node): TSESTree.Node | undefined {
  const fn = functionAround(feed)
  if (!fn) return undefined
  return findBelow(context, fn.body, 'own', (node) => {
    if (node.type === 'IfStatement') {
      if (node.range[0] > feed.range[0] || isInside(feed, node.test)) return false
      return LIMIT_WORDS.test(context.sourceCode.getText(node.test)) && refuses(context, node, feed)
    }
    return node.type === 'CallExpression' && PAUSES.test(lastNameOf(node) ?? '')
  })
}

function refuses(
  context: Context,
  { test, consequent, alternate }: TSESTree.IfStatement,
  feed: TSESTree.Node,
): boolean {
  const isBelow = speaksOfRoom(context, test)
  if (isInside(feed, consequent)) return isBelow
  if (isBelow) return false
  return (alternate !== null && isInside(feed, alternate)) || leaves(consequent)
}

/** `size < max`, `max > size`, `hasRoom()`, `!full` */
function speaksOfRoom(context: Context, test: TSESTree.Expression): boolean {
  const comparison = findBelow(
    context,
    test,
    'own',
    (node) => node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator),
  )
  if (comparison?.type !== 'BinaryExpression')
    return test.type === 'UnaryExpression' || /[rR]oom/.test(context.sourceCode.getText(test))
  const isLimitRight = LIMIT_WORDS.test(context.sourceCode.getText(comparison.right))
  return comparison.operator.startsWith('<') === isLimitRight
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type)
}

const PAUSES = /^pause/
