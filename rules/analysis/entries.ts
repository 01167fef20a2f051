import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { nameOfFunction } from './function-names.ts'
import { functionAround, isFunction } from './functions.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf, usesOf } from './uses.ts'

const MAX_HOPS = 3

/** A function that code outside the file can call, and the calls through which the place is reached from it. */
export interface Entry {
  readonly fn: FunctionNode
  readonly name: string | undefined
  readonly via: readonly TSESTree.CallExpression[]
}

/**
 * The functions by which somebody outside reaches the place: exported ones, methods that are not private, closures that
 * a function hands out; directly or through functions of this file.
 */
export function entriesTo(context: Context, place: TSESTree.Node): Entry[] {
  return [...entries(context, place, [], new Set())]
}

function* entries(
  context: Context,
  place: TSESTree.Node,
  via: readonly TSESTree.CallExpression[],
  seen: Set<FunctionNode>,
): Iterable<Entry> {
  for (let fn = functionAround(place); fn; fn = functionAround(fn)) {
    if (seen.has(fn)) return
    seen.add(fn)
    if (isOpen(context, fn)) {
      yield { fn, name: nameOfFunction(fn), via }
      return
    }
    if (via.length < MAX_HOPS) {
      for (const call of callsOf(context, fn)) yield* entries(context, call, [...via, call], seen)
    }
    // A function that runs where it stands is part of the one around it.
    if (!runsInPlace(fn)) return
  }
}

/** Whether code outside the file can call the function. */
export function isOpen(context: Context, fn: FunctionNode): boolean {
  const holder = outer(fn)
  switch (holder?.type) {
    case 'MethodDefinition':
      return (
        holder.kind === 'method' &&
        holder.accessibility !== 'private' &&
        holder.accessibility !== 'protected' &&
        isPublicName(keyName(holder.key))
      )
    case 'PropertyDefinition':
      return holder.accessibility !== 'private' && isPublicName(keyName(holder.key))
    case 'ExportDefaultDeclaration':
    case 'ExportNamedDeclaration':
    case 'ReturnStatement':
      return true
    case 'Property':
      return isHandedOut(outer(holder))
    case 'AssignmentExpression':
      return (
        holder.left.type === 'MemberExpression' &&
        isPublicName(propertyName(holder.left)) &&
        !/^on[a-z]/.test(propertyName(holder.left) ?? '')
      )
    case 'ArrowFunctionExpression':
      return holder.body === fn
    default:
      break
  }
  // By name: `export { f }`, `module.exports = { f }`, `return f`
  return (
    usesOf(context, fn).some((use) => {
      if (use === fn) return isExportedConst(holder)
      const parent = outer(use)
      if (parent?.type === 'Property') return isHandedOut(outer(parent))
      if (parent?.type === 'AssignmentExpression')
        return parent.right === use && parent.left.type === 'MemberExpression'
      return (
        parent?.type === 'ReturnStatement' ||
        parent?.type === 'ExportSpecifier' ||
        parent?.type === 'ExportDefaultDeclaration'
      )
    }) || isExportedConst(holder)
  )
}

function isExportedConst(holder: TSESTree.Node | undefined): boolean {
  return holder?.type === 'VariableDeclarator' && holder.parent.parent.type === 'ExportNamedDeclaration'
}

/** `return { send }`, `module.exports = { send }`, `export default { send }` */
function isHandedOut(object: TSESTree.Node | undefined): boolean {
  const holder = object && outer(object)
  if (holder?.type === 'AssignmentExpression') return holder.left.type === 'MemberExpression'
  return (
    holder?.type === 'ReturnStatement' ||
    holder?.type === 'ExportDefaultDeclaration' ||
    holder?.type === 'ArrowFunctionExpression'
  )
}

function isPublicName(name: string | undefined): boolean {
  return name !== undefined && !/^[_#]/.test(name) && name !== 'constructor'
}

/**
 * Called where it stands, or handed to a call that runs it as part of its own work: `new Promise(…)`, `xs.forEach(…)`.
 */
function runsInPlace(fn: FunctionNode): boolean {
  const parent = outer(fn)
  if (parent?.type === 'NewExpression') return true
  if (parent?.type !== 'CallExpression')
    return parent?.type === 'VariableDeclarator' || parent?.type === 'BlockStatement' || isFunction(parent ?? fn)
  const callee = unwrap(parent.callee)
  if (callee === fn) return true
  return (
    callee.type !== 'MemberExpression' ||
    !/^(?:on|once|addListener|addEventListener|prependListener)$/.test(propertyName(callee) ?? '')
  )
}
