import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { STREAM_MODULE } from '../knowledge/node-stream.ts'
import { bindingOf, propertyName } from '../analysis/bindings.ts'
import type { PipeChain } from '../analysis/pipe-chains.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { usageOf } from '../analysis/usage.ts'
import { bringIn } from './imports.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Joins streams so that an error of any ends all and is told once: `a.pipe(b).on('error', fail)` becomes
 * `pipeline(a, b, (error) => { if (error) fail(error) })`. Where the end of the chain goes to somebody else, it tells
 * him: `return a.pipe(unzip())` becomes `return pipeline(a, unzip(), () => {})`. `null` where an option or another
 * listener of the chain would be lost, or nobody is there to be told.
 */
export function toPipeline(context: Context, chain: PipeChain): Edit | null {
  const { call, streams } = chain
  const heard = listenerOn(call)
  if (!isBare(call) || !(heard || endsElsewhere(context, chain))) return null
  const { listening, listener } = heard ?? { listening: call, listener: undefined }
  if (listener && listener.type !== 'Identifier' && listener.type !== 'MemberExpression') return null
  if (losesComment(context, listening, ...(listener ? [listener] : []), ...streams)) return null
  const source = /(['"])stream\1/.test(context.sourceCode.text) ? STREAM_MODULE.replace('node:', '') : STREAM_MODULE
  const helper = bringIn(context, 'pipeline', call, source)
  if (!helper) return null
  const tell = listener ? `(error) => { if (error) ${textOf(context, listener)}(error) }` : '() => {}'
  const joined = `${helper.local}(${[...streams.map((stream) => textOf(context, stream)), tell].join(', ')})`
  return (fixer) => [...helper.fix(fixer), fixer.replaceText(listening, joined)]
}

/** What was made here is answered or handed on, and whoever has it hears what `pipeline()` destroys it with. */
function endsElsewhere(context: Context, { call, streams }: PipeChain): boolean {
  const usage = usageOf(call)
  if (usage !== 'returned' && usage !== 'passed') return false
  const end = streams.at(-1)
  if (end?.type === 'Identifier') return bindingOf(context, end)?.from === 'variable'
  return end?.type === 'CallExpression' || end?.type === 'NewExpression'
}

/** `.on('error', fail)` right behind the last `pipe()`. */
function listenerOn(call: TSESTree.CallExpression) {
  const member = outer(call)
  const listening = member?.type === 'MemberExpression' ? outer(member) : undefined
  if (member?.type !== 'MemberExpression' || listening?.type !== 'CallExpression') return undefined
  const [event, listener] = listening.arguments
  const isError = event?.type === 'Literal' && event.value === 'error' && /^on(?:ce)?$/.test(propertyName(member) ?? '')
  return isError && listener && listener.type !== 'SpreadElement' ? { listening, listener } : undefined
}

/** Only `pipe()`s of one argument each. */
function isBare(call: TSESTree.CallExpression): boolean {
  if (call.arguments.length > 1 || call.optional) return false
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'pipe' || callee.optional) return false
  const before = unwrap(callee.object)
  if (before.type !== 'CallExpression') return true
  const inner = unwrap(before.callee)
  if (inner.type !== 'MemberExpression') return true
  const name = propertyName(inner) ?? ''
  return name === 'pipe' ? isBare(before) : !/^(?:on|once|addListener|setEncoding)$/.test(name)
}
