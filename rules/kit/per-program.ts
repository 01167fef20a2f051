import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from './context.ts'

/**
 * A fact that is found once a file. Keyed by the Program node: oxlint hands every file the same `sourceCode` object,
 * only its tree is fresh.
 */
export function perProgram<Fact>(find: (context: Context) => Fact): (context: Context) => Fact {
  const found = new WeakMap<TSESTree.Program, Fact>()
  return (context) => {
    const program = context.sourceCode.ast
    let fact = found.get(program)
    if (fact === undefined) {
      fact = find(context)
      found.set(program, fact)
    }
    return fact
  }
}
