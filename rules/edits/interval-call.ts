import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { asyncWorkOf } from '../analysis/async-work.ts'
import { variableOf } from '../analysis/bindings.ts'
import type { FunctionNode } from '../analysis/facts.ts'
import { lastNameOf } from '../analysis/names.ts'
import { numberOf } from '../analysis/numbers.ts'
import type { Interval } from '../analysis/timers.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { isDropped, usageOf } from '../analysis/usage.ts'
import { findBelow } from '../analysis/walk.ts'
import { bringIn } from './imports.ts'
import { losesComment } from './text.ts'

/**
 * Lets a run begin when the last one has ended: `setInterval(async () => {…}, ms)` becomes `interval(async () => {…},
 * ms)`, `clearInterval(id)` becomes `void id.stop()`, and a promise that the callback drops is given back to the timer.
 * `null` where the id gets out, the callback takes arguments or its own `this`, or keeps some of its work to itself.
 */
export function toInterval(context: Context, { call, callback, fn }: Interval): Edit | null {
  if (!fn || call.optional || call.arguments.length !== 2 || !isPeriod(context, call.arguments[1])) return null
  if (losesComment(context, call.callee) || !takesNothing(context, callback, fn)) return null
  const clears = clearsOf(context, call)
  const waits = clears && waitingFor(context, callback, fn)
  const helper = waits && bringIn(context, 'interval', call)
  if (!clears || !waits || !helper) return null
  return (fixer) => [
    ...helper.fix(fixer),
    fixer.replaceText(call.callee, helper.local),
    ...waits(fixer),
    ...clears.map(({ clear, id }) => fixer.replaceText(clear, `void ${id}.stop()`)),
  ]
}

type Fixes = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]

/** `setInterval` takes whatever there is for a period; the runtime takes a number of milliseconds. */
function isPeriod(context: Context, ms: TSESTree.CallExpressionArgument | undefined): boolean {
  if (!ms || ms.type === 'SpreadElement') return false
  const value = numberOf(context, ms)
  if (value !== undefined) return value >= 0 && Number.isFinite(value)
  const expression = unwrap(ms)
  if (expression.type === 'Literal' || expression.type === 'TemplateLiteral') return false
  return expression.type === 'CallExpression' || !/\bprocess\.env\b/.test(context.sourceCode.getText(expression))
}

/** The runtime calls with a signal and without a timer as `this`. */
function takesNothing(context: Context, callback: TSESTree.Expression, fn: FunctionNode): boolean {
  if (fn.params.length > 0 || fn.generator) return false
  const isBound = fn.type === 'ArrowFunctionExpression' || unwrap(callback).type === 'CallExpression'
  return !findBelow(
    context,
    fn.body,
    'all',
    (node) =>
      (node.type === 'ThisExpression' && !isBound) ||
      (node.type === 'Identifier' && node.name === 'arguments' && fn.type !== 'ArrowFunctionExpression'),
  )
}

/** What makes the callback answer a promise of all its work: often nothing. */
function waitingFor(context: Context, callback: TSESTree.Expression, fn: FunctionNode): Fixes | undefined {
  const floating = asyncWorkOf(context, fn).filter(
    ({ call, where, callee }) => (where === 'outside' || callee?.async) && isDropped(wholeChain(call)),
  )
  if (floating.length === 0) return fn.async || fn.body.type !== 'BlockStatement' ? () => [] : undefined
  if (floating.length > 1 || unwrap(callback) !== fn) return undefined
  const { body } = fn
  const [statement, ...more] = body.type === 'BlockStatement' ? body.body : [body]
  const value = statement?.type === 'ExpressionStatement' ? statement.expression : statement
  const isVoid = value?.type === 'UnaryExpression' && value.operator === 'void'
  const work = isVoid ? value.argument : value
  if (!statement || !value || more.length > 0 || work?.type !== 'CallExpression') return undefined
  const word = isVoid ? context.sourceCode.getFirstToken(value) : null
  if (body.type !== 'BlockStatement') return word ? (fixer) => [removed(fixer, word, work)] : undefined
  if (fn.returnType) return undefined
  return (fixer) => [
    ...(fn.async ? [] : [fixer.insertTextBefore(fn, 'async ')]),
    word ? fixer.replaceText(word, 'await') : fixer.insertTextBefore(value, 'await '),
  ]
}

function removed(fixer: TSESLint.RuleFixer, word: TSESTree.Token, before: TSESTree.Node): TSESLint.RuleFix {
  return fixer.removeRange([word.range[0], before.range[0]])
}

/** `poll().catch(log)` for `poll()` */
function wholeChain(call: TSESTree.Expression): TSESTree.Expression {
  const member = outer(call)
  const next = member?.type === 'MemberExpression' && unwrap(member.object) === call ? outer(member) : undefined
  return next?.type === 'CallExpression' && unwrap(next.callee) === member ? wholeChain(next) : call
}

interface Clear {
  readonly clear: TSESTree.CallExpression
  readonly id: string
}

/** All that is done with the id, where that is nothing but `clearInterval(id)`, `id.unref()` and `id.ref()`. */
function clearsOf(context: Context, call: TSESTree.CallExpression): Clear[] | undefined {
  if (isDropped(wholeChain(call))) return call === wholeChain(call) || isHold(call) ? [] : undefined
  const declarator = call.parent
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined
  const { id, parent } = declarator
  if (id.typeAnnotation || parent.kind !== 'const' || parent.parent.type === 'ExportNamedDeclaration') return undefined
  const clears: Clear[] = []
  for (const reference of variableOf(context, id)?.references ?? []) {
    if (reference.init) continue
    const use = reference.identifier as TSESTree.Identifier
    const clear = outer(use)
    if (isHold(use) && isDropped(wholeChain(use))) continue
    if (clear?.type !== 'CallExpression' || lastNameOf(clear.callee) !== 'clearInterval' || clear.arguments[0] !== use)
      return undefined
    const usage = usageOf(clear)
    if ((usage !== 'dropped' && usage !== 'returned') || losesComment(context, clear)) return undefined
    clears.push({ clear, id: id.name })
  }
  return clears
}

/** `setInterval(…).unref()`, once. */
function isHold(timer: TSESTree.Expression): boolean {
  const member = outer(timer)
  const chained = member && outer(member)
  return (
    member?.type === 'MemberExpression' &&
    /^(?:un)?ref$/.test(lastNameOf(member) ?? '') &&
    chained?.type === 'CallExpression' &&
    wholeChain(chained) === chained
  )
}
