import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { propertyName } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * The test by which the code starts no more than a number at once: what runs is counted, and at the maximum the code
 * leaves or does something else: `if (running.length >= MAX) queue.push(task); else run(task)`. Or it starts the next
 * while none runs: `while (active === null && queue.length > 0) run(queue.shift())`.
 */
export function countedStart(context: Context, code: TSESTree.Node): TSESTree.Node | undefined {
  const body = 'body' in code && code.type.includes('Function') ? (code.body as TSESTree.Node) : code
  return findBelow(context, body, 'own', (node) => {
    if (node.type === 'WhileStatement') return isWhileNone(node.test)
    if (node.type !== 'IfStatement' || !(node.alternate || leaves(node.consequent))) return false
    const test = unwrap(node.test)
    if (test.type !== 'BinaryExpression' || !COMPARING.has(test.operator)) return false
    const [left, right] = [test.left, test.right]
    return (isCount(left) && isMaximum(context, right)) || (isCount(right) && isMaximum(context, left))
  })
}

/** `active === null`, `!this.running`, with what else must hold */
function isWhileNone(condition: TSESTree.Node): boolean {
  const test = unwrap(condition)
  if (test.type === 'LogicalExpression' && test.operator === '&&') {
    return isWhileNone(test.left) || isWhileNone(test.right)
  }
  if (test.type === 'UnaryExpression') return test.operator === '!' && isCount(test.argument)
  if (test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator)) return false
  return isCount(test.left) && (lastNameOf(test.right) === 'undefined' || isNull(test.right))
}

function isNull(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && node.value === null
}

const COMPARING = new Set(['<', '<=', '>', '>=', '===', '=='])

/** `running`, `this.active.length`, `inFlight.size` */
function isCount(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  const isLength = value.type === 'MemberExpression' && LENGTHS.has(propertyName(value) ?? '')
  return RUNNING.test(lastNameOf(isLength ? value.object : value) ?? '')
}

const LENGTHS = new Set(['length', 'size'])
const RUNNING = /running|active|in_?flight|ongoing|processing/i

function isMaximum(context: Context, node: TSESTree.Node): boolean {
  return MAXIMUM.test(lastNameOf(node) ?? '') || (numberOf(context, node) ?? 0) > 0
}

const MAXIMUM = /max|limit|concurren|parallel/i
