import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'
import { thingOfType } from '../knowledge/index.ts'
import { keyName, variableOf } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import type { FunctionNode } from './facts.ts'

type TypeNode = TSESTree.TypeNode

/**
 * The thing that an annotation names, read through its import: `res: ServerResponse`, `out: NodeJS.WritableStream`,
 * `{ res }: { res: Response }`, and JSDoc's `@param {import('http').ServerResponse} res`, `@type {Writable}`.
 * `path` leads from the annotated pattern to the name.
 */
export function annotatedThing(
  context: Context,
  node: TSESTree.Node,
  path: readonly string[] = [],
  fn?: FunctionNode,
  index?: number,
): string | undefined {
  const holder = fn && index !== undefined ? fn.params[index] ?? node : node
  const annotation = annotationOf(holder)
  if (annotation) {
    const type = path.reduce<TypeNode | undefined>((t, key) => t && memberType(context, t, key), annotation)
    return type && thingOfTypeNode(context, type)
  }
  return path.length === 0 ? documentedThing(context, holder, fn) : undefined
}

/** The thing that a type node names; of a union the first that names one, `null` and `undefined` aside. */
export function thingOfTypeNode(context: Context, type: TypeNode, depth = 0): string | undefined {
  if (depth > 4) return undefined
  switch (type.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const inner of type.types) {
        const found = thingOfTypeNode(context, inner, depth + 1)
        if (found) return found
      }
      return undefined
    case 'TSTypeReference': {
      const place = typePlace(context, type.typeName)
      const found = place && thingOfType(place.module, place.name, settingsOf(context).libraries)
      if (found || type.typeName.type !== 'Identifier') return found
      const declared = declaredType(context, type.typeName)
      if (declared) return thingOfTypeNode(context, declared, depth + 1)
      // `Readonly<Writable>`, `Promise<Writable>`
      const [argument] = WRAPPERS.has(type.typeName.name) ? type.typeArguments?.params ?? [] : []
      return argument && thingOfTypeNode(context, argument, depth + 1)
    }
    case 'TSImportType': {
      // `import('http').ServerResponse`
      const source = type.source
      const name = type.qualifier && qualifiedName(type.qualifier)
      return name === undefined || name === null
        ? undefined
        : thingOfType(String(source.value), name, settingsOf(context).libraries)
    }
    default:
      return undefined
  }
}

const WRAPPERS = new Set(['Readonly', 'Required', 'Partial', 'Promise', 'NonNullable'])

function annotationOf(node: TSESTree.Node): TypeNode | undefined {
  switch (node.type) {
    case 'AssignmentPattern':
      return annotationOf(node.left)
    case 'TSParameterProperty':
      return annotationOf(node.parameter)
    case 'Identifier':
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'RestElement':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return node.typeAnnotation?.typeAnnotation
    default:
      return undefined
  }
}

/** The type of a member: of a literal type, or of an interface or alias of this file. */
function memberType(context: Context, type: TypeNode, key: string, depth = 0): TypeNode | undefined {
  if (depth > 4) return undefined
  const members =
    type.type === 'TSTypeLiteral'
      ? type.members
      : type.type === 'TSTypeReference'
      ? interfaceMembers(context, type)
      : undefined
  for (const member of members ?? []) {
    if (member.type === 'TSPropertySignature' && keyName(member.key) === key)
      return member.typeAnnotation?.typeAnnotation
  }
  const declared =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
      ? declaredType(context, type.typeName)
      : undefined
  return declared && memberType(context, declared, key, depth + 1)
}

function interfaceMembers(
  context: Context,
  type: TSESTree.TSTypeReference,
): readonly TSESTree.TypeElement[] | undefined {
  const node = type.typeName.type === 'Identifier' ? variableOf(context, type.typeName)?.defs.at(-1)?.node : undefined
  return node?.type === 'TSInterfaceDeclaration' ? node.body.body : undefined
}

