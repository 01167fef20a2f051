import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName, variableOf } from './bindings.ts'
import { classAround } from './classes.ts'
import type { FunctionNode } from './facts.ts'
import { isFunction } from './functions.ts'
import { membersNamed } from './members.ts'
import { outer } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Where a function of this file stands as a value: itself when it is inline or a method, and the reads of its name. A
 * method is read as `this.send` in its class, as `log.write` where `log` is the object literal that holds it.
 */
export function usesOf(context: Context, fn: FunctionNode): TSESTree.Node[] {
  if (fn.type === 'FunctionDeclaration') return fn.id ? readsOf(context, fn.id) : []
  const holder = outer(fn)
  switch (holder?.type) {
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? readsOf(context, holder.id) : [fn]
    case 'AssignmentExpression':
      if (holder.left.type === 'Identifier') return readsOf(context, holder.left)
      return holder.left.type === 'MemberExpression'
        ? [fn, ...fieldReads(context, holder.left), ...prototypeReads(context, holder.left)]
        : [fn]
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const name = holder.computed ? undefined : keyName(holder.key)
      return name === undefined ? [fn] : [fn, ...ownReads(context, holder.parent, name)]
    }
    case 'Property':
      return [fn, ...literalReads(context, holder)]
    default:
      return [fn]
  }
}

/** The calls of this file that run the function by its name. */
export function callsOf(context: Context, fn: FunctionNode): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = []
  for (const use of usesOf(context, fn)) {
    const parent = outer(use)
    if (parent?.type === 'CallExpression' && isInside(use, parent.callee)) calls.push(parent)
  }
  return calls
}

function readsOf(context: Context, id: TSESTree.Identifier): TSESTree.Node[] {
  const variable = variableOf(context, id)
  return variable?.references.filter((r) => r.isRead()).map((r) => r.identifier) ?? []
}

/** `this.onData = (chunk) => …; source.on('data', this.onData)` */
function fieldReads(context: Context, field: TSESTree.MemberExpression): TSESTree.Node[] {
  const name = propertyName(field)
  const owner = name !== undefined && isSelf(field.object) ? classAround(field) : undefined
  return owner && name !== undefined ? ownReads(context, owner.body, name).filter((read) => read !== field) : []
}

/** `this.name`, and `self.name` where a const keeps `this`, in the class body. */
function ownReads(context: Context, body: TSESTree.Node, name: string): TSESTree.Node[] {
  return membersNamed(context, name).filter((m) => isInside(m, body) && isSelf(m.object))
}

/** `Client.prototype.send = function () {}` is read as `this.send` outside classes. */
function prototypeReads(context: Context, left: TSESTree.MemberExpression): TSESTree.Node[] {
  const name = propertyName(left)
  const { object } = left
  const isPrototype = object.type === 'MemberExpression' && propertyName(object) === 'prototype'
  if (name === undefined || !isPrototype) return []
  return membersNamed(context, name).filter((m) => isSelf(m.object) && !classAround(m))
}

function literalReads(context: Context, property: TSESTree.Property): TSESTree.Node[] {
  const name = property.computed ? undefined : keyName(property.key)
  const object = property.parent
  const holder = object && outer(object)
  if (name === undefined || !object || isFunction(object)) return []
  const id = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id : undefined
  const variable = id && variableOf(context, id)
  return membersNamed(context, name).filter((m) => {
    if (m.object.type === 'ThisExpression') return isInside(m, object) && !classAround(m)
    return m.object.type === 'Identifier' && variable !== undefined && variableOf(context, m.object) === variable
  })
}

function isSelf(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression' || (node.type === 'Identifier' && /^(?:self|that|_this|me)$/.test(node.name))
}
