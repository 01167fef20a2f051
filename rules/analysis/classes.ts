import type { TSESTree } from '@typescript-eslint/utils'
import { keyName, propertyName } from './bindings.ts'
import { isFunction, type FunctionNode } from './facts.ts'

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression

/** One field of a class: how it is declared, and all that is ever assigned to it as `this.name = …`. */
export interface Field {
  readonly declaration: TSESTree.PropertyDefinition | TSESTree.TSParameterProperty | undefined
  readonly values: readonly TSESTree.Expression[]
}

/** The class whose `this` the node sees, or `undefined` outside one (a plain function has a `this` of its own). */
export function classAround(node: TSESTree.Node): ClassNode | undefined {
  let inner: TSESTree.Node = node
  for (let parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'ClassBody') return parent.parent
    if (parent.type === 'FunctionDeclaration') return undefined
    if (parent.type === 'FunctionExpression' && parent.parent.type !== 'MethodDefinition') return undefined
    if (parent.type === 'PropertyDefinition' && parent.computed && parent.key === inner) return undefined
  }
  return undefined
}

/** The field `this.name` of a class. */
export function fieldOf(node: ClassNode, name: string): Field | undefined {
  return fieldsOf(node).get(name)
}

/** The method, getter-less, that `this.name()` calls. */
export function methodOf(node: ClassNode, name: string): FunctionNode | undefined {
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && !member.computed && keyName(member.key) === name) {
      return member.value.type === 'FunctionExpression' ? member.value : undefined
    }
    // `name = async () => {}`
    if (member.type === 'PropertyDefinition' && !member.computed && keyName(member.key) === name) {
      return member.value && isFunction(member.value) ? member.value : undefined
    }
  }
  return undefined
}

const cache = new WeakMap<ClassNode, Map<string, Field>>()

/** All fields of a class by name. */
export function fieldsOf(node: ClassNode): Map<string, Field> {
  const known = cache.get(node)
  if (known) return known
  const fields = new Map<string, { declaration: Field['declaration']; values: TSESTree.Expression[] }>()
  const at = (name: string) => {
    let field = fields.get(name)
    if (!field) fields.set(name, (field = { declaration: undefined, values: [] }))
    return field
  }
  for (const member of node.body.body) {
    if (member.type === 'PropertyDefinition' && !member.computed) {
      const name = keyName(member.key)
      if (name === undefined) continue
      at(name).declaration = member
      if (member.value) at(name).values.push(member.value)
    }
    if (
      member.type === 'MethodDefinition' &&
      member.kind === 'constructor' &&
      member.value.type === 'FunctionExpression'
    ) {
      for (const parameter of member.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue
        const { parameter: inner } = parameter
        const id = inner.type === 'AssignmentPattern' ? inner.left : inner
        if (id.type === 'Identifier') at(id.name).declaration = parameter
      }
    }
  }
  collectAssignments(node.body, (name, value) => at(name).values.push(value))
  cache.set(node, fields)
  return fields
}

/** Walks a class body, but not into functions and classes with a `this` of their own. */
function collectAssignments(body: TSESTree.ClassBody, found: (name: string, value: TSESTree.Expression) => void): void {
  const visit = (node: TSESTree.Node): void => {
    if (
      node.type === 'AssignmentExpression' &&
      node.left.type === 'MemberExpression' &&
      node.left.object.type === 'ThisExpression'
    ) {
      const name = propertyName(node.left)
      if (name !== undefined) found(name, node.right)
    }
    for (const child of childrenOf(node)) {
      if (child.type === 'FunctionDeclaration' || child.type === 'ClassBody') continue
      if (child.type === 'FunctionExpression' && node.type !== 'MethodDefinition') continue
      visit(child)
    }
  }
  for (const member of body.body) visit(member)
}

/** Children by the tree's own keys: there is no context here, so that a class is read once for all rules. */
function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = []
  if (LEAVES.has(node.type)) return children
  const record = node as unknown as Record<string, unknown>
  for (const key in record) {
    if (NOT_CODE.has(key)) continue
    const value = record[key]
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item)
    } else if (isNode(value)) children.push(value)
  }
  return children
}

const LEAVES = new Set(['Identifier', 'Literal', 'PrivateIdentifier', 'TemplateElement', 'ThisExpression', 'Super'])
const NOT_CODE = new Set([
  'parent',
  'loc',
  'range',
  'tokens',
  'comments',
  'typeAnnotation',
  'returnType',
  'typeArguments',
  'typeParameters',
])

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}
