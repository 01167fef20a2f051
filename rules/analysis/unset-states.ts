import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { isFunction } from './functions.ts'
import { fullNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the place is reached only in a state that nothing sets: `if (this.state === STATE.waiting) HERE`, where the
 * file gives `this.state` other members of its own table alone. Who imports the table reads it: an object sets its own
 * state.
 */
export function isOfUnsetState(context: Context, place: TSESTree.Node): boolean {
  for (let inner = place; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && parent.consequent === inner && isNeverSo(context, parent.test)) return true
  }
  return false
}

function isNeverSo(context: Context, test: TSESTree.Expression): boolean {
  if (test.type !== 'BinaryExpression' || test.operator !== '===') return false
  const asked = memberOfTable(context, test.right)
  const place = unwrap(test.left)
  if (asked === undefined || place.type !== 'MemberExpression' || place.object.type !== 'ThisExpression') return false
  const owner = classAround(place)
  if (!owner || owner.superClass) return false
  const isOther = (value: TSESTree.Node): boolean => {
    const given = memberOfTable(context, value)
    return given !== undefined && given.table === asked.table && given.name !== asked.name
  }
  const { declaration } = fieldOf(owner, propertyName(place) ?? '') ?? {}
  const first = declaration?.type === 'PropertyDefinition' ? declaration.value : null
  const writes = usesOfPlace(context, place).flatMap((use) => {
    const assignment = outer(use)
    return assignment?.type === 'AssignmentExpression' && assignment.left === use ? [assignment] : []
  })
  return (
    writes.length > 0 &&
    (!first || isOther(first)) &&
    writes.every(({ operator, right }) => operator === '=' && isOther(right))
  )
}

/** `STATE.waiting`, where `const STATE = { … }` is read by its members alone, and exported. */
function memberOfTable(
  context: Context,
  node: TSESTree.Node,
): { readonly table: TSESTree.Node; readonly name: string } | undefined {
  const member = unwrap(node)
  if (member.type !== 'MemberExpression' || member.object.type !== 'Identifier') return undefined
  const binding = bindingOf(context, member.object)
  const name = propertyName(member)
  if (name === undefined || binding?.from !== 'variable' || binding.path.length > 0) return undefined
  const { declarator, variable } = binding
  if (declarator.init?.type !== 'ObjectExpression' || declarator.parent.kind !== 'const') return undefined
  const isOwn = variable.references.every(
    ({ init, identifier }) => init || isRead(identifier) || isExported(identifier),
  )
  return isOwn ? { table: declarator, name } : undefined
}

function isRead(table: TSESTree.Node): boolean {
  const member = outer(table)
  return member?.type === 'MemberExpression' && member.object === table
}

/** `export { STATE }`, `module.exports = { STATE }` */
function isExported(table: TSESTree.Node): boolean {
  const holder = outer(table)
  if (holder?.type === 'ExportSpecifier') return true
  const object = holder?.type === 'Property' ? holder.parent : undefined
  const assignment = object && outer(object)
  return assignment?.type === 'AssignmentExpression' && fullNameOf(assignment.left) === 'module.exports'
}
