import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName, referencesOf, variableOf } from './bindings.ts'
import { objectBehind } from './given-limits.ts'
import { lastNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'

/**
 * The outputs of a process that fill up because nobody in this file reads them: `stderr` of
 * `const child = spawn(command, args); child.stdout.pipe(out)`. None where the child leaves the file's hands.
 */
export function unreadOutputsOf(context: Context, call: TSESTree.CallExpression): readonly string[] {
  const fills = callMeaning(context, call)?.fact.fills
  if (!fills) return []
  const options = call.arguments.at(-1)
  const object = options && objectBehind(context, options)
  // Options that stand elsewhere may say that there are no pipes.
  if (options && !object && call.arguments.length > 1 && !isArguments(options)) return []
  const isElsewhere = (property: TSESTree.ObjectLiteralElement): boolean =>
    property.type === 'SpreadElement' || property.computed
  if (object?.properties.some(isElsewhere)) return []
  const said = object?.properties.find((p) => p.type === 'Property' && keyName(p.key) === fills.option)
  const option = said?.type === 'Property' ? said.value : undefined
  const made = Object.keys(fills.members).filter((name) => isMade(option, fills.members[name], fills.made))
  const read = made.length > 0 ? membersRead(context, call) : undefined
  return read ? made.filter((name) => !read.has(name)) : []
}

/** Whether the option leaves a pipe at this place of its list: `'pipe'`, `['pipe', 'pipe', 'inherit']`, no option. */
function isMade(option: TSESTree.Node | undefined, place: number | undefined, words: readonly string[]): boolean {
  const value = option && unwrap(option)
  if (!value || isNoValue(value)) return true
  if (value.type === 'Literal') return words.includes(String(value.value))
  if (value.type !== 'ArrayExpression' || place === undefined) return false
  if (value.elements.some((element) => element?.type === 'SpreadElement')) return false
  const element = value.elements[place]
  return !element || (element.type !== 'ArrayExpression' && isMade(element, place, words))
}

/** `['-v']`, `args`: the arguments of the command, behind which no options stand. */
function isArguments(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'ArrayExpression' || /arg(?:s|v|uments)$/i.test(lastNameOf(value) ?? '')
}

/** The members of the child that the file names; `undefined` where others get hold of it. */
function membersRead(context: Context, call: TSESTree.CallExpression): Set<string> | undefined {
  if (isDropped(call)) return new Set()
  const holder = outer(call)
  const id = holder?.type === 'VariableDeclarator' ? holder.id : undefined
  const variable = id?.type === 'Identifier' ? variableOf(context, id) : undefined
  if (!variable) return undefined
  const read = new Set<string>()
  for (const use of referencesOf(variable)) {
    const member = outer(use)
    const name = member?.type === 'MemberExpression' && unwrap(member.object) === use ? propertyName(member) : undefined
    if (name === undefined || name === 'stdio') return undefined
    read.add(name)
  }
  return read
}
