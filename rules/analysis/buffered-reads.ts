import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, valuesOf, variableOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the loop only takes out what another stream has buffered, which answers null then and has more later:
 * `while ((chunk = source.read()) !== null)`. That is no more than the buffer of the source.
 */
export function takesBuffered(context: Context, { kind, node }: Repetition): boolean {
  if (kind !== 'loop' || !isLoop(node) || node.type === 'ForOfStatement' || node.type === 'ForInStatement') return false
  const { test } = node
  return (
    test !== null &&
    findBelow(context, test, 'own', (inner) => {
      const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined
      if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'read') return false
      return isReadable(context, callee.object)
    }) !== undefined
  )
}

/** Whether the value is what `source.read()` has answered, as it is or as text: `chunk`, `chunk.toString()`. */
export function isReadFrom(context: Context, node: TSESTree.Node, source: TSESTree.Node, hops = 0): boolean {
  const value = unwrap(node)
  if (value.type === 'Identifier') {
    const variable = hops < MAX_HOPS ? variableOf(context, value) : undefined
    return variable !== undefined && valuesOf(variable).some((given) => isReadFrom(context, given, source, hops + 1))
  }
  const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined
  if (callee?.type !== 'MemberExpression') return false
  const name = propertyName(callee)
  return name === 'read'
    ? samePlace(context, callee.object, source)
    : name === 'toString' && isReadFrom(context, callee.object, source, hops)
}

const MAX_HOPS = 2

/** Known for a stream, or one of that name is heard for 'readable' in this file. */
function isReadable(context: Context, source: TSESTree.Node): boolean {
  if (originOf(context, source)?.thing.kinds.includes('node-readable')) return true
  return ['on', 'once', 'addListener'].some((name) =>
    membersNamed(context, name).some((member) => {
      const call = outer(member)
      const [event] = call?.type === 'CallExpression' ? call.arguments : []
      const isEvent = event?.type === 'Literal' && event.value === 'readable'
      return isEvent && lastNameOf(member.object) === lastNameOf(source)
    }),
  )
}
