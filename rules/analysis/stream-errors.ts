import type { TSESTree } from '@typescript-eslint/utils'
import { perProgram } from '../kit/per-program.ts'
import type { Context } from '../kit/context.ts'
import { CALM_STREAMS } from '../knowledge/sink-names.ts'
import { bindingOf, propertyName, referencesOf, variableOf } from './bindings.ts'
import { isCleanTransform, isCleanWritable } from './clean-transforms.ts'
import { functionOf, returnsOf } from './functions.ts'
import { heardEvents } from './heard-events.ts'
import { endsWithProgram } from './last-streams.ts'
import { isLikelyMessage } from './likely-sinks.ts'
import { constructionOf, makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { isOfMemory } from './memory-streams.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { streamOf } from './pipe-chains.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { isInside } from './walk.ts'

/**
 * Who hears an error of the stream: a listener of this file, nobody (it was made here, and stays here), or perhaps
 * somebody elsewhere. `'none'` where a stream of this kind has none to tell.
 */
export type Hearing = 'listener' | 'nobody' | 'elsewhere' | 'none'

/** Who hears an error of this stream of a chain. */
export function hearingOf(context: Context, stream: TSESTree.Node, end: 'source' | 'middle' | 'sink'): Hearing {
  const aliases = [stream, ...namesOf(stream)]
  const all = [...aliases, ...startsOf(context, stream)]
  if (listenersOf(context).some((heard) => all.some((alias) => isSame(context, heard, alias)))) return 'listener'
  if (aliases.some((alias) => leaves(context, alias) || endsWithProgram(context, alias))) return 'elsewhere'
  if (end === 'sink' && isOfOwnProcess(context, stream)) return 'nobody'
  if (isCalm(context, stream, end !== 'source') || (end === 'sink' && isCollector(context, stream))) return 'none'
  const isSource = end === 'source'
  if (isSource ? isFilledHere(context, stream) || isOfMemory(context, stream) : isCleanTransform(context, stream)) {
    return 'none'
  }
  return isOwn(context, stream) && !answersGiven(context, stream) ? 'nobody' : 'elsewhere'
}

/** All streams that have a listener of 'error' in this file. */
const listenersOf = perProgram((context) =>
  heardEvents(context, ['error']).flatMap(({ emitter }) => {
    const heard = streamOf(emitter)
    return [heard, ...madeBy(context, heard)]
  }),
)

const LISTENING = ['on', 'once', 'addListener', 'prependListener']

/** `b`, for the const that holds `a.pipe(b)`; `file`, for `let body = file`. */
function madeBy(context: Context, node: TSESTree.Node): TSESTree.Node[] {
  return startsOf(context, node).filter(
    (made) => made.type === 'Identifier' || outer(made)?.type !== 'VariableDeclarator',
  )
}

/** `open()`, for the const that holds `open().on('error', fail)`. */
function startsOf(context: Context, node: TSESTree.Node): TSESTree.Node[] {
  const binding = node.type === 'Identifier' ? bindingOf(context, node) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init ? [streamOf(init)] : []
}

/** The variable that the end of the chain is kept in: `out` of `const out = a.pipe(b)`. */
function namesOf(stream: TSESTree.Node): TSESTree.Node[] {
  let end = stream
  for (let parent = outer(end); parent; end = parent, parent = outer(end)) {
    const isStream = parent.type === 'CallExpression' || parent.type === 'MemberExpression'
    if (!isStream || streamOf(parent.type === 'MemberExpression' ? parent.object : parent) !== stream) {
      if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && streamOf(end) === stream)
        return [parent.id]
      return []
    }
  }
  return []
}

function isSame(context: Context, a: TSESTree.Node, b: TSESTree.Node): boolean {
  return a === b || samePlace(context, a, b)
}

/** Whether others get hold of the stream: it is returned, handed to a function, kept in an object, walked. */
function leaves(context: Context, stream: TSESTree.Node): boolean {
  if (stream.type !== 'Identifier') return endLeaves(stream)
  const variable = variableOf(context, stream)
  const uses = variable ? referencesOf(variable).filter((use) => !isAssigned(use)) : []
  return uses.some(endLeaves)
}

function isAssigned(use: TSESTree.Identifier): boolean {
  const parent = outer(use)
  return parent?.type === 'AssignmentExpression' && parent.left === use
}

