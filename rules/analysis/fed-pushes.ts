import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { isUnheard } from './answers.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround } from './classes.ts'
import { isDrivenByWrites } from './event-feeds.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { comesWith } from './inputs.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { repetitionsOf } from './repetition.ts'
import { stopsSource } from './room.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * The listener whose events are pushed into a Readable as they come, whether or not it has room:
 * `source.on('data', (chunk) => this.push(chunk))`, `while ((c = source.read())) self.push(c)` in one of 'readable'.
 * None where somebody looks at what `push()` answers or pauses the source, and in a Transform, whose callback does.
 */
export function fedPushOf(context: Context, call: TSESTree.CallExpression): Repetition | undefined {
  const callee = unwrap(call.callee)
  const [item] = call.arguments
  if (callee.type !== 'MemberExpression' || !item || call.arguments.length > 2) return undefined
  const stream = callee.object
  if (!isReadable(context, stream) || isHeeded(context, call, stream)) return undefined
  return repetitionsOf(context, call).find((repetition) => {
    const { kind, event, flow, node } = repetition
    if (kind !== 'listener' || !flow || node.type !== 'CallExpression') return false
    if (!isUnheard(context, call, repetition) || !comesWith(context, item, repetition)) return false
    if (event !== 'readable' && !bringsWhole(context, item, repetition)) return false
    return !stopsSource(context, repetition) && !isPaused(context, node) && !isDrivenByWrites(context, node)
  })
}

/** A stream that this file fills: of a class that extends one, a constructor that inherits from one, or made here. */
function isReadable(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  const self = value.type === 'Identifier' ? aliasOfThis(context, value) : value
  if (self?.type === 'ThisExpression') {
    const owner = classAround(self)
    if (owner) return owner.superClass !== null && READABLES.test(lastNameOf(owner.superClass) ?? '')
    const heir = constructorAround(self)
    return heir !== undefined && heirsOf(context).has(heir)
  }
  const maker = makerOf(context, value)
  if (maker?.type !== 'NewExpression' || lastNameOf(maker) === 'Transform') return false
  return originOf(context, value)?.thing.kinds.includes('node-readable') === true
}

const READABLES = /^(?:Readable|Duplex)$/

/** `this`, for the `self` of `const self = this`. */
function aliasOfThis(context: Context, id: TSESTree.Identifier): TSESTree.Node | undefined {
  const binding = bindingOf(context, id)
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  return init?.type === 'ThisExpression' ? init : undefined
}

/** `Rows`, in `Rows.prototype.next = function () { … }` and in `function Rows() { … }`. */
function constructorAround(node: TSESTree.Node): string | undefined {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const holder = outer(fn)
    const method = holder?.type === 'AssignmentExpression' ? unwrap(holder.left) : undefined
    const prototype = method?.type === 'MemberExpression' ? unwrap(method.object) : undefined
    if (prototype?.type === 'MemberExpression' && propertyName(prototype) === 'prototype')
      return lastNameOf(prototype.object)
    if (fn.type === 'FunctionDeclaration' && fn.id && /^[A-Z]/.test(fn.id.name)) return fn.id.name
  }
  return undefined
}

/** Constructors that inherit from a readable stream: `inherits(Rows, stream.Readable)`. */
const heirsOf = perProgram((context): ReadonlySet<string> => {
  const { text } = context.sourceCode
  return new Set([...text.matchAll(INHERITING)].map((match) => match[1] ?? match[2] ?? ''))
})

const ONE = String.raw`[^)]*\b(?:Readable|Duplex)\b`
const INHERITING = new RegExp(
  String.raw`inherits\(\s*(\w+)\s*,${ONE}|(\w+)\.prototype\s*=\s*Object\.create\(${ONE}`,
  'g',
)

/** Another push into the same stream whose answer is used, or a look at how much it holds. */
function isHeeded(context: Context, call: TSESTree.CallExpression, stream: TSESTree.Node): boolean {
  const pushes = membersNamed(context, 'push').filter((member) => {
    const other = outer(member)
    if (other?.type !== 'CallExpression' || other === call || !isInside(member, other.callee)) return false
    // `push(null)` is the end, whose answer says nothing.
    if (other.arguments[0]?.type === 'Literal') return false
    return isReadable(context, member.object) && !isUnheard(context, other)
  })
  return pushes.length > 0 || membersNamed(context, 'readableLength').some((m) => samePlace(context, m.object, stream))
}

/** Somebody pauses the source, wherever it is. */
function isPaused(context: Context, registration: TSESTree.CallExpression): boolean {
  const callee = unwrap(registration.callee)
  const source = callee.type === 'MemberExpression' ? callee.object : undefined
  return membersNamed(context, 'pause').some(
    ({ object }) =>
      source !== undefined && (samePlace(context, object, source) || lastNameOf(object) === lastNameOf(source)),
  )
}
