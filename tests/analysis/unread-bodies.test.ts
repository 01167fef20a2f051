import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { unreadBodiesOf } from '../../rules/analysis/unread-bodies.ts'
import { ask } from '../code.ts'

/** The ways out on which the body of `res` stays unread. */
const exits = (body: string, head = '', [before, after] = ['', ''], call = 'fetch(u)') =>
  ask(
    `${head} async function f() { ${before} const res = await ${call}; ${body} ${after} }`,
    'VariableDeclarator > Identifier.id[name="res"]',
    (context, id: TSESTree.Identifier) =>
      unreadBodiesOf(context, id).map(({ leaves }) => context.sourceCode.getText(leaves)),
  )

test.each<[name: string, body: string, expected: string[]]>([
  ['a return', 'if (!res.ok) return; await res.json()', ['return;']],
  ['a throw in a block', 'if (res.status > 399) { log(); throw e } await res.json()', ['throw e']],
  ['two of them', 'if (!res.ok) return 1; if (res.redirected) return 2; use(res)', ['return 1;', 'return 2;']],
  ['in front of another declaration', 'const x = 1; if (!res.ok) return; const y = await res.json()', ['return;']],
  ['after it was read', 'const x = await res.json(); if (!res.ok) return; use(x)', []],
  ['with a read', 'if (!res.ok) return res.text(); await res.json()', []],
  ['with an else', 'if (!res.ok) return; else use(); await res.json()', []],
  ['a test of something else', 'if (stopped) return; await res.json()', []],
  ['no body', 'if (res.status === 304) return; await res.json()', []],
  ['nothing reads', 'if (!res.ok) return', []],
  ['something is aborted', 'if (!res.ok) { controller.abort(); return } await res.json()', []],
])('%s', (_, body, expected) => {
  expect(exits(body)).toEqual(expected)
})

test.each<[name: string, body: string, expected: string[]]>([
  ['another try', 'if (res.status > 499) { await sleep(9); continue } return res.json()', ['continue']],
  ['a try without a block', 'if (!res.ok) continue; return res.json()', ['continue;']],
  ['another try after a read', 'if (!res.ok) { log(await res.text()); continue } return res.json()', []],
  ['another try after it was let go', 'if (!res.ok) { await res.body?.cancel(); continue } return res.json()', []],
  ['the end of the tries', 'if (!res.ok) break; return res.json()', []],
])('in a loop: %s', (_, body, expected) => {
  expect(exits(body, '', ['for (;;) {', '}'])).toEqual(expected)
})

test('none of another fetch', () => {
  expect(exits('if (!res.ok) return; await res.json()', 'import fetch from "./fetch";')).toEqual([])
})

test.each([
  ['fetchWithRetry(u)', 'if (!res.ok) throw e; return res.json()', ['throw e;']],
  ['this.authFetch(u)', 'if (!res.ok) throw e; return read({ response: res })', ['throw e;']],
  // It answers no response, or nothing shows that it does.
  ['fetchUsers(u)', 'if (!res.ok) throw e; return res.json()', []],
  ['fetchWithRetry(u)', 'if (res.failed) throw e; return res.json()', []],
  ['fetchWithRetry(u)', 'if (!res.ok) throw e; return res.data', []],
])('what is called like fetch(): %s, %s', (call, body, expected) => {
  expect(exits(body, '', ['', ''], call)).toEqual(expected)
})
