import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { TRANSFORM_MAKERS } from '../knowledge/sink-names.ts'
import { keyName, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { usesOf } from './uses.ts'

/** A function that a stream calls with each chunk, and then waits for. */
export interface SinkHook {
  /** How it tells that it is done: by its callback (Node.js), or by the promise that it answers (web streams). */
  readonly acks: 'callback' | 'promise'
  /** The callback, where it has one. */
  readonly callback: TSESTree.Identifier | undefined
}

/**
 * The hook of a stream that the function is: `_write()` and `_transform()` of a class, a prototype or an object,
 * `new Writable({ write })`, `through2(write)`, `new WritableStream({ write })`, `new TransformStream({ transform })`.
 */
export function sinkHookOf(context: Context, fn: FunctionNode): SinkHook | undefined {
  const acks = acksOf(context, fn)
  if (acks === 'promise') return { acks, callback: undefined }
  const last = fn.params.at(-1)
  return acks && fn.params.length > 1 && last?.type === 'Identifier' ? { acks, callback: last } : undefined
}

function acksOf(context: Context, fn: FunctionNode): SinkHook['acks'] | undefined {
  const holder = outer(fn)
  switch (holder?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return isHook(holder.computed ? undefined : keyName(holder.key)) ? 'callback' : undefined
    case 'AssignmentExpression':
      if (holder.left.type === 'MemberExpression') return isHook(propertyName(holder.left)) ? 'callback' : undefined
      break
    case 'Property':
      return optionOf(context, holder)
    default:
      break
  }
  return usesOf(context, fn).some((use) => isGivenToMaker(use) || isKeptForMaker(context, use)) ? 'callback' : undefined
}

function isHook(name: string | undefined): boolean {
  return name === '_write' || name === '_transform'
}

/** `{ write }` of the options of a stream. */
function optionOf(context: Context, property: TSESTree.Property): SinkHook['acks'] | undefined {
  const name = property.computed ? undefined : keyName(property.key)
  const call = outer(property.parent)
  if (call?.type !== 'NewExpression' || unwrap(call.arguments[0] ?? call) !== property.parent) return undefined
  const makes = callMeaning(context, call)?.fact.makes
  if (name === 'write' && makes === 'web-writable') return 'promise'
  if (name === 'transform' && makes === 'web-transform') return 'promise'
  if (name !== 'write' && name !== 'transform') return undefined
  if (makes === 'node-writable' || makes === 'node-duplex') return 'callback'
  return makes === undefined && NODE_STREAMS.test(lastNameOf(call.callee) ?? '') ? 'callback' : undefined
}

/** Streams of other modules that take a Node.js stream's options. */
const NODE_STREAMS = /(?:Writable|Duplex|Transform|DuplexStream|TransformStream)$/

/** `through.obj(write, end)` */
function isGivenToMaker(use: TSESTree.Node): boolean {
  const call = outer(use)
  if (call?.type !== 'CallExpression' || !call.arguments.slice(0, 2).some((argument) => unwrap(argument) === use))
    return false
  const callee = unwrap(call.callee)
  const name = callee.type === 'MemberExpression' ? callee.object : callee
  return TRANSFORM_MAKERS.test(lastNameOf(name) ?? '')
}

/** `const write = isBrowser ? writeHere : writeThere`, given to the maker by that name. */
function isKeptForMaker(context: Context, use: TSESTree.Node): boolean {
  const choice = outer(use)
  const holder = choice?.type === 'ConditionalExpression' && choice.test !== use ? outer(choice) : undefined
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false
  return context.sourceCode
    .getDeclaredVariables(holder)
    .some((variable) => variable.references.some((r) => r.isRead() && isGivenToMaker(r.identifier)))
}
