import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { CALLBACKS } from '../knowledge/queue-names.ts'
import { NOTE_TAKERS, NOTING } from '../knowledge/side-jobs.ts'
import { isOfAwaitedStore } from './awaited-receivers.ts'
import { propertyName } from './bindings.ts'
import { externalOf } from './externals.ts'
import type { FanOut, FunctionNode } from './facts.ts'
import { worksForTheFirst } from './first-fills.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { ioIn, type Io } from './io.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { baseOf } from './promise-chains.ts'
import { isRare } from './rare-work.ts'
import { runsAgain } from './recursion.ts'
import { isFileList } from './scaling.ts'
import { usageOf, type Usage } from './usage.ts'
import { outer, unwrap } from './unwrap.ts'
import {
  holdsBack,
  isUnheardWalk,
  waitsInTurn,
  walkAround,
  walkOf,
  type ElementWalk,
  type WalkAround,
} from './element-walks.ts'

/** Work that is started for each element while nobody waits for it. */
export interface LooseStart extends Pick<FanOut, 'items' | 'mapper' | 'walk'> {
  /** What starts it, as a person would point at it: the call that floats, the `forEach`, the `new Worker()`. */
  readonly start: TSESTree.CallExpression | TSESTree.NewExpression
  readonly form: 'forEach' | 'call' | 'process'
  readonly io: Io
  /** Whether the start is seen to answer a promise. */
  readonly answers: boolean
}

/**
 * What the call starts once an element without anybody waiting: `xs.forEach(async x => …)`, `void f(x)`, `f(x).then(…)`
 * and known I/O in a loop or a `forEach`, a child process or a worker that is only kept.
 */
export function looseStartOf(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): LooseStart | undefined {
  if (call.type === 'CallExpression') {
    const usage = usageOf(call)
    if (usage === 'dropped' || usage === 'returned' || usage === 'awaited') {
      const walk = isUnheardWalk(context, call) ? walkOf(context, call) : undefined
      const start = walk
        ? startOfWalk(context, call, walk)
        : isLoose(call, usage)
        ? floatingCall(context, call)
        : undefined
      if (start) return isInEffect(call) ? undefined : start
    }
  }
  return keptProcess(context, call)
}

/** `useEffect(() => { … })`: what a component shows is its bound, and no effect can wait. */
function isInEffect(node: TSESTree.Node): boolean {
  const fn = functionAround(node)
  const call = fn && outer(fn)
  if (call?.type === 'CallExpression' && EFFECTS.test(lastNameOf(call.callee) ?? '')) return true
  return fn !== undefined && isInEffect(fn)
}

const EFFECTS = /^use[A-Za-z]*Effect$/

/** `xs.forEach(async x => { await f(x) })`, `xs.forEach(load)` */
function startOfWalk(
  context: Context,
  call: TSESTree.CallExpression,
  { items, mapper }: ElementWalk,
): LooseStart | undefined {
  const fn = functionOf(context, mapper)
  if (fn && !fn.async && unwrap(mapper) === fn) return undefined
  const io = workOn(context, mapper, { walk: call, items })
  if (!io || isHandedOn(io.node)) return undefined
  if (fn && worksForTheFirst(context, fn, countsIn(context, fn, call))) return undefined
  // What a function does that is not async is known, or nothing to speak of.
  if (fn && !fn.async && io.evidence !== 'known') return undefined
  return { start: call, form: 'forEach', walk: call, items, mapper, io, answers: true }
}

/** `void f(x)`, `f(x).then(…)`, `f(x)` of an async function, `db.set(k, x)`, `fs.readFile(x, done)` */
function floatingCall(context: Context, whole: TSESTree.CallExpression): LooseStart | undefined {
  const around = walkAround(context, whole)
  if (!around) return undefined
  const base = baseOf(whole)
  const { walk, items } = around
  if (isNote(base)) return undefined
  const fn = functionOf(context, base.callee)
  const isPromise =
    base !== whole || fn?.async === true || outer(whole)?.type === 'UnaryExpression' || isOfAwaitedStore(context, base)
  const io = isPromise
    ? workOn(context, fn && unwrap(base.callee) === fn ? fn : base, around)
    : knownWork(context, base, fn, walk) ?? openedFor(context, base, walk)
  // Most calls are no work: what asks the code around comes after that.
  if (!io || isRare(context, whole, walk) || isHandedOn(io.node) || holdsBack(context, walk)) return undefined
  if (fn && worksForTheFirst(context, fn, countsIn(context, fn, walk))) return undefined
  // Only a name says that it is work, and the turns come no faster than what each of them waits for.
  if (io.evidence === 'likely' && items && waitsInTurn(context, walk)) return undefined
  if (!isPromise && isCountedOut(around) && makesProcess(context, io.node)) return undefined
  const answers = isPromise || callMeaning(context, base)?.fact.promise === true
  return { start: base, form: 'call', walk, items, mapper: fn ?? base, io, answers }
}

/** What a call does that gives no sign of a promise: only what is known counts. */
function knownWork(
  context: Context,
  call: TSESTree.CallExpression,
  fn: FunctionNode | undefined,
  walk: TSESTree.Node,
): Io | undefined {
  const counts = countsIn(context, fn ?? call, walk)
  if (fn) {
    const io = ioIn(context, fn, counts)
    return io?.evidence === 'known' ? io : undefined
  }
  const callee = unwrap(call.callee)
  const isMethod = callee.type === 'MemberExpression'
  if (isMethod && (callee.object.type === 'ThisExpression' || IN_MEMORY.has(propertyName(callee) ?? ''))) {
    return undefined
  }
  const meaning = isMethod ? callMeaning(context, call) : undefined
  const fact = isMethod ? meaning?.fact : externalOf(context, callee)?.export.call
  if (!fact?.io || (meaning && meaning.evidence !== 'known')) return undefined
  const io: Io = { node: call, evidence: 'known', entry: fact.entry === true }
  return counts(io) ? io : undefined
}

