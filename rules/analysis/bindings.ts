import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { perNode } from '../kit/per-node.ts'
import type { FunctionNode } from './facts.ts'

/** Where a name comes from. `path` is the way from the value to the name through patterns: `const { a: { b } } = v`. */
export type Binding =
  | { readonly from: 'import'; readonly module: string; readonly path: readonly string[] }
  | { readonly from: 'global'; readonly name: string }
  | {
      readonly from: 'parameter'
      readonly fn: FunctionNode
      readonly index: number
      readonly path: readonly string[]
      readonly id: TSESTree.Identifier
      readonly variable: TSESLint.Scope.Variable
    }
  | {
      readonly from: 'variable'
      readonly declarator: TSESTree.VariableDeclarator
      readonly path: readonly string[]
      readonly variable: TSESLint.Scope.Variable
    }
  | { readonly from: 'function'; readonly fn: FunctionNode }
  | { readonly from: 'class'; readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression }
  | { readonly from: 'catch' }

/** The variable that an identifier names, or `undefined` for a global that no scope declares. */
export const variableOf = perNode(
  (context, id: TSESTree.Identifier | TSESTree.JSXIdentifier): TSESLint.Scope.Variable | undefined => {
    let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(id)
    while (scope) {
      const variable = scope.set.get(id.name)
      if (variable) return variable
      scope = scope.upper
    }
    return undefined
  },
)

/** Where the name `id` comes from. */
export const bindingOf = perNode((context, id: TSESTree.Identifier): Binding | undefined => {
  const variable = variableOf(context, id)
  const definition = variable?.defs.at(-1)
  if (!variable || !definition) return { from: 'global', name: id.name }
  const { node } = definition
  switch (node.type) {
    case 'ImportSpecifier':
      return importBinding(node, [node.imported.type === 'Identifier' ? node.imported.name : node.imported.value])
    case 'ImportDefaultSpecifier':
      return importBinding(node, ['default'])
    case 'ImportNamespaceSpecifier':
      return importBinding(node, [])
    case 'TSImportEqualsDeclaration': {
      const reference = node.moduleReference
      if (reference.type !== 'TSExternalModuleReference') return undefined
      return reference.expression.type === 'Literal' && typeof reference.expression.value === 'string'
        ? { from: 'import', module: reference.expression.value, path: [] }
        : undefined
    }
    case 'VariableDeclarator': {
      const path = patternPath(node.id, variable.identifiers[0])
      return path && { from: 'variable', declarator: node, path, variable }
    }
    case 'ClassDeclaration':
    case 'ClassExpression':
      return { from: 'class', node }
    case 'CatchClause':
      return { from: 'catch' }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      if (definition.type === 'FunctionName') return { from: 'function', fn: node }
      const name = variable.identifiers[0]
      if (!name) return undefined
      for (const [index, parameter] of node.params.entries()) {
        const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
        const path = patternPath(pattern, name)
        if (path) return { from: 'parameter', fn: node, index, path, id: name, variable }
      }
      return undefined
    }
    default:
      return undefined
  }
})

/** Every place that reads or writes the variable, outside its own declaration. */
export function referencesOf(variable: TSESLint.Scope.Variable): TSESTree.Identifier[] {
  return variable.references.filter((r) => !r.init).map((r) => r.identifier as TSESTree.Identifier)
}

/** All that the variable is given: its initializer, its default, what is assigned to it. */
export function valuesOf(variable: TSESLint.Scope.Variable): TSESTree.Node[] {
  return variable.references.flatMap((r) => (r.writeExpr ? [r.writeExpr] : []))
}

/** The way from a pattern's value to one of its names: `['a', 'b']` for `b` in `{ a: { b } }`; slots are digits. */
export function patternPath(pattern: TSESTree.Node, name: TSESTree.Node | undefined): string[] | undefined {
  if (pattern === name) return []
  switch (pattern.type) {
    case 'AssignmentPattern':
      return patternPath(pattern.left, name)
    case 'RestElement': {
      const inner = patternPath(pattern.argument, name)
      return inner && ['...', ...inner]
    }
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') {
          if (property.argument === name) return []
          continue
        }
        const inner = patternPath(property.value, name)
        const key = property.computed ? undefined : keyName(property.key)
        if (inner) return key === undefined ? undefined : [key, ...inner]
      }
      return undefined
    case 'ArrayPattern':
      for (const [i, element] of pattern.elements.entries()) {
        const inner = element && patternPath(element, name)
        if (inner) return [String(i), ...inner]
      }
      return undefined
    default:
      return undefined
  }
}

/** The name of a property key: `a` in `{ a }`, `{ 'a': 1 }` and `#a`. */
export function keyName(key: TSESTree.Node): string | undefined {
  if (key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  return key.type === 'Literal' ? String(key.value) : undefined
}

/** The property that a member expression reads: `b` in `a.b`, `a['b']`; `undefined` when it is computed. */
export function propertyName(member: TSESTree.MemberExpression): string | undefined {
  if (!member.computed) return keyName(member.property)
  return member.property.type === 'Literal' && typeof member.property.value === 'string'
    ? member.property.value
    : undefined
}

function importBinding(node: TSESTree.ImportClause, path: string[]): Binding | undefined {
  const declaration = node.parent
  return declaration?.type === 'ImportDeclaration'
    ? { from: 'import', module: declaration.source.value, path }
    : undefined
}
