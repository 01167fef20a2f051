import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { DOCUMENT_READERS, LOCAL_FILES, PARSERS } from '../knowledge/file-names.ts'
import { RECORDS } from '../knowledge/list-names.ts'
import { referencesOf, variableOf } from './bindings.ts'
import { nameOfCollection } from './derived.ts'
import { functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether a task reads a file only to parse all of it: `JSON.parse(await readFile(path, 'utf8'))`, `readJson(path)`,
 * `const text = await readFile(path); return yaml.load(text)`. Such files are manifests, settings and reports: small,
 * and as many as somebody wrote. One per id or key is a store (`ids.map((id) => readJson(pathOf(id)))`), and no such
 * file.
 */
export function readsDocuments(context: Context, read: TSESTree.Node, items: TSESTree.Node | undefined): boolean {
  if (items && RECORDS.test(nameOfCollection(items) ?? '')) return false
  const name = lastNameOf(read.type === 'CallExpression' ? read.callee : read) ?? ''
  return DOCUMENT_READERS.test(name) || (LOCAL_FILES.test(name) && isParsed(context, read))
}

/** Whether the value is handed to a parser, right here or by the variable that holds it. */
function isParsed(context: Context, value: TSESTree.Node): boolean {
  for (let node: TSESTree.Node = value, parent = outer(node); parent; node = parent, parent = outer(node)) {
    switch (parent.type) {
      case 'AwaitExpression':
        continue
      case 'MemberExpression':
        // `text.toString()`, `text.trimEnd()`
        if (unwrap(parent.object) !== unwrap(node)) return false
        continue
      case 'CallExpression':
        if (unwrap(parent.callee) !== unwrap(node)) return PARSERS.test(lastNameOf(parent.callee) ?? '')
        if (lastNameOf(parent.callee) === 'then') return isParser(context, parent.arguments[0])
        continue
      case 'VariableDeclarator':
        return isHeldParsed(context, parent.id)
      default:
        return false
    }
  }
  return false
}

function isHeldParsed(context: Context, holder: TSESTree.Node): boolean {
  const variable = holder.type === 'Identifier' ? variableOf(context, holder) : undefined
  return variable !== undefined && referencesOf(variable).some((use) => isParsed(context, use))
}

/** `.then(JSON.parse)`, `.then((text) => yaml.load(text))` */
function isParser(context: Context, next: TSESTree.Node | undefined): boolean {
  if (!next) return false
  const fn = functionOf(context, next)
  if (!fn) return PARSERS.test(lastNameOf(next) ?? '')
  const [value] = fn.params
  return value !== undefined && isHeldParsed(context, value)
}
