import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { variableOf } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { outlives } from './lasting-places.ts'
import { isNote, type LooseStart } from './loose-starts.ts'
import { usesOfPlace } from './place-uses.ts'
import { samePlace } from './places.ts'
import { chainOf } from './promise-chains.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the ends of the tasks are counted by hand, and the last of them tells who waits: a number that is raised for
 * each task, or begins as the length of the list, is lowered where a task ends and asked for zero there
 * (`let left = xs.length; for (const x of xs) load(x, () => { if (--left === 0) done() })`), or it is raised there and
 * asked for the length.
 */
export function isCountedToItsEnd(context: Context, start: LooseStart): boolean {
  if (start.form === 'process') return false
  return endsOf(context, start).some(
    (code) => findBelow(context, code, 'all', (node) => tellsTheLast(context, node, start)) !== undefined,
  )
}

/** Code that runs where a task ends: the callbacks of its call, of its chain and of its work, and its own function. */
function endsOf(context: Context, { start, mapper, io }: LooseStart): TSESTree.Node[] {
  const chain = start.type === 'CallExpression' ? chainOf(start) : start
  const task = functionOf(context, mapper) ?? mapper
  const named = [start, io.node]
    .flatMap((call) => (call.type === 'CallExpression' ? call.arguments : []))
    .flatMap((argument) => functionOf(context, argument) ?? [])
  return [task, chain, ...named]
}

function tellsTheLast(context: Context, node: TSESTree.Node, start: LooseStart): boolean {
  const at = functionAround(node)
  const task = functionOf(context, start.mapper)
  // What a task does before it waits is not its end.
  if (!at || (at === task && !waitsBefore(context, at, node))) return false
  const helper = node.type === 'CallExpression' ? functionOf(context, node.callee) : undefined
  const end = helper ?? at
  const step = stepOf(node) ?? (helper && stepIn(context, helper))
  if (!step || !lasts(context, step.counter, start, end)) return false
  return isAskedIn(context, end, step) && (step.by === 1 || isRaised(context, step.counter))
}

/** Whether one counter counts all tasks; where each level of a tree starts the next, those of its level. */
function lasts(context: Context, counter: TSESTree.Node, { walk, mapper, io }: LooseStart, end: FunctionNode): boolean {
  const turns = [functionOf(context, mapper), functionAround(io.node)].filter((fn) => fn && !isInside(walk, fn))
  return [walk, ...turns, end].every((turn) => !turn || outlives(context, counter, turn))
}

interface Step {
  readonly node: TSESTree.Node
  readonly counter: TSESTree.Node
  readonly by: 1 | -1
}

/** `count--`, `--this.count`, `count -= 1`, `count++` */
function stepOf(node: TSESTree.Node): Step | undefined {
  if (node.type === 'UpdateExpression') return { node, counter: node.argument, by: node.operator === '++' ? 1 : -1 }
  if (node.type !== 'AssignmentExpression' || !/^[+-]=$/.test(node.operator)) return undefined
  const isOne = node.right.type === 'Literal' && node.right.value === 1
  return isOne ? { node, counter: node.left, by: node.operator === '+=' ? 1 : -1 } : undefined
}

function stepIn(context: Context, fn: FunctionNode): Step | undefined {
  const node = findBelow(context, fn.body, 'own', (inner) => stepOf(inner) !== undefined)
  return node && stepOf(node)
}

function waitsBefore(context: Context, fn: FunctionNode, node: TSESTree.Node): boolean {
  const isBefore = (inner: TSESTree.Node): boolean =>
    inner.type === 'AwaitExpression' && inner.range[1] <= node.range[0]
  return findBelow(context, fn.body, 'own', isBefore) !== undefined
}

/** Whether the code asks after the step whether it was the last, and calls something then, or calls what does. */
function isAskedIn(context: Context, fn: FunctionNode, step: Step, isHelper = false): boolean {
  const asks = findBelow(context, fn.body, 'own', (node) => {
    if (node.range[1] < step.node.range[0] && !isHelper) return false
    if (asksForTheLast(context, node, step)) {
      const tells = (inner: TSESTree.Node): boolean =>
        inner.type === 'CallExpression' && inner.range[0] > node.range[0] && !isNote(inner)
      return findBelow(context, fn.body, 'own', tells) !== undefined
    }
    const helper = !isHelper && node.type === 'CallExpression' ? functionOf(context, node.callee) : undefined
    return helper !== undefined && isAskedIn(context, helper, step, true)
  })
  return asks !== undefined
}

/** `--count === 0`, `count < 1`, `!count`, `if (--count) return`, `count-- === 1`; `++count === xs.length`. */
function asksForTheLast(context: Context, node: TSESTree.Node, { node: stepped, counter, by }: Step): boolean {
  const isCounter = (side: TSESTree.Node): boolean =>
    unwrap(side) === stepped || samePlace(context, unwrap(side), counter)
  if (node.type === 'BinaryExpression') {
    const { left, operator, right } = node
    if (!isCounter(left)) return false
    if (by === 1) return /^(?:===?|>=)$/.test(operator) && isLength(context, right)
    return COMPARING.test(operator) && right.type === 'Literal' && (right.value === 0 || right.value === 1)
  }
  if (by === 1) return false
  if (node.type === 'UnaryExpression') return node.operator === '!' && isCounter(node.argument)
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return isCounter(node.test)
  return node.type === 'LogicalExpression' && isCounter(node.left)
}

const COMPARING = /^(?:[=!]==?|[<>]=?)$/

/** Whether it is raised in the file, or begins as a length: a number that only falls tells nothing. */
function isRaised(context: Context, counter: TSESTree.Node): boolean {
  if (isLength(context, counter)) return true
  return usesOfPlace(context, counter).some((use) => {
    const user = outer(use)
    if (user?.type === 'UpdateExpression') return user.operator === '++'
    if (user?.type !== 'AssignmentExpression' || unwrap(user.left) !== use) return false
    return user.operator === '+=' || (user.operator === '=' && isLength(context, user.right))
  })
}

/** `xs.length`, `ids.size - 1`, and a variable that begins so */
function isLength(context: Context, value: TSESTree.Node): boolean {
  const node = unwrap(value)
  const definition = node.type === 'Identifier' ? variableOf(context, node)?.defs.at(-1)?.node : undefined
  const init = definition?.type === 'VariableDeclarator' ? definition.init : node
  return init ? /\.(?:length|size)\b/.test(context.sourceCode.getText(init)) : false
}
