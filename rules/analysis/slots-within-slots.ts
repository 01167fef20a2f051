import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { bindingOf, keyName, referencesOf, variableOf } from './bindings.ts'
import { isFunction } from './functions.ts'
import { nameOfFunction } from './function-names.ts'
import { lastNameOf } from './names.ts'
import { outer } from './unwrap.ts'
import { allBelow, forEachNode, isInside } from './walk.ts'

/**
 * Whether work at `at` that is given to the limiter may wait for a slot while it holds one: the work comes to code that
 * names the limiter, or a task of the limiter comes to `at`. Code is followed by names alone, further than by what they
 * are known to mean: a limiter too many does no harm, one that waits for itself stands still for good.
 */
export function mayWaitForItself(
  context: Context,
  limiter: TSESTree.Identifier,
  at: TSESTree.Node,
  work: TSESTree.Node,
): boolean {
  const variable = variableOf(context, limiter)
  const uses = variable ? referencesOf(variable) : []
  const reached = reachedFrom(context, [work])
  if (uses.some((use) => reached.some((code) => isInside(use, code)))) return true
  return reachedFrom(context, tasksOf(context, uses)).some((code) => isInside(at, code))
}

/** What is handed to the limiter, or to functions that hand it on: `const limited = (task) => limit(task)`. */
function tasksOf(context: Context, uses: readonly TSESTree.Node[]): TSESTree.Node[] {
  const takers = new Set<string>()
  const tasks: TSESTree.Node[] = []
  const take = (call: Call): void => {
    tasks.push(...call.arguments)
    for (const id of call.arguments.flatMap((task) => allBelow(context, task, 'all', isIdentifier))) {
      const binding = bindingOf(context, id)
      const name = binding?.from === 'parameter' && isInside(call, binding.fn) ? nameOfFunction(binding.fn) : undefined
      if (name === undefined || takers.has(name)) continue
      takers.add(name)
      indexOf(context).calls.get(name)?.forEach(take)
    }
  }
  for (const use of uses) {
    const parent = outer(use)
    const call = parent?.type === 'MemberExpression' ? outer(parent) : parent
    if (call && isCall(call)) take(call)
  }
  return tasks
}

/** The code itself, and all code of the file that it names. */
function reachedFrom(context: Context, starts: readonly TSESTree.Node[]): TSESTree.Node[] {
  const { code } = indexOf(context)
  const reached = new Set(starts)
  // What is added on the way is walked, too.
  for (const node of reached) {
    for (const id of allBelow(context, node, 'all', isName))
      code.get(keyName(id) ?? '')?.forEach((it) => reached.add(it))
  }
  return [...reached]
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression

interface Index {
  /** Functions, classes and the values of variables. */
  readonly code: ReadonlyMap<string, readonly TSESTree.Node[]>
  readonly calls: ReadonlyMap<string, readonly Call[]>
}

const indexOf: (context: Context) => Index = perProgram((context) => {
  const code = new Map<string, TSESTree.Node[]>()
  const calls = new Map<string, Call[]>()
  forEachNode(context, (node) => {
    if (isCall(node)) file(calls, lastNameOf(node), node)
    else if (isFunction(node)) file(code, nameOfFunction(node), node)
    else if (node.type === 'ClassDeclaration') file(code, node.id?.name, node)
    else if (node.type === 'VariableDeclarator' && node.init) file(code, lastNameOf(node.id), node.init)
  })
  return { code, calls }
})

function file<N>(index: Map<string, N[]>, name: string | undefined, node: N): void {
  if (name === undefined) return
  const known = index.get(name)
  if (known) known.push(node)
  else index.set(name, [node])
}

function isCall(node: TSESTree.Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'NewExpression'
}

function isIdentifier(node: TSESTree.Node): node is TSESTree.Identifier {
  return node.type === 'Identifier'
}

function isName(node: TSESTree.Node): node is TSESTree.Identifier | TSESTree.PrivateIdentifier {
  return node.type === 'Identifier' || node.type === 'PrivateIdentifier'
}
