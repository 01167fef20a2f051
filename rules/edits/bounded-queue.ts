import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { areAcked } from '../analysis/acked-messages.ts'
import { propertyName } from '../analysis/bindings.ts'
import type { Queue } from '../analysis/facts.ts'
import { functionAround } from '../analysis/functions.ts'
import { areItemsOwed } from '../analysis/owed-items.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { isDropped, usageOf } from '../analysis/usage.ts'
import { canAwait } from './awaiting.ts'
import { bringIn } from './imports.ts'
import { losesComment, textOf } from './text.ts'

/** What happens to an item for which there is no room: its producer waits, or the oldest item leaves. */
export type Overflow = 'wait' | 'drop-oldest'

/**
 * Gives a list that is used as a queue its bound: `[]` becomes `new BoundedQueue(100)`, `list.push(x)` becomes `await
 * list.put(x)` (or `list.tryPut(x)` where the oldest is dropped), `list.shift()` becomes `list.tryTake()?.value`,
 * `list.length` becomes `list.size`. `null` where the list is used in any other way or gets out of its class or module,
 * has no item type in TypeScript, or its producer cannot wait or is its consumer too; and where an item that is dropped
 * would leave somebody waiting for good.
 */
export function toBoundedQueue(context: Context, queue: Queue, overflow: Overflow): Edit | null {
  const declared = queue.form === 'list' ? declarationOf(context, queue.made) : undefined
  if (!declared) return null
  const uses = queue.uses.map((use) => useOf(context, use, overflow))
  if (!uses.every((use) => use !== undefined)) return null
  if (overflow === 'wait' ? feedsItself(queue) : isEachAwaited(context, queue)) return null
  const helper = bringIn(context, 'BoundedQueue', queue.made)
  if (!helper) return null
  const options = overflow === 'wait' ? CAPACITY : `{ capacity: ${CAPACITY}, overflow: '${overflow}' }`
  const { annotation, items } = declared
  return (fixer) => [
    ...helper.fix(fixer),
    ...(annotation ? [fixer.remove(annotation)] : []),
    fixer.replaceText(queue.made, `new ${helper.local}${items ? `<${items}>` : ''}(${options})`),
    ...uses.flatMap((use) => use(fixer)),
  ]
}

/** A first guess, for a person to change: how many items may wait depends on memory, and on how old they may get. */
const CAPACITY = '100'

interface Declaration {
  readonly annotation: TSESTree.TSTypeAnnotation | undefined
  /** Text of the type of the items. */
  readonly items: string | undefined
}

/** `const queue: Job[] = []`, `private queue: Job[] = []`, `this.queue = []`: made once, seen by this file alone. */
function declarationOf(context: Context, made: TSESTree.Node): Declaration | undefined {
  if (made.type !== 'ArrayExpression' || made.elements.length > 0 || losesComment(context, made)) return undefined
  const holder = made.parent
  const isTypeScript = /\.[cm]?tsx?$/.test(context.filename)
  if (holder.type === 'VariableDeclarator') {
    if (holder.id.type !== 'Identifier' || holder.parent.kind !== 'const') return undefined
    return holder.parent.parent.type === 'ExportNamedDeclaration'
      ? undefined
      : typed(context, holder.id.typeAnnotation, isTypeScript)
  }
  if (holder.type === 'PropertyDefinition') {
    const isOwn = !isTypeScript || holder.accessibility === 'private' || holder.key.type === 'PrivateIdentifier'
    return isOwn ? typed(context, holder.typeAnnotation, isTypeScript) : undefined
  }
  return holder.type === 'AssignmentExpression' && !isTypeScript
    ? { annotation: undefined, items: undefined }
    : undefined
}

function typed(
  context: Context,
  annotation: TSESTree.TSTypeAnnotation | undefined,
  isTypeScript: boolean,
): Declaration | undefined {
  if (!annotation) return isTypeScript ? undefined : { annotation: undefined, items: undefined }
  const type = annotation.typeAnnotation
  if (type.type === 'TSArrayType') return { annotation, items: textOf(context, type.elementType) }
  const isArray =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Array'
  const [items] = isArray ? type.typeArguments?.params ?? [] : []
  return items && { annotation, items: textOf(context, items) }
}

type Fixes = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]

/** How one use is written with a queue. */
function useOf(context: Context, use: TSESTree.Expression, overflow: Overflow): Fixes | undefined {
  const member = outer(use)
  if (use.parent?.type === 'AssignmentExpression' && use.parent.left === use)
    return isMaking(use.parent) ? () => [] : undefined
  if (member?.type !== 'MemberExpression' || member.optional || unwrap(member.object) !== use) return undefined
  const name = propertyName(member)
  const call = member.parent
  const { property } = member
  if (name === 'length') {
    return call.type === 'AssignmentExpression' && call.left === member
      ? undefined
      : (fixer) => [fixer.replaceText(property, 'size')]
  }
  if (call.type !== 'CallExpression' || call.callee !== member || call.optional) return undefined
  const [item] = call.arguments
  if (name === 'shift' && !item && usageOf(call) !== 'chained' && !losesComment(context, call)) {
    return (fixer) => [fixer.replaceTextRange([property.range[0], call.range[1]], 'tryTake()?.value')]
  }
  if (name !== 'push' || call.arguments.length !== 1 || item?.type === 'SpreadElement') return undefined
  if (!isDropped(call) && !(overflow !== 'wait' && isOfListener(call))) return undefined
  if (overflow !== 'wait') return (fixer) => [fixer.replaceText(property, 'tryPut')]
  const isStatement = call.parent.type === 'ExpressionStatement' && canAwait(context, call)
  return isStatement
    ? (fixer) => [fixer.insertTextBefore(call, 'await '), fixer.replaceText(property, 'put')]
    : undefined
}

/** `source.on('data', (x) => list.push(x))`: nobody looks at what a listener answers. */
function isOfListener({ parent }: TSESTree.CallExpression): boolean {
  const call = parent.type === 'ArrowFunctionExpression' ? parent.parent : undefined
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined
  return name !== undefined && /^(?:on|once|addListener|prependListener|addEventListener)$/.test(name)
}

/** `this.queue = []`, once. */
function isMaking({ right, parent }: TSESTree.AssignmentExpression): boolean {
  const fn = functionAround(right)
  const isEmpty = right.type === 'ArrayExpression' && right.elements.length === 0
  return (
    isEmpty &&
    parent.type === 'ExpressionStatement' &&
    fn?.parent.type === 'MethodDefinition' &&
    fn.parent.kind === 'constructor'
  )
}

/** A consumer that puts back what it took would wait for itself. */
function feedsItself({ feeds, drains }: Queue): boolean {
  return feeds.some((feed) => drains.some((drain) => functionAround(drain) === functionAround(feed.node)))
}

/** A caller waits for what becomes of the item, or a broker for its acknowledgement. */
function isEachAwaited(context: Context, queue: Queue): boolean {
  return areItemsOwed(context, queue) || queue.feeds.some((feed) => areAcked(context, feed))
}
