import type { TSESTree } from '@typescript-eslint/utils'
import { perProgram } from '../kit/per-program.ts'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { forEachNode } from './walk.ts'

/** Every `x.name` of the file. */
export function membersNamed(context: Context, name: string): readonly TSESTree.MemberExpression[] {
  return byName(context).get(name) ?? []
}

const byName = perProgram((context) => {
  const members = new Map<string, TSESTree.MemberExpression[]>()
  forEachNode(context, (node) => {
    const name = node.type === 'MemberExpression' ? propertyName(node) : undefined
    if (node.type !== 'MemberExpression' || name === undefined) return
    const known = members.get(name)
    if (known) known.push(node)
    else members.set(name, [node])
  })
  return members
})
