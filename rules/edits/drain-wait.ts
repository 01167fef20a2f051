import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { propertyName } from '../analysis/bindings.ts'
import type { FunctionNode, Wait } from '../analysis/facts.ts'
import { isFunction } from '../analysis/functions.ts'
import { usageOf } from '../analysis/usage.ts'
import { outer } from '../analysis/unwrap.ts'
import { findBelow } from '../analysis/walk.ts'
import { bringIn } from './imports.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Ends a wait for 'drain' with its sink: `await new Promise((r) => s.once('drain', r))` and `await once(s, 'drain')`
 * become `await drain(s)`; what a helper returns stays a promise of nothing. `null` where the promise does more, or its
 * value is used. `once()` rejects when the sink fails, `drain()` never does: that change is for a person to choose.
 */
export function toDrain(context: Context, { node, emitter, form }: Wait): Edit | null {
  const isPlain =
    node.type === 'NewExpression' ? isPlainWait(context, node) : form === 'awaited' && hasNoOptions(node)
  if (!isPlain || !isExpression(node)) return null
  if (losesComment(context, node, emitter)) return null
  const usage = usageOf(node)
  const isAwaited = usage === 'awaited' && outer(outer(node) ?? node)?.type === 'ExpressionStatement'
  if (!isAwaited && usage !== 'returned') return null
  const helper = bringIn(context, 'drain', node)
  const text = helper && `${helper.local}(${textOf(context, emitter)})${isAwaited ? '' : '.then(() => {})'}`
  return text && helper ? (fixer) => [...helper.fix(fixer), fixer.replaceText(node, text)] : null
}

function hasNoOptions(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && node.arguments.length === 2
}

function isExpression(node: TSESTree.Node): node is TSESTree.CallExpression | TSESTree.NewExpression {
  return node.type === 'CallExpression' || node.type === 'NewExpression'
}

/** An executor that does nothing but `s.once('drain', resolve)`. */
function isPlainWait(context: Context, { arguments: [executor, ...more] }: TSESTree.NewExpression): boolean {
  if (!executor || !isFunction(executor) || more.length > 0 || executor.async || executor.generator) return false
  const [resolve] = executor.params
  const call = onlyCall(executor)
  if (resolve?.type !== 'Identifier' || call?.callee.type !== 'MemberExpression' || call.callee.optional) return false
  if (executor.type !== 'ArrowFunctionExpression' && findBelow(context, executor.body, 'all', isOwn)) return false
  const [, listener, ...rest] = call.arguments
  return (
    rest.length === 0 &&
    LISTENING.has(propertyName(call.callee) ?? '') &&
    !!listener &&
    isSettling(listener, resolve.name)
  )
}

const LISTENING = new Set(['once', 'on', 'addListener'])

function isOwn(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression' || (node.type === 'Identifier' && node.name === 'arguments')
}

/** The one call of a function: `() => f()`, `() => { f() }`, `() => { return f() }`, `() => void f()`. */
function onlyCall({ body }: FunctionNode): TSESTree.CallExpression | undefined {
  const [only, ...more] = body.type === 'BlockStatement' ? body.body : [body]
  if (!only || more.length > 0) return undefined
  const value =
    only.type === 'ExpressionStatement' ? only.expression : only.type === 'ReturnStatement' ? only.argument : only
  const call = value?.type === 'UnaryExpression' && value.operator === 'void' ? value.argument : value
  return call?.type === 'CallExpression' ? call : undefined
}

/** `resolve`, or `() => resolve()` with nothing of worth. */
function isSettling(listener: TSESTree.Node, resolve: string): boolean {
  if (listener.type === 'Identifier') return listener.name === resolve
  if (!isFunction(listener) || listener.async || listener.params.length > 0) return false
  const call = onlyCall(listener)
  const [value, ...more] = call?.arguments ?? []
  const isNothing = !value || (value.type === 'Identifier' && value.name === 'undefined')
  return call?.callee.type === 'Identifier' && call.callee.name === resolve && isNothing && more.length === 0
}
