import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LOCKING, LOCKS } from '../knowledge/queue-names.ts'
import { asyncWorkOf } from './async-work.ts'
import { keyName, propertyName, variableOf } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'
import { allBelow, findBelow, isInside } from './walk.ts'

/** What keeps a second run of a function from starting its work while the first still works. */
export interface Guard {
  readonly kind: 'flag' | 'lock' | 'timer-stopped' | 'aborted'
  readonly node: TSESTree.Node
}

/**
 * The guard before the work at `start` in the function: a flag that is tested and set first
 * (`if (running) return; running = true`), a run that is kept (`this.run ??= poll()`), a lock, a timer that is
 * stopped before it and armed again after it, or an end of the last run (`this.last?.abort()`). A flag that only
 * another place sets (`if (this.closed) return`) is none.
 */
export function guardBefore(context: Context, fn: FunctionNode, start: TSESTree.Node): Guard | undefined {
  return (
    flagBefore(context, fn, start) ??
    keptRun(start) ??
    lockBefore(context, fn, start) ??
    timerStopped(context, fn, start) ??
    lastAborted(context, fn, start)
  )
}

function flagBefore(context: Context, fn: FunctionNode, start: TSESTree.Node): Guard | undefined {
  for (const test of testsBefore(context, fn, start)) {
    for (const state of statesIn(context, test, fn)) {
      if (isSetBefore(context, fn, state, test, start, 0)) return { kind: 'flag', node: test }
    }
  }
  return undefined
}

/** The tests that decide whether the start is reached: those that leave the function before it, and those around it. */
function testsBefore(context: Context, fn: FunctionNode, start: TSESTree.Node): TSESTree.Expression[] {
  const tests: TSESTree.Expression[] = []
  findBelow(context, fn.body, 'own', (node) => {
    if (node.range[0] > start.range[0]) return false
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      const isAround = !isInside(start, node.test) && isInside(start, node)
      if (isAround || (node.type === 'IfStatement' && leaves(node.consequent))) tests.push(node.test)
    }
    // `running || run()`
    if (node.type === 'LogicalExpression' && isInside(start, node.right)) tests.push(node.left)
    return false
  })
  return tests
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || last?.type === 'ContinueStatement'
}

/**
 * What a test looks at and what lives longer than one run: `running`, `this.busy`, `inFlight` of `inFlight.has(id)`.
 */
function statesIn(context: Context, test: TSESTree.Expression, fn: FunctionNode, depth = 0): string[] {
  const states: string[] = []
  findBelow(context, test, 'own', (node) => {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false
    if (node.type === 'Identifier') {
      const definition = variableOf(context, node)?.defs.at(-1)
      if (definition && isInside(definition.node, fn.body)) {
        // `const since = emptySince[side]`
        const init = definition.node.type === 'VariableDeclarator' ? definition.node.init : undefined
        if (init && init.type !== 'AwaitExpression' && depth < MAX_HOPS)
          states.push(...statesIn(context, init, fn, depth + 1))
        return false
      }
    }
    states.push(textOf(context, node))
    return false
  })
  return states
}

/** Whether `state` is set between its test and the start, here or in a function of this file that is called there. */
function isSetBefore(
  context: Context,
  fn: FunctionNode,
  state: string,
  test: TSESTree.Node | undefined,
  start: TSESTree.Node | undefined,
  depth: number,
): boolean {
  const isOnTheWay = (node: TSESTree.Node): boolean => {
    if (test && node.range[1] <= test.range[0]) return false
    return !start || node === start || (node.range[0] < start.range[0] && !isInLeavingBranch(node, start))
  }
  const sets = (node: TSESTree.Node): boolean => {
    if (node.type === 'AssignmentExpression') {
      return textOf(context, node.left) === state && !(start && isAwaitedIn(start, node))
    }
    if (node.type === 'UpdateExpression') return textOf(context, node.argument) === state
    if (node.type !== 'CallExpression') return false
    const callee = unwrap(node.callee)
    if (callee.type === 'MemberExpression' && ADDS.has(propertyName(callee) ?? '')) {
      if (textOf(context, callee.object) === state && isDropped(node)) return true
    }
    if (node.arguments.some((argument) => setsKey(argument, state))) return true
    const helper = depth < MAX_HOPS ? functionOf(context, callee) : undefined
    if (!helper || helper === fn) return false
    return isSetBefore(context, helper, state, undefined, asyncWorkOf(context, helper)[0]?.call, depth + 1)
  }
  return findBelow(context, fn.body, 'own', (node) => sets(node) && isOnTheWay(node)) !== undefined
}

