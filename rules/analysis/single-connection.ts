import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CONNECTION_CLASSES } from '../knowledge/transaction-names.ts'
import { propertyName } from './bindings.ts'
import { classAround } from './classes.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { handsTransaction, isOfTransaction } from './transactions.ts'
import { unwrap } from './unwrap.ts'

/**
 * Why many calls of this one at once are no load: they queue on the one connection of a transaction
 * (`db.transaction(tx => … tx.insert(x))`, `save({ transaction })`), or a loader makes one batch of them
 * (`loader.load(id)`, Prisma's `findUnique`). So do those that a class of one connection makes itself.
 */
export function sharedRoundTrip(context: Context, call: TSESTree.Node): 'transaction' | 'loader' | undefined {
  if (call.type !== 'CallExpression') return undefined
  if (CONNECTION_CLASSES.test(classAround(call)?.id?.name ?? '')) return 'transaction'
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') {
    if (isBatching(context, callee)) return 'loader'
    const root = rootOf(callee)
    if (root.type === 'Identifier' && PIPELINES.test(root.name)) return 'transaction'
    if (isOfTransaction(context, callee.object)) return 'transaction'
  }
  return call.arguments.some((argument) => isHandedOn(context, argument)) ? 'transaction' : undefined
}

/** Whether calls of it in one tick become one: `loader.load`, `ctx.loaders.user.load`, Prisma's `findUnique`. */
export function isBatching(context: Context, method: TSESTree.MemberExpression): boolean {
  const name = propertyName(method) ?? ''
  if (originOf(context, method.object)?.thing.kinds.includes('loader')) return true
  return BATCHED.has(name) || (/^load(?:Many)?$/.test(name) && speaksOfLoaders(method.object))
}

/** Prisma answers those of one tick with one query. */
const BATCHED = new Set(['findUnique', 'findUniqueOrThrow'])

function speaksOfLoaders(object: TSESTree.Node): boolean {
  const value = unwrap(object)
  if (/[lL]oaders?$/.test(lastNameOf(value) ?? '')) return true
  return value.type === 'MemberExpression' && speaksOfLoaders(value.object)
}

/** Redis sends the commands of a pipeline together. */
const PIPELINES = /^(?:pipeline|multi)$|(?:Pipeline|Multi)$/

function isHandedOn(context: Context, argument: TSESTree.Node): boolean {
  const value = unwrap(argument)
  return (value.type === 'Identifier' && PIPELINES.test(value.name)) || handsTransaction(context, value)
}

function rootOf(member: TSESTree.Node): TSESTree.Node {
  let node = member
  for (;;) {
    if (node.type === 'MemberExpression') node = unwrap(node.object)
    else if (node.type === 'CallExpression') node = unwrap(node.callee)
    else return node
  }
}
