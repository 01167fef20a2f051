import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Queue } from './facts.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the list is a register of what is there, each entry of which leaves by itself when it goes:
 * `windows.splice(windows.indexOf(window), 1)`. Nobody takes the next one out of it: what empties it empties it as a
 * whole.
 */
export function isRegister(context: Context, { uses, drains }: Queue): boolean {
  return uses.some((use) => isSearchedOut(context, use)) && drains.every((drain) => !isTakenNext(drain))
}

/** `list.splice(list.findIndex(…), 1)`, also by a const for the index */
function isSearchedOut(context: Context, use: TSESTree.Node): boolean {
  const call = callOn(use)
  const [at, count] = call?.arguments ?? []
  if (!call || !at || lastNameOf(call.callee) !== 'splice' || count?.type !== 'Literal' || count.value !== 1)
    return false
  const binding = at.type === 'Identifier' ? bindingOf(context, at) : undefined
  const index = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : at
  return index ? findBelow(context, index, 'own', isSearch) !== undefined : false
}

function isSearch(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && /^(?:findIndex|indexOf)$/.test(lastNameOf(node.callee) ?? '')
}

/** `list.shift()`, `list.pop()`, `list.splice(0, n)` */
function isTakenNext(drain: TSESTree.Node): boolean {
  const name = lastNameOf(callOn(drain)?.callee ?? drain)
  return name !== undefined && TAKES.has(name)
}

const TAKES = new Set(['shift', 'pop', 'splice'])

/** The call of a method on it. */
function callOn(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = outer(use)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use || propertyName(member) === undefined) {
    return undefined
  }
  const call = outer(member)
  return call?.type === 'CallExpression' && unwrap(call.callee) === member ? call : undefined
}
