import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { isArray } from '../analysis/array-values.ts'
import { bindingOf, propertyName, referencesOf } from '../analysis/bindings.ts'
import type { FanOut } from '../analysis/facts.ts'
import { functionAround, functionOf } from '../analysis/functions.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { closest, findBelow } from '../analysis/walk.ts'
import { mayChangeWhile } from './changes-while.ts'
import { mayBeReadEarly } from './early-writes.ts'
import { runtimeMapper, type BringMapper } from './mapper-call.ts'
import { mayHoldPromises, takesPromiseItself } from './mapper-fit.ts'
import { losesComment, movedTo, statementOf, textOf } from './text.ts'

/**
 * Bounds tasks of a loop: `const tasks = []; for (const x of xs) tasks.push(f(x)); await Promise.all(tasks)`
 * becomes `const tasks = mapLimit(xs, 10, (x) => f(x)); await tasks`, and a `forEach` likewise. `null` where the loop
 * does more than name constants before it, the list is read elsewhere, or something is waited for between the loop and
 * the join.
 */
export function pushesToMapLimit(
  context: Context,
  fanOut: FanOut,
  mapper: BringMapper = runtimeMapper(context),
): Edit | null {
  const { join, settles } = fanOut
  const pushed = pushedTasksOf(context, fanOut)
  if (!pushed || !isSound(context, pushed, fanOut)) return null
  const { name, declaration, loop, items, task } = pushed
  if (mayHoldPromises(context, items) || losesComment(context, join)) return null
  if (mayBeReadEarly(context, task, join, loop)) return null
  const call = mapper(settles, loop)
  if (!call) return null
  const source = mayChangeWhile(context, items, join, loop) ? `[...${textOf(context, items)}]` : textOf(context, items)
  const end = context.sourceCode.getLastToken(declaration)?.value === ';' ? ';' : ''
  const text = call.write(source, mapperText(context, pushed))
  const next = context.sourceCode.getTokenAfter(declaration, { includeComments: true }) ?? loop
  return (fixer) => [
    ...call.fix(fixer),
    fixer.removeRange([declaration.range[0], next.range[0]]),
    fixer.replaceText(loop, `const ${name} = ${text}${end}`),
    fixer.replaceText(join, name),
  ]
}

/** `const tasks = []; for (const x of xs) tasks.push(f(x)); … Promise.all(tasks)`, with nothing else in it. */
interface PushedTasks {
  readonly name: string
  /** `const tasks = []` */
  readonly declaration: TSESTree.VariableDeclaration
  readonly loop: TSESTree.Statement
  readonly items: TSESTree.Expression
  /** What the loop calls an element, and its index. */
  readonly parameters: readonly TSESTree.Node[]
  readonly body: TSESTree.Node
  /** `tasks.push(f(x))`, and what is pushed. */
  readonly push: TSESTree.CallExpression
  readonly task: TSESTree.Expression
}

/** The loop that does nothing but start one task an element, into a list that only the join reads. */
function pushedTasksOf(context: Context, { walk, join }: FanOut): PushedTasks | undefined {
  const [tasks] = join.arguments
  const loop = loopOf(context, walk)
  if (!loop || tasks?.type !== 'Identifier') return undefined
  const { parameters, body } = loop
  const push = lastCall(body)
  const callee = push?.callee
  const [task, ...more] = push?.arguments ?? []
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'push' || more.length > 0) return undefined
  if (!push || !task || task.type === 'SpreadElement') return undefined
  // A task that is awaited in its turn is none of many.
  if (findBelow(context, body, 'own', isWait) || takesPromiseItself(context, parameters[0])) return undefined

  const binding = bindingOf(context, tasks)
  if (binding?.from !== 'variable' || binding.path.length > 0) return undefined
  const { declarator, variable } = binding
  const declaration = declarator.parent
  const isEmpty = declarator.init?.type === 'ArrayExpression' && declarator.init.elements.length === 0
  if (!isEmpty || declaration.declarations.length !== 1 || declaration.parent !== loop.loop.parent) return undefined
  const isRead = referencesOf(variable).every((use) => use === tasks || outer(use) === callee)
  if (!isRead || unwrap(callee.object) === tasks || losesComment(context, declaration)) return undefined
  // What comes before the task is kept where it is more than a brace.
  const kept = isBlockOfMany(body) ? [{ range: [body.range[0], push.range[0]] as const }] : []
  return losesComment(context, loop.loop, loop.items, ...parameters, ...kept, task)
    ? undefined
    : { ...loop, name: tasks.name, declaration, push, task }
}

