import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { REMOTE_SOURCES, REPLIES, REQUESTS, WITH_BODY } from '../knowledge/source-names.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import { isInDevServer } from './dev-servers.ts'
import type { Evidence } from './facts.ts'
import { objectBehind } from './given-limits.ts'
import { isLetIn } from './let-in-peers.ts'
import { isLocalAddress } from './local-addresses.ts'
import { isOfLocalServer } from './local-servers.ts'
import { makerOf } from './makers.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

const MAX_HOPS = 8

/** What brings a peer's data into the file, and how well that is known. */
interface Peer {
  readonly node: TSESTree.Node
  readonly evidence: Evidence
}

/**
 * Whether a peer decides how much the stream gives: a request, a reply, a socket, an upload, the body of a `fetch()`,
 * and what is piped from one. `known` by its origin, `likely` by its name. A daemon of the same machine is no peer, nor
 * is a service that stands beside it, nor who talks through a path of the file system, nor who asks a server for
 * development, nor who had to show a key before.
 */
export function remoteSource(context: Context, stream: TSESTree.Node): Evidence | undefined {
  const peer = traced(context, stream, 0)
  if (!peer || isLocalReply(context, peer.node) || isOfLocalServer(context, peer.node)) return undefined
  if (isInDevServer(stream) || isLetIn(context, stream)) return undefined
  return peer.evidence
}

/** Whether it is a request of somebody else, by its origin or its name. */
export function isRequest(context: Context, stream: TSESTree.Node): boolean {
  const origin = originOf(context, stream)
  if (origin) return origin.thing.remote === true && /request|upload/.test(origin.name)
  return REQUESTS.test(lastNameOf(stream) ?? '')
}

/** Whether it comes from a reply, to a request of the program itself. The type of an incoming message is of both. */
export function isReplyOfPeer(context: Context, stream: TSESTree.Node): boolean {
  const peer = traced(context, stream, 0)?.node
  if (!peer) return false
  const origin = originOf(context, peer)
  return (origin !== undefined && /reply|response/.test(origin.name)) || REPLIES.test(lastNameOf(peer) ?? '')
}

/**
 * The reply to `http.request({ socketPath: '/var/run/docker.sock' })`, or to an address of this machine, handed to it
 * or to its listener.
 */
function isLocalReply(context: Context, reply: TSESTree.Node): boolean {
  const binding = reply.type === 'Identifier' ? bindingOf(context, reply) : undefined
  const giver = binding?.from === 'parameter' ? outer(binding.fn) : undefined
  if (giver?.type !== 'CallExpression') return false
  const callee = unwrap(giver.callee)
  return [giver, callee.type === 'MemberExpression' ? makerOf(context, callee.object) : undefined].some((request) => {
    const option = request && callMeaning(context, request)?.fact.localBy
    return request?.arguments.some(
      (argument) => isLocalAddress(context, argument) || (option !== undefined && hasOption(context, argument, option)),
    )
  })
}

function hasOption(context: Context, argument: TSESTree.Node, option: string): boolean {
  const properties = objectBehind(context, argument)?.properties ?? []
  return properties.some((property) => property.type === 'Property' && keyName(property.key) === option)
}

function traced(context: Context, node: TSESTree.Node, hops: number): Peer | undefined {
  if (hops > MAX_HOPS) return undefined
  const value = unwrap(node, { awaits: true })
  const origin = originOf(context, value)
  if (origin?.thing.remote) return { node: value, evidence: origin.evidence }
  switch (value.type) {
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' ? binding.declarator.init : undefined
      if (init && binding?.from === 'variable') {
        const { path } = binding
        if (path.length === 0) return traced(context, init, hops + 1) ?? (origin ? undefined : named(init, value))
        return path.at(-1) === 'body' && path.length === 1 ? bodyOf(context, init, hops) : undefined
      }
      return origin ? undefined : named(undefined, value)
    }
    case 'MemberExpression':
      if (propertyName(value) === 'body') return bodyOf(context, value.object, hops)
      return origin ? undefined : named(undefined, value)
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      if (callee.type !== 'MemberExpression') return undefined
      const name = propertyName(callee) ?? ''
      // `Readable.fromWeb(response.body)`
      if (name === 'fromWeb' || name === 'toWeb')
        return value.arguments[0] && traced(context, value.arguments[0], hops + 1)
      return HANDING_ON.has(name) ? traced(context, callee.object, hops + 1) : undefined
    }
    case 'LogicalExpression':
      return traced(context, value.left, hops + 1)
    default:
      return undefined
  }
}

/** Methods whose value gives what the stream gives. */
const HANDING_ON = new Set(['pipe', 'pipeThrough', 'setEncoding', 'getReader', 'on', 'once', 'resume'])

/** `res.body`: a peer's, where `res` is a response by its origin, or by its name. */
function bodyOf(context: Context, holder: TSESTree.Node, hops: number): Peer | undefined {
  const known = traced(context, holder, hops + 1)
  if (known) return known
  const isNamed = originOf(context, holder) === undefined && WITH_BODY.test(lastNameOf(holder) ?? '')
  return isNamed ? { node: holder, evidence: 'likely' } : undefined
}

/** By its name, where nothing in the file says what it is made of: `req`, `this.socket`. */
function named(init: TSESTree.Node | undefined, node: TSESTree.Node): Peer | undefined {
  const made = init && unwrap(init, { awaits: true })
  if (made && made.type !== 'MemberExpression' && made.type !== 'CallExpression') return undefined
  return REMOTE_SOURCES.test(lastNameOf(node) ?? '') ? { node, evidence: 'likely' } : undefined
}
