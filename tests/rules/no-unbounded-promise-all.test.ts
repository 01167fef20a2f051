import rule from '../../rules/no-unbounded-promise-all.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const IMPORT = "import { mapLimit } from 'backpressure-runtime'\n"
const FS = "import fs from 'node:fs/promises'\n"

const fanOut = (items: string, work: string, remedy = '`mapLimit`') => ({
  messageId: 'fanOut' as const,
  data: { each: items === '' ? 'Every pass of the loop' : `Every element of \`${items}\``, work: `\`${work}\``, remedy },
})
const fewAtATime = (output: string, helper = 'mapLimit', limit = 10) => ({
  suggestions: [{ messageId: 'runFewAtATime' as const, data: { limit, helper }, output }],
})
/** The shape is reported; nothing can be written for it. */
const unwritable = { suggestions: [] }

untyped.run('no-unbounded-promise-all', rule, {
  valid: [
    { name: 'a fixed number of promises', code: 'await Promise.all([fetch(a), fetch(b)])' },
    { name: 'values that are no tasks', code: 'await Promise.all(xs)' },
    { name: 'work in memory', code: 'await Promise.all(xs.map(async (x) => parse(await x.text, x.length)))' },
    { name: 'a search in an array is no query', code: 'await Promise.all(xs.map(async (x) => users.find((u) => u.id === x)))' },
    { name: 'a module that is loaded', code: 'await Promise.all(names.map((name) => import(name)))' },
    { name: 'a synchronous read', code: "import fs from 'node:fs'\nawait Promise.all(xs.map(async (x) => fs.existsSync(x)))" },
    { name: 'a name that only looks like a request', code: 'await Promise.all(xs.map(async (x) => { await fetched(x); updateView(x) }))' },
    { name: 'thunks are not started', code: 'const tasks = []\nfor (const url of urls) tasks.push(() => fetch(url))\nawait Promise.all(tasks)' },
    { name: 'each task is awaited before the next', code: 'const done = []\nfor (const url of urls) { const p = fetch(url); done.push(p); await p }\nawait Promise.all(done)' },
    { name: 'results, not tasks', code: 'const pages = []\nfor (const url of urls) pages.push(await fetch(url))\nawait Promise.all(pages)' },
    { name: 'promises that somebody else holds', code: 'const tasks = urls.map((url) => fetch(url))\nkeep(tasks)' },
    { name: 'promises pushed by hand, a fixed number', code: 'const tasks = [fetch(a)]\nif (b) tasks.push(fetch(b))\nawait Promise.all(tasks)' },
    { name: 'a method of the same name', code: 'db.all(urls.map((url) => fetch(url)))' },
    { name: 'a chain in series', code: 'await xs.reduce((last, x) => last.then(() => fetch(x)), Promise.resolve())' },
  ],
  invalid: [
    {
      name: 'an inline mapper',
      code: 'await Promise.all(urls.map(async (url) => await fetch(url)))',
      errors: [{
        ...fanOut('urls', 'fetch'),
        line: 1,
        column: 7,
        endColumn: 18,
        ...fewAtATime(`${IMPORT}\nawait mapLimit(urls, 10, async (url) => await fetch(url))`),
      }],
    },
    {
      name: 'an autofix under the settings, with their limit',
      settings: { backpressure: { autofix: true, concurrency: 4 } },
      code: 'await Promise.all(urls.map(async (url) => await fetch(url)))',
      output: `${IMPORT}\nawait mapLimit(urls, 4, async (url) => await fetch(url))`,
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'a likely request is never an autofix',
      settings: { backpressure: { autofix: true } },
      code: 'await Promise.all(ids.map(async (id) => await api.getUser(id)))',
      output: null,
      errors: [{
        ...fanOut('ids', 'api.getUser'),
        ...fewAtATime(`${IMPORT}\nawait mapLimit(ids, 10, async (id) => await api.getUser(id))`),
      }],
    },
    {
      name: 'a mapper that is not async, and a chain',
      code: `${FS}async function f() { return Promise.allSettled(names.filter(Boolean).map((name) => fs.stat(name))) }`,
      errors: [{
        ...fanOut('names', 'fs.stat', '`mapLimitSettled`'),
        ...fewAtATime(
          `${FS}import { mapLimitSettled } from 'backpressure-runtime'\n` +
            'async function f() { return mapLimitSettled(names.filter(Boolean), 10, (name) => fs.stat(name)) }',
          'mapLimitSettled',
        ),
      }],
    },
    {
      name: 'a local function by reference, whose own helper does the work',
      code: `${FS}async function read(p) { return fs.readFile(p) }\nasync function load(p) { return parse(await read(p)) }\nawait Promise.all(list.map(load))`,
      errors: [{
        ...fanOut('list', 'fs.readFile'),
        ...fewAtATime(
          `${FS}${IMPORT}async function read(p) { return fs.readFile(p) }\nasync function load(p) { return parse(await read(p)) }\nawait mapLimit(list, 10, load)`,
        ),
      }],
    },
    {
      name: 'a bound method',
      code: 'class Zip { async add(file) { await fetch(file) }\n all(list) { return Promise.all(list.map(this.add.bind(this))) } }',
      errors: [{
        ...fanOut('list', 'fetch'),
        ...fewAtATime(
          `${IMPORT}\nclass Zip { async add(file) { await fetch(file) }\n all(list) { return mapLimit(list, 10, this.add.bind(this)) } }`,
        ),
      }],
    },
    { name: 'a function of another file by a telling name', code: 'await Promise.all(urls.map(downloadPage))', errors: [{ ...fanOut('urls', 'downloadPage'), ...unwritable }] },
    { name: 'a function of a module itself', code: `${FS}await Promise.all(names.map(fs.unlink))`, errors: [{ ...fanOut('names', 'fs.unlink'), ...unwritable }] },
    {
      name: 'promises in a const, awaited later',
      code: 'async function f() {\n  const tasks = jobs.map(async (job) => { await fetch(job.url) })\n  log()\n  await Promise.all(tasks)\n}',
      errors: [{
        ...fanOut('jobs', 'fetch'),
        line: 4,
        column: 9,
        ...fewAtATime(
          `${IMPORT}\nasync function f() {\n  const tasks = mapLimit(jobs, 10, async (job) => { await fetch(job.url) })\n  log()\n  await tasks\n}`,
        ),
      }],
    },
    {
      name: 'pushes in for…of',
      code: 'const tasks = []\nfor (const url of urls) tasks.push(fetch(url))\nawait Promise.all(tasks)',
      errors: [{ ...fanOut('urls', 'fetch'), line: 3, ...fewAtATime(`${IMPORT}\nconst tasks = mapLimit(urls, 10, (url) => fetch(url))\nawait tasks`) }],
    },
    {
      name: 'pushes of a const in a counted loop',
      code: 'const tasks = []\nfor (let i = 0; i < urls.length; i++) { const task = fetch(urls[i]); tasks.push(task) }\nawait Promise.all(tasks)',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    { name: 'pushes in while', code: 'const tasks = []\nwhile (more()) tasks.push(fetch(next()))\nawait Promise.all(tasks)', errors: [{ ...fanOut('', 'fetch'), ...unwritable }] },
    { name: 'pushes in for await', code: 'const tasks = []\nfor await (const row of rows) tasks.push(fetch(row.url))\nawait Promise.all(tasks)', errors: [{ ...fanOut('rows', 'fetch'), ...unwritable }] },
    { name: 'pushes in forEach', code: 'const tasks = []\nObject.keys(index).forEach((key) => { tasks.push(fetch(key)) })\nawait Promise.all(tasks)', errors: [{ ...fanOut('index', 'fetch'), ...unwritable }] },
    { name: 'an async block that is pushed', code: 'const tasks = new Set()\nfor (const url of urls) tasks.add((async () => { await fetch(url) })())\nawait Promise.all(tasks)', errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }] },
    { name: 'slots that are assigned', code: 'const tasks = []\nfor (const i in urls) tasks[i] = fetch(urls[i])\nawait Promise.all(tasks)', errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }] },
    { name: 'reduce into a list', code: 'await Promise.all(urls.reduce((tasks, url) => { tasks.push(fetch(url)); return tasks }, []))', errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }] },
    { name: 'a spread beside a single one', code: 'await Promise.all([...urls.map((url) => fetch(url)), ready()])', errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }] },
    {
      name: 'Array.from with a mapper',
      code: 'async function f() { await Promise.all(Array.from(projects, async (p) => { await fetch(p) })) }',
      errors: [{
        ...fanOut('projects', 'fetch'),
        ...fewAtATime(`${IMPORT}\nasync function f() { await mapLimit(projects, 10, async (p) => { await fetch(p) }) }`),
      }],
    },
    {
      name: 'a copy of an iterable, then chained',
      code: 'const out = (await Promise.all([...byId.values()].map(async ([k, v]) => [k, await fetch(v)]))).flat()',
      errors: [{
        ...fanOut('byId', 'fetch'),
        ...fewAtATime(`${IMPORT}\nconst out = (await mapLimit([...byId.values()], 10, async ([k, v]) => [k, await fetch(v)])).flat()`),
      }],
    },
    { name: 'a generator coroutine', code: 'const run = co.wrap(function* () { const tasks = rooms.map((r) => fetch(r)); yield Promise.all(tasks) })', errors: [{ ...fanOut('rooms', 'fetch'), ...fewAtATime("import { mapLimit } from 'backpressure-runtime';\n\nconst run = co.wrap(function* () { const tasks = mapLimit(rooms, 10, (r) => fetch(r)); yield tasks })") }] },
    { name: 'tasks that a function of this file starts', code: 'const start = (urls) => urls.map((url) => fetch(url))\nawait Promise.all(start(list))', errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }] },
    { name: 'any: no rewrite', code: 'await Promise.any(mirrors.map(async (url) => await fetch(url)))', errors: [{ ...fanOut('mirrors', 'fetch'), messageId: 'raceFanOut', data: { each: 'Every element of `mirrors`', work: '`fetch`' }, ...unwritable }] },
    { name: 'race: no rewrite', code: 'await Promise.race(mirrors.map(async (url) => await fetch(url)))', errors: [{ messageId: 'raceFanOut', ...unwritable }] },
    {
      name: 'nested: the innermost that does the work',
      code: 'await Promise.all(dirs.map(async (dir) => {\n  await Promise.all(dir.urls.map((url) => fetch(url)))\n}))',
      errors: [{
        ...fanOut('dir.urls', 'fetch'),
        line: 2,
        ...fewAtATime(`${IMPORT}\nawait Promise.all(dirs.map(async (dir) => {\n  await mapLimit(dir.urls, 10, (url) => fetch(url))\n}))`),
      }],
    },
    {
      name: 'recursion through the mapper',
      code: `${FS}async function walk(dir) {\n  const entries = await fs.readdir(dir)\n  return Promise.all(entries.map(async (e) => e.isDirectory() ? walk(e.path) : e.path))\n}`,
      errors: [{
        ...fanOut('entries', 'fs.readdir'),
        ...fewAtATime(
          `${FS}${IMPORT}async function walk(dir) {\n  const entries = await fs.readdir(dir)\n  return mapLimit(entries, 10, async (e) => e.isDirectory() ? walk(e.path) : e.path)\n}`,
        ),
      }],
    },
    {
      name: 'files of a pattern work on files',
      code: "import { globby } from 'globby'\nconst found = await globby(patterns)\nawait Promise.all(found.map(async (f) => await rewrite(f)))",
      errors: [{
        messageId: 'fanOut',
        ...fewAtATime(
          `import { globby } from 'globby'\n${IMPORT}const found = await globby(patterns)\nawait mapLimit(found, 10, async (f) => await rewrite(f))`,
        ),
      }],
    },
    {
      name: 'the limiter that the file imports is named first',
      code: "import pMap from 'p-map'\nawait Promise.all(urls.map((url, i, all) => fetch(url, all)))",
      errors: [{ ...fanOut('urls', 'fetch', '`p-map`, which this file imports'), ...unwritable }],
    },
    {
      name: 'tasks that live as long as the program are not made to wait',
      code: 'await Promise.all(urls.map(async (url) => { await fetch(url); await subscribeTo(url) }))',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'tasks that wait for something of their siblings',
      code: 'const ready = new Promise(go)\nawait Promise.all(urls.map(async (url) => { await ready; await fetch(url) }))',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
  ],
})

