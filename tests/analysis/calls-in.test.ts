import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { callsIn, functionsRunBy } from '../../rules/analysis/calls-in.ts'
import { ask } from '../code.ts'

const CODE = 'FunctionDeclaration[id.name="code"]'

test('tells the calls of its own and of callbacks, not of what is kept for later', () => {
  const code = `function code(x) {
    one(x)
    xs.forEach(() => two())
    new Promise((resolve) => three(resolve))
    four\`text\`
    source.on('data', () => five())
    tasks.push(() => six())
    setInterval(() => eleven(), 10)
    setTimeout(() => twelve(), 10)
    const later = () => seven()
    return { eight: () => nine() }
    class A { b() { ten() } }
  }`
  const names = ask(code, CODE, (context, node: TSESTree.Node) =>
    callsIn(context, node).map((call) => context.sourceCode.getText(call).replace(/\W.*/s, '')),
  )
  expect(names.join(' ')).toBe('one xs two new three four source tasks setInterval setTimeout twelve')
})

test.each([
  ['load(x)', ['load']],
  ['ids.map(load)', ['load']],
  ['p.then(load, other)', ['load']],
  ['ids.map(load.bind(null))', ['load']],
  ['source.on("data", load)', []],
  ['tasks.push(load)', []],
  ['setInterval(load, 10)', []],
  ['setTimeout(load, 10)', ['load']],
  ['unknown(x)', []],
])('%s runs %s', (call, expected) => {
  const code = `function load() {}\nfunction code(x) { ${call} }`
  const names = ask(code, CODE, (context, node: TSESTree.Node) =>
    callsIn(context, node)
      .slice(0, 1)
      .flatMap((found) => functionsRunBy(context, found))
      .map((fn) => fn.id?.name),
  )
  expect(names).toEqual(expected)
})
