import type { TSESTree } from '@typescript-eslint/utils'
import { MODULE_HANDLERS } from '../knowledge/runtime-servers.ts'
import type { CallbackFact, CallFact } from '../knowledge/schema.ts'
import { keyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { outer, unwrap } from './unwrap.ts'

/** A call that is given a function, by itself or as a member of an object: `createServer(f)`, `serve({ fetch: f })`. */
export interface Handing {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression
  readonly at: number
  readonly member?: string
}

/** The call that the function (or its name) is handed to. */
export function handingOf(use: TSESTree.Node): Handing | undefined {
  const holder = outer(use)
  if (holder?.type !== 'Property') return holder && handedAt(holder, use)
  const member = holder.computed || unwrap(holder.value) !== use ? undefined : keyName(holder.key)
  const call = holder.parent && outer(holder.parent)
  const handing = member === undefined || !call ? undefined : handedAt(call, holder.parent)
  return handing && { ...handing, member }
}

function handedAt(call: TSESTree.Node, use: TSESTree.Node): Handing | undefined {
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return undefined
  const at = call.arguments.findIndex((argument) => unwrap(argument) === use)
  return at < 0 ? undefined : { call, at }
}

/** What the tables say of the function that is handed over so: `(req, res) => …` in `createServer(…)`. */
export function callbackAt(
  fact: CallFact | undefined,
  { call, at, member }: Handing,
  fn?: FunctionNode,
): CallbackFact | undefined {
  return fact?.callbacks?.find((callback) => {
    const { argument, arity } = callback
    if (arity !== undefined && arity !== fn?.params.length) return false
    if (callback.member === undefined ? member !== undefined : !isMember(callback.member, member)) return false
    return argument === at || argument === 'each' || (argument === 'last' && at === call.arguments.length - 1)
  })
}

function isMember(named: string, member: string | undefined): boolean {
  return member !== undefined && (named === '*' || named === member)
}

/** What a host hands to the function of a module's default export: `export default { fetch(request) {…} }`. */
export function moduleHandlerOf({ parent }: FunctionNode): readonly string[] | undefined {
  if (parent.type !== 'Property' || parent.computed) return undefined
  if (parent.parent && outer(parent.parent)?.type !== 'ExportDefaultDeclaration') return undefined
  const name = keyName(parent.key)
  return name !== undefined && Object.hasOwn(MODULE_HANDLERS, name) ? MODULE_HANDLERS[name] : undefined
}
