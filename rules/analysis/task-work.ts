import type { Context } from '../kit/context.ts'
import { mayStartWork } from './async-mappers.ts'
import type { FanOut } from './facts.ts'
import { ioIn, type Io } from './io.ts'
import { isFileList } from './scaling.ts'

/**
 * The work outside the process that the tasks of a fan-out are seen to do: I/O in what starts them, or one task per
 * file of a directory, which works on files whatever it is called.
 */
export function workOfTasks(context: Context, { items, mapper }: FanOut): Io | undefined {
  const io = ioIn(context, mapper)
  if (io) return io
  const isOnFiles = items !== undefined && isFileList(context, items) && mayStartWork(context, mapper)
  return isOnFiles ? { node: mapper, evidence: 'likely' } : undefined
}
