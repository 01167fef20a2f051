import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { FanOut } from '../analysis/facts.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { bringIn } from './imports.ts'
import { toMapLimit } from './map-limit.ts'

/**
 * Bounds a fan-out by one limit for all calls: `const slots = new Semaphore(10)` before the function, and
 * `mapLimit(xs, slots, f)` in it. `null` where `mapLimit` can't be written, and at the top level, which runs once.
 */
export function toSharedLimit(context: Context, fanOut: FanOut): Edit | null {
  const { join } = fanOut
  const statement = topStatement(join)
  const semaphore = statement && bringIn(context, 'Semaphore', join)
  if (!semaphore) return null
  const name = unusedName(context, 'slots')
  const edit = toMapLimit(context, fanOut, name)
  if (!edit) return null
  const { sourceCode } = context
  const end = sourceCode.getLastToken(statement)?.value === ';' || sourceCode.text.includes(';\n') ? ';' : ''
  const [above] = sourceCode.getCommentsBefore(statement)
  const at = above ?? statement
  const made = `const ${name} = new ${semaphore.local}(${settingsOf(context).concurrency})${end}\n\n`
  return (fixer) => [
    ...joined(fixesOf(edit(fixer)), semaphore.fix(fixer)),
    fixer.insertTextBeforeRange([at.range[0], at.range[0]], made),
  ]
}

function topStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let top = node
  while (top.parent && top.parent.type !== 'Program') top = top.parent
  return top.parent ? top : undefined
}

function unusedName(context: Context, name: string): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name}${i}`
    if (!new RegExp(String.raw`\b${candidate}\b`).test(context.sourceCode.text)) return candidate
  }
}

function fixesOf(fixes: ReturnType<Edit>): TSESLint.RuleFix[] {
  if (!fixes) return []
  return Symbol.iterator in fixes ? [...fixes] : [fixes]
}

/** Two new imports of the runtime at one place become one. */
function joined(fixes: readonly TSESLint.RuleFix[], more: readonly TSESLint.RuleFix[]): TSESLint.RuleFix[] {
  const [added] = more
  const name = added && NAMED.exec(added.text)?.[1]
  const twin = fixes.findIndex((fix) => name && fix.range[0] === added.range[0] && NAMED.test(fix.text))
  if (twin < 0) return [...fixes, ...more]
  return fixes.map((fix, i) => (i === twin ? { ...fix, text: fix.text.replace(NAMED, `{ $1, ${name} }`) } : fix))
}

const NAMED = /\{ ([^{}]*) \}/
