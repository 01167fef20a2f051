import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { mayStartWork } from './async-mappers.ts'
import { LOADERS } from '../knowledge/telling-names.ts'
import { callsIn } from './calls-in.ts'
import type { FanOut } from './facts.ts'
import { functionOf } from './functions.ts'
import { holdsContents } from './held-files.ts'
import { ioIn, type Io } from './io.ts'
import { lastNameOf } from './names.ts'
import { isRare } from './rare-work.ts'
import { runsAgain } from './recursion.ts'
import { isFileList } from './scaling.ts'

/**
 * The work outside the process that the tasks of a fan-out are seen to do: I/O in what starts them, or one task per
 * file of a directory, which works on files whatever it is called. `heavy` leaves out what holds nothing while it waits
 * (`fs.stat(path)`), unless each level starts the next, and what few of the tasks do.
 */
export function workOfTasks(
  context: Context,
  { items, mapper, walk }: Pick<FanOut, 'items' | 'mapper' | 'walk'>,
  which: 'all' | 'heavy',
): Io | undefined {
  const any = ioIn(context, mapper)
  if (any) {
    if (which === 'all') return any
    const multiplies = runsAgain(context, mapper, walk)
    return ioIn(context, mapper, (io) => (!io.entry || multiplies) && !isRare(context, io.node, walk))
  }
  if (!items || !isFileList(context, items) || !mayStartWork(context, mapper)) return undefined
  if (holdsContents(context, mapper) || loadsModules(context, mapper)) return undefined
  return { node: mapper, evidence: 'likely' }
}

/** `files.map((file) => importOrRequire(file))`: what is loaded stays, and is loaded once. */
function loadsModules(context: Context, mapper: TSESTree.Node): boolean {
  const calls = callsIn(context, functionOf(context, mapper) ?? mapper)
  return calls.some((call) => LOADERS.test(lastNameOf(call) ?? ''))
}
