import type { TSESTree } from '@typescript-eslint/utils'
import { COMPONENTS, VIEW_EFFECTS } from '../knowledge/browser-names.ts'
import { isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer } from './unwrap.ts'

/**
 * Whether the call belongs to a view that a person looks at: it stands in an effect (`useEffect(() => { … })`), or in a
 * component's class. There is one of it while the view is shown, and the browser holds its requests to a few.
 */
export function isOfView(call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node | undefined = call.parent; node; node = node.parent) {
    if (isFunction(node) && isEffect(outer(node), node)) return true
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      return node.superClass !== null && COMPONENTS.test(lastNameOf(node.superClass) ?? '')
    }
  }
  return false
}

function isEffect(call: TSESTree.Node | undefined, fn: TSESTree.Node): boolean {
  return call?.type === 'CallExpression' && call.arguments[0] === fn && VIEW_EFFECTS.test(lastNameOf(call.callee) ?? '')
}
