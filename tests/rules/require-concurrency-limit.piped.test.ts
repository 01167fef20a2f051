import rule from '../../rules/require-concurrency-limit.ts'
import { untyped } from '../rule-tester.ts'
import { loadOf } from './fan-out-findings.ts'

const RXJS = "import { from, fromEvent, mergeMap, take, map, filter } from 'rxjs'\n"
const EFFECT = "import { Effect, Stream, pipe } from 'effect'\n"
const ALL = "{ concurrency: 'unbounded' }"
const STRICT = [{ evidence: 'any' as const }] as const

const tasks = (callee: string, work: string, items: string, remedy: string) => ({
  messageId: 'tasks' as const,
  data: { callee, work: `\`${work}\``, load: loadOf(work), items: `\`${items}\``, remedy },
})
const limit = (output: string) => [{ messageId: 'addLimit' as const, data: { limit: 10 }, output }]

untyped.run('require-concurrency-limit, RxJS', rule, {
  valid: [
    {
      name: 'outside strict, since nothing tells how many values there are',
      code: `${RXJS}const f = (urls) => from(urls).pipe(mergeMap((url) => fetch(url)))`,
    },
    ...[
      { name: 'a limit', code: `${RXJS}const f = (urls) => from(urls).pipe(mergeMap((url) => fetch(url), 4))` },
      { name: 'a promise, which gives one value', code: `${RXJS}from(load()).pipe(mergeMap((url) => fetch(url)))` },
      {
        name: 'a source of which nothing is known',
        code: `${RXJS}const f = (user$) => user$.pipe(mergeMap((user) => fetch(user.url)))`,
      },
      { name: 'a literal list', code: `${RXJS}from(['a', 'b']).pipe(mergeMap((url) => fetch(url)))` },
      {
        name: 'few of them',
        code: `${RXJS}const f = (urls) => from(urls).pipe(take(5), mergeMap((url) => fetch(url)))`,
      },
      { name: 'work in memory', code: `${RXJS}const f = (xs) => from(xs).pipe(mergeMap((x) => [x, x]))` },
      { name: 'an operator of their own', code: `import { mergeMap } from './operators'\nxs.pipe(mergeMap(load))` },
    ].map((test) => ({ ...test, options: STRICT })),
  ],
  invalid: [
    {
      name: 'a request an element',
      code: `${RXJS}const f = (urls) => from(urls).pipe(filter(Boolean), mergeMap((url) => fetch(url)))`,
      errors: [
        {
          ...tasks('mergeMap', 'fetch', 'urls', 'a number of tasks'),
          suggestions: limit(
            `${RXJS}const f = (urls) => from(urls).pipe(filter(Boolean), mergeMap((url) => fetch(url), 10))`,
          ),
        },
      ],
    },
    {
      name: 'a request a message, from a source in a const',
      code: `${RXJS}const messages$ = fromEvent(port, 'message').pipe(map((m) => m.data))
messages$.pipe(mergeMap(async (m) => { await fetch(m.url) }))`,
      errors: [
        {
          ...tasks('mergeMap', 'fetch', 'fromEvent', 'a number of tasks'),
          suggestions: limit(`${RXJS}const messages$ = fromEvent(port, 'message').pipe(map((m) => m.data))
messages$.pipe(mergeMap(async (m) => { await fetch(m.url) }, 10))`),
        },
      ],
    },
    {
      name: 'an operator from the old place',
      code: `import { from } from 'rxjs'\nimport { mergeMap } from 'rxjs/operators'
from(Object.keys(urls)).pipe(mergeMap((key) => fetch(urls[key])))`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: limit(`import { from } from 'rxjs'\nimport { mergeMap } from 'rxjs/operators'
from(Object.keys(urls)).pipe(mergeMap((key) => fetch(urls[key]), 10))`),
        },
      ],
    },
    {
      name: 'Infinity, behind a selector',
      code: `${RXJS}const f = (urls) => from(urls).pipe(mergeMap((url) => fetch(url), Infinity))`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: limit(`${RXJS}const f = (urls) => from(urls).pipe(mergeMap((url) => fetch(url), 10))`),
        },
      ],
    },
  ].map((test) => ({ ...test, options: STRICT })),
})

untyped.run('require-concurrency-limit, Effect', rule, {
  valid: [
    { name: 'one after the other', code: `${EFFECT}Effect.forEach(urls, (url) => Effect.promise(() => fetch(url)))` },
    {
      name: 'a limit',
      code: `${EFFECT}Effect.forEach(urls, (url) => Effect.promise(() => fetch(url)), { concurrency: 5 })`,
    },
    {
      name: 'a limit from outside',
      code: `${EFFECT}const f = (options) => Effect.forEach(urls, (url) => Effect.promise(() => fetch(url)), options)`,
    },
    {
      name: 'effects that are written out',
      code: `${EFFECT}Effect.all([Effect.promise(() => fetch('a')), Effect.promise(() => fetch('b'))], ${ALL})`,
    },
    {
      name: 'effects by name',
      code: `${EFFECT}Effect.all({ a: Effect.promise(() => fetch('a')) }, ${ALL})`,
    },
    { name: 'work in memory', code: `${EFFECT}Effect.forEach(xs, (x) => x + 1, ${ALL})` },
    {
      name: 'a constant list',
      code: `${EFFECT}Effect.forEach(['a', 'b'], (x) => Effect.promise(() => fetch(x)), ${ALL})`,
    },
  ],
  invalid: [
    {
      name: 'a request an element',
      code: `${EFFECT}const f = (urls) => Effect.forEach(urls, (url) => Effect.tryPromise(() => fetch(url)), ${ALL})`,
      errors: [tasks('Effect.forEach', 'fetch', 'urls', '`concurrency`')],
    },
    {
      name: 'a list of effects',
      code: `${EFFECT}const f = (urls) => Effect.all(urls.map((url) => Effect.promise(() => fetch(url))), ${ALL})`,
      errors: [tasks('Effect.all', 'fetch', 'urls', '`concurrency`')],
    },
    {
      name: 'what is piped in, from a module of the package',
      code: `import * as Effect from 'effect/Effect'\nimport { pipe } from 'effect'
const f = (urls) => pipe(urls, Effect.forEach((url) => Effect.promise(() => fetch(url)), ${ALL}))`,
      errors: [tasks('Effect.forEach', 'fetch', 'urls', '`concurrency`')],
    },
    {
      name: 'a stream',
      code: `${EFFECT}const f = (urls$) => urls$.pipe(Stream.mapEffect((u) => Effect.promise(() => fetch(u)), ${ALL}))`,
      errors: [tasks('Stream.mapEffect', 'fetch', 'urls$', '`concurrency`')],
    },
    {
      name: 'a generator',
      code: `${EFFECT}const f = (users) => Effect.forEach(users, (user) => Effect.gen(function* () {
  const api = yield* Api
  yield* api.fetchUser(user.id)
}), ${ALL})`,
      errors: [tasks('Effect.forEach', 'api.fetchUser', 'users', '`concurrency`')],
    },
  ].map(({ errors, ...test }) => ({
    ...test,
    errors: errors.map((error) => ({
      ...error,
      suggestions: limit(test.code.replace("concurrency: 'unbounded'", 'concurrency: 10')),
    })),
  })),
})
