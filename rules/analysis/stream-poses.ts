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

/** What the owner of a `write()` is to others. */
type Pose = 'stream' | 'look-alike'

/**
 * Whether the function is the `write()` of something that others take for a stream: of a class that extends one (or an
 * emitter, and has an `end()`), of a prototype or object that has the rest of one, or put in the place of a stream's
 * own `write()`. Who pipes into it reads what it answers. A `look-alike` is none by its parent, but has the members.
 */
export function posesAsWrite(context: Context, fn: FunctionNode): Pose | undefined {
  const holder = outer(fn)
  switch (holder?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return isWrite(holder) ? poseOfClass(holder.parent.parent) : undefined
    case 'Property':
      return isWrite(holder) && isStreamObject(holder.parent) ? 'look-alike' : undefined
    case 'AssignmentExpression':
      return holder.left.type === 'MemberExpression' ? poseOfMember(context, holder.left) : undefined
    default:
      return undefined
  }
}

function isWrite({
  computed,
  key,
}: TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition): boolean {
  return !computed && keyName(key) === 'write'
}

/** Classes whose instances others pipe into. */
const STREAM_CLASSES = /(?:Stream|Writable|Duplex|Transform|PassThrough|Socket|ServerResponse|OutgoingMessage)$/
const EMITTERS = /Emitter$/

function poseOfClass(node: TSESTree.Node): Pose | undefined {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return undefined
  return poseOf(node.superClass ? lastNameOf(node.superClass) : undefined, () => hasEnd(node))
}

function poseOf(parent: string | undefined, ends: () => boolean): Pose | undefined {
  if (parent === undefined) return undefined
  if (STREAM_CLASSES.test(parent)) return 'stream'
  return EMITTERS.test(parent) && ends() ? 'look-alike' : undefined
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
function poseOfMember(context: Context, left: TSESTree.MemberExpression): Pose | undefined {
  if (propertyName(left) !== 'write') return undefined
  const { object } = left
  if (object.type !== 'MemberExpression' || propertyName(object) !== 'prototype') {
    const origin = originOf(context, object)
    const isStream = origin ? origin.thing.kinds.includes('node-writable') : isLikelySink(context, object)
    return isStream ? 'stream' : undefined
  }
  const owner = context.sourceCode.getText(object.object)
  return poseOf(parentOf(context, owner), () => hasPrototypeEnd(context, owner))
}

/** `inherits(Request, Stream)`, `Request.prototype = Object.create(Stream.prototype)` */
function parentOf(context: Context, owner: string): string | undefined {
  const { sourceCode } = context
  for (const member of membersNamed(context, 'inherits')) {
    const call = outer(member)
    const [child, parent] = call?.type === 'CallExpression' ? call.arguments : []
    if (child && parent && sourceCode.getText(child) === owner) return lastNameOf(parent)
  }
  for (const member of membersNamed(context, 'prototype')) {
    const holder = outer(member)
    if (holder?.type !== 'AssignmentExpression' || holder.left !== member) continue
    const made = unwrap(holder.right)
    const [from] = made.type === 'CallExpression' ? made.arguments : []
    if (sourceCode.getText(member.object) === owner && from?.type === 'MemberExpression') return lastNameOf(from.object)
  }
  return undefined
}

function hasPrototypeEnd(context: Context, owner: string): boolean {
  return membersNamed(context, 'end').some(({ object }) => {
    return object.type === 'MemberExpression' && context.sourceCode.getText(object) === `${owner}.prototype`
  })
}
