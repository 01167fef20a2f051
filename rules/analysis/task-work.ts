import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { mayStartWork } from './async-mappers.ts'
import { LOADERS } from '../knowledge/telling-names.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { isOfEdge } from './edge-code.ts'
import type { FanOut } from './facts.ts'
import { functionOf } from './functions.ts'
import { holdsContents } from './held-files.ts'
import { ioIn, type Io } from './io.ts'
import { isLightCall, makesOwnClient } from './light-calls.ts'
import { isEntryCall } from './likely-io.ts'
import { lastNameOf } from './names.ts'
import { ownTransaction } from './own-transactions.ts'
import { isOfPage } from './page-code.ts'
import { readsDocuments } from './parsed-documents.ts'
import { isMadeOfPiece, isPiece } from './pieces.ts'
import { isRare } from './rare-work.ts'
import { isFileList, isSeenFileList } from './scaling.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * The work outside the process that the tasks of a fan-out are seen to do: I/O in what starts them, or one task per
 * file of a directory, which works on files whatever it is called. `heavy` leaves out what holds next to nothing while
 * it waits (`fs.stat(path)`, `db.findOne(id)`), unless a piece of the data goes with it or each task makes a client or
 * begins a transaction of its own; what few of the tasks do; files that are read to be parsed; and requests of a page
 * or of a worker of Cloudflare.
 */
export function workOfTasks(
  context: Context,
  { items, mapper, walk }: Pick<FanOut, 'items' | 'mapper' | 'walk'>,
  which: 'all' | 'heavy',
): Io | undefined {
  const own = ownTransaction(context, mapper)
  const any = ioIn(context, mapper) ?? own
  if (any) {
    if (which === 'all') return any
    // A browser opens a few connections to a host, and lets the other requests wait; so do workers of Cloudflare.
    if (isOfPage(context) || isOfEdge(context)) return undefined
    const heavy = ioIn(context, mapper, (io) => {
      if (!isHeavy(context, io, mapper) || isRare(context, io.node, walk)) return false
      return !readsDocuments(context, io.node, items)
    })
    return heavy ?? (own && !isRare(context, own.node, walk) ? own : undefined)
  }
  const isOnFiles = which === 'heavy' ? isSeenFileList : isFileList
  if (!items || !isOnFiles(context, items) || !mayStartWork(context, mapper)) return undefined
  if (holdsContents(context, mapper) || loadsModules(context, mapper)) return undefined
  if (which === 'heavy' && isEntryWork(context, mapper)) return undefined
  return { node: mapper, evidence: 'likely' }
}

function isHeavy(context: Context, io: Io, mapper: TSESTree.Node): boolean {
  if (io.entry) return false
  return !isLightCall(context, io) || carriesPiece(context, io) || makesOwnClient(context, mapper)
}

/** `chunk(rows, 100).map((batch) => db.insertMany(batch))`: what waits is the data. */
function carriesPiece(context: Context, { node }: Io): boolean {
  if (node.type !== 'CallExpression') return false
  return node.arguments.some((argument) => isPiece(context, argument) || isMadeOfPiece(context, argument))
}

/** `files.map((file) => moveFile(file, target))`: an entry of a directory is changed, and no file opened. */
function isEntryWork(context: Context, mapper: TSESTree.Node): boolean {
  const calls = callsIn(context, functionOf(context, mapper) ?? mapper)
  return calls.some((call) => call.type === 'CallExpression' && isEntryCall(unwrap(call.callee)))
}

/** `files.map((file) => importOrRequire(file))`, `import(file)`: what is loaded stays, and is loaded once. */
function loadsModules(context: Context, mapper: TSESTree.Node): boolean {
  const code = functionOf(context, mapper) ?? mapper
  const calls = callsIn(context, code)
  if (calls.some((call) => LOADERS.test(lastNameOf(call) ?? ''))) return true
  const runs = [code, ...calls.flatMap((call) => functionsRunBy(context, call))]
  return runs.some((run) => findBelow(context, run, 'all', ({ type }) => type === 'ImportExpression') !== undefined)
}
