import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName } from './bindings.ts'
import { methodOf, type ClassNode } from './classes.ts'
import type { FunctionNode } from './facts.ts'
import { isLikelySink } from './likely-sinks.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the function is the `write()` of something that others take for a stream: of a class that extends one (or an
 * emitter, and has an `end()`), of a prototype or object that has the rest of one, or put in the place of a stream's
 * own `write()`. Who pipes into it reads what it answers.
 */
export function posesAsWrite(context: Context, fn: FunctionNode): boolean {
  const holder = outer(fn)
  switch (holder?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return !holder.computed && keyName(holder.key) === 'write' && isStreamClass(holder.parent.parent)
    case 'Property':
      return !holder.computed && keyName(holder.key) === 'write' && isStreamObject(holder.parent)
    case 'AssignmentExpression':
      return holder.left.type === 'MemberExpression' && isStreamMember(context, holder.left)
    default:
      return false
  }
}

/** Classes whose instances others pipe into. */
const STREAM_CLASSES = /(?:Stream|Writable|Duplex|Transform|PassThrough|Socket|ServerResponse|OutgoingMessage)$/
const EMITTERS = /Emitter$/

function isStreamClass(node: TSESTree.Node): boolean {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return false
  const parent = node.superClass ? lastNameOf(node.superClass) ?? '' : ''
  return STREAM_CLASSES.test(parent) || (EMITTERS.test(parent) && hasEnd(node))
}

function hasEnd(node: ClassNode): boolean {
  return ['end', 'close', 'destroy'].some((name) => methodOf(node, name) !== undefined)
}

/** `{ write() {}, end() {}, on() {} }` */
function isStreamObject(object: TSESTree.Node): boolean {
  if (object.type !== 'ObjectExpression') return false
  const names = new Set(object.properties.map((p) => (p.type === 'Property' ? keyName(p.key) : undefined)))
  return names.has('end') && ['on', 'once', 'pipe', 'emit'].some((name) => names.has(name))
}

/** `Request.prototype.write = …` of a stream, `res.write = …` of a response. */
function isStreamMember(context: Context, left: TSESTree.MemberExpression): boolean {
  if (propertyName(left) !== 'write') return false
  const { object } = left
  if (object.type !== 'MemberExpression' || propertyName(object) !== 'prototype') {
    const origin = originOf(context, object)
    return origin ? origin.thing.kinds.includes('node-writable') : isLikelySink(context, object)
  }
  const owner = context.sourceCode.getText(object.object)
  const parent = parentOf(context, owner)
  return STREAM_CLASSES.test(parent) || (EMITTERS.test(parent) && hasPrototypeEnd(context, owner))
}

/** `inherits(Request, Stream)`, `Request.prototype = Object.create(Stream.prototype)` */
function parentOf(context: Context, owner: string): string {
  const { sourceCode } = context
  for (const member of membersNamed(context, 'inherits')) {
    const call = outer(member)
    const [child, parent] = call?.type === 'CallExpression' ? call.arguments : []
    if (child && parent && sourceCode.getText(child) === owner) return lastNameOf(parent) ?? ''
  }
  for (const member of membersNamed(context, 'prototype')) {
    const holder = outer(member)
    if (holder?.type !== 'AssignmentExpression' || holder.left !== member) continue
    const made = unwrap(holder.right)
    const [from] = made.type === 'CallExpression' ? made.arguments : []
    if (sourceCode.getText(member.object) === owner && from?.type === 'MemberExpression')
      return lastNameOf(from.object) ?? ''
  }
  return ''
}

function hasPrototypeEnd(context: Context, owner: string): boolean {
  return membersNamed(context, 'end').some(({ object }) => {
    return object.type === 'MemberExpression' && context.sourceCode.getText(object) === `${owner}.prototype`
  })
}
