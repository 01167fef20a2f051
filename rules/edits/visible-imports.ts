import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { modulePathOf } from '../analysis/externals.ts'
import type { Context } from '../kit/context.ts'

/** A name of this file for a module, or for a part of it. */
export interface Present {
  readonly local: string
  /** The way from the module to the value. */
  readonly path: readonly string[]
  /** `import * as name`: never the module's default. */
  readonly isNamespace: boolean
}

/** All names for the module `source`, or for parts of it, that mean the same at `at`. */
export function visibleNames(context: Context, at: TSESTree.Node, source: string): Present[] {
  const found: Present[] = []
  const hidden = new Set<string>()
  for (let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(at); scope; scope = scope.upper) {
    for (const variable of scope.variables) {
      const id = variable.identifiers[0]
      const definition = variable.defs[0]
      if (!hidden.has(variable.name) && id && definition && isValue(definition) && isMadeBefore(definition, at)) {
        const place = modulePathOf(context, id)
        const isNamespace = definition.node.type === 'ImportNamespaceSpecifier'
        if (place?.module === source) found.push({ local: variable.name, path: place.path, isNamespace })
      }
    }
    for (const name of scope.set.keys()) hidden.add(name)
  }
  return found
}

function isValue({ node, parent }: TSESLint.Scope.Definition): boolean {
  if (node.type === 'ImportSpecifier' && node.importKind === 'type') return false
  const declaration = node.type === 'TSImportEqualsDeclaration' ? node : parent
  return !declaration || !('importKind' in declaration) || declaration.importKind !== 'type'
}

/** Imports are hoisted; a `require` is not. */
function isMadeBefore({ node }: TSESLint.Scope.Definition, at: TSESTree.Node): boolean {
  return node.type !== 'VariableDeclarator' || node.range[1] <= at.range[0]
}
