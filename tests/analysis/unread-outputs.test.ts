import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { unreadOutputsOf } from '../../rules/analysis/unread-outputs.ts'
import { ask } from '../code.ts'

const BOTH = ['stdout', 'stderr']

test.each<[name: string, code: string, expected: string[]]>([
  ['nothing is read', 'const c = spawn("a"); c.on("exit", f)', BOTH],
  ['nobody keeps it', 'spawn("a", args)', BOTH],
  ['one is read', 'const c = spawn("a", ["-v"]); c.stdout.pipe(out)', ['stderr']],
  ['an option of another kind', 'const c = spawn("a", [], { cwd: "b" }); c.unref()', BOTH],
  ['the option in a const', 'const o = { stdio: "inherit" }; const c = spawn("a", [], o); c.unref()', []],
  ['an option by its name alone', 'const c = spawn("a", [], { stdio }); c.unref()', []],
  ['options from elsewhere', 'const c = spawn("a", options); c.unref()', []],
  ['it is handed on', 'const c = spawn("a"); f(c)', []],
  ['it is returned', 'const f = () => spawn("a")', []],
  ['a pattern', 'const { stdout } = spawn("a")', []],
  ['it buffers', 'exec("a")', []],
])('%s', (_, code, expected) => {
  const found = ask(
    `import { exec, spawn } from "child_process"; ${code}`,
    'CallExpression[callee.name=/^(?:spawn|exec)$/]',
    (context, call: TSESTree.CallExpression) => unreadOutputsOf(context, call),
  )
  expect(found).toEqual(expected)
})