/** `for (const x of xs) …`, and `xs.forEach((x) => …)` over what is seen to be an array. */
function loopOf(
  context: Context,
  walk: TSESTree.Node,
): Pick<PushedTasks, 'loop' | 'items' | 'parameters' | 'body'> | undefined {
  if (walk.type === 'ForOfStatement') {
    const { left, right, body } = walk
    const element = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : undefined
    return element && !walk.await ? { loop: walk, items: right, parameters: [element], body } : undefined
  }
  if (walk.type !== 'CallExpression' || walk.parent.type !== 'ExpressionStatement' || walk.optional) return undefined
  const { callee, arguments: given } = walk
  const [fn, ...more] = given
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'forEach' || more.length > 0) return undefined
  if (fn?.type !== 'ArrowFunctionExpression' || fn.async || fn.params.length === 0 || fn.params.length > 2)
    return undefined
  const isPlain = isArray(context, callee.object) && fn.params.every(({ type }) => type !== 'RestElement')
  return isPlain ? { loop: walk.parent, items: callee.object, parameters: fn.params, body: fn.body } : undefined
}

/** The call that ends the body, after nothing but constants. */
function lastCall(body: TSESTree.Node): TSESTree.CallExpression | undefined {
  const statements = body.type === 'BlockStatement' ? body.body : [body]
  const last = statements.at(-1)
  const isConst = (node: TSESTree.Node): boolean => node.type === 'VariableDeclaration' && node.kind === 'const'
  if (!last || !statements.slice(0, -1).every(isConst)) return undefined
  const call = last.type === 'ExpressionStatement' ? last.expression : last
  return call.type === 'CallExpression' && !call.optional ? call : undefined
}

function isBlockOfMany(body: TSESTree.Node): boolean {
  return body.type === 'BlockStatement' && body.body.length > 1
}

function isWait(node: TSESTree.Node): boolean {
  return node.type === 'AwaitExpression' || node.type === 'YieldExpression'
}

/** `(x) => f(x)`; `(x) => { const y = g(x); return f(y) }` where constants come before the task. */
function mapperText(context: Context, { parameters, body, push, task, loop }: PushedTasks): string {
  const head = `(${parameters.map((parameter) => textOf(context, parameter)).join(', ')}) =>`
  if (!isBlockOfMany(body)) {
    const text = movedTo(context, task, loop)
    return `${head} ${text.startsWith('{') ? `(${text})` : text}`
  }
  const { text } = context.sourceCode
  const before = text.slice(body.range[0], push.range[0])
  return `${head} ${before}return ${textOf(context, task)}${text.slice(push.range[1], body.range[1])}`
}

/** A throw before the task answers a promise must arrive in the same place, and nothing may wait before the join. */
function isSound(context: Context, { loop, task }: PushedTasks, { join, settles }: FanOut): boolean {
  const wait = statementOf(join)
  if (wait?.parent !== loop.parent || functionAround(join) !== functionAround(loop)) return false
  const between = context.sourceCode.getTokensBetween(loop, wait)
  if (between.some(({ value }) => value === 'await' || value === 'yield')) return false
  const call = unwrap(task)
  if (call.type === 'CallExpression' && functionOf(context, call.callee)?.async) return true
  if (settles === 'allSettled') return false
  return (
    functionAround(join)?.async === true ||
    !closest(join, (node): node is TSESTree.TryStatement => node.type === 'TryStatement')
  )
}