untyped.run('no-unbounded-promise-all, any evidence', rule, {
  valid: [
    { name: 'nothing is waited for', options: [{ evidence: 'any' }], code: 'await Promise.all(xs.map(async (x) => x * 2))' },
    { name: 'elements that are called', options: [{ evidence: 'any' }], code: 'await Promise.all(hooks2.map((h) => h(event)))' },
    { name: 'a module that is loaded', options: [{ evidence: 'any' }], code: 'await Promise.all(names.map(async (name) => { await import(name) }))' },
  ],
  invalid: [
    {
      name: 'a task of which nothing is known',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(xs.map(async (x) => await handle(x)))',
      errors: [{
        messageId: 'fanOut',
        data: { each: 'Every element of `xs`', work: 'a task', remedy: '`mapLimit`' },
        ...fewAtATime(`${IMPORT}\nawait mapLimit(xs, 10, async (x) => await handle(x))`),
      }],
    },
  ],
})

commonjs.run('no-unbounded-promise-all, CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'Bluebird over a lodash map',
      code: "const BbPromise = require('bluebird')\nconst _ = require('lodash')\nconst all = () => BbPromise.all(_.map(urls, (url) => fetch(url)))",
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'Q over calls of a callback function',
      code: "const Q = require('q')\nconst fs = require('fs')\nconst all = () => Q.all(paths.map((p) => Q.nfcall(fs.readFile, p)))",
      errors: [{ ...fanOut('paths', 'Q.nfcall'), ...unwritable }],
    },
  ],
})

typed.run('no-unbounded-promise-all, typed', rule, {
  valid: [
    { name: 'a telling name whose type is no promise', code: 'declare function fetchCached(x: string): string\nexport const f = (xs: string[]) => Promise.all(xs.map((x) => fetchCached(x)))' },
    { name: 'a tuple by its type', code: 'type Pair = [string, string]\nexport const f = (xs: Pair) => Promise.all(xs.map((x) => fetch(x)))' },
  ],
  invalid: [
    {
      name: 'a telling name whose type is a promise',
      code: 'declare function fetchPage(x: string): Promise<string>\nexport const f = async (xs: string[]) => Promise.all(xs.map(async (x) => fetchPage(x)))',
      errors: [{
        ...fanOut('xs', 'fetchPage'),
        ...fewAtATime(
          `${IMPORT}\ndeclare function fetchPage(x: string): Promise<string>\nexport const f = async (xs: string[]) => mapLimit(xs, 10, async (x) => fetchPage(x))`,
        ),
      }],
    },
  ],
})
