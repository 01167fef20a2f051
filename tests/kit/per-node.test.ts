import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { perNode } from '../../rules/kit/per-node.ts'

const context = {} as Context
const node = (name: string) => ({ type: 'Identifier', name }) as TSESTree.Identifier

it('finds an answer once a node', () => {
  const asked: string[] = []
  const answer = perNode((_, { name }: TSESTree.Identifier) => {
    asked.push(name)
    return { name }
  })
  const [a, b] = [node('a'), node('b')]
  expect(answer(context, a)).toBe(answer(context, a))
  expect(answer(context, b)).toEqual({ name: 'b' })
  expect(asked).toEqual(['a', 'b'])
})

it('remembers that there is none', () => {
  let finds = 0
  const answer = perNode(() => {
    finds += 1
    return undefined
  })
  const a = node('a')
  expect([answer(context, a), answer(context, a)]).toEqual([undefined, undefined])
  expect(finds).toBe(1)
})

it('answers `undefined` to who asks while it is being found', () => {
  const a = node('a')
  const answer = perNode((): string => `found, inside ${answer(context, a)}`)
  expect(answer(context, a)).toBe('found, inside undefined')
  expect(answer(context, a)).toBe('found, inside undefined')
})
