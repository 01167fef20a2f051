import type { TSESLint } from '@typescript-eslint/utils'
import type { FanOut } from '../analysis/facts.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { bringIn } from './imports.ts'
import { toMapLimit } from './map-limit.ts'
import { runtimeMapper } from './mapper-call.ts'
import { moduleConst } from './module-const.ts'

/**
 * Bounds a fan-out by one limit for all calls: `const slots = new Semaphore(10)` before the function, and
 * `mapLimit(xs, slots, f)` in it. `null` where `mapLimit` can't be written, and at the top level, which runs once.
 */
export function toSharedLimit(context: Context, fanOut: FanOut): Edit | null {
  const { join } = fanOut
  const slots = moduleConst(context, 'slots', join)
  const semaphore = slots && bringIn(context, 'Semaphore', join)
  const edit = semaphore && toMapLimit(context, fanOut, runtimeMapper(context, slots.name))
  if (!edit) return null
  const value = `new ${semaphore.local}(${settingsOf(context).concurrency})`
  return (fixer) => [...joined(fixesOf(edit(fixer)), semaphore.fix(fixer)), slots.fix(fixer, value)]
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
