import type { TSESTree } from '@typescript-eslint/utils'
import { functionAround } from './functions.ts'
import { isLoop } from './repetition.ts'

/** Whether the code leaves the loop with the place or right after it: `out.write(last); return`. It happens once. */
export function leavesAfter(place: TSESTree.Node, loop: TSESTree.Node): boolean {
  if (!isLoop(loop) || functionAround(place) !== functionAround(loop)) return false
  for (let inner = place, parent = place.parent; parent && inner !== loop; inner = parent, parent = parent.parent) {
    if (inner.type === 'ReturnStatement' || inner.type === 'ThrowStatement') return true
    const block: readonly TSESTree.Node[] =
      parent.type === 'BlockStatement' ? parent.body : parent.type === 'SwitchCase' ? parent.consequent : []
    const rest = block.slice(block.findIndex((statement) => statement === inner) + 1)
    const ending = rest.find(({ type }) => LEAVING.has(type))
    if (ending && (ending.type !== 'BreakStatement' || (!ending.label && breaks(parent, loop)))) return true
  }
  return false
}

/** No other loop and no `switch` lies between. */
function breaks(block: TSESTree.Node, loop: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = block; node && node !== loop; node = node.parent) {
    if (node.type === 'SwitchStatement' || isLoop(node)) return false
  }
  return true
}

const LEAVING = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement'])