const MAX_HOPS = 3

/** `state = await start()` sets it when the work is done. */
function isAwaitedIn(start: TSESTree.Node, assignment: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = start.parent; node && node !== assignment; node = node.parent) {
    if (node.type === 'AwaitExpression') return isInside(start, assignment)
  }
  return false
}

/** `this.setState({ loading: true })` sets `this.state.loading`. */
function setsKey(argument: TSESTree.Node, state: string): boolean {
  if (argument.type !== 'ObjectExpression' || !state.includes('.')) return false
  const key = state.slice(state.lastIndexOf('.') + 1)
  return argument.properties.some((property) => property.type === 'Property' && keyName(property.key) === key)
}

/** `this.run ??= poll()` */
function keptRun(start: TSESTree.Node): Guard | undefined {
  for (let node = start.parent; node; node = node.parent) {
    if (node.type === 'AssignmentExpression' && node.operator === '??=') return { kind: 'flag', node }
    if (node.type.endsWith('Statement')) return undefined
  }
  return undefined
}

/** `await lock.acquire()`, `withLock(() => …)`, `redis.set(key, id, 'NX')`: only one run gets past it. */
function lockBefore(context: Context, fn: FunctionNode, start: TSESTree.Node): Guard | undefined {
  const calls = allBelow(context, fn.body, 'own', (node) => node.type === 'CallExpression')
  const lock = calls.find((call) => call.range[0] <= start.range[0] && isLock(context, call))
  return lock && { kind: 'lock', node: lock }
}

function isLock(context: Context, call: TSESTree.CallExpression): boolean {
  if (callMeaning(context, call)?.fact.limits) return true
  const callee = unwrap(call.callee)
  const name = lastNameOf(callee) ?? ''
  if (LOCKING.test(name)) return true
  if (callee.type === 'MemberExpression' && ENTERING.has(name)) {
    const kinds = originOf(context, callee.object)?.thing.kinds ?? []
    if (kinds.includes('limiter') || kinds.includes('semaphore')) return true
    if (LOCKS.test(lastNameOf(callee.object) ?? '')) return true
  }
  // `redis.set(key, id, 'PX', ms, 'NX')`
  return call.arguments.some((argument) => argument.type === 'Literal' && argument.value === 'NX')
}

/** `clearInterval(timer)` before the work: the next run is armed when it is done. */
function timerStopped(context: Context, fn: FunctionNode, start: TSESTree.Node): Guard | undefined {
  const node = findBelow(context, fn.body, 'own', (inner) => {
    if (inner.type !== 'CallExpression' || inner.range[0] >= start.range[0]) return false
    const callee = unwrap(inner.callee)
    const name =
      callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : ''
    return (name === 'clearInterval' || name === 'clearTimeout') && !isInLeavingBranch(inner, start)
  })
  return node && { kind: 'timer-stopped', node }
}

/** `this.last?.abort()` before the work ends what is left of the run before. */
function lastAborted(context: Context, fn: FunctionNode, start: TSESTree.Node): Guard | undefined {
  const node = findBelow(context, fn.body, 'own', (inner) => {
    if (inner.type !== 'CallExpression' || inner.range[0] >= start.range[0]) return false
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'abort') return false
    const root = rootOf(callee)
    const definition = root.type === 'Identifier' ? variableOf(context, root)?.defs.at(-1) : undefined
    return !(definition && isInside(definition.node, fn)) && !isInLeavingBranch(inner, start)
  })
  return node && { kind: 'aborted', node }
}

/** `if (done) { clearInterval(timer); return }`: the runs that come to the start did not pass there. */
function isInLeavingBranch(node: TSESTree.Node, start: TSESTree.Node): boolean {
  for (let inner = node; inner.parent && !isInside(start, inner); inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && inner !== parent.test && leaves(inner as TSESTree.Statement)) return true
  }
  return false
}

function textOf(context: Context, node: TSESTree.Node): string {
  return context.sourceCode.getText(unwrap(node)).replaceAll(/\s|[!?]/g, '')
}

const ADDS = new Set(['add', 'set', 'push'])
const ENTERING = new Set([
  'acquire',
  'tryAcquire',
  'lock',
  'tryLock',
  'run',
  'request',
  'use',
  'using',
  'dispatch',
  'with',
])
