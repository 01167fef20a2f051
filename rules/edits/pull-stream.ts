import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { keyName } from '../analysis/bindings.ts'
import { isAllOfItsPart, leavingAfter, stepsOf, type Step } from '../analysis/controller-steps.ts'
import type { FunctionNode } from '../analysis/facts.ts'
import { isFunction } from '../analysis/functions.ts'
import { findBelow } from '../analysis/walk.ts'
import { outdented, outdentTo, type Outdent } from './outdent.ts'
import { losesComment, textOf } from './text.ts'
import { withoutParts } from './try-parts.ts'

/**
 * Lets the reader pull. `new ReadableStream({ async start(c) { for await (const x of xs) c.enqueue(x); c.close() } })`
 * becomes `ReadableStream.from(xs)`, and with more to do than that an async generator that yields what was enqueued.
 * It starts when somebody reads, which is for a person to choose. A failure comes to the reader after the chunks before
 * it: `error()` threw away those that waited, and `finally { c.close() }` hid the failure where none did. `null` with
 * options beside `start`, and where the controller gets out of it.
 */
export function toPull(context: Context, stream: TSESTree.NewExpression): Edit | null {
  const start = startOf(stream)
  const controller = start?.params[0]
  if (!start || controller?.type !== 'Identifier' || start.body.type !== 'BlockStatement') return null
  if (start.params.length > 1 || findBelow(context, start.body, 'all', (node) => node.type === 'ThisExpression'))
    return null
  const steps = stepsOf(context, controller, start)
  if (!steps) return null
  const types = stream.typeArguments ? textOf(context, stream.typeArguments) : ''
  const from = `${textOf(context, stream.callee)}.from${types}`
  const source = wholeSource(start.body, steps)
  if (source && losesComment(context, stream, source)) return null
  if (source) return (fixer) => fixer.replaceText(stream, `${from}(${textOf(context, source)})`)
  if (steps.some(({ call }) => losesComment(context, call, ...call.arguments))) return null
  if (losesComment(context, stream, start.body)) return null
  const { body } = start
  const unwrapped = unwrappedTries(context, steps)
  if (!unwrapped) return null
  const changes: readonly Change[] = [
    { range: [stream.range[0], body.range[0]], text: `${from}((async function* () ` },
    ...steps.filter((step) => !isAllOfItsPart(step)).flatMap((step) => changesOf(context, step)),
    ...unwrapped.changes,
    { range: [body.range[1], stream.range[1]], text: ')())' },
  ]
  if (changes.some((one) => changes.some((other) => one !== other && overlap(one, other)))) return null
  const outdents = [
    outdentTo(context, body, start.parent, stream),
    ...steps.flatMap(({ call }) => call.arguments.map((value) => outdentTo(context, value, value, call))),
    ...unwrapped.outdents,
  ]
  const spaces = outdented(context, outdents).map((range): Change => ({ range, text: '' }))
  const all = [...changes, ...spaces.filter((space) => !changes.some((change) => overlap(space, change)))]
  return (fixer) => all.map(({ range, text }) => fixer.replaceTextRange(range, text))
}

interface Change {
  readonly range: TSESTree.Range
  readonly text: string
}

function overlap({ range: a }: Change, { range: b }: Change): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** An async `start` that is all there is of the source. */
function startOf({ arguments: [source, ...more] }: TSESTree.NewExpression): FunctionNode | undefined {
  if (source?.type !== 'ObjectExpression' || more.length > 0 || source.properties.length !== 1) return undefined
  const [property] = source.properties
  if (property?.type !== 'Property' || property.computed || keyName(property.key) !== 'start') return undefined
  return isFunction(property.value) && property.value.async && !property.value.generator ? property.value : undefined
}

/** A step in the words of a generator. What is handed on keeps its place, so that its lines can move. */
function changesOf(context: Context, { call, says, statement }: Step): Change[] {
  const [value] = call.arguments
  if (says === 'return') return [{ range: call.range, text: 'return' }]
  if (says === 'nothing') {
    const before = context.sourceCode.getTokenBefore(statement, { includeComments: true })
    return [{ range: [before?.range[1] ?? statement.range[0], statement.range[1]], text: '' }]
  }
  const leaving = says === 'throw' && leavingAfter(statement)
  const rest: Change[] = leaving ? [{ range: [statement.range[1], leaving.range[1]], text: '' }] : []
  if (!value) return [{ range: call.range, text: `${says} undefined` }, ...rest]
  const [open, close] = value.type === 'SequenceExpression' ? ['(', ')'] : ['', '']
  return [
    { range: [call.range[0], value.range[0]], text: `${says} ${open}` },
    { range: [value.range[1], call.range[1]], text: close },
    ...rest,
  ]
}

/** Each `try` without the parts that do nothing but to tell the controller of an end. */
function unwrappedTries(
  context: Context,
  steps: readonly Step[],
): { readonly changes: readonly Change[]; readonly outdents: readonly Outdent[] } | null {
  const changes: Change[] = []
  const outdents: Outdent[] = []
  for (const [statement, parts] of spareParts(steps)) {
    const unwrapping = withoutParts(context, statement, parts)
    if (!unwrapping) return null
    changes.push(...unwrapping.remove.map((range) => ({ range, text: '' })))
    outdents.push(...unwrapping.outdents)
  }
  return { changes, outdents }
}

function spareParts(steps: readonly Step[]): Map<TSESTree.TryStatement, TSESTree.Node[]> {
  const found = new Map<TSESTree.TryStatement, TSESTree.Node[]>()
  for (const { statement } of steps.filter(isAllOfItsPart)) {
    const block = statement.parent
    const [part, owner] =
      block.parent?.type === 'CatchClause' ? [block.parent, block.parent.parent] : [block, block.parent]
    if (owner?.type === 'TryStatement') found.set(owner, [...(found.get(owner) ?? []), part])
  }
  return found
}

/** `for await (const x of source) c.enqueue(x)`, and nothing else but the end. */
function wholeSource(block: TSESTree.BlockStatement, steps: readonly Step[]): TSESTree.Expression | undefined {
  const [loop, end, ...more] = plainBody(block, steps)
  const [enqueue, close, ...others] = steps.filter((step) => !isAllOfItsPart(step))
  if (loop?.type !== 'ForOfStatement' || loop.left.type !== 'VariableDeclaration' || more.length > 0) return undefined
  if (others.length > 0 || (end && end !== close?.statement) || enqueue?.does !== 'enqueue') return undefined
  const [only, ...rest] = loop.body.type === 'BlockStatement' ? loop.body.body : [loop.body]
  if (only !== enqueue.statement || rest.length > 0) return undefined
  const id = loop.left.declarations[0]?.id
  const [item] = enqueue.call.arguments
  return id?.type === 'Identifier' && item?.type === 'Identifier' && id.name === item.name ? loop.right : undefined
}

/** What is left of a body that is one `try` without a part that is needed. */
function plainBody({ body }: TSESTree.BlockStatement, steps: readonly Step[]): readonly TSESTree.Statement[] {
  const [only, ...more] = body
  if (only?.type !== 'TryStatement' || more.length > 0) return body
  const spare = spareParts(steps).get(only) ?? []
  return [only.handler, only.finalizer].every((part) => !part || spare.includes(part)) ? only.block.body : body
}
