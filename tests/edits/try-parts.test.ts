import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { outdented } from '../../rules/edits/outdent.ts'
import { withoutParts } from '../../rules/edits/try-parts.ts'
import { edited } from './edited.ts'

/** Without the parts that say so. */
const without = (code: string) =>
  edited(code, 'TryStatement', (context, statement: TSESTree.TryStatement) => {
    const parts = [statement.handler, statement.finalizer].filter((part) => part !== null)
    const gone = parts.filter((part) => context.sourceCode.getText(part).includes('gone'))
    const unwrapping = gone.length > 0 ? withoutParts(context, statement, gone) : null
    if (!unwrapping) return null
    const spaces = outdented(context, unwrapping.outdents).filter(
      (space) => !unwrapping.remove.some((range) => range[0] < space[1] && space[0] < range[1]),
    )
    return (fixer) => [...unwrapping.remove, ...spaces].map((range) => fixer.removeRange(range))
  })

it.each<[name: string, before: string, after: string | null]>([
  ['a finally', '{ try { a() } finally { gone() } }', '{ a() }'],
  ['a catch', '{ try { a() } catch (e) { gone(e) } }', '{ a() }'],
  ['both', '{ try { a() } catch (e) { gone(e) } finally { gone() } }', '{ a() }'],
  ['one of two', '{ try { a() } catch (e) { gone(e) } finally { b() } }', '{ try { a() } finally { b() } }'],
  ['the other', '{ try { a() } catch (e) { b(e) } finally { gone() } }', '{ try { a() } catch (e) { b(e) } }'],
  [
    'lines',
    '{\n  try {\n    // why\n    if (a) {\n      b()\n    }\n    // last\n  } finally {\n    gone()\n  }\n  c()\n}',
    '{\n  // why\n  if (a) {\n    b()\n  }\n  // last\n  c()\n}',
  ],
  ['a name of its own', '{ f(b); try { const a = 1 } finally { gone() } }', '{ f(b); const a = 1 }'],
  ['a name that stands before it', '{ f(a); try { const a = 1 } finally { gone() } }', null],
  ['a name that stands behind it', '{ try { class A {} } finally { gone() } f(A) }', null],
  ['a comment that would be lost', '{ try { a() } finally { /* why */ gone() } }', null],
  ['a comment that would take what follows', '{ try { a() // why\n} finally { gone() } b() }', null],
  ['a block of nothing', '{ try { } finally { gone() } }', null],
  ['a branch', 'if (x) try { a() } finally { gone() }', null],
])('%s', (_, before, after) => {
  expect(without(before)).toBe(after)
})
