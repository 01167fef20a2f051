import { describe, expect, it } from 'vitest'
import { libraries, lookup, thingNamed, thingOfType } from '../../rules/knowledge/index.ts'
import type { CallFact, Thing } from '../../rules/knowledge/schema.ts'
import { shapes } from '../../rules/knowledge/shapes.ts'

const things = libraries.flatMap((library) => Object.entries<Thing>(library.things ?? {}))
const exports = libraries.flatMap((library) =>
  Object.entries(library.exports).map(([path, facts]) => ({ place: `${library.name}: ${path}`, facts })),
)
const calls: { place: string; fact: CallFact }[] = [
  ...exports.flatMap(({ place, facts }) =>
    [facts.call, facts.construct].flatMap((fact) => (fact ? [{ place, fact }] : [])),
  ),
  ...things.flatMap(([name, thing]) => [
    ...Object.entries<CallFact>(thing.methods ?? {}).map(([method, fact]) => ({ place: `${name}.${method}`, fact })),
    ...(thing.call ? [{ place: name, fact: thing.call }] : []),
  ]),
]

describe('the tables', () => {
  it('name each thing once', () => {
    const names = things.map(([name]) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('are each named once', () => {
    const names = libraries.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('name only things that there are', () => {
    const named = [
      ...exports.map(({ place, facts }) => [place, facts.is]),
      ...calls.flatMap(({ place, fact }) => [
        [place, fact.makes],
        ...(fact.callbacks ?? []).flatMap(({ parameters }) => parameters.map((name) => [place, name])),
      ]),
      ...libraries.flatMap(({ types = {} }) => Object.entries(types)),
      ...things.flatMap(([name, { members = {}, events = {} }]) =>
        [...Object.values(members), ...Object.values(events).flat()].map((thing) => [name, thing]),
      ),
      ...shapes.map(({ thing, members }) => [members.join(), thing]),
    ]
    expect(named.filter(([, name]) => name !== undefined && !thingNamed(name))).toEqual([])
  })

  it('say something, each of them', () => {
    const empty = libraries.filter(({ exports: facts, types = {} }) => Object.keys({ ...facts, ...types }).length === 0)
    expect(empty.map(({ name }) => name)).toEqual([])
  })

  it('name import sources without node:', () => {
    expect(libraries.flatMap(({ modules }) => modules).filter((source) => source.startsWith('node:'))).toEqual([])
  })

  it('say one thing of one export', () => {
    const places = libraries.flatMap(({ modules, exports: facts }) =>
      modules.flatMap((module) => Object.keys(facts).map((path) => `${module} ${path}`)),
    )
    expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([])
  })

  it('give a put of a semaphore as a wait for room', () => {
    const semaphores = things.filter(([, { kinds }]) => kinds.includes('semaphore'))
    expect(semaphores.length).toBeGreaterThan(0)
    for (const [, { puts = {} }] of semaphores) {
      for (const put of Object.values(puts)) expect(put).toMatchObject({ answers: 'promise', waitsForRoom: true })
    }
  })
})

describe('lookup', () => {
  it.each([
    { name: 'an export', module: 'fs', path: ['readFile'], found: 'readFile' },
    { name: 'a source with node:', module: 'node:fs', path: ['readFile'], found: 'readFile' },
    { name: 'an export of the default export', module: 'fs', path: ['default', 'readFile'], found: 'readFile' },
    { name: 'a path below an export', module: 'fs', path: ['promises', 'readFile'], found: 'promises.readFile' },
    { name: 'a module that is a function', module: 'p-limit', path: [], found: 'default' },
    { name: 'a default export', module: 'p-limit', path: ['default'], found: 'default' },
    { name: 'a global', module: 'globals', path: ['Promise', 'all'], found: 'Promise.all' },
    { name: 'a module named by the path of an export', module: 'lodash/chunk', path: [], found: 'chunk' },
    { name: 'the same with its extension', module: 'async/eachLimit.js', path: ['default'], found: 'eachLimit' },
  ])('finds $name', ({ module, path, found }) => {
    expect(lookup(module, path)?.path).toBe(found)
  })

  it.each([
    { name: 'an unknown export', module: 'fs', path: ['readFileSync'] },
    { name: 'an unknown source', module: './fs', path: ['readFile'] },
    { name: 'what every object has', module: 'fs', path: ['constructor'] },
    { name: 'a path of a library that has none', module: 'p-limit/readFile', path: [] },
    { name: 'another form below such a path', module: 'lodash/fp', path: ['map'] },
  ])('finds nothing for $name', ({ module, path }) => {
    expect(lookup(module, path)).toBeUndefined()
  })

  it('takes a table of the project before its own', () => {
    const own = [{ modules: ['fs'], exports: { readFile: { call: { limits: true } } }, types: { Stats: 'mine' } }]
    expect(lookup('fs', ['readFile'], own)?.export).toEqual({ call: { limits: true } })
    expect(thingOfType('fs', 'Stats', own)).toBe('mine')
    expect(lookup('fs', ['writeFile'], own)?.export).toEqual({ call: { io: true } })
  })
})
