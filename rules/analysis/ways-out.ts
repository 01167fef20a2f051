import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { variableOf } from './bindings.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * The `return` or `throw` that leaves `home` after a statement declared these names, and before any of them is used:
 * `const release = await mutex.acquire(); if (!ready) return; send(x, () => release())`. Who would get them next does
 * not.
 */
export function wayOutBeforeUse(
  context: Context,
  names: readonly TSESTree.Identifier[],
  statement: TSESTree.Statement,
  home: TSESTree.Node,
): TSESTree.Node | undefined {
  const uses = names.flatMap((name) => variableOf(context, name)?.references ?? []).filter(({ init }) => !init)
  const places = uses.map(({ identifier }) => identifier)
  if (places.length === 0 || places.some((place) => isInDeclaration(place, home))) return undefined
  const first = Math.min(...places.map(({ range }) => range[0]))
  return findBelow(
    context,
    statement.parent,
    'own',
    (node) =>
      /^(?:Return|Throw)Statement$/.test(node.type) &&
      node.range[0] >= statement.range[1] &&
      node.range[1] <= first &&
      !triesAround(node, home).some((tried) => places.some((place) => isInside(place, tried))),
  )
}

/** A function that is hoisted may be called before it stands. */
function isInDeclaration(place: TSESTree.Node, home: TSESTree.Node): boolean {
  for (let node = place.parent; node && node !== home; node = node.parent) {
    if (node.type === 'FunctionDeclaration') return true
  }
  return false
}

function triesAround(node: TSESTree.Node, home: TSESTree.Node): TSESTree.Node[] {
  const found: TSESTree.Node[] = []
  for (let parent = node.parent; parent && parent !== home; parent = parent.parent) {
    if (parent.type === 'TryStatement') found.push(parent)
  }
  return found
}
