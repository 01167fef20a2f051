import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { thingNamed } from '../knowledge/index.ts'
import type { PutFact } from '../knowledge/schema.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { walkedOrigin } from './elements.ts'
import type { Origin, Put } from './facts.ts'
import { isLikelySink } from './likely-sinks.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'

/**
 * What the call puts in, and into what: `res.write(chunk)`, `queue.put(item)`, `write.call(res, chunk)`. A `write()` on
 * something that only its name makes a sink is a put with `likely` evidence.
 */
export function putOf(context: Context, call: TSESTree.CallExpression): Put | undefined {
  const form = formOf(context, call)
  return form && putInto(context, call, form)
}

/** The put that `sink.write.bind(sink)` makes a function of: what it puts in is what each call hands it. */
export function boundPutOf(context: Context, call: TSESTree.CallExpression): Put | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'bind') return undefined
  const [receiver, ...given] = call.arguments
  const method = unwrap(callee.object)
  if (!receiver || receiver.type === 'SpreadElement' || given.length > 0 || method.type !== 'MemberExpression') {
    return undefined
  }
  const name = propertyName(method)
  if (name === undefined || !samePlace(context, method.object, receiver)) return undefined
  return putInto(context, call, { receiver, method: name, items: undefined })
}

function putInto(context: Context, call: TSESTree.CallExpression, { receiver, method, items }: Form): Put | undefined {
  const known = originOf(context, receiver) ?? walkedOrigin(context, receiver)
  const origin = known ?? (method === 'write' && isLikelySink(context, receiver) ? likelyWritable() : undefined)
  const puts = origin?.thing.puts
  const fact = puts && Object.hasOwn(puts, method) ? puts[method] : undefined
  if (!origin || !fact) return undefined
  return { call, receiver, method, item: items?.[fact.item ?? 0], answers: fact.answers, origin }
}

interface Form {
  readonly receiver: TSESTree.Expression
  readonly method: string
  /** The arguments as the method sees them; absent where they are not written out. */
  readonly items: readonly TSESTree.CallExpressionArgument[] | undefined
}

function formOf(context: Context, call: TSESTree.CallExpression): Form | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const method = propertyName(callee)
  if (method === undefined || callee.object.type === 'Super') return undefined
  if (method !== 'call' && method !== 'apply') return { receiver: callee.object, method, items: call.arguments }
  // `sink.write.call(sink, chunk)`, `write.call(res, chunk)`
  const [receiver, ...rest] = call.arguments
  const name = methodBehind(context, callee.object)
  if (!receiver || receiver.type === 'SpreadElement' || name === undefined) return undefined
  if (method === 'call') return { receiver, method: name, items: rest }
  const list = rest[0] && unwrap(rest[0])
  const items = list?.type === 'ArrayExpression' ? list.elements.filter((e) => e !== null) : rest.slice(0, 1)
  return { receiver, method: name, items }
}

/** The method that a value is: `write` in `sink.write`, in `const _write = res.write`, and in a name. */
function methodBehind(context: Context, node: TSESTree.Node): string | undefined {
  const value = unwrap(node)
  if (value.type === 'MemberExpression') return propertyName(value)
  if (value.type !== 'Identifier') return undefined
  const binding = bindingOf(context, value)
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const kept = init && unwrap(init)
  return kept?.type === 'MemberExpression' ? propertyName(kept) : undefined
}

const WRITE = { answers: 'boolean' } as const satisfies PutFact

function likelyWritable(): Origin | undefined {
  const thing = thingNamed('node-writable')
  return thing && { name: 'node-writable', thing: { ...thing, puts: { write: WRITE } }, evidence: 'likely' }
}
