import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_MODULES, FILE_SYSTEMS, FILE_WORK } from '../knowledge/file-names.ts'
import { LOOKUPS, PROCESS_STARTS } from '../knowledge/telling-names.ts'
import { nameOfCollection } from './derived.ts'
import { modulePathOf } from './externals.ts'
import { functionAround } from './functions.ts'
import { isEntryCall } from './likely-io.ts'
import { lastNameOf, spokenNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * How a person speaks of those that start the work: ``Every element of `urls` ``, one that passes a test where the work
 * (its start, or what it comes to) stands behind one, or every pass of a loop that walks no list.
 */
export function spokenWalk(
  items: TSESTree.Node | undefined,
  walk: TSESTree.Node,
  ...works: readonly TSESTree.Node[]
): string {
  if (!items) return 'Every pass of the loop'
  const name = nameOfCollection(items)
  const list = name === undefined ? 'the list' : `\`${name}\``
  return `Every element of ${list}${works.some((work) => isBehindTest(walk, work)) ? ' that passes a test' : ''}`
}

/** The work of a task by its name, where it has one. */
export function spokenWork(work: TSESTree.Node | undefined): string {
  const name = work && spokenNameOf(work)
  return name === undefined ? 'a task' : `\`${name}\``
}

/** What there is too much of where all of it starts at once: `fs.readFile` opens files, `fs.stat` opens nothing. */
export function spokenLoad(context: Context, work: TSESTree.Node | undefined): string {
  const callee = work && unwrap('callee' in work ? work.callee : work)
  if (callee?.type !== 'Identifier' && callee?.type !== 'MemberExpression') return 'tasks'
  const name = lastNameOf(callee) ?? ''
  if (isEntryCall(callee) || LOOKUPS.test(name)) return 'tasks'
  if (name === 'Worker') return 'threads'
  if (PROCESS_STARTS.test(name)) return 'processes'
  const isOfDisk = callee.type === 'MemberExpression' && FILE_SYSTEMS.test(lastNameOf(callee.object) ?? '')
  const isOnFiles = isOfDisk || FILE_WORK.test(name) || FILE_MODULES.test(modulePathOf(context, callee)?.module ?? '')
  return isOnFiles ? 'open files' : 'connections'
}

function isBehindTest(walk: TSESTree.Node, work: TSESTree.Node): boolean {
  const turn = isInside(work, walk) ? walk : functionAround(work)
  for (let inner = work; inner.parent && inner !== turn; inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'SwitchCase') return true
    const isTest = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
    if (isTest && parent.test !== inner) return true
    if (parent.type === 'LogicalExpression' && parent.right === inner) return true
  }
  return false
}