/** What becomes of the value of the chain that this stream ends, or of the stream itself. */
function endLeaves(use: TSESTree.Node): boolean {
  let end = use
  for (;;) {
    const parent = outer(end)
    if (parent?.type === 'MemberExpression' && unwrap(parent.object) === end) {
      const call = outer(parent)
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== parent) return ENDS.has(propertyName(parent) ?? '')
      if (streamOf(call) !== streamOf(end)) return false
      end = call
      continue
    }
    // `a.pipe(end)` has the value of `end`.
    if (parent?.type === 'CallExpression' && lastNameOf(parent.callee) === 'pipe' && parent.arguments[0] === end) {
      end = parent
      continue
    }
    if (parent?.type === 'ForOfStatement') return true
    const usage = usageOf(end as TSESTree.Expression)
    return !HERE.has(usage) && parent?.type !== 'VariableDeclarator'
  }
}

/** Ends of a two-ended thing may be anybody's. */
const ENDS = new Set(['readable', 'writable', 'body', 'stdin', 'stdout'])
const HERE = new Set(['dropped', 'tested', 'chained', 'awaited'])

/** Standard streams, plain buffers, compressors, and responses, whose peers leave with 'close', not with an error. */
function isCalm(context: Context, stream: TSESTree.Node, isWritten: boolean): boolean {
  if ([stream, makerOf(context, stream)].some((node) => node && CALM_STREAMS.test(lastNameOf(node) ?? ''))) return true
  const origin = originOf(context, stream)?.name
  if (origin === 'stdout' || origin === 'stdin') return true
  return isWritten && (origin === 'http-response' || (origin === undefined && isLikelyMessage(stream)))
}

/** What collects in memory and tells a callback: `concat((body) => …)`, `new Writable({ write })` of this file. */
function isCollector(context: Context, stream: TSESTree.Node): boolean {
  const maker = makerOf(context, stream)
  if (maker?.type === 'NewExpression') return lastNameOf(maker) === 'Writable' || isCleanWritable(context, stream)
  return maker?.arguments.some((argument) => functionOf(context, argument) !== undefined) === true
}

/** `const s = new Readable({ read() { s.push(bytes) } })`: it has no error but what this file destroys it with. */
function isFilledHere(context: Context, stream: TSESTree.Node): boolean {
  const construction = constructionOf(context, stream)
  if (!construction || lastNameOf(construction.maker) !== 'Readable') return false
  const { maker, made } = construction
  const isTold = (member: TSESTree.MemberExpression): boolean =>
    isInside(member, maker) || samePlace(context, member.object, made)
  return !TELLING.some((name) => membersNamed(context, name).some(isTold))
}

const TELLING = ['destroy', 'emit']

/** `readable(body)` of a function of this file that answers what its callers give: the stream is theirs. */
function answersGiven(context: Context, stream: TSESTree.Node): boolean {
  const maker = makerOf(context, stream)
  const fn = maker?.type === 'CallExpression' ? functionOf(context, maker.callee) : undefined
  return (
    fn !== undefined &&
    returnsOf(context, fn).some((answer) => {
      const value = unwrap(answer)
      const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
      return binding?.from === 'parameter' && binding.fn === fn
    })
  )
}

/** `child.stdin` of a process that is started here, where nothing else gets hold of either. */
function isOfOwnProcess(context: Context, stream: TSESTree.Node): boolean {
  if (stream.type !== 'MemberExpression' || propertyName(stream) !== 'stdin') return false
  const child = unwrap(stream.object)
  const variable = child.type === 'Identifier' ? variableOf(context, child) : undefined
  if (!variable || !isOwn(context, child) || !originOf(context, stream)) return false
  const isOnlyRead = (use: TSESTree.Node): boolean => {
    const member = outer(use)
    return member?.type === 'MemberExpression' && unwrap(member.object) === use
  }
  const isPiped = (end: TSESTree.MemberExpression): boolean => {
    const call = outer(end)
    return call?.type === 'CallExpression' && lastNameOf(call.callee) === 'pipe'
  }
  const ends = membersNamed(context, 'stdin').filter((end) => samePlace(context, end, stream))
  return referencesOf(variable).every(isOnlyRead) && ends.every((end) => isPiped(end) || isOnlyRead(end))
}

/** Made here, or handed to this callback by the one who made it: `http.get(url, (res) => …)`. */
function isOwn(context: Context, stream: TSESTree.Node): boolean {
  if (stream.type === 'CallExpression' || stream.type === 'NewExpression') return true
  const binding = stream.type === 'Identifier' ? bindingOf(context, stream) : undefined
  if (binding?.from === 'parameter') {
    const giver = outer(binding.fn)
    if (giver?.type !== 'CallExpression') return false
    return LISTENING.includes(lastNameOf(giver.callee) ?? '') || originOf(context, stream) !== undefined
  }
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const made = init && unwrap(init)
  return made?.type === 'CallExpression' || made?.type === 'NewExpression'
}
