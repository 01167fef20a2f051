import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the sink is a transform of this file whose whole output the file collects: `gunzip.on('data', (c) =>
 * chunks.push(c))`, `deflate.pipe(concat(done))`. What waits in it is no more than what is held in the end. Nothing
 * waits in a PassThrough with a listener of 'data', which gives each chunk on in the turn that it comes.
 */
export function isCollected(context: Context, sink: TSESTree.Node): boolean {
  const kinds = originOf(context, sink)?.thing.kinds ?? []
  if (!kinds.includes('node-writable') || !kinds.includes('node-readable')) return false
  const listening = LISTENING.flatMap((name) => callsOf(context, sink, name))
  if (listening.some((call) => isCollecting(context, call))) return true
  const pipes = callsOf(context, sink, 'pipe')
  if (pipes.some((call) => isCollector(context, call.arguments[0]))) return true
  const isHeldBack = pipes.length > 0 || callsOf(context, sink, 'pause').length > 0
  const maker = makerOf(context, sink)
  return maker !== undefined && lastNameOf(maker) === 'PassThrough' && !isHeldBack && listening.some(isOfData)
}

const LISTENING = ['on', 'addListener']

/** The calls of the sink's method in this file. */
function callsOf(context: Context, sink: TSESTree.Node, method: string): TSESTree.CallExpression[] {
  return membersNamed(context, method).flatMap((member) => {
    const call = outer(member)
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === member
    return isCall && samePlace(context, member.object, sink) ? [call] : []
  })
}

function isOfData({ arguments: [event, listener] }: TSESTree.CallExpression): boolean {
  return event?.type === 'Literal' && event.value === 'data' && listener !== undefined
}

/** `concat(done)` */
function isCollector(context: Context, sink: TSESTree.Node | undefined): boolean {
  const made = sink && unwrap(sink)
  return made?.type === 'CallExpression' && callMeaning(context, made)?.fact.collects !== undefined
}

/** A listener of 'data' that keeps all that it is given. */
function isCollecting(context: Context, call: TSESTree.CallExpression): boolean {
  const [, listener] = call.arguments
  if (!isOfData(call) || !listener) return false
  const fn = functionOf(context, listener) ?? methodOfMade(context, listener)
  const [chunk] = fn?.params ?? []
  return fn !== undefined && chunk?.type === 'Identifier' && keeps(context, fn, chunk.name)
}

/** `writer.write`, for a writer that a function of this file makes as an object literal. */
function methodOfMade(context: Context, node: TSESTree.Node): FunctionNode | undefined {
  const member = unwrap(node)
  if (member.type !== 'MemberExpression' || member.object.type !== 'Identifier') return undefined
  const binding = bindingOf(context, member.object)
  const made = binding?.from === 'variable' && binding.declarator.init ? unwrap(binding.declarator.init) : undefined
  const maker = made?.type === 'CallExpression' ? functionOf(context, made.callee) : undefined
  const [only, ...others] = maker ? returnsOf(context, maker) : []
  if (only?.type !== 'ObjectExpression' || others.length > 0) return undefined
  const name = propertyName(member)
  for (const property of only.properties) {
    if (property.type === 'Property' && !property.computed && keyName(property.key) === name)
      return functionOf(context, property.value)
  }
  return undefined
}

/** `chunks.push(chunk)`, `text += chunk`, `all = Buffer.concat([all, chunk])` */
function keeps(context: Context, fn: FunctionNode, chunk: string): boolean {
  const isChunk = (node: TSESTree.Node | undefined): boolean => node?.type === 'Identifier' && node.name === chunk
  return (
    findBelow(context, fn.body, 'own', (node) => {
      if (node.type === 'AssignmentExpression') return node.operator === '+=' && isChunk(unwrap(node.right))
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
      if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
      const [first] = node.arguments
      if (propertyName(callee) === 'push') return callee.object.type !== 'ThisExpression' && isChunk(first)
      return (
        propertyName(callee) === 'concat' &&
        first?.type === 'ArrayExpression' &&
        first.elements.some((e) => isChunk(e ?? undefined))
      )
    }) !== undefined
  )
}
