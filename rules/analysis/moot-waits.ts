import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether a callback that nobody calls is of no account: it is that of a stream which ends by another way when the sink
 * fails, or the sink is one that cannot end before it drains.
 */
export function isMoot(context: Context, emitter: TSESTree.Expression): boolean {
  return endsItself(context, emitter) || staysOpen(context, emitter)
}

/**
 * The wait stands in a class of a stream that fails in another of its methods: `handleError(e) { this.emit('error', e)
 * }`. Whoever waits for its callback hears of the failure there.
 */
function endsItself(context: Context, emitter: TSESTree.Node): boolean {
  const owner = classAround(emitter)
  if (!owner || !STREAM_CLASSES.test(owner.superClass ? lastNameOf(owner.superClass) ?? '' : '')) return false
  const around = functionAround(emitter)
  return ['emit', 'destroy'].some((name) =>
    membersNamed(context, name).some((member) => {
      const call = outer(member)
      if (member.object.type !== 'ThisExpression' || classAround(member) !== owner) return false
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return false
      if (around && isInside(member, around)) return false
      const [event] = call.arguments
      return name === 'destroy' ? event !== undefined : event?.type === 'Literal' && event.value === 'error'
    }),
  )
}

const STREAM_CLASSES = /(?:Readable|Writable|Duplex|Transform|Stream)$/

/**
 * A field that holds what the class made of a class of which nothing is known, and which it pipes on and never ends: a
 * step of its own, with no peer that could leave.
 */
function staysOpen(context: Context, emitter: TSESTree.Expression): boolean {
  const field = unwrap(emitter)
  const owner = field.type === 'MemberExpression' ? classAround(field) : undefined
  if (field.type !== 'MemberExpression' || field.object.type !== 'ThisExpression' || !owner) return false
  const values = fieldOf(owner, propertyName(field) ?? '')?.values ?? []
  const isMade = values.length > 0 && values.every((value) => unwrap(value).type === 'NewExpression')
  if (!isMade || originOf(context, field)) return false
  const isCalled = (name: string): boolean =>
    membersNamed(context, name).some((member) => samePlace(context, member.object, field))
  return isCalled('pipe') && !['end', 'destroy', 'destroySoon', 'close'].some(isCalled)
}
