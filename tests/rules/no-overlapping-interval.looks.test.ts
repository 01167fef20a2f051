import rule from '../../rules/no-overlapping-interval.ts'
import { untyped } from '../rule-tester.ts'

/** A sweep over a copy of the jobs that are there. */
const sweep = (turn: string) =>
  `kept = setInterval(async () => { for (const job of Array.from(jobs.values())) { ${turn} } }, 5000)`

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
    {
      name: 'a request, who knows how often',
      code: "kept = setInterval(async () => { await fetch(url, { method: 'POST', body: flush() }) }, everyMs)",
    },
    {
      name: 'work of another file by a name that does not tell',
      code: 'kept = setInterval(async () => { await sync() }, 1000)',
    },
    {
      name: 'a few steps, who knows how often',
      code: 'kept = setInterval(async () => { await dump(path); await pack(path) }, settings.backup.period)',
    },
    {
      name: 'requests of a run that ends those of the last one',
      code:
        'kept = setInterval(() => { last?.abort(); last = new AbortController(); ' +
        'void fetch(a, last); void fetch(b, last) }, 1000)',
    },
    {
      name: 'what is asked for once and kept',
      code:
        'kept = setInterval(() => void ask(), 1000); ' +
        'async function ask() { if (size) return; size = await db.getSize() }',
    },
    {
      name: 'steps that are done once for each state',
      code:
        'kept = setInterval(() => { stateOf(id).then(async (s) => { if (s === state) return; state = s; ' +
        'await show(s); await tell(s) }) }, 1000)',
    },
    {
      name: 'a page that asks each second',
      code: 'kept = setInterval(async () => { document.title = await api.getTitle() }, 1000)',
    },
    {
      name: 'a list that is there as a whole',
      code:
        'kept = setInterval(async () => { rows = []; await load() }, 5000); ' +
        'let rows; async function load() { rows = await page() }',
    },
    {
      name: 'one request or the other',
      code: 'kept = setInterval(() => { if (own) void fetch(a); else void fetch(b) }, 5000)',
    },
    { name: 'a line in a local file', code: 'kept = setInterval(() => { void appendFile(path, line()) }, 1000)' },
    {
      name: 'two sides',
      code: 'kept = setInterval(async () => { for (const side of [left, right]) await side.update() }, 5000)',
    },
    { name: 'jobs that are taken out first', code: sweep('jobs.delete(job.id); await db.close(job)') },
    {
      name: 'a look at each of many, once a minute',
      code: 'kept = setInterval(async () => { for (const id of ids) await db.getState(id) }, 60_000)',
    },
  ],
  invalid: [
    {
      name: 'jobs that are taken out when they are done',
      code: sweep('await db.close(job); jobs.delete(job.id)'),
      errors: overlaps('close'),
    },
    {
      name: 'what there is, who knows how often',
      code: 'kept = setInterval(async () => { for (const job of await store.due()) await work(job) }, everyMs)',
      errors: overlaps('work'),
    },
    {
      name: 'a request, who knows how often, where all counts',
      options: [{ work: 'any' }],
      code: "kept = setInterval(async () => { await fetch(url, { method: 'POST', body: flush() }) }, everyMs)",
      errors: overlaps('fetch'),
    },
    {
      name: 'a count each second',
      code: 'kept = setInterval(async () => { size = await db.count() }, 1000)',
      errors: overlaps('count'),
    },
    {
      name: 'steps of another file each second',
      code: 'kept = setInterval(async () => { await check(page); await refresh(page) }, 1000)',
      errors: overlaps('check'),
    },
    {
      name: 'requests beside which the last ones go on',
      code: 'kept = setInterval(() => { void fetch(a, last); void fetch(b, last) }, 5000)',
      errors: overlaps('fetch'),
    },
    {
      name: 'a list that two runs would fill',
      code:
        'kept = setInterval(async () => { rows = []; await load() }, 5000); ' +
        'let rows; async function load() { rows.push(...(await page())) }',
      errors: overlaps('load'),
    },
    {
      name: 'a timer for each of many',
      code: 'for (const d of ds) d.t = setInterval(async () => { await d.write(x); await d.read() }, d.ms)',
      errors: [{ messageId: 'overlaps', data: { work: 'write' }, line: 1, column: 27, suggestions: [] }],
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
      name: 'a count every half minute, any work',
      options: [{ work: 'any' }],
      code: 'kept = setInterval(async () => { size = await queue.count() }, 30_000)',
      errors: overlaps('count'),
    },
  ],
})
