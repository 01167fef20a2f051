import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { pipeChainOf, type PipeChain } from './pipe-chains.ts'
import { hearingOf } from './stream-errors.ts'

/** A chain of `pipe()` in which errors of a stream are heard by nobody. */
export interface UnheardPipe {
  readonly chain: PipeChain
  /** The first stream whose errors are lost, one that is known for a stream before others. */
  readonly lost: TSESTree.Node
  /** Whether it is known for one: what another file or an unknown library makes may have no error to tell. */
  readonly isKnown: boolean
  /** Another stream of the chain has a listener. */
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
  const known = unheard.find((stream) => isStream(context, stream))
  const lost = known ?? unheard[0]
  const isUneven = hearings.includes('listener')
  // A listener of 'error' tells a stream; otherwise one must be known for one.
  if (!lost || (!isUneven && !chain.streams.some((stream) => isStream(context, stream)))) return undefined
  return { chain, lost, isKnown: known !== undefined, isUneven }
}

function isStream(context: Context, node: TSESTree.Node): boolean {
  const kinds = originOf(context, node)?.thing.kinds ?? []
  return kinds.includes('node-readable') || kinds.includes('node-writable')
}

/** Build tools look after the streams that they run: `src('*.ts').pipe(compile()).pipe(dest('out'))`. */
function isBuildStep(stream: TSESTree.Node): boolean {
  return stream.type === 'CallExpression' && /^(?:src|dest)$/.test(lastNameOf(stream) ?? '')
}
