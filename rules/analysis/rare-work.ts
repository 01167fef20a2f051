import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SELDOM } from '../knowledge/telling-names.ts'
import { variableOf } from './bindings.ts'
import { isForFewTurns } from './few-turns.ts'
import { isForTheFirst } from './first-fills.ts'
import { functionAround } from './functions.ts'
import { isKept } from './kept-work.ts'
import { spokenNameOf } from './names.ts'
import { leavesAfter } from './single-turns.ts'
import { isInside } from './walk.ts'

/**
 * Whether work in a turn (the body of a walk, or a function that a turn calls) is done in few of the turns, as the code
 * says: by its name (`uploadIfNeeded`), for what failed (`catch`), behind a flag that starts as `false`
 * (`if (dirty) save(x)`), once, for all to use (`if (!file) file = open(path)`), to start what works through a list
 * (`if (queue.length === 1) consume()`), for one element alone, in the last turn (`{ load(x); break }`), or once in a
 * while.
 */
export function isRare(context: Context, work: TSESTree.Node, walk: TSESTree.Node): boolean {
  if (SELDOM.test(spokenNameOf(work)?.split('.').at(-1) ?? '')) return true
  if (leavesAfter(work, walk)) return true
  const turn = isInside(work, walk) ? walk : functionAround(work)
  let inner = work
  for (let parent = work.parent; parent && inner !== turn; inner = parent, parent = parent.parent) {
    if (parent.type === 'CatchClause') return true
    if (parent.type === 'AssignmentExpression' && parent.right === inner && isKept(context, parent, turn)) return true
    if (parent.type !== 'IfStatement' || parent.consequent !== inner) continue
    if (isFlag(context, parent.test) || isForFewTurns(context, parent, walk)) return true
  }
  return turn !== undefined && isForTheFirst(context, work, turn)
}

/** `dirty` of `let dirty = false; if (…) dirty = true` */
function isFlag(context: Context, test: TSESTree.Node): boolean {
  if (test.type !== 'Identifier') return false
  const variable = variableOf(context, test)
  const writes = variable?.references.filter((reference) => reference.isWrite()) ?? []
  const isSet = (reference: (typeof writes)[number], value: boolean): boolean =>
    reference.writeExpr?.type === 'Literal' && reference.writeExpr.value === value
  return (
    writes.some((reference) => reference.init && isSet(reference, false)) &&
    writes.some((reference) => !reference.init && isSet(reference, true)) &&
    writes.every((reference) => isSet(reference, true) || isSet(reference, false))
  )
}
