import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ENTRY_FUNCTIONS, FILE_SYSTEMS } from '../knowledge/file-names.ts'
import {
  ANNOUNCEMENTS,
  HEAVY_METHODS,
  IO_FUNCTIONS,
  IO_METHODS,
  IO_RECEIVERS,
  IO_VERBS,
  IO_WORDS,
  MODEL_METHODS,
  RECORD_METHODS,
  TO_OUTSIDE,
} from '../knowledge/telling-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Io } from './io.ts'
import { isFunction } from './functions.ts'
import { isOfProject, modulePathOf } from './externals.ts'
import { lastNameOf } from './names.ts'
import { typedPromise } from './typed-values.ts'
import { unwrap, outer } from './unwrap.ts'
import { usageOf } from './usage.ts'

/**
 * I/O by a telling name alone: `fetchUser(id)`, `this.apiClient.get(x)`, `User.findOne({ … })`. The caller must treat
 * the result as a promise, unless it is the code in question itself (`isAsked`).
 */
export function likelyIo(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
  isAsked: boolean,
): Io | undefined {
  if (!isTelling(context, call, isAsked) || typedPromise(context, call) === false) return undefined
  const entry = call.type === 'CallExpression' && isEntryCall(unwrap(call.callee))
  return { node: call, evidence: 'likely', entry }
}

/** `fs.stat`, `this.utils.fs.readdir`, `unlink`: a function on an entry of a directory, by its name. */
export function isEntryCall(callee: TSESTree.Node): boolean {
  if (!ENTRY_FUNCTIONS.test(lastNameOf(callee) ?? '')) return false
  if (callee.type !== 'MemberExpression') return true
  return FILE_SYSTEMS.test(lastNameOf(callee.object) ?? '')
}

/** A function that is handed on by its name: `urls.map(fetchPage)`, `ids.map(this.api.get)`. */
export function isLikelyIoReference(node: TSESTree.Node): boolean {
  const reference = unwrap(node)
  if (reference.type !== 'Identifier' && reference.type !== 'MemberExpression') return false
  const name = lastNameOf(reference) ?? ''
  if (isTellingName(name, true, true)) return true
  if (reference.type !== 'MemberExpression') return false
  return IO_METHODS.test(name) || (IO_VERBS.test(name) && speaksOf(reference.object, IO_RECEIVERS))
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
  if (callee.type === 'Identifier') return isTellingName(callee.name, waited || isTaken(call, callee.name), waited)
  if (callee.type !== 'MemberExpression') return false
  const method = propertyName(callee)
  if (method === undefined || method.endsWith('Sync')) return false
  if (isTellingName(method, waited || isTaken(call, method), waited)) return true
  if (!waited) return false
  if (first && isQueryOrCommand(method, first)) return true
  if (IO_METHODS.test(method) || RECORD_METHODS.test(method)) return true
  if (IO_VERBS.test(method) && speaksOf(callee.object, IO_RECEIVERS)) return true
  if (HEAVY_METHODS.test(method) && isPackage(context, callee.object)) return true
  return MODEL_METHODS.test(method) && isModel(context, callee.object)
}

/** `db.query('select …')`, `aws.send(new GetItemCommand(…))` */
export function isQueryOrCommand(method: string, argument: TSESTree.Node): boolean {
  const value = unwrap(argument)
  if (value.type === 'NewExpression') return method === 'send' && /Command$/.test(lastNameOf(value) ?? '')
  const text =
    value.type === 'TemplateLiteral' ? value.quasis[0]?.value.raw : value.type === 'Literal' ? value.value : undefined
  return typeof text === 'string' && SQL.test(text)
}

const SQL = new RegExp(
  String.raw`^\s*(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|with\s+\w+\s+as|create\s+(?:table|index)|` +
    String.raw`alter\s+table|drop\s+(?:table|index))\b`,
  'i',
)

export function isTellingName(name: string, taken: boolean, waited: boolean): boolean {
  if (name.endsWith('Sync')) return false
  return (
    (taken && IO_FUNCTIONS.test(name)) ||
    (waited && (TO_OUTSIDE.test(name) || IO_WORDS.some((words) => words.test(name))))
  )
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

/** A result that goes somewhere a promise may go: dropped, or handed on. What is only announced answers none. */
function isTaken(call: TSESTree.Expression, name: string): boolean {
  const usage = usageOf(call)
  return usage === 'passed' || (usage === 'dropped' && !ANNOUNCEMENTS.test(name))
}

/** Whether any part of `this.db.users` or `db.collection('users')` is such a name. */
export function speaksOf(node: TSESTree.Node, names: RegExp): boolean {
  for (let part: TSESTree.Node = unwrap(node, { awaits: true }); ; ) {
    if (names.test(lastNameOf(part) ?? '')) return true
    if (part.type === 'CallExpression') part = unwrap(part.callee)
    else if (part.type === 'MemberExpression') part = unwrap(part.object, { awaits: true })
    else return false
  }
}

/** `User` in `User.create(…)`: a class of another file. */
export function isModel(context: Context, node: TSESTree.Node): boolean {
  const expression = unwrap(node)
  if (expression.type !== 'Identifier' || !/^[A-Z][a-z]/.test(expression.name)) return false
  return bindingOf(context, expression)?.from === 'import'
}

/** `esbuild` of `import esbuild from 'esbuild'`, not a module of the project. */
function isPackage(context: Context, node: TSESTree.Node): boolean {
  const place = modulePathOf(context, node)
  return place !== undefined && place.module !== 'globals' && !isOfProject(place.module)
}
