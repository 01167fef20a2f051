import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { modulePathOf } from './externals.ts'
import { functionOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { outer } from './unwrap.ts'
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
  return ['on', 'once'].some((name) =>
    membersNamed(context, name).some((member) => {
      const call = outer(member)
      const [event, listener] = call?.type === 'CallExpression' ? call.arguments : []
      if (event?.type !== 'Literal' || !ENDS.has(String(event.value)) || !listener) return false
      const fn = functionOf(context, listener)
      return fn !== undefined && exits.some((exit) => isInside(exit, fn)) && samePlace(context, member.object, stream)
    }),
  )
}

const ENDS = new Set(['close', 'finish', 'end'])
