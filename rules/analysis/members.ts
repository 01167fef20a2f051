import type { TSESTree } from '@typescript-eslint/utils'
import { perProgram } from '../kit/per-program.ts'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { allBelow } from './walk.ts'

/** Every `x.name` of the file. */
export function membersNamed(context: Context, name: string): readonly TSESTree.MemberExpression[] {
  return byName(context).get(name) ?? []
}

const byName = perProgram((context) => {
  const members = new Map<string, TSESTree.MemberExpression[]>()
  for (const node of allBelow(context, context.sourceCode.ast, 'all', isMember)) {
    const name = propertyName(node)
    if (name === undefined) continue
    const known = members.get(name)
    if (known) known.push(node)
    else members.set(name, [node])
  }
  return members
})

function isMember(node: TSESTree.Node): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression'
}
