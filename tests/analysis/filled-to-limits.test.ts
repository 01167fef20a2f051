import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fillCheckOn } from '../../rules/analysis/filled-to-limits.ts'
import { ask } from '../code.ts'

const check = (code: string): string | undefined =>
  ask(
    `${code}; for (const peer of peers) tell(peer)`,
    'ForOfStatement',
    (context, { right }: TSESTree.ForOfStatement) => {
      const found = fillCheckOn(context, right)
      return found && context.sourceCode.getText(found)
    },
  )

const PEERS = 'const peers = new Map(); '

test.each([
  `${PEERS} function join(id, peer) { if (peers.size >= MAX_PEERS) return refuse(); peers.set(id, peer) }`,
  `${PEERS} function join(id, peer) { if (peers.size >= MAX_PEERS) { refuse(); return } clean(); peers.set(id, peer) }`,
  `const MAX = 256; ${PEERS} const join = (id, peer) => { if (peers.size < MAX) peers.set(id, peer) }`,
  'let peers = []; function join(peer) { if (peers.length >= 8) throw full(); peers.push(peer) } ' +
    'function end() { peers = [] }',
])('is filled to a limit: %s', (code) => {
  expect(check(code)).toMatch(/^peers\.(?:size|length)/)
})

test.each([
  `${PEERS} function join(id, peer) { peers.set(id, peer) }`,
  `${PEERS} function join(id, peer) { if (peers.size >= MAX_PEERS) warn(); peers.set(id, peer) }`,
  `${PEERS} function join(id, peer) { if (peers.size > 0) return; peers.set(id, peer) }`,
  `${PEERS} function join(id, peer) { if (others.size >= MAX_PEERS) return; peers.set(id, peer) }`,
  `${PEERS} function join(id, peer) { if (peers.size >= MAX_PEERS) return; peers.set(id, peer) }; peers.set(1, own)`,
  `${PEERS} function join(id, peer) { if (peers.size >= 100_000) return; peers.set(id, peer) }`,
  'let peers = []; function join(p) { if (peers.length >= MAX) return; peers.push(p) } ' +
    'function load() { peers = read() }',
  'const peers = read();',
])('may hold any number: %s', (code) => {
  expect(check(code)).toBe(undefined)
})
