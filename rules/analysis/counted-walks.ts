import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a loop counts to a number or to a limit, whatever it walks: `for (let i = 0; i < concurrency; i++)`,
 * `while (i < end && i < 10)`, `for (let i = port - 3; i < port; i++)`.
 */
export function isCountedWalk(context: Context, walk: TSESTree.Node): boolean {
  const test = /^(?:For|While|DoWhile)Statement$/.test(walk.type) && 'test' in walk && walk.test
  if (!test) return false
  const isSpan = walk.type === 'ForStatement' && test.type === 'BinaryExpression'
  return isCounted(context, test) || (isSpan && isSpanOfNumbers(context, walk, test))
}

/** `for (let i = port - 3; i < port; i++)`: from beginning to end it is a number of turns, whatever `port` is. */
function isSpanOfNumbers(
  context: Context,
  { init }: TSESTree.ForStatement,
  { left, right }: Pick<TSESTree.BinaryExpression, 'left' | 'right'>,
): boolean {
  const [counter] = init?.type === 'VariableDeclaration' ? init.declarations : []
  if (!counter?.init || counter.id.type !== 'Identifier') return false
  if (left.type !== 'Identifier' || left.name !== counter.id.name) return false
  const [from, to] = [baseOf(context, counter.init), baseOf(context, right)]
  return samePlace(context, from, to)
}

/** `port` of `port - 3` and of `port + LAST`, where that is a number */
function baseOf(context: Context, node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  const isShifted = value.type === 'BinaryExpression' && /^[-+]$/.test(value.operator)
  return isShifted && numberOf(context, value.right) !== undefined ? unwrap(value.left) : value
}

/** `i < concurrency`, `i < LIMIT && i < rows.length` */
function isCounted(context: Context, test: TSESTree.Node): boolean {
  if (test.type === 'LogicalExpression') {
    return test.operator === '&&' && (isCounted(context, test.left) || isCounted(context, test.right))
  }
  if (test.type !== 'BinaryExpression') return false
  const limit = test.right
  return numberOf(context, limit) !== undefined || COUNTS.test(lastNameOf(limit) ?? '') || isMinimum(context, limit)
}

const COUNTS = /concurren|parallel|worker|lane|thread|limit|max|attempt|retr|replica|shard|poolsize/i

/** `Math.min(limit, xs.length)`, and a const of it */
function isMinimum(context: Context, node: TSESTree.Node): boolean {
  const call = unwrap(node)
  if (call.type === 'Identifier') {
    const binding = bindingOf(context, call)
    return binding?.from === 'variable' && binding.declarator.init?.type === 'CallExpression'
      ? isMinimum(context, binding.declarator.init)
      : false
  }
  return call.type === 'CallExpression' && lastNameOf(call.callee) === 'min'
}
