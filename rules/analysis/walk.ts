import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isFunction } from './facts.ts'

/** The child nodes of a node in source order. */
export function childrenOf(context: Context, node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = []
  const record = node as unknown as Record<string, unknown>
  for (const key of context.sourceCode.visitorKeys[node.type] ?? []) {
    const value = record[key] as TSESTree.Node | (TSESTree.Node | null)[] | null | undefined
    if (Array.isArray(value)) {
      for (const child of value) if (child) children.push(child)
    } else if (value) children.push(value)
  }
  return children
}

/**
 * The first node below `node` (itself included) for which `test` holds. `'own'` stays out of inner functions, whose
 * code runs at another time; `'all'` goes everywhere but into types.
 */
export function findBelow(
  context: Context,
  node: TSESTree.Node,
  reach: 'own' | 'all',
  test: (node: TSESTree.Node) => boolean,
): TSESTree.Node | undefined {
  return search(node, context.sourceCode.visitorKeys, reach, test)
}

/** Makes no lists of children: whole files are searched, for many rules. */
function search(
  node: TSESTree.Node,
  visitorKeys: Context['sourceCode']['visitorKeys'],
  reach: 'own' | 'all',
  test: (node: TSESTree.Node) => boolean,
): TSESTree.Node | undefined {
  if (test(node)) return node
  const record = node as unknown as Record<string, unknown>
  for (const key of visitorKeys[node.type] ?? []) {
    const value = record[key]
    const list = Array.isArray(value) ? (value as (TSESTree.Node | null)[]) : undefined
    for (let i = 0; i < (list ? list.length : 1); i++) {
      const child = list ? list[i] : (value as TSESTree.Node | null | undefined)
      if (!child || TYPES.has(child.type) || (reach === 'own' && isFunction(child))) continue
      const found = search(child, visitorKeys, reach, test)
      if (found) return found
    }
  }
  return undefined
}

/** Nothing runs in them. */
const TYPES = new Set<string>([
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
])

/** All nodes below `node` (itself included) for which `test` holds. */
export function allBelow<N extends TSESTree.Node>(
  context: Context,
  node: TSESTree.Node,
  reach: 'own' | 'all',
  test: (node: TSESTree.Node) => node is N,
): N[] {
  const found: N[] = []
  findBelow(context, node, reach, (inner) => {
    if (test(inner)) found.push(inner)
    return false
  })
  return found
}

/**
 * Every node of the file. ESLint keeps the steps of its own walk, and going through them costs a fraction of another
 * one; a host without them is walked.
 */
export function forEachNode(context: Context, visit: (node: TSESTree.Node) => void): void {
  const sourceCode: Partial<TracedWalk> & Context['sourceCode'] = context.sourceCode
  if (sourceCode.traverse) {
    for (const { phase, target } of sourceCode.traverse()) if (phase === ENTER) visit(target as TSESTree.Node)
    return
  }
  findBelow(context, sourceCode.ast, 'all', (node) => {
    visit(node)
    return false
  })
}

interface TracedWalk {
  traverse(): Iterable<{ readonly phase?: number; readonly target: unknown }>
}

const ENTER = 1

/** The nearest parent for which `test` holds. */
export function closest<N extends TSESTree.Node>(
  node: TSESTree.Node,
  test: (node: TSESTree.Node) => node is N,
): N | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) if (test(parent)) return parent
  return undefined
}

/** Whether `node` lies in `ancestor`, or is it. */
export function isInside(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  return ancestor.range[0] <= node.range[0] && node.range[1] <= ancestor.range[1]
}
