import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { limiterAtHand } from '../../rules/analysis/limiters-at-hand.ts'
import { keptLimiter } from '../../rules/edits/kept-limiter.ts'
import { ask } from '../code.ts'

const kept = (code: string) =>
  ask(code, 'CallExpression[callee.name="here"]', (context, node: TSESTree.CallExpression) => {
    const hand = limiterAtHand(context)
    return hand && keptLimiter(context, hand, node, node)?.run
  })

it.each([
  ['a new one', "import pLimit from 'p-limit'; here()", 'limit'],
  ['one that is there', "import pLimit from 'p-limit'; const few = pLimit(3); here()", 'few'],
  ['one that is made later', "import pLimit from 'p-limit'; function f() { here() }; const few = pLimit(3)", 'limit'],
  ['a method', "import PQueue from 'p-queue'; const jobs = new PQueue({ concurrency: 3 }); here()", 'jobs.add'],
  ['a mapper', "import pMap from 'p-map'; here()", undefined],
  [
    'one whose task this is',
    "import pLimit from 'p-limit'; const few = pLimit(3); few(async () => { await here() })",
    'limit',
  ],
  [
    'one whose task comes here',
    "import pLimit from 'p-limit'; const few = pLimit(3); few(a); async function a() { b() }; function b() { here() }",
    'limit',
  ],
  [
    'one that the work asks for a slot',
    "import pLimit from 'p-limit'; const few = pLimit(3); here((x) => a(x)); function a(x) { return few(() => b(x)) }",
    'limit',
  ],
  [
    'another one that is there',
    "import pLimit from 'p-limit'; const few = pLimit(3), more = pLimit(5); here((x) => few(() => a(x)))",
    'more',
  ],
])('%s', (_, code, run) => {
  expect(kept(code)).toBe(run)
})
