import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, referencesOf, variableOf } from './bindings.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'

/** Where the file names the variable or property, the given place among them. */
export function usesOfPlace(context: Context, place: TSESTree.Node): TSESTree.Expression[] {
  const node = unwrap(place)
  if (node.type === 'Identifier') {
    const variable = variableOf(context, node)
    return variable ? referencesOf(variable) : []
  }
  const name = node.type === 'MemberExpression' ? propertyName(node) : undefined
  return name === undefined ? [] : membersNamed(context, name).filter((member) => samePlace(context, member, node))
}
