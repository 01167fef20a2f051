import type { TSESTree } from '@typescript-eslint/utils'
import { SETTINGS } from '../knowledge/list-names.ts'
import { fullNameOf, lastNameOf } from './names.ts'

/** Whether it is a part of what a program is set up with: `config.ui.getFiles()`, `loadConfig()`, `schema.fields`. */
export function isOfSettings(node: TSESTree.Node): boolean {
  const value = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node
  return (fullNameOf(value) ?? lastNameOf(value) ?? '').split('.').some((name) => SETTINGS.test(name))
}
