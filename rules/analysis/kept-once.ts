import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { keyName, propertyName } from './bindings.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/**
 * Whether the list is asked first if it holds the item already: `if (!pending.includes(path)) pending.push(path)`. It
 * is as long as there are different keys, however many events come.
 */
export function isKeptOnce(context: Context, { uses }: Queue, { node }: Feed): boolean {
  const home = functionAround(node)
  return readsOf(context, uses).some((use) => {
    const member = outer(use)
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use) return false
    const call = outer(member)
    if (call?.type !== 'CallExpression' || !ASKS.has(propertyName(member) ?? '')) return false
    const test = closest(call, (above): above is TSESTree.IfStatement => above.type === 'IfStatement')
    if (!test || !isInside(call, test.test) || functionAround(test) !== home) return false
    return isInside(node, test.consequent) || (test.range[1] <= node.range[0] && leaves(test.consequent))
  })
}

const ASKS = new Set(['includes', 'some', 'find', 'findIndex', 'indexOf', 'has'])

/** The list itself, and the getters that show it: `get paths() { return this.updates.map((u) => u.path) }`. */
function readsOf(context: Context, uses: readonly TSESTree.Expression[]): TSESTree.Node[] {
  const shown = uses.flatMap((use) => {
    const holder = functionAround(use)?.parent
    const name = holder?.type === 'MethodDefinition' && holder.kind === 'get' ? keyName(holder.key) : undefined
    return name === undefined ? [] : membersNamed(context, name)
  })
  return [...uses, ...shown]
}
