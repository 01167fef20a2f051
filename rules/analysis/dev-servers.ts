import type { TSESTree } from '@typescript-eslint/utils'
import { DEV_SERVER_HOOKS } from '../knowledge/runtime-servers.ts'
import { keyName } from './bindings.ts'

/**
 * Whether the code stands in a hook of a bundler's own server: `{ name: 'mine', configureServer(server) { … } }`. Who
 * sends to it is the browser of the one who develops.
 */
export function isInDevServer(node: TSESTree.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type !== 'Property' && parent.type !== 'MethodDefinition') continue
    if (!parent.computed && DEV_SERVER_HOOKS.has(keyName(parent.key) ?? '')) return true
  }
  return false
}
