import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_LISTS, FILES_BY_HAND, FOLDERS_BY_HAND } from '../knowledge/file-names.ts'
import { CHOICES } from '../knowledge/list-names.ts'
import { COMMAND_LINES, KEPT_OPTIONS, PACKAGE_FILES } from '../knowledge/telling-names.ts'
import { bindingOf } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether somebody writes the list by hand: it is chosen at a prompt or in a dialog (`showOpenDialog()`), a part of
 * the package's own file (`packageJson.files`), of the flags of a command line (`const { flags } = await
 * this.parse(Command)`), of the options that an object keeps (`this.options.hosts`), the files of a folder that comes
 * with the code (`readdir(migrationsDir)`, `readdir(__dirname)`), or files of a kind that people write, by its name
 * (`schemaFiles`).
 */
export function isWrittenByHand(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node, { awaits: true })
  if (FILES_BY_HAND.test(lastNameOf(value) ?? '')) return true
  if (value.type === 'CallExpression') {
    return CHOICES.test(lastNameOf(value.callee) ?? '') || listsFilesByHand(context, value)
  }
  const listing = value.type === 'Identifier' ? calledBackBy(context, value) : undefined
  if (listing) return listsFilesByHand(context, listing)
  for (let whole: TSESTree.Node = value; whole.type === 'MemberExpression'; ) {
    whole = unwrap(whole.object, { awaits: true })
    const name = lastNameOf(whole) ?? ''
    if (PACKAGE_FILES.test(name) || COMMAND_LINES.test(name) || isFlags(context, whole)) return true
    if (isKeptOptions(whole)) return true
  }
  return false
}

/** `readdir(migrationsDir)`, `fs.readdir(path.join(__dirname, 'templates'), done)` */
function listsFilesByHand(context: Context, { callee, arguments: [folder] }: TSESTree.CallExpression): boolean {
  if (!folder || !FILE_LISTS.test(lastNameOf(callee) ?? '')) return false
  return FOLDERS_BY_HAND.test(lastNameOf(folder) ?? '') || isOwnFolder(context, folder)
}

/** The call that hands the name to its callback: `fs.readdir(folder, (error, names) => …)`. */
function calledBackBy(context: Context, name: TSESTree.Identifier): TSESTree.CallExpression | undefined {
  const binding = bindingOf(context, name)
  if (binding?.from !== 'parameter' || binding.path.length > 0) return undefined
  const call = outer(binding.fn)
  return call?.type === 'CallExpression' && unwrap(call.callee) !== binding.fn ? call : undefined
}

/** `__dirname`, `path.join(import.meta.dirname, 'sql')`: the code's own folder, or one in it. */
function isOwnFolder(context: Context, node: TSESTree.Node, depth = 0): boolean {
  const folder = unwrap(node)
  if (folder.type === 'CallExpression')
    return folder.arguments[0] !== undefined && isOwnFolder(context, folder.arguments[0], depth)
  if (folder.type === 'MemberExpression') return folder.object.type === 'MetaProperty'
  if (folder.type !== 'Identifier') return false
  const binding = bindingOf(context, folder)
  const init = binding?.from === 'variable' && depth < 3 ? binding.declarator.init : undefined
  return init ? isOwnFolder(context, init, depth + 1) : folder.name === '__dirname'
}

/** `const { flags: options } = await this.parse(Command)` */
function isFlags(context: Context, node: TSESTree.Node): boolean {
  const binding = node.type === 'Identifier' ? bindingOf(context, node) : undefined
  return binding?.from === 'variable' && binding.path.length === 1 && COMMAND_LINES.test(binding.path[0] ?? '')
}

/** `this.options`, `this.#opts` */
function isKeptOptions(node: TSESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    unwrap(node.object).type === 'ThisExpression' &&
    KEPT_OPTIONS.test(lastNameOf(node) ?? '')
  )
}
