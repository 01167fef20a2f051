import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isCountedOff } from '../../rules/analysis/counted-pieces.ts'
import { ask } from '../code.ts'

/** Whether the arrow function counts its pieces off. */
const counted = (code: string) =>
  ask(code, 'ArrowFunctionExpression', (context, fn: TSESTree.Node) => isCountedOff(context, fn))

test.each([
  ['a piece too many throws', '(p) => { const d = parts[i]; if (!d) throw new Error(p); keep(p); i++ }'],
  ['a list of an object', '(p) => { const d = entry.parts[i]; if (!d) { f(); return } keep(p); i += 1 }'],
  ['moved on where it is read', '(p) => { const d = parts[i++]; if (d === undefined) throw new Error(p); keep(p) }'],
  ['in a loop', '(ps) => { for (const p of ps) { const d = parts[i]; if (d == null) break; keep(p); i++ } }'],
])('counted off: %s', (_, fn) => {
  expect(counted(`function f(parts, entry) { let i = 0; s.on('part', ${fn}) }`)).toBe(true)
})

test.each([
  ['a piece too many is kept', '(p) => { const d = parts[i]; if (!d) warn(); keep(p); i++ }'],
  ['nobody asks', '(p) => { const d = parts[i]; keep(p, d); i++ }'],
  ['the index stays', '(p) => { const d = parts[i]; if (!d) throw new Error(p); keep(p) }'],
  ['an index of the turn', '(p) => { let j = 0; const d = parts[j++]; if (!d) throw new Error(p); keep(p) }'],
  ['a list of the turn', '(p) => { const all = p.split(); const d = all[i]; if (!d) return; keep(p); i++ }'],
  ['a list that comes', '(p) => { const d = p[i]; if (!d) return; keep(p); i++ }'],
  ['a key', '(p) => { const d = parts[p.id]; if (!d) throw new Error(p); keep(p); i++ }'],
  ['what is there leaves', '(p) => { const d = parts[i]; if (d) return; keep(p); i++ }'],
])('not counted off: %s', (_, fn) => {
  expect(counted(`function f(parts, entry) { let i = 0; s.on('part', ${fn}) }`)).toBe(false)
})
