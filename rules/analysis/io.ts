import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { propertyName } from './bindings.ts'
import { callsIn, functionsRunBy, type Call } from './calls-in.ts'
import { externalOf } from './externals.ts'
import type { Evidence, FunctionNode } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { isMadeOnce } from './kept-work.ts'
import { isEntryCall, isLikelyIoReference, likelyIo } from './likely-io.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'

/** Where running a piece of code starts work outside the process. */
export interface Io {
  readonly node: TSESTree.Node
  readonly evidence: Evidence
  /** It tells of an entry of a directory, or changes it, and keeps nothing open: `fs.stat(path)`. */
  readonly entry?: boolean
  /** It is done for the first that asks, and what it gives is kept for all: `this.ready ??= this.connect()`. */
  readonly once?: boolean
}

const MAX_HOPS = 3

/**
 * Whether running this function (or code) starts I/O: `fs.readFile(…)`, `axios.get(…)`, `db.query(…)`, directly or
 * through functions and methods of this file. Code that is only in memory, async or not, starts none; who asks may say
 * which of it counts.
 */
export function ioIn(context: Context, node: TSESTree.Node, counts: (io: Io) => boolean = () => true): Io | undefined {
  const fn = functionOf(context, node)
  if (!fn) {
    const handed = ioOfReference(context, node)
    if (handed) return counts(handed) ? handed : undefined
  }
  const seen = new Set<TSESTree.Node>()
  let likely: Io | undefined
  let front: readonly Run[] = [{ code: fn ?? node, once: false }]
  for (let hop = 0; hop <= MAX_HOPS && front.length > 0; hop++) {
    const next: Run[] = []
    for (const { code, once } of front) {
      if (seen.has(code)) continue
      seen.add(code)
      const { ios, runs } = workOf(context, code)
      for (const found of ios) {
        const io = once ? { ...found, once } : found
        if ((likely && io.evidence !== 'known') || !counts(io)) continue
        if (io.evidence === 'known') return io
        likely = io
      }
      next.push(...runs.map((run) => ({ code: run.code, once: once || run.once })))
    }
    front = next
  }
  return likely
}

interface Work {
  /** The signs of I/O in the code itself. */
  readonly ios: readonly Io[]
  /** Functions of this file that it runs. */
  readonly runs: readonly Run[]
}

interface Run {
  readonly code: TSESTree.Node
  readonly once: boolean
}

const worksOf = perProgram(() => new WeakMap<TSESTree.Node, Work>())

function workOf(context: Context, code: TSESTree.Node): Work {
  const cache = worksOf(context)
  let work = cache.get(code)
  if (!work) cache.set(code, (work = lookThrough(context, code)))
  return work
}

function lookThrough(context: Context, code: TSESTree.Node): Work {
  const ios: Io[] = []
  const runs = new Map<FunctionNode, boolean>()
  for (const call of callsIn(context, code)) {
    const once = call.type === 'CallExpression' && isMadeOnce(context, call)
    const io = ioOf(context, call, call === code)
    if (io) ios.push(once ? { ...io, once } : io)
    for (const fn of functionsRunBy(context, call)) runs.set(fn, once && runs.get(fn) !== false)
  }
  return { ios, runs: [...runs].map(([fn, once]) => ({ code: fn, once })) }
}

function ioOf(context: Context, call: Call, isAsked: boolean): Io | undefined {
  if (call.type !== 'TaggedTemplateExpression') {
    const meaning = callMeaning(context, call)
    if (meaning?.fact.io) return { node: call, evidence: meaning.evidence, entry: meaning.fact.entry === true }
    // `Q.nfcall(fs.readFile, path)`
    const [first] = meaning?.fact.wraps === undefined ? call.arguments : []
    const wrapped = first && referredTo(context, first)
    if (wrapped?.io) return { node: call, evidence: 'known', entry: wrapped.entry === true }
    if (meaning || call.type === 'NewExpression') return undefined
    // What a function of this file does is read, not guessed; an `async` one may hand on to another file.
    const own = functionOf(context, call.callee)
    if (own && !own.async && !answersCall(context, own)) return undefined
  }
  return likelyIo(context, call, isAsked)
}

/** `paths.map(readFile)`: the function itself is handed over. */
function ioOfReference(context: Context, node: TSESTree.Node): Io | undefined {
  const callee = boundFunction(node)
  const known = referredTo(context, callee)
  if (known?.io) return { node, evidence: 'known', entry: known.entry === true }
  return isLikelyIoReference(callee) ? { node, evidence: 'likely', entry: isEntryCall(callee) } : undefined
}

function referredTo(context: Context, node: TSESTree.Node): CallFact | undefined {
  const reference = unwrap(node)
  if (reference.type !== 'Identifier' && reference.type !== 'MemberExpression') return undefined
  return externalOf(context, reference)?.export.call
}

/** `this.api.get` of `this.api.get.bind(this.api)` */
function boundFunction(node: TSESTree.Node): TSESTree.Node {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return call
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && propertyName(callee) === 'bind' ? callee.object : call
}

/** A function that is not `async` and still hands a promise on. */
function answersCall(context: Context, fn: FunctionNode): boolean {
  return returnsOf(context, fn).some((value) => unwrap(value).type === 'CallExpression')
}
