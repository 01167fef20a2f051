import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { bindingOf, propertyName, referencesOf } from '../analysis/bindings.ts'
import type { FanOut } from '../analysis/facts.ts'
import { functionAround, functionOf } from '../analysis/functions.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { closest, findBelow } from '../analysis/walk.ts'
import { mayChangeWhile } from './changes-while.ts'
import { runtimeMapper, type BringMapper } from './mapper-call.ts'
import { mayHoldPromises, takesPromiseItself } from './mapper-fit.ts'
import { losesComment, movedTo, statementOf, textOf } from './text.ts'

/**
 * Bounds tasks of a loop: `const tasks = []; for (const x of xs) tasks.push(f(x)); await Promise.all(tasks)`
 * becomes `const tasks = mapLimit(xs, 10, (x) => f(x)); await tasks`. `null` where the loop does more than that, the
 * list is read elsewhere, or something is waited for between the loop and the join.
 */
export function pushesToMapLimit(
  context: Context,
  fanOut: FanOut,
  mapper: BringMapper = runtimeMapper(context),
): Edit | null {
  const { join, settles } = fanOut
  const pushed = pushedTasksOf(context, fanOut)
  if (!pushed || !isSound(context, pushed, fanOut)) return null
  const { name, declaration, loop, items, element, task } = pushed
  if (mayHoldPromises(context, items) || losesComment(context, join)) return null
  const call = mapper(settles, loop)
  if (!call) return null
  const source = mayChangeWhile(context, items, join, loop) ? `[...${textOf(context, items)}]` : textOf(context, items)
  const end = context.sourceCode.getLastToken(declaration)?.value === ';' ? ';' : ''
  const text = call.write(source, `(${textOf(context, element)}) => ${movedTo(context, task, loop)}`)
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
  readonly loop: TSESTree.ForOfStatement
  readonly items: TSESTree.Expression
  /** What the loop calls an element. */
  readonly element: TSESTree.Node
  /** What is pushed. */
  readonly task: TSESTree.Expression
}

/** The loop that does nothing but start one task an element, into a list that only the join reads. */
function pushedTasksOf(context: Context, { form, walk, join }: FanOut): PushedTasks | undefined {
  const [tasks] = join.arguments
  if (form !== 'pushed' || walk.type !== 'ForOfStatement' || walk.await || tasks?.type !== 'Identifier')
    return undefined
  const { left, right, body } = walk
  const push = onlyCall(body)
  const callee = push?.callee
  const [task, ...more] = push?.arguments ?? []
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'push' || more.length > 0) return undefined
  if (!task || task.type === 'SpreadElement' || left.type !== 'VariableDeclaration') return undefined
  const element = left.declarations[0]?.id
  // A task that is awaited in its turn is none of many.
  if (!element || findBelow(context, task, 'own', (node) => node.type === 'AwaitExpression')) return undefined
  if (takesPromiseItself(context, element)) return undefined

  const binding = bindingOf(context, tasks)
  if (binding?.from !== 'variable' || binding.path.length > 0) return undefined
  const { declarator, variable } = binding
  const declaration = declarator.parent
  const isEmpty = declarator.init?.type === 'ArrayExpression' && declarator.init.elements.length === 0
  if (!isEmpty || declaration.declarations.length !== 1 || declaration.parent !== walk.parent) return undefined
  const isRead = referencesOf(variable).every((use) => use === tasks || outer(use) === callee)
  if (!isRead || unwrap(callee.object) === tasks || losesComment(context, declaration)) return undefined
  return losesComment(context, walk, right, element, task)
    ? undefined
    : { name: tasks.name, declaration, loop: walk, items: right, element, task }
}

function onlyCall(body: TSESTree.Statement): TSESTree.CallExpression | undefined {
  const [only, ...more] = body.type === 'BlockStatement' ? body.body : [body]
  const call = only?.type === 'ExpressionStatement' && more.length === 0 ? only.expression : undefined
  return call?.type === 'CallExpression' && !call.optional ? call : undefined
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
