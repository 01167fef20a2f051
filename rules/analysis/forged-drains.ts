import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { functionAround } from './functions.ts'
import { drainsAsStream } from './hanging-waits.ts'
import { outer, unwrap } from './unwrap.ts'
import { usesOf } from './uses.ts'

/**
 * The sink whose 'drain' the call makes up after some time: `setTimeout(() => res.emit('drain'), 100)`. Who waits for
 * it goes on though there is no room. A stream that tells of its own room, and one that passes on another's, is none.
 */
export function forgedDrainOf(context: Context, call: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const callee = unwrap(call.callee)
  const [event] = call.arguments
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'emit') return undefined
  if (event?.type !== 'Literal' || event.value !== 'drain') return undefined
  const sink = callee.object
  if (sink.type === 'ThisExpression' || sink.type === 'Super' || !drainsAsStream(context, sink)) return undefined
  const fn = functionAround(call)
  return fn && [fn, ...usesOf(context, fn)].some(isTimed) ? sink : undefined
}

function isTimed(use: TSESTree.Node): boolean {
  const call = outer(use)
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false
  return /^set(?:Timeout|Interval)$/.test(call.callee.name) && call.arguments[0] === use
}
