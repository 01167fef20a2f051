import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { callMeaning, originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the sink is a transform of this file whose whole output the file collects: `gunzip.on('data', (c) =>
 * chunks.push(c))`, `deflate.pipe(concat(done))`. What waits in it is no more than what is held in the end.
 */
export function isCollected(context: Context, sink: TSESTree.Node): boolean {
  const kinds = originOf(context, sink)?.thing.kinds ?? []
  if (!kinds.includes('node-writable') || !kinds.includes('node-readable')) return false
  return ['on', 'addListener', 'pipe'].some((name) =>
    membersNamed(context, name).some((member) => {
      const call = outer(member)
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return false
      if (!samePlace(context, member.object, sink)) return false
      return name === 'pipe' ? isCollector(context, call.arguments[0]) : isCollecting(context, call)
    }),
  )
}

/** `concat(done)` */
function isCollector(context: Context, sink: TSESTree.Node | undefined): boolean {
  const made = sink && unwrap(sink)
  return made?.type === 'CallExpression' && callMeaning(context, made)?.fact.collects !== undefined
}

/** A listener of 'data' that keeps all that it is given. */
function isCollecting(context: Context, { arguments: [event, listener] }: TSESTree.CallExpression): boolean {
  if (event?.type !== 'Literal' || event.value !== 'data' || !listener) return false
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
