import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isCleanTransform } from './clean-transforms.ts'
import { isFile } from './likely-sinks.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { failsFromOutside, isHttpReply } from './outside-failures.ts'
import { pipeChainOf, type PipeChain } from './pipe-chains.ts'
import { samePlace } from './places.ts'
import { isReliedOn } from './relied-on-chains.ts'
import { settlesByItsEnd } from './settled-by-streams.ts'
import { hearingOf, type Hearing } from './stream-errors.ts'

/** A chain of `pipe()` in which errors of a stream are heard by nobody, or leave another standing. */
export interface UnheardPipe {
  readonly chain: PipeChain
  /** The first stream whose errors are lost, one that is known for a stream before others; or what fails heard. */
  readonly lost: TSESTree.Node
  /** What is left to wait when that one fails: the next stream, which never ends, or the one before, which stands. */
  readonly left: TSESTree.Node
  /** Somebody hears it, and the source is left standing. */
  readonly isHeard: boolean
  /** It was handed in, and may be heard where it came from, while a promise here waits for it. */
  readonly isGiven?: boolean
  /** It is a request or a reply: Node.js tells nobody that one breaks off where nobody listens, and goes on. */
  readonly isMessage: boolean
  /**
   * Whether it is known for one that fails, and leaves something standing: what another file or an unknown library
   * makes may have no error to tell.
   */
  readonly isKnown: boolean
  /** Another stream of the chain has a listener, or somebody counts on it who would not hear of this one. */
  readonly isUneven: boolean
}

/** The chain that ends with this `pipe()`, where errors of one of its streams are lost. */
export function unheardPipeOf(context: Context, call: TSESTree.CallExpression): UnheardPipe | undefined {
  const chain = pipeChainOf(call)
  if (!chain || chain.streams.some(isBuildStep)) return undefined
  const last = chain.streams.length - 1
  const hearings = chain.streams.map((stream, i) =>
    hearingOf(context, stream, i === 0 ? 'source' : i === last ? 'sink' : 'middle'),
  )
  const unheard = chain.streams.filter((_, i) => hearings[i] === 'nobody')
  const known = unheard.filter((stream) => isStream(context, stream))
  const hasListener = hearings.includes('listener')
  const failing = hasListener ? known : unheard.filter((stream) => failsFromOutside(context, stream))
  const certain = failing.find((stream) => !isRequest(context, stream) || holdsOutside(context, nextTo(chain, stream)))
  const lost = certain ?? known[0] ?? unheard[0] ?? (hasListener ? undefined : sourceOfClean(context, chain, hearings))
  if (!lost) return handedIn(context, chain, hearings) ?? standingIn(context, chain, hearings)
  // A listener of 'error' tells a stream; otherwise one must be known for one.
  if (!hasListener && lost !== certain && !chain.streams.some((stream) => isStream(context, stream))) return undefined
  const isMessage = isRequest(context, lost) || isHttpReply(context, lost)
  const isUneven = hasListener || (lost === certain && isReliedOn(context, chain, hearings, lost))
  const left = nextTo(chain, lost)
  return { chain, lost, left, isHeard: false, isMessage, isKnown: lost === certain, isUneven }
}

/** The stream that waits when this one fails: a chain has two at least. */
function nextTo({ streams }: PipeChain, stream: TSESTree.Node): TSESTree.Node {
  const at = streams.indexOf(stream)
  return (streams[at + 1] ?? streams[at - 1]) as TSESTree.Node
}

function isRequest(context: Context, stream: TSESTree.Node): boolean {
  return originOf(context, stream)?.name === REQUEST
}

const REQUEST = 'http-request'

/**
 * Whether what is left to wait is known to hold more than memory, which goes with the request that broke off: a file, a
 * socket, another request. A parser of forms holds what its limits say.
 */
function holdsOutside(context: Context, stream: TSESTree.Node): boolean {
  const maker = makerOf(context, stream)
  const isParser = maker !== undefined && callMeaning(context, maker)?.fact.endsAt !== undefined
  return isFile(context, stream) || (isStream(context, stream) && !isParser)
}

/** What leaves a transform waiting that can't fail itself and stays here, where nobody is known to listen. */
function sourceOfClean(context: Context, chain: PipeChain, hearings: readonly Hearing[]): TSESTree.Node | undefined {
  const [source, ...others] = chain.streams
  const hasClean = others.some((stream, i) => hearings[i + 1] === 'none' && isCleanTransform(context, stream))
  return hasClean && hearings[0] !== 'none' ? source : undefined
}

/** A source that somebody else made, and a promise here that only the end of the chain settles. */
function handedIn(context: Context, chain: PipeChain, hearings: readonly Hearing[]): UnheardPipe | undefined {
  const [source] = chain.streams
  if (!source || hearings[0] !== 'elsewhere' || !settlesByItsEnd(context, chain)) return undefined
  const isMessage = isRequest(context, source) || isHttpReply(context, source)
  const left = nextTo(chain, source)
  return { chain, lost: source, left, isHeard: false, isGiven: true, isMessage, isKnown: true, isUneven: true }
}

/**
 * `source.pipe(clean).pipe(sink)`, where `clean` can't fail and `sink` is heard: when `sink` fails, it is taken out of
 * the chain, `clean` fills up, and the source stands, unless the file ends it. What is filled in memory holds nothing.
 */
function standingIn(context: Context, chain: PipeChain, hearings: readonly Hearing[]): UnheardPipe | undefined {
  const [source, ...others] = chain.streams
  const sink = others.at(-1)
  if (!source || !sink || hearings[0] === 'none' || hearings.at(-1) !== 'listener') return undefined
  const between = others.slice(0, -1)
  if (!between.some((stream, i) => hearings[i + 1] === 'none' && isCleanTransform(context, stream))) return undefined
  const isEnded = ENDING.some((name) =>
    membersNamed(context, name).some(({ object }) => samePlace(context, object, source)),
  )
  if (isEnded) return undefined
  return { chain, lost: sink, left: source, isHeard: true, isMessage: false, isKnown: true, isUneven: true }
}

const ENDING = ['destroy', 'unpipe', 'resume', 'abort']

function isStream(context: Context, node: TSESTree.Node): boolean {
  const kinds = originOf(context, node)?.thing.kinds ?? []
  return kinds.includes('node-readable') || kinds.includes('node-writable')
}

/** Build tools look after the streams that they run: `src('*.ts').pipe(compile()).pipe(dest('out'))`. */
function isBuildStep(stream: TSESTree.Node): boolean {
  return stream.type === 'CallExpression' && /^(?:src|dest)$/.test(lastNameOf(stream) ?? '')
}
