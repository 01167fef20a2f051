import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import {
  IO_FUNCTIONS, IO_METHODS, IO_RECEIVERS, IO_VERBS, MODEL_METHODS, RECORD_METHODS,
} from '../knowledge/telling-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Io } from './io.ts'
import { isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { typedPromise } from './typed-values.ts'
import { unwrap, outer } from './unwrap.ts'
import { usageOf } from './usage.ts'

/**
 * I/O by a telling name alone: `fetchUser(id)`, `this.apiClient.get(x)`, `User.findOne({ … })`. The caller must treat the
 * result as a promise, unless it is the code in question itself (`isAsked`).
 */
export function likelyIo(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
  isAsked: boolean,
): Io | undefined {
  if (!isTelling(context, call, isAsked) || typedPromise(context, call) === false) return undefined
  return { node: call, evidence: 'likely' }
}

function isTelling(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
  isAsked: boolean,
): boolean {
  const waited = isAsked || isWaitedFor(call)
  if (call.type === 'TaggedTemplateExpression') {
    // sql`select …`
    return waited && IO_RECEIVERS.test(lastNameOf(call.tag) ?? '')
  }
  const callee = unwrap(call.callee)
  const [first] = call.arguments
  // `xs.find(x => …)` is no query.
  if (first && isFunction(unwrap(first))) return false
  if (callee.type === 'Identifier') return isStrong(callee.name) && (waited || isTaken(call))
  if (callee.type !== 'MemberExpression') return false
  const method = propertyName(callee)
  if (method === undefined || method.endsWith('Sync')) return false
  if (isStrong(method)) return waited || isTaken(call)
  if (!waited) return false
  if (IO_METHODS.test(method) || RECORD_METHODS.test(method)) return true
  if (IO_VERBS.test(method) && speaksOf(callee.object, IO_RECEIVERS)) return true
  return MODEL_METHODS.test(method) && isModel(context, callee.object)
}

function isStrong(name: string): boolean {
  return IO_FUNCTIONS.test(name) && !name.endsWith('Sync')
}

/** `await f()`, `return f()`, `f().then(…)` */
function isWaitedFor(call: TSESTree.Expression): boolean {
  const usage = usageOf(call)
  if (usage === 'awaited' || usage === 'returned') return true
  if (usage !== 'chained') return false
  const member = outer(call)
  return member?.type === 'MemberExpression' && SETTLING.has(propertyName(member) ?? '')
}

const SETTLING = new Set(['then', 'catch', 'finally'])

/** A result that goes somewhere a promise may go: dropped, or handed on. */
function isTaken(call: TSESTree.Expression): boolean {
  const usage = usageOf(call)
  return usage === 'dropped' || usage === 'passed'
}

/** Whether any part of `this.db.users` or `db.collection('users')` is such a name. */
function speaksOf(node: TSESTree.Node, names: RegExp): boolean {
  for (let part: TSESTree.Node = unwrap(node, { awaits: true }); ; ) {
    if (names.test(lastNameOf(part) ?? '')) return true
    if (part.type === 'CallExpression') part = unwrap(part.callee)
    else if (part.type === 'MemberExpression') part = unwrap(part.object, { awaits: true })
    else return false
  }
}

/** `User` in `User.create(…)`: a class of another file. */
function isModel(context: Context, node: TSESTree.Node): boolean {
  const expression = unwrap(node)
  if (expression.type !== 'Identifier' || !/^[A-Z][a-z]/.test(expression.name)) return false
  return bindingOf(context, expression)?.from === 'import'
}
