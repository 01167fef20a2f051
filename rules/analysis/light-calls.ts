import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import {
  ASKED,
  CLIENT_MAKERS,
  COMMON_CLIENTS,
  IO_VERBS,
  MODEL_METHODS,
  QUERY_METHODS,
  RECORD_METHODS,
  SMALL_REQUESTS,
  STORES,
} from '../knowledge/telling-names.ts'
import { propertyName } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import { functionOf } from './functions.ts'
import type { Io } from './io.ts'
import { isModel, isQueryOrCommand, isTellingName, speaksOf } from './likely-io.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { ownTransaction } from './own-transactions.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a call holds next to nothing while it waits: a query of a store, or, by its name alone, one request on a
 * client that all share (`this.api.get(path)`, `sendMessage(to)`). What opens a file, starts a process or moves
 * contents is none.
 */
export function isLightCall(context: Context, io: Io): boolean {
  return isQuery(context, io) || (io.evidence === 'likely' && isSmallRequest(io.node))
}

/** Whether tasks that make this call wait for a store's few connections, which all of them share. */
export function waitsInLine(context: Context, io: Io, task: TSESTree.Node): boolean {
  return isQuery(context, io) && !makesOwnClient(context, task) && !ownTransaction(context, task)
}

/** Whether it asks a store, whose pool lets few through at a time: `db.findOne(id)`, `user.save()`, a statement. */
function isQuery(context: Context, { node, evidence }: Io): boolean {
  if (node.type === 'TaggedTemplateExpression') return evidence === 'likely'
  const callee = calleeOf(node)
  if (callee?.type !== 'MemberExpression') return false
  const { object } = callee
  if (evidence === 'known') return isPooled(context, object)
  const method = propertyName(callee) ?? ''
  if (QUERY_METHODS.test(method) || RECORD_METHODS.test(method)) return true
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  if (first && isQueryOrCommand(method, first)) return true
  if (MODEL_METHODS.test(method) && isModel(context, object)) return true
  return isVerbOf(callee, STORES)
}

function isSmallRequest(node: TSESTree.Node): boolean {
  const callee = calleeOf(node)
  if (!callee) return false
  const name = lastNameOf(callee) ?? ''
  if (SMALL_REQUESTS.some((names) => names.test(name))) return true
  if (callee.type !== 'MemberExpression') return false
  // `guild.members.fetch()`, `xref.fetchAsync(ref)`: whoever is asked may hold it already.
  return ASKED.test(name) || isVerbOf(callee, COMMON_CLIENTS)
}

/** Of a call, or of a function that is handed over: `ids.map(this.api.get)`, `ids.map(this.api.get.bind(this.api))`. */
function calleeOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'NewExpression') return undefined
  const callee = unwrap(node.type === 'CallExpression' ? node.callee : node)
  const isBound = callee.type === 'MemberExpression' && propertyName(callee) === 'bind'
  return isBound ? unwrap(callee.object) : callee
}

function isVerbOf(method: TSESTree.MemberExpression, receivers: RegExp): boolean {
  const name = propertyName(method) ?? ''
  return IO_VERBS.test(name) && !isTellingName(name, true, true) && speaksOf(method.object, receivers)
}

function isPooled(context: Context, client: TSESTree.Node): boolean {
  const thing = originOf(context, client)?.thing
  return thing?.pooled === true || thing?.serial === true
}

/** Whether a task makes a client for itself: `regions.map((region) => new S3Client({ region }).send(command))`. */
export function makesOwnClient(context: Context, task: TSESTree.Node): boolean {
  return callsIn(context, functionOf(context, task) ?? task).some((call) => {
    if (call.type === 'TaggedTemplateExpression') return false
    const name = lastNameOf(call.callee) ?? ''
    return CLIENT_MAKERS.test(name) && (call.type === 'NewExpression' || !/^[A-Z]/.test(name))
  })
}
