import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CONTENTS } from '../knowledge/telling-names.ts'
import { propertyName, variableOf } from './bindings.ts'
import { functionOf } from './functions.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the elements hold their contents already, so that a task per file need not read one: `file.content` in
 * `files.map(async (file) => …)`, `({ data }) => …`.
 */
export function holdsContents(context: Context, mapper: TSESTree.Node): boolean {
  const fn = functionOf(context, mapper)
  const [element] = fn?.params ?? []
  if (!fn || !element) return false
  if (element.type === 'ObjectPattern') {
    return element.properties.some(
      (p) => p.type === 'Property' && p.key.type === 'Identifier' && CONTENTS.has(p.key.name),
    )
  }
  if (element.type !== 'Identifier') return false
  const held = variableOf(context, element)
  return (
    findBelow(context, fn.body, 'all', (node) => {
      if (node.type !== 'MemberExpression' || !CONTENTS.has(propertyName(node) ?? '')) return false
      const object = unwrap(node.object)
      return object.type === 'Identifier' && variableOf(context, object) === held
    }) !== undefined
  )
}
