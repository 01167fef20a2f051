import type { TSESTree } from '@typescript-eslint/utils'
import { externalOf } from '../analysis/externals.ts'
import { callMeaning } from '../analysis/origin.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { addOption } from './add-option.ts'
import { MAX_BYTES } from './read-whole.ts'
import { bringIn } from './imports.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Limits a call that holds a whole stream: `rawBody(req)` gets its option `limit`, `await text(req)` becomes
 * `await readText(req, { maxBytes: 1_000_000 })`. `null` where it takes no limit and the runtime has none like it.
 */
export function capCollector(context: Context, call: TSESTree.CallExpression): Edit | null {
  const bound = callMeaning(context, call)?.fact.bound
  if (bound) {
    const { argument, option } = bound
    return typeof argument === 'number' && option !== undefined
      ? addOption(context, call, argument, `${option}: ${MAX_BYTES}`)
      : null
  }
  const [source] = call.arguments
  const form = forms[externalOf(context, call.callee)?.path ?? '']
  const place = call.parent.type === 'AwaitExpression' ? call.parent : call
  if (!form || !source || call.arguments.length > 1 || losesComment(context, place, source)) return null
  // What wraps the answer needs it at once.
  if (form.wraps && place === call) return null
  const reader = bringIn(context, form.as === 'text' ? 'readText' : 'readAll', call)
  if (!reader) return null
  const read = `${reader.local}(${textOf(context, source)}, { maxBytes: ${MAX_BYTES} })`
  const text = form.wraps ? `${form.wraps}(await ${read})` : read
  return (fixer) => [...reader.fix(fixer), fixer.replaceText(form.wraps ? place : call, text)]
}

/** By the name of the platform's function. */
const forms: Readonly<Record<string, { readonly as: 'bytes' | 'text'; readonly wraps?: string }>> = {
  text: { as: 'text' },
  json: { as: 'text', wraps: 'JSON.parse' },
  buffer: { as: 'bytes', wraps: 'Buffer.from' },
}
