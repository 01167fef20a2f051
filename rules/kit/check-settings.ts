import { thingNamed } from '../knowledge/index.ts'
import type { BoundPlace, CallFact, Export, Kind, Library, PutFact, Thing } from '../knowledge/schema.ts'
import type { LibrarySubset, Settings } from './settings.ts'

/** Throws an error that names option, value and type where `settings.backpressure` is not what `Settings` says. */
export function checkSettings(given: unknown): asserts given is Settings {
  settings(given, 'settings.backpressure')
  for (const [i, library] of (given as Settings).libraries?.entries() ?? []) {
    checkNames(library, `settings.backpressure.libraries[${i}]`, (given as Settings).libraries ?? [])
  }
}

type Check = (value: unknown, place: string) => void

const KINDS: readonly Kind[] = [
  'node-readable', 'node-writable', 'web-readable', 'web-reader', 'web-writable', 'web-writer', 'web-controller',
  'socket', 'data-channel', 'emitter', 'server', 'queue', 'limiter', 'semaphore', 'loader', 'client', 'process',
]

const text: Check = (value, place) => {
  if (typeof value !== 'string' || value === '') throw wrong(place, 'a string with something in it', value)
}

const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') throw wrong(place, 'true or false', value)
}

const count = (least: number): Check => (value, place) => {
  const wanted = `an integer of at least ${least}`
  if (typeof value !== 'number') throw wrong(place, wanted, value)
  if (!Number.isSafeInteger(value) || value < least) throw wrong(place, wanted, value, RangeError)
}

const position: Check = (value, place) => {
  if (value === 'last') return
  if (typeof value !== 'number') throw wrong(place, "the position of an argument or 'last'", value)
  count(0)(value, place)
}

const oneOf = (...values: readonly unknown[]): Check => (value, place) => {
  if (!values.includes(value)) throw wrong(place, `one of ${values.map(show).join(', ')}`, value)
}

const either = (word: string, check: Check): Check => (value, place) => {
  if (value !== word) check(value, place)
}

const listOf = (check: Check): Check => (value, place) => {
  if (!Array.isArray(value)) throw wrong(place, 'a list', value)
  for (const [i, item] of value.entries()) check(item, `${place}[${i}]`)
}

const recordOf = (check: Check): Check => (value, place) => {
  if (!isRecord(value)) throw wrong(place, 'an object', value)
  for (const [key, item] of Object.entries(value)) check(item, `${place}.${key}`)
}

function object<Keys extends string>(keys: Record<Keys, Check>, needed: readonly NoInfer<Keys>[] = []): Check {
  return (value, place) => {
    if (!isRecord(value)) throw wrong(place, 'an object', value)
    for (const key of needed) if (value[key] === undefined) throw new TypeError(`${place} needs '${key}'.`)
    for (const [key, item] of Object.entries(value)) {
      if (!Object.hasOwn(keys, key)) {
        const known = Object.keys(keys).join(', ')
        throw new TypeError(`${place} has no option '${key}' (got ${show(item)}, ${typeOf(item)}). Known: ${known}.`)
      }
      if (item !== undefined) keys[key as Keys](item, `${place}.${key}`)
    }
  }
}

const call = object({
  makes: text,
  bound: object(
    {
      argument: position,
      option: text,
      or: listOf(text),
      none: listOf(text),
      unit: oneOf('items', 'tasks', 'bytes', 'ms'),
      absent: either('unbounded', count(1)),
    } satisfies Record<keyof BoundPlace, Check>,
    ['argument', 'unit', 'absent'],
  ),
  io: flag,
  promise: flag,
  limits: flag,
} satisfies Partial<Record<keyof CallFact, Check>>)

const put = object(
  {
    answers: oneOf('promise', 'boolean', 'nothing'),
    item: count(0),
    waitsForRoom: flag,
    refuses: flag,
  } satisfies Partial<Record<keyof PutFact, Check>>,
  ['answers'],
)

const thing = object(
  {
    kinds: listOf(oneOf(...KINDS)),
    puts: recordOf(put),
    methods: recordOf(call),
    call,
    members: recordOf(text),
    flow: listOf(text),
    room: listOf(text),
    roomEvent: text,
    goneEvents: listOf(text),
  } satisfies Partial<Record<keyof Thing, Check>>,
  ['kinds'],
)

const library = object(
  {
    name: text,
    modules: listOf(text),
    exports: recordOf(object({ call, construct: call, is: text } satisfies Record<keyof Export, Check>)),
    types: recordOf(text),
    things: recordOf(thing),
  } satisfies Partial<Record<keyof Library, Check>>,
  ['modules', 'exports'],
)

const settings = object({
  runtime: text,
  concurrency: count(1),
  autofix: flag,
  limiters: listOf(text),
  bounded: listOf(text),
  libraries: listOf(library),
  versions: recordOf(text),
  types: oneOf('auto', 'off'),
} satisfies Record<keyof Settings, Check>)

/** Every thing that a library names must stand in one of the tables. */
function checkNames(library: LibrarySubset, place: string, own: readonly LibrarySubset[]): void {
  const { exports, types = {}, things = {} } = library
  const known = (name: string | undefined, at: string): void => {
    if (name === undefined || thingNamed(name, own)) return
    throw wrong(`${place}.${at}`, "the name of a thing in 'things' or of a known library", name)
  }
  for (const [name, fact] of Object.entries(exports)) {
    known(fact.is, `exports.${name}.is`)
    known(fact.call?.makes, `exports.${name}.call.makes`)
    known(fact.construct?.makes, `exports.${name}.construct.makes`)
  }
  for (const [name, made] of Object.entries(types)) known(made, `types.${name}`)
  for (const [name, { methods = {}, members = {}, call }] of Object.entries(things)) {
    known(call?.makes, `things.${name}.call.makes`)
    for (const [key, fact] of Object.entries(methods)) known(fact.makes, `things.${name}.methods.${key}.makes`)
    for (const [key, made] of Object.entries(members)) known(made, `things.${name}.members.${key}`)
  }
}

function wrong(place: string, wanted: string, value: unknown, Failure = TypeError): Error {
  return new Failure(`${place} must be ${wanted}, got ${show(value)} (${typeOf(value)}).`)
}

function show(value: unknown): string {
  return typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
