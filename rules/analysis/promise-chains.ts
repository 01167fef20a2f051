import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import { outer } from './unwrap.ts'

/**
 * The promise that stands for the call's own: `f()`, or `f().catch(log).finally(end)`, which give it on. Who has a
 * `.then()` waits in it.
 */
export function promiseOf(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let end = call
  for (;;) {
    const member = outer(end)
    const next = member?.type === 'MemberExpression' ? outer(member) : undefined
    if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression') return end
    const name = propertyName(member)
    if (name !== 'catch' && name !== 'finally') return end
    end = next
  }
}
