import { describe, expect, it } from 'vitest'
import { checkSettings } from '../../rules/kit/check-settings.ts'

const queue = {
  modules: ['@acme/queue'],
  exports: { createQueue: { call: { makes: 'acme-queue' } } },
  things: { 'acme-queue': { kinds: ['queue'], puts: { push: { answers: 'promise', waitsForRoom: true } } } },
}

describe('settings', () => {
  it('lets a complete set of settings pass', () => {
    const given = {
      runtime: '#flow',
      concurrency: 1,
      autofix: true,
      limiters: ['gitLimit', 'db.batch*'],
      bounded: ['regions'],
      libraries: [queue],
      versions: { 'p-queue': '9' },
      types: 'off',
    }
    expect(() => checkSettings(given)).not.toThrow()
  })

  it.each([
    ['settings that are a string', 'fast', 'settings.backpressure must be an object, got "fast" (string).'],
    ['settings that are null', null, 'settings.backpressure must be an object, got null (null).'],
    ['settings that are a list', [], 'settings.backpressure must be an object, got [] (array).'],
    [
      'an unknown option',
      { concurency: 5 },
      "settings.backpressure has no option 'concurency' (got 5, number). " +
        'Known: runtime, concurrency, autofix, limiters, bounded, libraries, versions, types.',
    ],
    [
      'an option inherited from Object',
      JSON.parse('{ "__proto__": 1 }'),
      "settings.backpressure has no option '__proto__' (got 1, number). " +
        'Known: runtime, concurrency, autofix, limiters, bounded, libraries, versions, types.',
    ],
    [
      'a runtime that is no name',
      { runtime: '' },
      'settings.backpressure.runtime must be a string with something in it, got "" (string).',
    ],
    [
      'concurrency as text',
      { concurrency: '5' },
      'settings.backpressure.concurrency must be an integer of at least 1, got "5" (string).',
    ],
    [
      'no concurrency',
      { concurrency: 0 },
      'settings.backpressure.concurrency must be an integer of at least 1, got 0 (number).',
    ],
    [
      'half a task',
      { concurrency: 2.5 },
      'settings.backpressure.concurrency must be an integer of at least 1, got 2.5 (number).',
    ],
    [
      'no limit at all',
      { concurrency: Infinity },
      'settings.backpressure.concurrency must be an integer of at least 1, got Infinity (number).',
    ],
    ['autofix as text', { autofix: 'yes' }, 'settings.backpressure.autofix must be true or false, got "yes" (string).'],
    ['a limiter without a list', { limiters: 'a' }, 'settings.backpressure.limiters must be a list, got "a" (string).'],
    [
      'a limiter that is no name',
      { limiters: ['git', 3] },
      'settings.backpressure.limiters[1] must be a string with something in it, got 3 (number).',
    ],
    ['other types', { types: 'on' }, 'settings.backpressure.types must be one of "auto", "off", got "on" (string).'],
    [
      'a version that is a number',
      { versions: { 'p-queue': 9 } },
      'settings.backpressure.versions.p-queue must be a string with something in it, got 9 (number).',
    ],
    ['versions as a list', { versions: ['9'] }, 'settings.backpressure.versions must be an object, got ["9"] (array).'],
  ])('rejects %s', (_, given, message) => {
    expect(() => checkSettings(given)).toThrow(message)
  })

  it('tells a wrong number from a wrong type', () => {
    expect(() => checkSettings({ concurrency: 0 })).toThrow(RangeError)
    expect(() => checkSettings({ concurrency: '0' })).toThrow(TypeError)
  })
})

describe('libraries', () => {
  const library = (change: object) => ({ libraries: [{ ...queue, ...change }] })
  const place = 'settings.backpressure.libraries[0]'

  it.each([
    ['a kind of ours', { exports: { log: { is: 'node-writable' } }, things: {} }],
    ['a thing of another of the libraries', { exports: { open: { construct: { makes: 'acme-queue' } } } }],
    [
      'a bound',
      { exports: { open: { call: { bound: { argument: 'last', option: 'n', unit: 'items', absent: 'unbounded' } } } } },
    ],
    ['a bound with a default', { exports: { open: { call: { bound: { argument: 0, unit: 'tasks', absent: 5 } } } } }],
  ])('may teach %s', (_, change) => {
    const given = { libraries: [queue, { ...queue, ...change }] }
    expect(() => checkSettings(given)).not.toThrow()
  })

  it.each([
    ['no modules', { modules: undefined }, `${place} needs 'modules'.`],
    ['modules that are no list', { modules: 'queue' }, `${place}.modules must be a list, got "queue" (string).`],
    [
      'a part of the tables that is not for users',
      { package: 'p-queue' },
      `${place} has no option 'package' (got "p-queue", string). Known: name, modules, exports, types, things.`,
    ],
    [
      'a kind that nobody knows',
      { things: { 'acme-queue': { kinds: ['line'] } } },
      `${place}.things.acme-queue.kinds[0] must be one of "node-readable",`,
    ],
    [
      'a put without an answer',
      { things: { 'acme-queue': { kinds: ['queue'], puts: { push: {} } } } },
      `${place}.things.acme-queue.puts.push needs 'answers'.`,
    ],
    [
      'a bound at no position',
      { exports: { open: { call: { bound: { argument: 'first', unit: 'items', absent: 'unbounded' } } } } },
      `${place}.exports.open.call.bound.argument must be the position of an argument or 'last', got "first" (string).`,
    ],
    [
      'a bound at half a position',
      { exports: { open: { call: { bound: { argument: 0.5, unit: 'items', absent: 'unbounded' } } } } },
      `${place}.exports.open.call.bound.argument must be an integer of at least 0, got 0.5 (number).`,
    ],
    [
      'an export that is a thing nobody defines',
      { exports: { open: { is: 'line' } } },
      `${place}.exports.open.is must be the name of a thing in 'things' or of a known library, got "line" (string).`,
    ],
    [
      'a type that is a thing nobody defines',
      { types: { Line: 'line' } },
      `${place}.types.Line must be the name of a thing in 'things' or of a known library, got "line" (string).`,
    ],
    [
      'a method that makes a thing nobody defines',
      { things: { 'acme-queue': { kinds: ['queue'], methods: { line: { makes: 'line' } } } } },
      `${place}.things.acme-queue.methods.line.makes must be the name of a thing in 'things' or of a known library,`,
    ],
    [
      'a member that is a thing nobody defines',
      { things: { 'acme-queue': { kinds: ['queue'], members: { line: 'line' } } } },
      `${place}.things.acme-queue.members.line must be the name of a thing in 'things' or of a known library,`,
    ],
  ])('may not have %s', (_, change, message) => {
    expect(() => checkSettings(library(change))).toThrow(message)
  })
})
