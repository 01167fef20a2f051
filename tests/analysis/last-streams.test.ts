import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { endsWithProgram } from '../../rules/analysis/last-streams.ts'
import { ask } from '../code.ts'

/** Whether the program is over when the stream that is piped into is. */
const isLast = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]', (context, call: TSESTree.CallExpression) =>
    endsWithProgram(context, call.arguments[0] as TSESTree.Node),
  )

test.each([
  `out.on('close', () => { process.exit(0) }); a.pipe(out)`,
  `out.once('finish', async () => { await db.close(); process.exit(0) }); a.pipe(out)`,
  `const done = () => process.exit(); out.on('close', done); a.pipe(out)`,
  `out.on('end', () => { process.exit(ok ? 0 : 1) }); a.pipe(out)`,
])('endsWithProgram: %s', (code) => {
  expect(isLast(code)).toBe(true)
})

test.each([
  `out.on('close', () => { done() }); a.pipe(out)`,
  `out.on('error', () => { process.exit(1) }); a.pipe(out)`,
  `other.on('close', () => { process.exit(0) }); a.pipe(out)`,
  `out.on('close', done); process.exit(0); a.pipe(out)`,
  `out.on('close', () => { child.exit(0) }); a.pipe(out)`,
])('endsWithProgram: not %s', (code) => {
  expect(isLast(code)).toBe(false)
})