/** `type Sink = Writable`, `T extends Writable` */
function declaredType(context: Context, id: TSESTree.Identifier): TypeNode | undefined {
  const node = variableOf(context, id)?.defs.at(-1)?.node
  if (node?.type === 'TSTypeAliasDeclaration') return node.typeAnnotation
  if (node?.type === 'TSTypeParameter') return node.constraint
  return undefined
}

/** The module that a type name is imported from, or `'globals'` where nothing in the file declares it. */
function typePlace(context: Context, name: TSESTree.EntityName): { module: string; name: string } | undefined {
  const root = name.type === 'TSQualifiedName' ? rootOf(name) : name
  if (root.type !== 'Identifier') return undefined
  const rest = qualifiedName(name)?.split('.').slice(1) ?? []
  const definition = variableOf(context, root)?.defs.at(-1)
  if (!definition) return { module: 'globals', name: [root.name, ...rest].join('.') }
  if (definition.type !== 'ImportBinding') return undefined
  const place = modulePathOf(context, root)
  if (!place) return undefined
  const path = place.path[0] === 'default' ? place.path.slice(1) : place.path
  return { module: place.module, name: [...path, ...rest].join('.') || 'default' }
}

function rootOf(name: TSESTree.EntityName): TSESTree.EntityName {
  return name.type === 'TSQualifiedName' ? rootOf(name.left) : name
}

function qualifiedName(name: TSESTree.EntityName): string | undefined {
  if (name.type === 'Identifier') return name.name
  return name.type === 'TSQualifiedName' ? `${qualifiedName(name.left)}.${name.right.name}` : undefined
}

function documentedThing(context: Context, node: TSESTree.Node, fn?: FunctionNode): string | undefined {
  const tag = documentedType(context, node, fn)
  if (!tag) return undefined
  // `import('node:http').ServerResponse`, `http.ServerResponse | null`, `WebSocket`
  const imported = /import\(\s*['"]([^'"]+)['"]\s*\)\.([\w.]+)/.exec(tag)
  const own = settingsOf(context).libraries
  if (imported?.[1] && imported[2]) return thingOfType(imported[1], imported[2], own)
  const [root, ...rest] = (/[\w.]+/.exec(tag)?.[0] ?? '').split('.')
  const variable = root ? context.sourceCode.scopeManager?.globalScope?.childScopes[0]?.set.get(root) : undefined
  const id = variable?.identifiers[0]
  const place = id?.type === 'Identifier' ? modulePathOf(context, id) : undefined
  if (place) return thingOfType(place.module, [...place.path.filter((p) => p !== 'default'), ...rest].join('.'), own)
  return root && !variable ? thingOfType('globals', [root, ...rest].join('.'), own) : undefined
}

/** JSDoc: `@param {import('http').ServerResponse} res` above the function, `@type {Writable}` above the name. */
export function documentedType(context: Context, node: TSESTree.Node, fn?: FunctionNode): string | undefined {
  const named = node.type === 'AssignmentPattern' ? node.left : node
  const name = named.type === 'Identifier' ? named.name : undefined
  const text = commentAbove(context, fn ?? named)
  if (text === undefined || !text.startsWith('*')) return undefined
  if (!fn) return /@type\s*\{([^}]*)\}/.exec(text)?.[1]
  return name === undefined ? undefined : new RegExp(String.raw`@param\s*\{([^}]*)\}\s*\[?${name}\b`).exec(text)?.[1]
}

/** The comment right above the statement, class member or property that holds the node. */
function commentAbove(context: Context, node: TSESTree.Node): string | undefined {
  let holder = node
  while (holder.parent && !HOLDERS.has(holder.type)) {
    if (holder !== node && (holder.type === 'BlockStatement' || holder.type === 'CallExpression')) return undefined
    holder = holder.parent
  }
  const exported = holder.parent
  const at =
    exported?.type === 'ExportNamedDeclaration' || exported?.type === 'ExportDefaultDeclaration' ? exported : holder
  return context.sourceCode.getCommentsBefore(at).at(-1)?.value
}

const HOLDERS = new Set([
  'ExpressionStatement',
  'FunctionDeclaration',
  'MethodDefinition',
  'Property',
  'PropertyDefinition',
  'VariableDeclaration',
])
