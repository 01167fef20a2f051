import rule from '../../rules/no-overlapping-interval.ts'
import { untyped } from '../rule-tester.ts'

const overlaps = (work: string) => [
  { messageId: 'overlaps' as const, data: { work }, line: 1, column: 8, suggestions: [] },
]

// A run that asks one thing is over long before the next one; what does more may not be.
untyped.run('no-overlapping-interval, one look', rule, {
  valid: [
    {
      name: 'a count every half minute',
      code: 'kept = setInterval(async () => { size = await queue.count() }, 30_000)',
    },
    { name: 'a sign of life', code: 'kept = setInterval(() => { db.touch(id).catch(log) }, period)' },
    { name: 'one request', code: 'kept = setInterval(async () => { state = await (await fetch(url)).json() }, 5000)' },
    {
      name: 'a dump, by the minute',
      code: 'kept = setInterval(async () => { await backup() }, settings.minutes * 60 * 1000)',
    },
  ],
  invalid: [
    {
      name: 'a request, who knows how often',
      code: "kept = setInterval(async () => { await fetch(url, { method: 'POST', body: flush() }) }, everyMs)",
      errors: overlaps('fetch'),
    },
    {
      name: 'a count each second',
      code: 'kept = setInterval(async () => { size = await queue.count() }, 1000)',
      errors: overlaps('count'),
    },
    {
      name: 'a request for each element',
      code: 'kept = setInterval(async () => { for (const id of ids) await db.getState(id) }, 30_000)',
      errors: overlaps('getState'),
    },
    {
      name: 'a login and a request',
      code: 'kept = setInterval(async () => { await fetch(login); await fetch(url) }, 10_000)',
      errors: overlaps('fetch'),
    },
    {
      name: 'work of another file by a name that does not tell',
      code: 'kept = setInterval(async () => { await sync() }, 10_000)',
      errors: overlaps('sync'),
    },
    {
      name: 'a dump, by the second',
      code: 'kept = setInterval(async () => { await backup() }, settings.seconds * 1000)',
      errors: overlaps('backup'),
    },
    {
      name: 'a count every half minute, any work',
      options: [{ work: 'any' }],
      code: 'kept = setInterval(async () => { size = await queue.count() }, 30_000)',
      errors: overlaps('count'),
    },
  ],
})
