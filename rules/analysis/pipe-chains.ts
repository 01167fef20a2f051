import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import { outer, unwrap } from './unwrap.ts'

/** Streams that are piped one into the next, with listeners in between: `a.pipe(b).on('error', f).pipe(c)`. */
export interface PipeChain {
  /** The last `pipe()`. */
  readonly call: TSESTree.CallExpression
  /** From the source on. */
  readonly streams: readonly TSESTree.Node[]
}

/** The whole chain that ends with this `pipe()`; `undefined` where the chain goes on, or it is no stream's `pipe()`. */
export function pipeChainOf(call: TSESTree.CallExpression): PipeChain | undefined {
  if (!isPipe(call)) return undefined
  for (let next = chainedOn(call); next; next = chainedOn(next.call)) {
    if (next.method === 'pipe') return undefined
    if (!CHAINING.has(next.method)) break
  }
  if (outer(call)?.type === 'AwaitExpression') return undefined
  const streams: TSESTree.Node[] = []
  let end: TSESTree.Node = call
  while (isPipe(end)) {
    streams.unshift(unwrap(end.arguments[0] as TSESTree.Node))
    end = withoutListeners((unwrap(end.callee) as TSESTree.MemberExpression).object)
  }
  streams.unshift(end)
  return end.type === 'Super' || streams.some(isNoStream) ? undefined : { call, streams }
}

/** The stream that an expression stands for: `b` for `a.pipe(b).on('close', f)`. */
export function streamOf(node: TSESTree.Node): TSESTree.Node {
  const end = withoutListeners(node)
  return isPipe(end) ? unwrap(end.arguments[0] as TSESTree.Node) : end
}

function withoutListeners(node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined
  return callee?.type === 'MemberExpression' && CHAINING.has(propertyName(callee) ?? '')
    ? withoutListeners(callee.object)
    : value
}

function isPipe(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.arguments.length === 0 || node.arguments.length > 2) return false
  const callee = unwrap(node.callee)
  const [to, options] = node.arguments
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'pipe' || to?.type === 'SpreadElement')
    return false
  return options === undefined || unwrap(options).type === 'ObjectExpression'
}

function chainedOn(call: TSESTree.CallExpression): { method: string; call: TSESTree.CallExpression } | undefined {
  const member = outer(call)
  const next = member?.type === 'MemberExpression' && unwrap(member.object) === call ? outer(member) : undefined
  return member?.type === 'MemberExpression' && next?.type === 'CallExpression'
    ? { method: propertyName(member) ?? '', call: next }
    : undefined
}

/** Operators and schemas are piped too. */
function isNoStream(node: TSESTree.Node): boolean {
  return NO_STREAMS.has(node.type)
}

const NO_STREAMS = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'ObjectExpression', 'Literal'])
const CHAINING = new Set(['on', 'once', 'addListener', 'prependListener', 'setEncoding', 'setTimeout', 'resume'])
