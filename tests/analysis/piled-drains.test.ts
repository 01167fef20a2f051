import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { piledDrainOf } from '../../rules/analysis/piled-drains.ts'
import { ask } from '../code.ts'

const piled = (code: string) =>
  ask(code, 'CallExpression[arguments.0.value="drain"]', (context, call: TSESTree.CallExpression) => {
    const found = piledDrainOf(context, call)
    return found && [found.reason.kind, found.waits]
  })

test.each([
  ['each event', `src.on('data', (c) => { sink.on('drain', f) })`, ['listener', false]],
  ['each event of a paused source', `src.on('data', (c) => { src.pause(); sink.on('drain', f) })`, ['listener', true]],
  ['each turn', `for (const x of xs) { if (!sink.write(x)) sink.once('drain', f) }`, ['loop', false]],
  ['each element', `xs.forEach((x) => { sink.on('drain', f) })`, ['per-item', false]],
  ['once in all', `sink.on('drain', f); src.on('data', (c) => { sink.write(c) })`, undefined],
  ['once a paused turn', `src.on('data', (c) => { src.pause(); sink.once('drain', f) })`, undefined],
  ['a sink of its own', `for (const x of xs) { const sink = open(x); sink.on('drain', f) }`, undefined],
  ['a queue', `for (const x of xs) queue.on('drain', f)`, undefined],
  ['until it is taken off', `for (const x of xs) { sink.on('drain', f); sink.off('drain', f) }`, undefined],
])('%s', (_, code, expected) => {
  expect(piled(code)).toEqual(expected)
})
