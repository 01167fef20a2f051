import { describe, expect, test } from 'vitest'
import { heardEvents } from '../../rules/analysis/heard-events.ts'
import { ask } from '../code.ts'

/** Who is listened to for 'close' or 'end', and by what. */
const heard = (code: string) =>
  ask(code, 'Program', (context) =>
    heardEvents(context, ['close', 'end']).map(({ emitter, listener }) => [
      context.sourceCode.getText(emitter),
      listener && context.sourceCode.getText(listener),
    ]),
  )

describe('heardEvents', () => {
  test.each([
    [
      'each way to listen',
      `a.on('close', f); b.once('end', g)`,
      [
        ['a', 'f'],
        ['b', 'g'],
      ],
    ],
    ['an optional emitter', `a?.addListener('close', f)`, [['a', 'f']]],
    ['a chain', `a.on('error', f).prependListener('end', g)`, [[`a.on('error', f)`, 'g']]],
  ])('%s', (_, code, expected) => {
    expect(heard(code)).toEqual(expected)
  })

  test.each([
    ['another event', `a.on('data', f)`],
    ['a name of an event', `a.on(close, f)`],
    ['a method that is handed on', `add(a.on, 'close', f)`],
  ])('not %s', (_, code) => {
    expect(heard(code)).toEqual([])
  })
})
