import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow } from './walk.ts'

/**
 * Whether the listener hears an emitter that this file has made for itself, and all that tells it the event ends an
 * operation: `await store(item); told.emit('status', done)`. Nothing flows there.
 */
export function isToldSeldom(context: Context, { kind, node, event }: Repetition): boolean {
  if (kind !== 'listener' || event === undefined || node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  const emitter = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const binding = emitter?.type === 'Identifier' ? bindingOf(context, emitter) : undefined
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  if (binding?.from !== 'variable' || init?.type !== 'NewExpression' || !EMITTERS.test(lastNameOf(init) ?? ''))
    return false
  const emits: TSESTree.CallExpression[] = []
  for (const { identifier, init: isInit } of binding.variable.references) {
    const member = isInit ? undefined : outer(identifier)
    if (isInit) continue
    // Who gets hold of it may tell more.
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return false
    const call = outer(member)
    if (propertyName(member) !== 'emit' || call?.type !== 'CallExpression') continue
    const [name] = call.arguments
    if (name?.type !== 'Literal' || name.value === event) emits.push(call)
  }
  return emits.length > 0 && emits.every((emit) => endsOperation(context, emit))
}

/** `await store(item); told.emit('status', item)`, in what runs once a connection or whenever somebody asks for it. */
function endsOperation(context: Context, emit: TSESTree.CallExpression): boolean {
  const fn = functionAround(emit)
  const waits = fn ? allBelow(context, fn.body, 'own', isAwait) : []
  if (!waits.some((wait) => wait.range[1] <= emit.range[0])) return false
  return repetitionsOf(context, emit).every(({ kind }) => kind === 'per-request')
}

function isAwait(node: TSESTree.Node): node is TSESTree.AwaitExpression {
  return node.type === 'AwaitExpression'
}

const EMITTERS = /^(?:EventEmitter|EventTarget)$/
