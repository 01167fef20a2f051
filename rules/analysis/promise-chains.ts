import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The promise that stands for the call's own: `f()`, or `f().catch(log).finally(end)`, which give it on. Who has a
 * `.then()` waits in it.
 */
export function promiseOf(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let end = call
  for (;;) {
    const member = outer(end)
    const next = member?.type === 'MemberExpression' ? outer(member) : undefined
    if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression') return end
    const name = propertyName(member)
    if (name !== 'catch' && name !== 'finally') return end
    end = next
  }
}

/** The whole of a chain: `f().then(g).catch(log)` for `f()`. */
export function chainOf(call: TSESTree.CallExpression): TSESTree.CallExpression {
  const member = outer(call)
  const next = member?.type === 'MemberExpression' && unwrap(member.object) === call ? outer(member) : undefined
  return next?.type === 'CallExpression' && unwrap(next.callee) === member ? chainOf(next) : call
}

/** What a chain begins with: `f()` of `f().then(g).catch(log)`. */
export function baseOf(call: TSESTree.CallExpression): TSESTree.CallExpression {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !CONTINUATIONS.has(propertyName(callee) ?? '')) return call
  const before = unwrap(callee.object)
  return before.type === 'CallExpression' ? baseOf(before) : call
}

/** The promise whose value the function is handed, or the name of one: `rows()` for `f` of `rows().then(f)`. */
export function promiseBefore(use: TSESTree.Node): TSESTree.Node | undefined {
  const call = outer(use)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'then' ? callee.object : undefined
}

const CONTINUATIONS = new Set(['then', 'catch', 'finally'])
