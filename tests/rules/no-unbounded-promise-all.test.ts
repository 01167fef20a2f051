import path from 'node:path'
import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines, unwritable } from './fan-out-findings.ts'

const FS = "import fs from 'node:fs/promises'\n"

untyped.run('no-unbounded-promise-all', rule, {
  valid: [
    { name: 'a fixed number of promises', code: 'await Promise.all([fetch(a), fetch(b)])' },
    { name: 'values that are no tasks', code: 'await Promise.all(xs)' },
    { name: 'work in memory', code: 'await Promise.all(xs.map(async (x) => parse(await x.text, x.length)))' },
    {
      name: 'a search in an array is no query',
      code: 'await Promise.all(xs.map(async (x) => users.find((u) => u.id === x)))',
    },
    { name: 'a module that is loaded', code: 'await Promise.all(names.map((name) => import(name)))' },
    {
      name: 'a synchronous read',
      code: lines("import fs from 'node:fs'", 'await Promise.all(xs.map(async (x) => fs.existsSync(x)))'),
    },
    {
      name: 'a name that only looks like a request',
      code: 'await Promise.all(xs.map(async (x) => { await fetched(x); updateView(x) }))',
    },
    {
      name: 'thunks are not started',
      code: lines(
        'const tasks = []',
        'for (const url of urls) tasks.push(() => fetch(url))',
        'await Promise.all(tasks)',
      ),
    },
    {
      name: 'each task is awaited before the next',
      code: lines(
        'const done = []',
        'for (const url of urls) { const p = fetch(url); done.push(p); await p }',
        'await Promise.all(done)',
      ),
    },
    {
      name: 'results, not tasks',
      code: lines(
        'const pages = []',
        'for (const url of urls) pages.push(await fetch(url))',
        'await Promise.all(pages)',
      ),
    },
    {
      name: 'promises that somebody else holds',
      code: lines('const tasks = urls.map((url) => fetch(url))', 'keep(tasks)'),
    },
    {
      name: 'promises pushed by hand, a fixed number',
      code: lines('const tasks = [fetch(a)]', 'if (b) tasks.push(fetch(b))', 'await Promise.all(tasks)'),
    },
    { name: 'a method of the same name', code: 'db.all(urls.map((url) => fetch(url)))' },
    { name: 'a chain in series', code: 'await xs.reduce((last, x) => last.then(() => fetch(x)), Promise.resolve())' },
  ],
  invalid: [
    {
      name: 'an inline mapper',
      code: 'await Promise.all(urls.map(async (url) => await fetch(url)))',
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          line: 1,
          column: 7,
          endColumn: 18,
          ...fewAtATime(lines(`${IMPORT}`, `await mapLimit(urls, 10, async (url) => await fetch(url))`)),
        },
      ],
    },
    {
      name: 'an autofix under the settings, with their limit',
      settings: { backpressure: { autofix: true, concurrency: 4 } },
      code: 'await Promise.all(urls.map(async (url) => await fetch(url)))',
      output: lines(`${IMPORT}`, `await mapLimit(urls, 4, async (url) => await fetch(url))`),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'a likely request is never an autofix',
      settings: { backpressure: { autofix: true } },
      code: 'await Promise.all(ids.map(async (id) => await downloadPage(id)))',
      output: null,
      errors: [
        {
          ...fanOut('ids', 'downloadPage'),
          ...fewAtATime(lines(`${IMPORT}`, `await mapLimit(ids, 10, async (id) => await downloadPage(id))`)),
        },
      ],
    },
    {
      name: 'a mapper that is not async, and a chain',
      code: `${FS}async function f() { return Promise.allSettled(paths.filter(Boolean).map((x) => fs.readFile(x))) }`,
      errors: [
        {
          ...fanOut('paths', 'fs.readFile', '`mapLimitSettled`'),
          ...fewAtATime(
            `${FS}import { mapLimitSettled } from 'backpressure-runtime'\n` +
              'async function f() { return mapLimitSettled(paths.filter(Boolean), 10, (x) => fs.readFile(x)) }',
            'mapLimitSettled',
          ),
        },
      ],
    },
    {
      name: 'a local function by reference, whose own helper does the work',
      code: lines(
        `${FS}async function read(p) { return fs.readFile(p) }`,
        `async function load(p) { return parse(await read(p)) }`,
        `await Promise.all(list.map(load))`,
      ),
      errors: [
        {
          ...fanOut('list', 'fs.readFile'),
          ...fewAtATime(
            lines(
              `${FS}${IMPORT}async function read(p) { return fs.readFile(p) }`,
              `async function load(p) { return parse(await read(p)) }`,
              `await mapLimit(list, 10, load)`,
            ),
          ),
        },
      ],
    },
    {
      name: 'a bound method',
      code: lines(
        'class Zip { async add(file) { await fetch(file) }',
        ' all(list) { return Promise.all(list.map(this.add.bind(this))) } }',
      ),
      errors: [
        {
          ...fanOut('list', 'fetch'),
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `class Zip { async add(file) { await fetch(file) }`,
              ` all(list) { return mapLimit(list, 10, this.add.bind(this)) } }`,
            ),
          ),
        },
      ],
    },
    {
      name: 'a function of another file by a telling name',
      code: 'await Promise.all(urls.map(downloadPage))',
      errors: [{ ...fanOut('urls', 'downloadPage'), ...unwritable }],
    },
    {
      name: 'a function of a module itself',
      code: `${FS}await Promise.all(paths.map(fs.readFile))`,
      errors: [{ ...fanOut('paths', 'fs.readFile'), ...unwritable }],
    },
    {
      name: 'for each request: one limit for all of them as well',
      code: lines(
        "import express from 'express'",
        'const app = express()',
        "app.post('/load', async (req, res) => {",
        '  res.json(await Promise.all(req.body.urls.map(async (url) => (await fetch(url)).status)))',
        '})',
      ),
      errors: [
        {
          ...fanOut('req.body.urls', 'fetch'),
          suggestions: [
            {
              messageId: 'runFewAtATime',
              output: lines(
                "import express from 'express'",
                "import { mapLimit } from 'backpressure-runtime'",
                'const app = express()',
                "app.post('/load', async (req, res) => {",
                '  res.json(await mapLimit(req.body.urls, 10, async (url) => (await fetch(url)).status))',
                '})',
              ),
            },
            {
              messageId: 'shareOneLimit',
              data: { limit: 10 },
              output: lines(
                "import express from 'express'",
                "import { mapLimit, Semaphore } from 'backpressure-runtime'",
                'const app = express()',
                'const slots = new Semaphore(10)',
                '',
                "app.post('/load', async (req, res) => {",
                '  res.json(await mapLimit(req.body.urls, slots, async (url) => (await fetch(url)).status))',
                '})',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'any: no rewrite',
      code: 'await Promise.any(urls.map(async (url) => await fetch(url)))',
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          messageId: 'raceFanOut',
          data: { each: 'Every element of `urls`', work: '`fetch`' },
          ...unwritable,
        },
      ],
    },
    {
      name: 'race: no rewrite',
      code: 'await Promise.race(urls.map(async (url) => await fetch(url)))',
      errors: [{ messageId: 'raceFanOut', ...unwritable }],
    },
    {
      name: 'nested: the innermost that does the work',
      code: lines(
        'await Promise.all(dirs.map(async (dir) => {',
        '  await Promise.all(dir.urls.map((url) => fetch(url)))',
        '}))',
      ),
      errors: [
        {
          ...fanOut('dir.urls', 'fetch'),
          line: 2,
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `await Promise.all(dirs.map(async (dir) => {`,
              `  await mapLimit(dir.urls, 10, (url) => fetch(url))`,
              `}))`,
            ),
          ),
        },
      ],
    },
    {
      name: 'I/O that the task does not wait for',
      code: 'await Promise.all(urls.map((url) => { fetch(url) }))',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'recursion through the mapper, autofix allowed: only suggested',
      settings: { backpressure: { autofix: true } },
      code: lines(
        `${FS}async function walk(dir) {`,
        `  const entries = await fs.readdir(dir)`,
        `  await fs.writeFile(dir + '.list', entries)`,
        `  return Promise.all(entries.map(walk))`,
        `}`,
      ),
      output: null,
      errors: [
        {
          ...fanOut('entries', 'fs.writeFile'),
          ...fewAtATime(
            lines(
              `${FS}${IMPORT}async function walk(dir) {`,
              `  const entries = await fs.readdir(dir)`,
              `  await fs.writeFile(dir + '.list', entries)`,
              `  return mapLimit(entries, 10, walk)`,
              `}`,
            ),
          ),
        },
      ],
    },
    {
      name: 'recursion through the mapper',
      code: lines(
        `${FS}async function walk(dir) {`,
        `  const entries = await fs.readdir(dir)`,
        `  return Promise.all(entries.map(async (e) => e.isDirectory() ? walk(e.path) : fs.readFile(e.path)))`,
        `}`,
      ),
      errors: [
        {
          ...fanOut('entries', 'fs.readFile'),
          data: { ...fanOut('entries', 'fs.readFile').data, each: 'Every element of `entries` that passes a test' },
          ...fewAtATime(
            lines(
              `${FS}${IMPORT}async function walk(dir) {`,
              `  const entries = await fs.readdir(dir)`,
              `  return mapLimit(entries, 10, async (e) => e.isDirectory() ? walk(e.path) : fs.readFile(e.path))`,
              `}`,
            ),
          ),
        },
      ],
    },
    {
      name: 'files of a pattern work on files',
      code: lines(
        "import { globby } from 'globby'",
        'const found = await globby(patterns)',
        'await Promise.all(found.map(async (f) => await rewrite(f)))',
      ),
      errors: [
        {
          messageId: 'fanOut',
          ...fewAtATime(
            lines(
              `import { globby } from 'globby'`,
              `${IMPORT}const found = await globby(patterns)`,
              `await mapLimit(found, 10, async (f) => await rewrite(f))`,
            ),
          ),
        },
      ],
    },
    {
      name: 'the limiter that the file imports is named first',
      code: lines("import pMap from 'p-map'", 'await Promise.all(urls.map((url, i, all) => fetch(url, all)))'),
      errors: [{ ...fanOut('urls', 'fetch', '`p-map`, which this file imports'), ...unwritable }],
    },
    {
      name: 'a change with the limiter that the file imports comes first',
      code: lines("import pMap from 'p-map'", 'await Promise.all(urls.map(async (url) => fetch(url)))'),
      errors: [
        {
          ...fanOut('urls', 'fetch', '`p-map`, which this file imports'),
          suggestions: [
            {
              messageId: 'useAtHand',
              data: { how: 'at most 10 at a time with `p-map`' },
              output: lines(
                "import pMap from 'p-map'",
                'await pMap(urls, async (url) => fetch(url), { concurrency: 10 })',
              ),
            },
            {
              messageId: 'runFewAtATime',
              data: { limit: 10, helper: 'mapLimit' },
              output: lines("import pMap from 'p-map'", `${IMPORT}await mapLimit(urls, 10, async (url) => fetch(url))`),
            },
          ],
        },
      ],
    },
    {
      name: 'what an autofix writes is named, and not the limiter that is offered beside it',
      settings: { backpressure: { autofix: true } },
      code: lines("import pMap from 'p-map'", 'await Promise.all(urls.map(async (url) => fetch(url)))'),
      output: lines("import pMap from 'p-map'", `${IMPORT}await mapLimit(urls, 10, async (url) => fetch(url))`),
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          suggestions: [
            {
              messageId: 'useAtHand',
              data: { how: 'at most 10 at a time with `p-map`' },
              output: lines(
                "import pMap from 'p-map'",
                'await pMap(urls, async (url) => fetch(url), { concurrency: 10 })',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a limiter that the package depends on is named, and written where it can be',
      filename: path.join(import.meta.dirname, '../fixtures/limited/code.ts'),
      code: 'export const f = (urls) => Promise.all(urls.map((url, i, all) => fetch(url, all)))',
      errors: [{ ...fanOut('urls', 'fetch', '`p-map`, which this package has'), ...unwritable }],
    },
    {
      name: 'tasks that live as long as the program are not made to wait',
      code: 'await Promise.all(urls.map(async (url) => { await fetch(url); await subscribeTo(url) }))',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'tasks that wait for something of their siblings',
      code: lines(
        'const ready = new Promise(go)',
        'await Promise.all(urls.map(async (url) => { await ready; await fetch(url) }))',
      ),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
  ],
})
