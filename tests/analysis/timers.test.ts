import { describe, expect, test } from 'vitest'
import { intervalOf } from '../../rules/analysis/timers.ts'
import { ask } from '../code.ts'

const interval = (code: string) =>
  ask(code, 'CallExpression[callee.name=/./]', (context, call: never) => intervalOf(context, call))

describe('the period of an interval', () => {
  test.each<[name: string, code: string, expected: number | undefined]>([
    ['a number', 'setInterval(f, 5000)', 5000],
    ['a default', 'setInterval(f, options.ms ?? 5000)', 5000],
    ['a default of a parameter', 'function start(ms = 5000) { setInterval(f, ms) }', 5000],
    ['a default of an option', 'function start({ every = 5000 }) { setInterval(f, every) }', 5000],
    ['a default of an option that is taken out', 'const { every = 5000 } = options; setInterval(f, every)', 5000],
    [
      'a default of an option that a field keeps',
      'class A { #ms; constructor({ ms = 4 * 3_600_000 }) { this.#ms = ms } go() { setInterval(f, this.#ms) } }',
      14_400_000,
    ],
    ['a const that has a default', 'const ms = env.MS || 5000; setInterval(f, ms)', 5000],
    ['a unit of another file', 'import { Day } from "./time"; setInterval(f, Day.ms)', 3_600_000],
    ['a count of such units', 'import { ONE_HOUR } from "./time"; setInterval(f, 2 * ONE_HOUR)', 7_200_000],
    ['what a field begins with', 'class A { ms = 5 * 60_000; start() { setInterval(f, this.ms) } }', 300_000],
    [
      'what a constructor sets by default',
      'class A { constructor(o) { this.ms = o.ms || 300_000 } start() { setInterval(f, this.ms) } }',
      300_000,
    ],
    ['at least a minute', 'setInterval(f, settings.minutes * 60 * 1000)', 60_000],
    ['no count of seconds', 'setInterval(f, settings.seconds * 1000)', undefined],
    ['no field without a value', 'class A { ms; start() { setInterval(f, this.ms) } }', undefined],
    [
      'no field that begins with 0',
      'class A { ms = 0; set(ms) { this.ms = ms } go() { setInterval(f, this.ms) } }',
      undefined,
    ],
    [
      'what a field that begins with 0 is set to',
      'class A { ms = 0; set() { this.ms = 7000 } go() { setInterval(f, this.ms) } }',
      7000,
    ],
    ['no unit below an hour', 'import { Second } from "./time"; setInterval(f, 5 * Second.ms)', undefined],
    ['no rate', 'import { CHECKS_PER_HOUR } from "./time"; setInterval(f, CHECKS_PER_HOUR)', undefined],
    ['no part of a unit', 'import { ONE_HOUR } from "./time"; setInterval(f, ONE_HOUR / 60)', undefined],
    ['no unknown', 'setInterval(f, ms)', undefined],
    ['no default that turns it off', 'function start({ every = -1 }) { setInterval(f, every) }', undefined],
    ['no option without a default', 'function start({ every }) { setInterval(f, every) }', undefined],
    ['no default that says nothing', 'function start({ every = usual() }) { setInterval(f, every) }', undefined],
    ['nothing', 'setInterval(f)', undefined],
  ])('is %s', (_, code, expected) => {
    expect(interval(code)?.period).toBe(expected)
  })
})

test('the function behind the callback', () => {
  expect(interval('function poll() {} setInterval(poll, 5)')?.fn?.type).toBe('FunctionDeclaration')
  expect(interval('import { setInterval as every } from "node:timers"; every(() => {}, 5)')?.fn?.type).toBe(
    'ArrowFunctionExpression',
  )
  expect(interval('import { poll } from "./poll"; setInterval(poll, 5)')?.fn).toBeUndefined()
})

test('no interval', () => {
  expect(interval('const setInterval = () => {}; setInterval(f, 5)')).toBeUndefined()
  expect(interval('setTimeout(f, 5)')).toBeUndefined()
  expect(interval('setInterval(...rest)')).toBeUndefined()
})
