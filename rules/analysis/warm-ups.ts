import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'

/**
 * Whether the list takes items only until the program is ready: `if (!this.log) { this.early.push(line); return }`,
 * where what sets `this.log` empties the list, and nothing takes it away again. A connection that is lost opens it
 * anew.
 */
export function isUntilReady(context: Context, { drains }: Queue, { node }: Feed): boolean {
  const fn = functionAround(node)
  const test =
    fn && findBelow(context, fn.body, 'own', (inner) => inner.type === 'IfStatement' && decides(inner, node))
  const thing = test?.type === 'IfStatement' ? thingOf(test, node) : undefined
  if (!thing) return false
  const writes = usesOfPlace(context, thing).flatMap((use) => {
    const assignment = outer(use)
    return assignment?.type === 'AssignmentExpression' && unwrap(assignment.left) === use ? [assignment] : []
  })
  const later = writes.filter((write) => !isInitial(write))
  return (
    later.length > 0 &&
    later.every(({ operator, right }) => operator === '=' && isSomething(right)) &&
    later.some((write) => drains.some((drain) => functionAround(drain) === functionAround(write)))
  )
}

/** Whether the statement decides if the feed is reached: around it, or before it on the way out. */
function decides({ test, consequent, range }: TSESTree.IfStatement, feed: TSESTree.Node): boolean {
  if (isInside(feed, test)) return false
  return isInside(feed, consequent) || (range[1] <= feed.range[0] && leaves(consequent))
}

/** `ready` of `if (!ready) early.push(x)`, and of `if (ready) return` before it. */
function thingOf({ test, consequent }: TSESTree.IfStatement, feed: TSESTree.Node): TSESTree.Node | undefined {
  const asked = unwrap(test)
  const isMissing = asked.type === 'UnaryExpression' && asked.operator === '!'
  if (isMissing !== isInside(feed, consequent)) return undefined
  const thing = isMissing ? unwrap(asked.argument) : asked
  return thing.type === 'Identifier' || thing.type === 'MemberExpression' ? thing : undefined
}

/** `constructor() { this.log = null }` */
function isInitial(write: TSESTree.AssignmentExpression): boolean {
  const holder = closest(write, (node): node is TSESTree.MethodDefinition => node.type === 'MethodDefinition')
  return holder?.kind === 'constructor'
}

function isSomething(node: TSESTree.Expression): boolean {
  const value = unwrap(node)
  return value.type === 'NewExpression' || (value.type === 'Literal' && value.value === true)
}
