import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { STANDARD_STREAMS } from '../knowledge/sink-names.ts'
import { bindingOf } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

/**
 * Whether the sink is a standard stream that somebody hands in, whatever its type: it is called so
 * (`this.options.stdout`), or is a parameter for which each call in this file hands one in.
 */
export function isHandedStdout(context: Context, sink: TSESTree.Node): boolean {
  const value = unwrap(sink)
  if (STANDARD_STREAMS.test(lastNameOf(value) ?? '')) return true
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'parameter' || binding.path.length > 0) return false
  const calls = callsOf(context, binding.fn)
  return (
    calls.length > 0 &&
    calls.every(({ arguments: given }) => {
      const handed = given.slice(0, binding.index + 1)
      const sinkGiven = handed[binding.index]
      if (!sinkGiven || handed.some(({ type }) => type === 'SpreadElement')) return false
      return originOf(context, sinkGiven)?.name === 'stdout'
    })
  )
}
