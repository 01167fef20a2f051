import type { TSESTree } from '@typescript-eslint/utils'
import { nameOfCollection } from './derived.ts'
import { functionAround } from './functions.ts'
import { spokenNameOf } from './names.ts'
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
