import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines, unwritable } from './fan-out-findings.ts'

untyped.run('no-unbounded-promise-all, promises that are collected', rule, {
  valid: [],
  invalid: [
    {
      name: 'promises in a const, awaited later',
      code: lines(
        'async function f() {',
        '  const tasks = jobs.map(async (job) => { await fetch(job.url) })',
        '  log()',
        '  await Promise.all(tasks)',
        '}',
      ),
      errors: [
        {
          ...fanOut('jobs', 'fetch'),
          line: 4,
          column: 9,
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `async function f() {`,
              `  const tasks = mapLimit(jobs, 10, async (job) => { await fetch(job.url) })`,
              `  log()`,
              `  await tasks`,
              `}`,
            ),
          ),
        },
      ],
    },
    {
      name: 'pushes in for…of',
      code: lines('const tasks = []', 'for (const url of urls) tasks.push(fetch(url))', 'await Promise.all(tasks)'),
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          line: 3,
          ...fewAtATime(lines(`${IMPORT}`, `const tasks = mapLimit(urls, 10, (url) => fetch(url))`, `await tasks`)),
        },
      ],
    },
    {
      name: 'pushes of a const in a counted loop',
      code: lines(
        'const tasks = []',
        'for (let i = 0; i < urls.length; i++) { const task = fetch(urls[i]); tasks.push(task) }',
        'await Promise.all(tasks)',
      ),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'pushes in while',
      code: lines('const tasks = []', 'while (more()) tasks.push(fetch(next()))', 'await Promise.all(tasks)'),
      errors: [{ ...fanOut('', 'fetch'), ...unwritable }],
    },
    {
      name: 'pushes in for await',
      code: lines(
        'const tasks = []',
        'for await (const row of rows) tasks.push(fetch(row.url))',
        'await Promise.all(tasks)',
      ),
      errors: [{ ...fanOut('rows', 'fetch'), ...unwritable }],
    },
    {
      name: 'pushes in forEach',
      code: lines(
        'const tasks = []',
        'Object.keys(byPath).forEach((key) => { tasks.push(fetch(key)) })',
        'await Promise.all(tasks)',
      ),
      errors: [
        {
          ...fanOut('byPath', 'fetch'),
          ...fewAtATime(
            lines(`${IMPORT}`, 'const tasks = mapLimit(Object.keys(byPath), 10, (key) => fetch(key))', 'await tasks'),
          ),
        },
      ],
    },
    {
      name: 'an async block that is pushed',
      code: lines(
        'const tasks = new Set()',
        'for (const url of urls) tasks.add((async () => { await fetch(url) })())',
        'await Promise.all(tasks)',
      ),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'slots that are assigned',
      code: lines('const tasks = []', 'for (const i in urls) tasks[i] = fetch(urls[i])', 'await Promise.all(tasks)'),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'reduce into a list',
      code: 'await Promise.all(urls.reduce((tasks, url) => { tasks.push(fetch(url)); return tasks }, []))',
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'a spread beside a single one',
      code: 'await Promise.all([...urls.map((url) => fetch(url)), ready()])',
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          ...fewAtATime(lines(`${IMPORT}`, 'await Promise.all([mapLimit(urls, 10, (url) => fetch(url)), ready()])')),
        },
      ],
    },
    {
      name: 'Array.from with a mapper',
      code: 'async function f() { await Promise.all(Array.from(pages, async (p) => { await fetch(p) })) }',
      errors: [
        {
          ...fanOut('pages', 'fetch'),
          ...fewAtATime(
            lines(`${IMPORT}`, `async function f() { await mapLimit(pages, 10, async (p) => { await fetch(p) }) }`),
          ),
        },
      ],
    },
    {
      name: 'a copy of an iterable, then chained',
      code: 'const out = (await Promise.all([...byId.values()].map(async ([k, v]) => [k, await fetch(v)]))).flat()',
      errors: [
        {
          ...fanOut('byId', 'fetch'),
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `const out = (await mapLimit([...byId.values()], 10, async ([k, v]) => [k, await fetch(v)])).flat()`,
            ),
          ),
        },
      ],
    },
    {
      name: 'a generator coroutine',
      code: 'const run = co.wrap(function* () { const tasks = rooms.map((r) => fetch(r)); yield Promise.all(tasks) })',
      errors: [
        {
          ...fanOut('rooms', 'fetch'),
          ...fewAtATime(
            lines(
              "import { mapLimit } from 'backpressure-runtime';",
              '',
              'const run = co.wrap(function* () { const tasks = mapLimit(rooms, 10, (r) => fetch(r)); yield tasks })',
            ),
          ),
        },
      ],
    },
    {
      name: 'tasks that a function of this file starts',
      code: lines('const start = (urls) => urls.map((url) => fetch(url))', 'await Promise.all(start(list))'),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
  ],
})
