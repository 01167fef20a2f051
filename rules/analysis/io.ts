import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { propertyName } from './bindings.ts'
import type { Evidence, FunctionNode } from './facts.ts'
import { functionOf, isFunction } from './functions.ts'
import { likelyIo } from './likely-io.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { childrenOf } from './walk.ts'

/** Where running a piece of code starts work outside the process. */
export interface Io {
  readonly node: TSESTree.Node
  readonly evidence: Evidence
}

const MAX_HOPS = 3

/**
 * Whether running this function (or code) starts I/O: `fs.readFile(…)`, `axios.get(…)`, `db.query(…)`, directly or
 * through functions and methods of this file. Code that is only in memory, async or not, starts none.
 */
export function ioIn(context: Context, node: TSESTree.Node): Io | undefined {
  const seen = new Set<TSESTree.Node>()
  let likely: Io | undefined
  let front: TSESTree.Node[] = [functionOf(context, node) ?? node]
  for (let hop = 0; hop <= MAX_HOPS && front.length > 0; hop++) {
    const next: TSESTree.Node[] = []
    for (const code of front) {
      if (seen.has(code)) continue
      seen.add(code)
      const { io, calls } = workOf(context, code)
      if (io?.evidence === 'known') return io
      likely ??= io
      next.push(...calls)
    }
    front = next
  }
  return likely
}

interface Work {
  /** The strongest sign of I/O in the code itself. */
  readonly io: Io | undefined
  /** Functions of this file that it calls. */
  readonly calls: readonly FunctionNode[]
}

const worksOf = perProgram(() => new WeakMap<TSESTree.Node, Work>())

function workOf(context: Context, code: TSESTree.Node): Work {
  const cache = worksOf(context)
  let work = cache.get(code)
  if (!work) cache.set(code, (work = lookThrough(context, code)))
  return work
}

function lookThrough(context: Context, code: TSESTree.Node): Work {
  let io: Io | undefined
  const calls = new Set<FunctionNode>()
  const visit = (node: TSESTree.Node): void => {
    if (io?.evidence === 'known') return
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const found = ioOfCall(context, node, node === code, calls)
      if (found && (found.evidence === 'known' || !io)) io = found
    } else if (node.type === 'TaggedTemplateExpression') {
      io ??= likelyIo(context, node, node === code)
    }
    for (const child of childrenOf(context, node)) {
      if (child.type === 'ClassBody' || isType(child)) continue
      if (!isFunction(child) || runsHere(child)) visit(child)
    }
  }
  visit(code)
  return { io, calls: [...calls] }
}

function ioOfCall(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  isRoot: boolean,
  calls: Set<FunctionNode>,
): Io | undefined {
  const meaning = callMeaning(context, call)
  if (meaning?.fact.io) return { node: call, evidence: meaning.evidence }
  for (const argument of call.arguments) {
    // `ids.map(load)`, `.then(this.save)`
    if (isFunction(argument) || isListening(call) || !mayBeFunction(argument)) continue
    const fn = functionOf(context, argument)
    if (fn) calls.add(fn)
  }
  if (meaning || call.type === 'NewExpression') return undefined
  const own = functionOf(context, call.callee)
  if (own) {
    calls.add(own)
    return own.async ? likelyIo(context, call, isRoot) : undefined
  }
  return likelyIo(context, call, isRoot)
}

/** Whether an inner function runs as part of the code around it: a callback does, a listener or a stored one does not. */
function runsHere(fn: FunctionNode): boolean {
  const { parent } = fn
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false
  return parent.callee === fn || !isListening(parent)
}

/** `emitter.on('x', fn)`, `tasks.push(() => …)`: the function is kept for later. */
function isListening(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && KEEPING.has(propertyName(callee) ?? '')
}

const KEEPING = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener', 'off', 'push', 'unshift', 'set', 'use'])

function mayBeFunction(node: TSESTree.Node): boolean {
  const expression = unwrap(node)
  return expression.type === 'Identifier' || expression.type === 'MemberExpression' || expression.type === 'CallExpression'
}

function isType(node: TSESTree.Node): boolean {
  return node.type.startsWith('TSType') || node.type === 'TSInterfaceDeclaration'
}
