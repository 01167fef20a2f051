import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isPickedKind } from '../../rules/analysis/picked-kinds.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the last `put()` runs for one kind of what its outermost repetition brings. */
const picked = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const repetition = repetitionsOf(context, call).at(-1)
    return repetition && isPickedKind(context, call, repetition)
  })

test.each([
  `ws.on('message', (raw) => { const m = JSON.parse(raw); if (m.type === 'dtmf') put(m) })`,
  `ws.on('message', (raw) => { const m = JSON.parse(raw); if (m.type !== 'dtmf') return; put(m) })`,
  `ws.on('message', (raw) => { const m = JSON.parse(raw)
    switch (m.event) { case 'media': play(m); break; case 'dtmf': put(m) } })`,
  `s.on('data', (e) => { if (e.status === 'die' || e.status === 'start') put(e) })`,
  `ws.on('message', (m) => { switch (m.type) { case Kind.Resume: case Kind.Stop: put(m) } })`,
  `ws.on('message', (m) => { if (STOPPED === m.type) put(m) })`,
  `const tell = (m) => put(m); ws.on('message', (m) => { if (m.type === 'mark') tell(m) })`,
])('isPickedKind: %s', (code) => {
  expect(picked(code)).toBe(true)
})

test.each([
  `ws.on('message', (m) => put(m))`,
  `ws.on('message', (m) => { if (m.type === 'media') put(m) })`,
  `ws.on('message', (m) => { switch (m.type) { case Kind.DATA: put(m) } })`,
  `ws.on('message', (m) => { switch (m.type) { case 'mark': break; default: put(m) } })`,
  `ws.on('message', (m) => { if (m.type !== 'mark') put(m) })`,
  `ws.on('message', (m) => { if (m.type === wanted) put(m) })`,
  `ws.on('message', (m) => { if (mode === 'open') put(m) })`,
  `ws.on('message', (m) => { if (m.type === 'mark' || m.size > 9) put(m) })`,
  `ws.on('message', (m) => { if (typeof m === 'string') put(m) })`,
  `ws.on('message', (m) => { if (ws.readyState === 1) put(m) })`,
  `ws.on('message', (m) => { const peer = rooms.of(m); if (peer.readyState === Socket.OPEN) put(m) })`,
])('isPickedKind: not %s', (code) => {
  expect(picked(code)).toBe(false)
})
