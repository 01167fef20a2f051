import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Why many calls of this one at once are no load: they queue on the one connection of a transaction
 * (`db.transaction(tx => … tx.insert(x))`, `save({ transaction })`), or a loader makes one batch of them
 * (`loader.load(id)`, Prisma's `findUnique`).
 */
export function sharedRoundTrip(context: Context, call: TSESTree.Node): 'transaction' | 'loader' | undefined {
  if (call.type !== 'CallExpression') return undefined
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') {
    const method = propertyName(callee) ?? ''
    const thing = originOf(context, callee.object)?.thing
    if (thing?.kinds.includes('loader')) return 'loader'
    if (thing?.serial) return 'transaction'
    if (/^load(?:Many)?$/.test(method) && /[lL]oaders?$/.test(lastNameOf(callee.object) ?? '')) return 'loader'
    if (BATCHED.has(method)) return 'loader'
    const root = rootOf(callee)
    if (root.type === 'Identifier' && PIPELINES.test(root.name)) return 'transaction'
    if (isTransaction(context, root)) return 'transaction'
  }
  return call.arguments.some((argument) => handsTransaction(context, argument)) ? 'transaction' : undefined
}

/** Prisma answers those of one tick with one query. */
const BATCHED = new Set(['findUnique', 'findUniqueOrThrow'])

const TRANSACTION = /^(?:tx|trx|txn|t|transaction|dbTransaction|queryRunner|transactionalEntityManager)$/
const TRANSACTING = /transaction|^tx$|^withTx|^inTx|^atomic/i

function isTransaction(context: Context, node: TSESTree.Node): boolean {
  if (node.type !== 'Identifier') return false
  const binding = bindingOf(context, node)
  if (binding?.from !== 'parameter') return TRANSACTION.test(node.name) && node.name.length > 1
  const call = outer(binding.fn)
  return (
    TRANSACTION.test(node.name) || (call?.type === 'CallExpression' && TRANSACTING.test(lastNameOf(call.callee) ?? ''))
  )
}

/** Redis sends the commands of a pipeline together. */
const PIPELINES = /^(?:pipeline|multi)$|(?:Pipeline|Multi)$/

/** `{ transaction }`, `{ ...options, transaction: t }`, `tx` */
function handsTransaction(context: Context, argument: TSESTree.Node): boolean {
  const value = unwrap(argument)
  if (value.type === 'Identifier') {
    return PIPELINES.test(value.name) || isTransaction(context, value) || holdsTransaction(context, value)
  }
  if (value.type !== 'ObjectExpression') return false
  return value.properties.some(
    (p) =>
      p.type === 'Property' && !p.computed && /^(?:transaction|transacting|session|tx|trx)$/.test(keyName(p.key) ?? ''),
  )
}

/** `const ctx = createContext({ user, transaction })` */
function holdsTransaction(context: Context, id: TSESTree.Identifier): boolean {
  const binding = bindingOf(context, id)
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
  const value = init && unwrap(init, { awaits: true })
  const held =
    value?.type === 'CallExpression' || value?.type === 'NewExpression' ? value.arguments : value ? [value] : []
  return held.some((part) => part.type === 'ObjectExpression' && handsTransaction(context, part))
}

function rootOf(member: TSESTree.Node): TSESTree.Node {
  let node = member
  for (;;) {
    if (node.type === 'MemberExpression') node = unwrap(node.object)
    else if (node.type === 'CallExpression') node = unwrap(node.callee)
    else return node
  }
}
