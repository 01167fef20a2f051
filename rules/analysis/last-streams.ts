import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { modulePathOf } from './externals.ts'
import { functionOf } from './functions.ts'
import { heardEvents } from './heard-events.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { isInside } from './walk.ts'

/**
 * Whether the program is over when the stream is: `out.on('close', () => process.exit(0))`. It is a job that runs for
 * this stream, and an error of it that nobody hears ends the job, as it should.
 */
export function endsWithProgram(context: Context, stream: TSESTree.Node): boolean {
  const isOfProcess = ({ object }: TSESTree.MemberExpression): boolean =>
    modulePathOf(context, object)?.path[0] === 'process'
  const exits = membersNamed(context, 'exit').filter(isOfProcess)
  if (exits.length === 0) return false
  return heardEvents(context, ['close', 'finish', 'end']).some(({ emitter, listener }) => {
    const fn = listener && functionOf(context, listener)
    return fn !== undefined && exits.some((exit) => isInside(exit, fn)) && samePlace(context, emitter, stream)
  })
}
