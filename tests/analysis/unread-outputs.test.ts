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
  ['an option that says pipes', 'const c = spawn("a", [], { stdio: "pipe" }); c.unref()', BOTH],
  ['a list of pipes', 'const c = spawn("a", b, { stdio: ["pipe", "pipe", "pipe"] }); c.stderr.pipe(out)', ['stdout']],
  ['a list with one pipe', 'const c = spawn("a", b, { stdio: ["ignore", "inherit", "pipe"] }); c.unref()', ['stderr']],
  ['a list that is short', 'const c = spawn("a", b, { stdio: ["ignore"] }); c.unref()', BOTH],
  ['a place that is kept free', 'const c = spawn("a", b, { stdio: ["ignore", null, 2] }); c.unref()', ['stdout']],
  ['a list of other things', 'const c = spawn("a", b, { stdio: ["ignore", out, process.stderr] }); c.unref()', []],
  ['a list with a spread', 'const c = spawn("a", b, { stdio: ["pipe", ...more] }); c.unref()', []],
  ['an option that is chosen', 'const c = spawn("a", b, { stdio: quiet ? "ignore" : "pipe" }); c.unref()', []],
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
