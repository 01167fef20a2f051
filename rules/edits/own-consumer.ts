import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, referencesOf, variableOf } from '../analysis/bindings.ts'
import { functionAround } from '../analysis/functions.ts'
import { originOf } from '../analysis/origin.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { isInside } from '../analysis/walk.ts'

/**
 * Whether a wait for room at `at` could wait for its own consumer: the sink is made in this function, what goes in
 * comes out of it again (a duplex, a child process), and nothing took hold of that end before. So `const out = new
 * PassThrough(); for (…) out.write(x); return out`, and `child.stdin.write(x)` with `child.stdout` read afterwards.
 */
export function consumerStandsLater(context: Context, sink: TSESTree.Node, at: TSESTree.Node): boolean {
  const root = rootOf(sink)
  const variable = root && variableOf(context, root)
  const declarator = variable?.defs[0]?.node
  if (!root || !variable || declarator?.type !== 'VariableDeclarator' || !declarator.init) return false
  if (functionAround(declarator) !== functionAround(at)) return false
  // `const { stdin, stdout } = child`: the other end has a name of its own.
  const isPart = declarator.id.type !== 'Identifier'
  if (!returns(context, isPart ? declarator.init : root)) return false
  return isPart || !referencesOf(variable).some((use) => use.range[1] <= at.range[0] && takesHold(use))
}

/** Whether somebody must read what the value gives back. */
function returns(context: Context, value: TSESTree.Node): boolean {
  const kinds = originOf(context, value)?.thing.kinds ?? []
  return kinds.includes('process') || (kinds.includes('node-readable') && kinds.includes('node-writable'))
}

/** `out.pipe(…)`, `out.on('data', …)`, `child.stdout.resume()`, `upload(out)`, `{ body: out }`, `for (… of out)`. */
function takesHold(use: TSESTree.Identifier): boolean {
  let expression: TSESTree.Node = use
  let name: string | undefined
  for (;;) {
    const parent = outer(expression)
    switch (parent?.type) {
      case 'MemberExpression':
        if (!isInside(expression, parent.object)) return false
        name = propertyName(parent)
        expression = parent
        continue
      case 'CallExpression':
        if (isInside(expression, parent.callee))
          return READING.has(name ?? '') || (LISTENING.has(name ?? '') && isFlow(parent))
        return !isWaiting(parent.callee)
      case 'NewExpression':
      case 'Property':
      case 'ArrayExpression':
      case 'ForOfStatement':
      case 'AssignmentExpression':
        return true
      default:
        return false
    }
  }
}

function isFlow({ arguments: [event] }: TSESTree.CallExpression): boolean {
  return event?.type === 'Literal' && (event.value === 'data' || event.value === 'readable')
}

/** `once(child, 'exit')`, `finished(out)`: they listen, and read nothing. */
function isWaiting(callee: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && /^(?:once|finished|eos)$/.test(callee.name)
}

const READING = new Set(['pipe', 'pipeThrough', 'pipeTo', 'resume', 'read', 'iterator', 'getReader', 'compose'])
const LISTENING = new Set(['on', 'once', 'addListener', 'prependListener'])

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const expression = unwrap(node)
  if (expression.type === 'MemberExpression') return rootOf(expression.object)
  return expression.type === 'Identifier' ? expression : undefined
}
