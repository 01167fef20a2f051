import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SESSIONS } from '../knowledge/side-jobs.ts'
import { entriesTo } from './entries.ts'
import type { Repetition } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { guardBefore } from './guards.ts'
import { limiterIn } from './limiters-in-sight.ts'
import { isProcess } from './loose-starts.ts'
import { modulePathOf } from './externals.ts'
import { repetitionsOf } from './repetition.ts'
import { outer } from './unwrap.ts'

/**
 * The request handler for each of whose calls a process or worker is made: `app.post('/run', () => { fork(script) })`,
 * also through functions of this file. None where one that runs already is used again, where a limiter stands in the
 * way, and where it serves a connection that lives on.
 */
export function requestBehind(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): Repetition | undefined {
  if (!isProcess(context, call) || isGuarded(context, call)) return undefined
  return repetitionsOf(context, call).find(({ kind, event, body, via }) => {
    if (kind !== 'per-request' || SESSIONS.has(event ?? '')) return false
    return !via.some((hop) => isGuarded(context, hop)) && !limiterIn(context, body)
  })
}

/**
 * Whether each call of a function that others call makes a worker thread for one answer:
 * `new Promise((resolve) => { const worker = new Worker(file); worker.on('message', resolve) })`.
 */
export function isWorkerPerCall(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): call is TSESTree.NewExpression {
  if (call.type !== 'NewExpression' || !isProcess(context, call) || isGuarded(context, call)) return false
  const executor = functionAround(call)
  const promise = executor && outer(executor)
  if (promise?.type !== 'NewExpression' || modulePathOf(context, promise.callee)?.path[0] !== 'Promise') return false
  const [entry] = entriesTo(context, promise)
  return entry !== undefined && entry.fn.params.length > 0 && !limiterIn(context, entry.fn)
}

/** `if (!this.worker) this.worker = new Worker(file)`, `worker ??= new Worker(file)` */
function isGuarded(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  for (let fn = functionAround(call); fn; fn = functionAround(fn)) {
    if (guardBefore(context, fn, call)) return true
    const holder = outer(fn)
    const isPart = holder?.type === 'NewExpression' || (holder?.type === 'CallExpression' && !isFunction(holder))
    if (!isPart) return false
  }
  return false
}
