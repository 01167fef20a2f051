import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, variableOf } from './bindings.ts'
import { functionAround } from './functions.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

/** A place that looks at what a write answered. */
export interface AnswerTest {
  /** The expression that is tested as a whole: `!ok && !paused`. */
  readonly test: TSESTree.Expression
  /** The answer in it: the write itself, or a variable that keeps it. */
  readonly answer: TSESTree.Expression
  /** What runs after false, in order: a branch, or what follows `if (ok) return`. Empty where a loop just ends. */
  readonly full: readonly TSESTree.Node[]
}

/**
 * Where the file looks at what the write answered: at once (`if (!sink.write(x)) …`), by a variable
 * (`const ok = sink.write(x)`), or behind a helper of this file that returns it.
 */
export function answerTestsOf(context: Context, write: TSESTree.CallExpression): AnswerTest[] {
  return answersOf(context, write, 1).flatMap((answer) => testOf(answer) ?? [])
}

/** The expressions that hold the answer: the call, reads of the variable that keeps it, calls of who returns it. */
function answersOf(context: Context, call: TSESTree.CallExpression, hops: number): TSESTree.Expression[] {
  const holder = outer(call)
  switch (holder?.type) {
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? readsOf(context, holder.id) : []
    case 'AssignmentExpression':
      if (holder.operator !== '=') return []
      return holder.left.type === 'Identifier' ? [holder, ...readsOf(context, holder.left)] : [holder]
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn = functionAround(call)
      if (!fn || fn.async || hops === 0) return []
      return callsOf(context, fn).flatMap((caller) => answersOf(context, caller, hops - 1))
    }
    default:
      return [call]
  }
}

function readsOf(context: Context, id: TSESTree.Identifier): TSESTree.Identifier[] {
  const binding = bindingOf(context, id)
  if (binding?.from !== 'variable') return []
  const references = variableOf(context, id)?.references ?? []
  return references.filter((r) => r.isRead()).map((r) => r.identifier as TSESTree.Identifier)
}

/** The test that the answer is part of, and what runs when it was false. */
function testOf(answer: TSESTree.Expression): AnswerTest | undefined {
  let inner: TSESTree.Node = answer
  // Whether `inner` is true where the answer was false.
  let isFull = false
  for (;;) {
    const parent = outer(inner)
    switch (parent?.type) {
      case 'UnaryExpression':
        if (parent.operator !== '!') return undefined
        isFull = !isFull
        break
      case 'BinaryExpression': {
        const other = unwrap(parent.left) === unwrap(inner) ? parent.right : parent.left
        if (other.type !== 'Literal' || typeof other.value !== 'boolean') return undefined
        if (!/^[!=]==?$/.test(parent.operator)) return undefined
        if (other.value === parent.operator.startsWith('!')) isFull = !isFull
        break
      }
      case 'LogicalExpression': {
        if (parent.operator === '??') return undefined
        const isLeft = unwrap(parent.left) === unwrap(inner)
        // `ok || source.pause()`, `!ok && source.pause()` as a statement
        const decides = parent.operator === (isFull ? '&&' : '||')
        if (isLeft && decides && isStatement(parent)) {
          return { test: parent.left, answer, full: [parent.right] }
        }
        break
      }
      case 'IfStatement':
      case 'ConditionalExpression':
        if (unwrap(parent.test) !== unwrap(inner)) return undefined
        return { test: parent.test, answer, full: isFull ? [parent.consequent] : afterFalse(parent) }
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        return parent.test && unwrap(parent.test) === unwrap(inner)
          ? { test: parent.test, answer, full: [] }
          : undefined
      default:
        return undefined
    }
    inner = parent
  }
}

function isStatement(node: TSESTree.Node): boolean {
  const holder = outer(node)
  return holder?.type === 'ExpressionStatement' || holder?.type === 'ArrowFunctionExpression'
}

/** `else` of `if (ok) …`, or what follows `if (ok) return`. */
function afterFalse(node: TSESTree.IfStatement | TSESTree.ConditionalExpression): TSESTree.Node[] {
  if (node.alternate) return [node.alternate]
  const block = node.parent
  if (node.type !== 'IfStatement' || block.type !== 'BlockStatement') return []
  return leaves(node.consequent) ? block.body.slice(block.body.indexOf(node) + 1) : []
}

/** Whether control does not get past the end of the statement. */
export function leaves(statement: TSESTree.Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last !== undefined && LEAVING.has(last.type)
}

const LEAVING = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'])