/** `zip.append(fs.createReadStream(path))`: the file is open from now on, whenever its turn comes to be read. */
function openedFor(
  context: Context,
  { arguments: given }: TSESTree.CallExpression,
  walk: TSESTree.Node,
): Io | undefined {
  const [opened] = given
  if (opened?.type !== 'CallExpression') return undefined
  const fact = externalOf(context, opened.callee)?.export.call
  const isOpened = fact?.io === true && fact.makes === 'node-readable' && !waitsInTurn(context, walk)
  return isOpened ? { node: opened, evidence: 'known' } : undefined
}

/** Methods of lists, maps, emitters, streams and the DOM, which most loops are made of. */
const IN_MEMORY = new Set(
  (
    'push pop shift unshift splice sort reverse fill set add delete clear append appendChild prepend concat assign ' +
    'emit on once off addListener removeListener addEventListener removeEventListener next write enqueue end close ' +
    'log info warn error debug test setAttribute defineProperty forEach map resolve reject call apply'
  ).split(' '),
)

/** `children.set(x, spawn(x))`, `const worker = new Worker(x)`: the process lives on when the turn is over. */
function keptProcess(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): LooseStart | undefined {
  if (!isProcess(context, call) || usageOf(call) === 'awaited') return undefined
  const around = walkAround(context, call)
  if (!around || waitsInTurn(context, around.walk) || holdsBack(context, around.walk)) return undefined
  const { walk, items } = around
  if (isCountedOut(around)) return undefined
  const io: Io = { node: call, evidence: 'known' }
  return { start: call, form: 'process', walk, items, mapper: call, io, answers: false }
}

/** `for (let i = 0; i < size; i++) pool.push(new Worker(file))`: so many make a pool. */
function isCountedOut({ walk, items }: WalkAround): boolean {
  return walk.type === 'ForStatement' && !items
}

function makesProcess(context: Context, node: TSESTree.Node): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && isProcess(context, node)
}

/** Whether the call makes a child process or a worker thread. */
export function isProcess(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (!speaksOfProcesses(context) || !PROCESSES.test(lastNameOf(call.callee) ?? '')) return false
  const meaning = callMeaning(context, call)
  const { makes, io } = meaning?.fact ?? {}
  return io === true && meaning?.evidence === 'known' && (makes === 'child' || makes === 'worker')
}

const PROCESSES = /worker|spawn|fork|exec/i
const speaksOfProcesses = perProgram((context) =>
  /\b(?:child_process|worker_threads|Worker)\b/.test(context.sourceCode.text),
)

function workOn(
  context: Context,
  code: TSESTree.Node,
  { walk, items }: Pick<WalkAround, 'walk' | 'items'>,
): Io | undefined {
  const io = ioIn(context, code, countsIn(context, code, walk))
  if (io || !items || !isFileList(context, items) || ioIn(context, code)) return io
  const call = unwrap(code)
  const chain = call.type === 'CallExpression' && outer(call)?.type === 'MemberExpression'
  return chain ? { node: code, evidence: 'likely' } : undefined
}

/** Which I/O of the code is work that many turns do, and that somebody could wait for. */
function countsIn(context: Context, code: TSESTree.Node, walk: TSESTree.Node): (io: Io) => boolean {
  return (io) => {
    if (io.once || isRare(context, io.node, walk) || !tellsItsEnd(context, io.node)) return false
    return !io.entry || runsAgain(context, code, walk)
  }
}

/** Not a method that answers nothing, without a callback: `socket.send(packet, port)`, `client.publish(topic)`. */
function tellsItsEnd(context: Context, node: TSESTree.Node): boolean {
  const fact = node.type === 'CallExpression' ? callMeaning(context, node)?.fact : undefined
  if (node.type !== 'CallExpression' || !fact?.io || fact.promise || fact.makes) return true
  if (externalOf(context, node.callee)) return true
  const last = node.arguments.at(-1)
  return last !== undefined && (functionOf(context, last) !== undefined || CALLBACKS.test(lastNameOf(last) ?? ''))
}

/** `tasks.push(fetch(x))`: somebody may wait for it later. */
function isHandedOn(node: TSESTree.Node): boolean {
  const holder = outer(node)
  if (holder?.type !== 'CallExpression' || unwrap(holder.callee) === node) return false
  const callee = unwrap(holder.callee)
  return callee.type === 'MemberExpression' && COLLECTING.has(propertyName(callee) ?? '')
}

const COLLECTING = new Set(['push', 'add', 'set', 'unshift', 'waitUntil'])

/** A statement of its own, or what the arrow of a `forEach` answers to nobody. */
function isLoose(call: TSESTree.CallExpression, usage: Usage): boolean {
  if (usage === 'dropped') return true
  const parent = outer(call)
  return parent !== undefined && isFunction(parent) && parent.body === call
}

/** Whether the call is a note given away by the side of the work: `logger.info(x)`, `trackUsage(x)`. */
export function isNote(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (NOTING.test(lastNameOf(callee) ?? '')) return true
  return callee.type === 'MemberExpression' && NOTE_TAKERS.test(lastNameOf(callee.object) ?? '')
}
