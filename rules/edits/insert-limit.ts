import type { TSESTree } from '@typescript-eslint/utils'
import type { MissingBufferLimit } from '../analysis/missing-buffer-limits.ts'
import type { MissingLimit } from '../analysis/missing-limits.ts'
import { unwrap } from '../analysis/unwrap.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { addOption } from './add-option.ts'
import { putBefore, putBehind } from './own-line.ts'
import { indentAt, textOf } from './text.ts'

/**
 * Gives a call the limit that it lacks: `async.each(xs, f)` becomes `async.eachLimit(xs, 10, f)`, `new PQueue()`
 * becomes `new PQueue({ concurrency: 10 })`, `channel.prefetch(10)` goes before `channel.consume(…)`. `null` where the
 * place can't be written: a function that is imported by itself, options that stand elsewhere.
 */
export function insertLimit(context: Context, missing: MissingLimit): Edit | null {
  const { call, fact, infinite } = missing
  const limit = String(settingsOf(context).concurrency)
  if (infinite?.value) {
    const { value } = infinite
    // A constant that others use keeps its value.
    return (fixer) => fixer.replaceText(value, limit)
  }
  if (fact.limitedAs) return toLimited(context, call, fact.limitedAs, limit)
  if (fact.limitedBy) return callBefore(context, call, fact.limitedBy.method, limit)
  const { bound } = fact
  if (!bound || bound.argument === 'last') return null
  if (bound.option === undefined) return addArgument(context, call, bound.argument, limit)
  return addOption(context, call, bound.argument, `${bound.option}: ${limit}`)
}

/**
 * Gives a buffer the limit that it lacks: `new ReplaySubject()` becomes `new ReplaySubject(1)`, `Queue.unbounded()`
 * becomes `Queue.bounded(1000)`, `new Pool({ max: 5 })` gets another option.
 */
export function insertBufferLimit(context: Context, { call, buffer, value }: MissingBufferLimit): Edit | null {
  const limit = String(buffer.usual)
  if (value) return (fixer) => fixer.replaceText(value, limit)
  const { place, limitedAs } = buffer
  if (limitedAs) {
    const callee = unwrap(call.callee)
    const end = context.sourceCode.getLastToken(call)
    if (!end || call.arguments.length > 0 || callee.type !== 'MemberExpression' || callee.computed) return null
    return (fixer) => [fixer.replaceText(callee.property, limitedAs), fixer.insertTextBefore(end, limit)]
  }
  if (!place || place.argument === 'last') return null
  const isPlain = place.option === undefined || (buffer.plain && !call.arguments[place.argument])
  if (isPlain) return addArgument(context, call, place.argument, limit)
  return addOption(context, call, place.argument, `${place.option}: ${limit}`)
}

function addArgument(context: Context, call: MissingLimit['call'], at: number, limit: string): Edit | null {
  const before = call.arguments.at(-1)
  if (call.arguments.length !== at) return null
  if (before) return putBehind(context, before, limit)
  const end = context.sourceCode.getLastToken(call)
  if (end?.value !== ')') return (fixer) => fixer.insertTextAfter(call, `(${limit})`)
  return (fixer) => fixer.insertTextBefore(end, limit)
}

function toLimited(
  context: Context,
  { callee, arguments: given }: MissingLimit['call'],
  { name, limit: at }: { readonly name: string; readonly limit: number },
  limit: string,
): Edit | null {
  const member = unwrap(callee)
  const next = given[at]
  if (member.type !== 'MemberExpression' || member.computed || !next) return null
  const put = putBefore(context, next, limit)
  return (fixer) => [fixer.replaceText(member.property, name), put(fixer)]
}

function callBefore(context: Context, call: MissingLimit['call'], method: string, limit: string): Edit | null {
  const callee = unwrap(call.callee)
  const isAwaited = call.parent.type === 'AwaitExpression'
  const whole: TSESTree.Node = isAwaited ? call.parent : call
  const statement = whole.parent
  if (statement?.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression') return null
  if (!/^(?:Program|BlockStatement)$/.test(statement.parent.type)) return null
  const end = context.sourceCode.getLastToken(statement)?.value === ';' ? ';' : ''
  const line = `${isAwaited ? 'await ' : ''}${textOf(context, callee.object)}.${method}(${limit})${end}`
  return (fixer) => fixer.insertTextBefore(statement, `${line}\n${indentAt(context, statement)}`)
}
