import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { lookup } from '../knowledge/index.ts'
import { settingsOf } from '../kit/settings.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { External } from './facts.ts'
import { unwrap } from './unwrap.ts'

/** A name below a module: `fs.promises.readFile` is `{ module: 'fs', path: ['promises', 'readFile'] }`. */
export interface ModulePath {
  readonly module: string
  readonly path: readonly string[]
}

/** The export of a known library that the expression names, through imports, `require`, aliases and `promisify`. */
export function externalOf(context: Context, node: TSESTree.Node): External | undefined {
  const expression = unwrap(node)
  const place = modulePathOf(context, expression)
  if (place) {
    const found = lookup(place.module, place.path, settingsOf(context).libraries)
    if (found) return { ...found, module: place.module, evidence: 'known' }
    const standard = lookup('globals', promisePath(expression))
    return standard && { ...standard, module: place.module, evidence: 'likely' }
  }
  // `promisify(fs.readFile)`, directly or kept in a const.
  const call = callBehind(context, expression)
  const wrapper = call && externalOf(context, call.callee)
  const wrapped = wrapper?.export.call?.wraps
  const inner = wrapped === undefined ? undefined : call?.arguments[wrapped]
  if (!inner || inner.type === 'SpreadElement') return undefined
  const found = externalOf(context, inner)
  return found?.export.call && { ...found, export: { ...found.export, call: { ...found.export.call, promise: true } } }
}

/** `Promise.all` of `import Promise from 'any-promise'`: what a package brings under that name is a class like it. */
function promisePath(node: TSESTree.Node): string[] {
  const isMember = node.type === 'MemberExpression'
  const base = isMember ? unwrap(node.object) : node
  if (base.type !== 'Identifier' || base.name !== 'Promise') return []
  const name = isMember ? propertyName(node) : undefined
  return name === undefined ? ['Promise'] : ['Promise', name]
}

/** Whether the module is a file of the project, and no package: `./queue.js`, `#queue`, `~/queue`, `@/queue`. */
export function isOfProject(module: string): boolean {
  return /^(?:[./#~]|@\/)/.test(module)
}

/** The module and the path below it that the expression names, whether or not a table knows it. */
export function modulePathOf(context: Context, node: TSESTree.Node, depth = 0): ModulePath | undefined {
  if (depth > 8) return undefined
  const expression = unwrap(node, { awaits: true })
  switch (expression.type) {
    case 'Identifier': {
      const binding = bindingOf(context, expression)
      switch (binding?.from) {
        case 'import':
          return { module: binding.module, path: binding.path }
        case 'global':
          return { module: 'globals', path: GLOBAL_OBJECTS.has(binding.name) ? [] : [binding.name] }
        case 'variable': {
          const { init } = binding.declarator
          const isConstant = binding.variable.references.every((r) => r.init || !r.isWrite())
          if (!init || !isConstant) return undefined
          const base = modulePathOf(context, init, depth + 1)
          return base && { module: base.module, path: [...base.path, ...binding.path] }
        }
        default:
          return undefined
      }
    }
    case 'MemberExpression': {
      const name = propertyName(expression)
      const base = name === undefined ? undefined : modulePathOf(context, expression.object, depth + 1)
      return base && name !== undefined ? { module: base.module, path: [...base.path, name] } : undefined
    }
    case 'CallExpression': {
      // `require('fs')`
      const [source] = expression.arguments
      const isRequire = expression.callee.type === 'Identifier' && expression.callee.name === 'require'
      if (!isRequire || source?.type !== 'Literal' || typeof source.value !== 'string') return undefined
      return { module: source.value, path: [] }
    }
    case 'ImportExpression':
      // `await import('fs')`
      return expression.source.type === 'Literal' && typeof expression.source.value === 'string'
        ? { module: expression.source.value, path: [] }
        : undefined
    default:
      return undefined
  }
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global'])

function callBehind(context: Context, expression: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (expression.type === 'CallExpression') return expression
  if (expression.type !== 'Identifier') return undefined
  const binding = bindingOf(context, expression)
  if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return undefined
  const init = unwrap(binding.declarator.init)
  return init.type === 'CallExpression' ? init : undefined
}
