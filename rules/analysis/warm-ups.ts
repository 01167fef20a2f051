import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { bindingOf } from './bindings.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround, functionOf, returnsOf } from './functions.ts'
import { isNoValue } from './no-value.ts'
import { usesOfPlace } from './place-uses.ts'
import { promiseBefore } from './promise-chains.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, closest, isInside } from './walk.ts'

/**
 * Whether the list takes items only until the program is ready: `if (!this.log) { this.early.push(line); return }`, and
 * the other branch of `if (this.log)`. What sets `this.log` empties the list, itself or by a function that it calls
 * there, or the branch for when it is there does, and nothing takes it away again. A connection that is lost opens it
 * anew.
 */
export function isUntilReady(context: Context, { drains }: Queue, { node }: Feed): boolean {
  const fn = functionAround(node)
  const tests = fn ? allBelow(context, fn.body, 'own', isTest).filter((test) => decides(test, node)) : []
  return tests.some((test) => {
    const thing = thingOf(context, test, node)
    const other = isInside(node, test.consequent) ? test.alternate : test.consequent
    const isEmptied = other !== null && drains.some((drain) => isInside(drain, other))
    return thing !== undefined && isGivenForGood(context, thing, drains, isEmptied)
  })
}

function isGivenForGood(
  context: Context,
  thing: TSESTree.Node,
  drains: readonly TSESTree.Node[],
  isEmptied: boolean,
): boolean {
  const writes = usesOfPlace(context, thing).flatMap((use) => {
    const assignment = outer(use)
    return assignment?.type === 'AssignmentExpression' && unwrap(assignment.left) === use ? [assignment] : []
  })
  const later = writes.filter((write) => !isInitial(write))
  return (
    later.length > 0 &&
    later.every(({ operator, right }) => operator === '=' && isSomething(context, right)) &&
    (isEmptied || later.some((write) => drains.some((drain) => isReachedFrom(context, drain, write))))
  )
}

/** `ready = true; for (const x of early) work(x); early = []`, `ready = true; flush()` */
function isReachedFrom(context: Context, drain: TSESTree.Node, write: TSESTree.Node): boolean {
  const home = functionAround(drain)
  if (home === functionAround(write)) return true
  const block = closest(write, (node) => node.type === 'BlockStatement')
  return (
    block !== undefined &&
    allBelow(context, block, 'own', isCall).some((call) => functionOf(context, call.callee) === home)
  )
}

function isTest(node: TSESTree.Node): node is TSESTree.IfStatement {
  return node.type === 'IfStatement'
}

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression'
}

/** Whether the statement decides if the feed is reached: around it, or before it on the way out. */
function decides({ test, consequent, alternate, range }: TSESTree.IfStatement, feed: TSESTree.Node): boolean {
  if (isInside(feed, test)) return false
  const isAround = isInside(feed, consequent) || (alternate !== null && isInside(feed, alternate))
  return isAround || (range[1] <= feed.range[0] && leaves(consequent))
}

/** `ready` of `if (!ready) early.push(x)`, of `if (ready) work(x); else early.push(x)`, and of `if (ready) return`. */
function thingOf(
  context: Context,
  { test, consequent }: TSESTree.IfStatement,
  feed: TSESTree.Node,
): TSESTree.Node | undefined {
  const asked = unwrap(test)
  const isMissing = asked.type === 'UnaryExpression' && asked.operator === '!'
  if (isMissing !== isInside(feed, consequent)) return undefined
  return flagBehind(context, isMissing ? asked.argument : asked)
}

/** `this.ready` of `this.ready ? this.worker : null`, also where a const or a getter of the class stands for it. */
function flagBehind(context: Context, node: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
  const value = unwrap(node)
  if (depth > 3) return undefined
  if (value.type === 'ConditionalExpression') {
    return isNoValue(value.alternate) ? flagBehind(context, value.test, depth + 1) : undefined
  }
  if (value.type === 'Identifier') {
    const binding = bindingOf(context, value)
    const init = binding?.from === 'variable' && binding.declarator.parent.kind === 'const' && binding.declarator.init
    return (init && binding.path.length === 0 ? flagBehind(context, init, depth + 1) : undefined) ?? value
  }
  if (value.type !== 'MemberExpression') return undefined
  const getter = functionOf(context, value)
  if (getter?.parent.type !== 'MethodDefinition' || getter.parent.kind !== 'get') return value
  const [answer, ...others] = returnsOf(context, getter)
  return answer && others.length === 0 ? flagBehind(context, answer, depth + 1) : undefined
}

/** `constructor() { this.log = null }`; what a callback there sets comes later. */
function isInitial(write: TSESTree.AssignmentExpression): boolean {
  const holder = functionAround(write)?.parent
  return holder?.type === 'MethodDefinition' && holder.kind === 'constructor'
}

/** What is made here, `true`, and what a promise gave, which it does once: `connect().then((c) => (client = c))`. */
function isSomething(context: Context, node: TSESTree.Expression): boolean {
  const value = unwrap(node)
  if (value.type === 'Literal') return value.value === true
  if (value.type === 'NewExpression' || value.type === 'AwaitExpression') return true
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from === 'parameter') {
    return binding.index === 0 && binding.path.length === 0 && promiseBefore(binding.fn) !== undefined
  }
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init?.type === 'AwaitExpression' && binding?.from === 'variable' && binding.declarator.parent.kind === 'const'
}
