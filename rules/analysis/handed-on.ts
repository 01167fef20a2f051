import type { Context } from '../kit/context.ts'
import { bindingOf, variableOf } from './bindings.ts'
import type { Queue } from './facts.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * How a collection that nobody here drains gets to somebody who may: `object` where it belongs to an object that is put
 * into another collection or handed to a function (`waiting.push({ socket, messages: [] })`), `module` where it is an
 * exported `let` that a setter replaces, which is how another module empties it.
 */
export function handedOn(context: Context, queue: Queue): 'object' | 'module' | undefined {
  if (isReplaced(context, queue)) return 'module'
  return isWithObject(context, queue) ? 'object' : undefined
}

function isReplaced(context: Context, { made, uses }: Queue): boolean {
  const declarator = outer(made)
  if (declarator?.type !== 'VariableDeclarator' || declarator.parent.parent.type !== 'ExportNamedDeclaration')
    return false
  return uses.some((use) => {
    const assignment = outer(use)
    if (assignment?.type !== 'AssignmentExpression' || unwrap(assignment.left) !== use) return false
    const value = unwrap(assignment.right)
    return value.type === 'Identifier' && bindingOf(context, value)?.from === 'parameter'
  })
}

function isWithObject(context: Context, { made }: Queue): boolean {
  const property = outer(made)
  const object = property?.type === 'Property' ? outer(property) : undefined
  const declarator = object && outer(object)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false
  return (variableOf(context, declarator.id)?.references ?? []).some((reference) => {
    const parent = outer(reference.identifier)
    return parent?.type === 'CallExpression' && unwrap(parent.callee) !== reference.identifier
  })
}
