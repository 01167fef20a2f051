import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import {
  GIVES_TRANSACTION,
  MOVES_TO_TRANSACTION,
  RUNS_IN_TRANSACTION,
  TRANSACTION_MEMBERS,
  TRANSACTION_OPTIONS,
  TRANSACTIONS,
} from '../knowledge/transaction-names.ts'
import { bindingOf, keyName, propertyName, type Binding } from './bindings.ts'
import { isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

const MAX_HOPS = 4

/**
 * Whether what is called works on the one connection of a transaction, where calls run one after the other however many
 * are started: `tx`, the parameter of `db.transaction(conn => …)`, `tx.getRepository(User)`,
 * `this.getActiveManager(context)`, a parameter to which all callers of this file hand one.
 */
export function isOfTransaction(context: Context, node: TSESTree.Node, hops = 0): boolean {
  if (hops > MAX_HOPS) return false
  const value = unwrap(node)
  if (originOf(context, value)?.thing.serial) return true
  switch (value.type) {
    case 'Identifier':
      return isNamed(context, value, hops)
    case 'MemberExpression':
      return TRANSACTION_MEMBERS.test(propertyName(value) ?? '') || isOfTransaction(context, value.object, hops)
    case 'CallExpression':
      if (isGiven(value)) return true
      if (MOVES_TO_TRANSACTION.test(lastNameOf(value.callee) ?? '') && isHandedOne(context, value, hops)) return true
      return isOfTransaction(context, value.callee, hops)
    case 'NewExpression':
      // `new UserRepository(tx)`
      return isHandedOne(context, value, hops)
    case 'AwaitExpression': {
      // What a query answers is no connection.
      const call = unwrap(value.argument)
      return call.type === 'CallExpression' && isGiven(call)
    }
    default:
      return false
  }
}

/** Whether the argument is a transaction, or options that hold one: `tx`, `{ transaction }`, `{ ...options, trx }`. */
export function handsTransaction(context: Context, argument: TSESTree.Node, hops = 0): boolean {
  const value = unwrap(argument)
  if (value.type === 'ObjectExpression') {
    return value.properties.some(
      (p) => p.type === 'Property' && !p.computed && TRANSACTION_OPTIONS.test(keyName(p.key) ?? ''),
    )
  }
  if (value.type === 'Identifier') return isOfTransaction(context, value, hops) || holdsOne(context, value)
  if (value.type !== 'MemberExpression') return false
  const name = propertyName(value) ?? ''
  return TRANSACTION_MEMBERS.test(name) || (name === 'manager' && isOfTransaction(context, value.object, hops))
}

function isHandedOne(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression, hops: number): boolean {
  return call.arguments.some((argument) => handsTransaction(context, argument, hops + 1))
}

/** `db.transaction()`, and not `db.transaction(tx => …)`, which answers what its callback does. */
function isGiven(call: TSESTree.CallExpression): boolean {
  return (
    GIVES_TRANSACTION.test(lastNameOf(call.callee) ?? '') &&
    !call.arguments.some((argument) => isFunction(unwrap(argument)))
  )
}

function isNamed(context: Context, id: TSESTree.Identifier, hops: number): boolean {
  const binding = bindingOf(context, id)
  if (binding?.from === 'parameter') return isHandedIn(context, binding, hops)
  if (binding?.from !== 'variable') return TRANSACTIONS.test(id.name)
  const { declarator, path } = binding
  // `for (const tx of txs)`: an element.
  if (!declarator.init && /^For(?:Of|In)/.test(declarator.parent.parent.type)) return false
  if (TRANSACTIONS.test(id.name) || path.some((key) => TRANSACTION_MEMBERS.test(key))) return true
  return declarator.init !== null && isOfTransaction(context, declarator.init, hops + 1)
}

function isHandedIn(context: Context, binding: Binding & { from: 'parameter' }, hops: number): boolean {
  const { fn, index, path, id } = binding
  const call = outer(fn)
  if (call?.type === 'CallExpression' && unwrap(call.callee) !== fn) {
    const name = lastNameOf(call.callee) ?? ''
    if (RUNS_IN_TRANSACTION.test(name)) return true
    // `payments.map((tx) => …)`: an element.
    if (WALKS.test(name)) return false
  }
  if (TRANSACTIONS.test(id.name) || path.some((key) => TRANSACTION_MEMBERS.test(key))) return true
  const calls = path.length === 0 ? callsOf(context, fn) : []
  return (
    calls.length > 0 &&
    calls.every(({ arguments: given }) => {
      const handed = given[index]
      return handed !== undefined && isOfTransaction(context, handed, hops + 1)
    })
  )
}

const WALKS = /^(?:map|forEach|flatMap|filter|reduce|some|every|find|from|each\w*|mapLimit|forEachLimit)$/

/** `const ctx = createContext({ user, transaction })` */
function holdsOne(context: Context, id: TSESTree.Identifier): boolean {
  const binding = bindingOf(context, id)
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
  const value = init && unwrap(init, { awaits: true })
  const held =
    value?.type === 'CallExpression' || value?.type === 'NewExpression' ? value.arguments : value ? [value] : []
  return held.some((part) => part.type === 'ObjectExpression' && handsTransaction(context, part))
}
