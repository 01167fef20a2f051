import rule from '../../rules/no-unbounded-promise-all.ts'
import { typed, untyped } from '../rule-tester.ts'

const load = (collection: string): string => `await Promise.all(${collection}.map((x) => fetch(x)))`
const lines = (...code: string[]): string => code.join('\n')

const reported = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'fanOut' as const }] })
/** A mapper that takes the list too: nothing can be written for it. */
const PLAIN = 'rows.map((x, i, all) => fetch(x, all))'

untyped.run('no-unbounded-promise-all, a bound in sight', rule, {
  valid: [
    // Lists whose length the code fixes.
    { name: 'a literal', code: load("['dev', 'prod']") },
    { name: 'a literal as const', code: load("(['dev', 'prod'] as const)") },
    { name: 'a const literal that nobody adds to', code: lines("const stages = ['dev', 'prod']", load('stages')) },
    { name: 'added to here and there', code: lines('const rows = [a]', 'if (b) rows.push(b)', load('rows')) },
    {
      name: 'added to for each of a literal',
      code: lines('const rows = []', 'for (const k of [a, b]) rows.push(k)', load('rows')),
    },
    { name: 'a spread of constants', code: load('[...FIRST, ...SECOND]') },
    { name: 'a constant by its spelling', code: load('TOOL_NAMES') },
    { name: 'a member of a constant', code: load('CONFIG.stages') },
    {
      name: 'a constant of another module',
      code: lines("import { stages } from './stages.ts'", load('Object.keys(stages)')),
    },
    { name: 'the keys of a literal', code: lines('const urls = { a: 1, b: 2 }', load('Object.entries(urls)')) },
    { name: 'dependencies of a package', code: load('Object.keys(packageJson.dependencies)') },
    {
      name: 'files of a folder that is shipped with the code',
      code: lines("import fs from 'fs/promises'", 'const rows = await fs.readdir(migrationsDir)', load('rows')),
    },
    { name: 'an enum', code: lines('enum Stage { Dev, Prod }', load('Object.values(Stage)')) },
    {
      name: 'a tuple by its annotation',
      code: lines('const f = async (rows: readonly [A, B]) => {', load('rows'), '}'),
    },
    { name: 'a set of a literal', code: load('[...new Set([a, b])]') },
    {
      name: 'a getter that answers a literal',
      code: lines(
        'class A {',
        'get #files() { return [a, b] }',
        'load() { return Promise.all(this.#files.map((f) => fetch(f))) }',
        '}',
      ),
    },
    {
      name: 'a readonly field that is a literal',
      code: lines(
        'class A {',
        'readonly urls = [a, b]',
        'load() { return Promise.all(this.urls.map((f) => fetch(f))) }',
        '}',
      ),
    },
    { name: 'the result of a fixed join', code: lines('const rows = await Promise.all([a(), b()])', load('rows')) },
    { name: 'one of two literals', code: load('(wide ? [a, b] : [a])') },
    // Pieces.
    {
      name: 'a slice of constant size',
      code: lines('for (let i = 0; i < rows.length; i += 50) {', load('rows.slice(i, i + 50)'), '}'),
    },
    { name: 'the first few', code: load('rows.slice(0, limit)') },
    { name: 'the last few', code: load('rows.slice(-20)') },
    { name: 'what splice cuts off', code: lines('const part = queue.splice(0, 10)', load('part')) },
    {
      name: 'chunks of lodash',
      code: lines("import _ from 'lodash'", 'for (const part of _.chunk(rows, 20)) {', load('part'), '}'),
    },
    { name: 'chunks by name', code: lines('for (const part of chunkArray(rows, 20)) {', load('part'), '}') },
    { name: 'chunks that are walked by index', code: lines('const chunks = split(rows)', load('chunks[i]')) },
    {
      name: 'a batch that is handed in',
      code: lines('await processInBatches(rows, async (rows) => {', load('rows'), '})'),
    },
    { name: 'a batch by name', code: lines('const run = async (batch) => {', load('batch'), '}') },
    { name: 'take', code: load('take(rows, 5)') },
    { name: 'atMost', code: lines("import { atMost } from 'backpressure-runtime'", load('atMost(regionNames, 8)')) },
    // Counts and lanes.
    {
      name: 'as many as a number says',
      code: 'await Promise.all(Array.from({ length: n }, async () => { await fetch(next()) }))',
    },
    {
      name: 'lanes of Array.fill',
      code: 'await Promise.all(Array(n).fill(0).map(async () => { await fetch(next()) }))',
    },
    {
      name: 'lanes in a counted loop',
      code: lines(
        'const lanes = []',
        'for (let i = 0; i < concurrency; i++) lanes.push(fetch(i))',
        'await Promise.all(lanes)',
      ),
    },
    // Limiters.
    {
      name: 'p-limit',
      code: lines(
        "import pLimit from 'p-limit'",
        'const limit = pLimit(5)',
        'await Promise.all(rows.map((x) => limit(() => fetch(x))))',
      ),
    },
    {
      name: 'a limiter of another file by its name',
      code: "import { gitLimit } from './git.ts'\nawait Promise.all(rows.map((x) => gitLimit(() => fetch(x))))",
    },
    {
      name: 'a queue that is given the work',
      code: 'await Promise.all(rows.map((x) => this.pingQueue.add(async () => { await fetch(x) })))',
    },
    {
      name: 'a semaphore that is waited for',
      code: 'await Promise.all(rows.map(async (x) => { const free = await sem.acquire(); await fetch(x); free() }))',
    },
    {
      name: 'a callee that goes through a limiter',
      code: lines('const save = (x) => throttle(() => fetch(x))', 'await Promise.all(rows.map((x) => save(x)))'),
    },
    {
      name: 'a function that a limiter made',
      code: lines(
        "import { limitFunction } from 'p-limit'",
        'const run = limitFunction(async (x) => fetch(x), { concurrency: 3 })',
        'await Promise.all(rows.map(async (x) => { await fetch(x); await run(x) }))',
      ),
    },
    {
      name: 'limiters of the settings',
      settings: { backpressure: { limiters: ['provider.*'] } },
      code: 'await Promise.all(rows.map((x) => this.provider.request(x)))',
    },
    {
      name: 'a group that a loop counts up',
      code: lines(
        'for (let i = 0; i < urls.length; ) {',
        '  const end = Math.min(i + 64, urls.length)',
        '  const group = []',
        '  while (i < end) group.push(fetch(urls[i++]))',
        '  await Promise.all(group)',
        '}',
      ),
    },
    {
      name: 'a loop that starts while there is room',
      code: lines(
        'const busy = new Set()',
        'while (i < urls.length || busy.size > 0) {',
        '  while (busy.size < MAX && i < urls.length) {',
        '    const task = fetch(urls[i++]).then(() => { busy.delete(task) })',
        '    busy.add(task)',
        '  }',
        '  await Promise.race(busy)',
        '}',
      ),
    },
    {
      name: 'race and delete',
      code: lines(
        'const busy = new Set()',
        'for (const x of rows) {',
        'const task = fetch(x).finally(() => busy.delete(task))',
        'busy.add(task)',
        'if (busy.size >= limit) await Promise.race(busy)',
        '}',
        'await Promise.all(busy)',
      ),
    },
    {
      name: 'a batch that is emptied on the way',
      code: lines(
        'let tasks = []',
        'for (const x of rows) {',
        'tasks.push(fetch(x))',
        'if (n++ % 10 === 0) { await Promise.all(tasks); tasks = [] }',
        '}',
        'await Promise.all(tasks)',
      ),
    },
    // Queries and checks.
    {
      name: 'a query with a limit',
      code: lines('const rows = await User.findAll({ where, limit: 25 })', load('rows')),
    },
    { name: 'take of Prisma, destructured', code: lines('const { items } = await list({ take: 50 })', load('items')) },
    { name: 'a page of a chain', code: lines("const page = await db.select('*').limit(20)", load('page.rows')) },
    {
      name: 'a length that is checked before',
      code: lines('async function f(rows) {', 'if (rows.length > 100) throw new Error()', load('rows'), '}'),
    },
    {
      name: 'a length that decides',
      code: lines('async function f(rows) {', 'if (rows.length <= MAX) {', load('rows'), '}', '}'),
    },
    // One connection, one batch.
    {
      name: 'a context that holds the transaction',
      code: lines(
        'const ctx = createContext({ user, transaction })',
        'await Promise.all(rows.map((row) => row.updateWithCtx(ctx, {})))',
      ),
    },
    // Lists that people fill by hand.
    {
      name: 'as many pieces as there are workers',
      code: 'await Promise.all(chunk(rows, Math.ceil(rows.length / workers)).map((part) => db.insertMany(part)))',
    },
    { name: 'plug-ins', code: 'await Promise.all(this.plugins.map(async (p) => { await fetch(p.url) }))' },
    { name: 'elements that are called', code: 'await Promise.all(jobs2.map((job) => job()))' },
    // Said by people.
    { name: 'settings.bounded', settings: { backpressure: { bounded: ['*Stages'] } }, code: load('deployStages') },
    {
      name: 'a comment in the call',
      code: `await Promise.all(/* backpressure: at most 8 — one per region */ rows.map((x) => fetch(x)))`,
    },
    { name: 'a comment above', code: lines('// backpressure: at most 8 — one per region', load('rows')) },
  ],
  invalid: [],
})

untyped.run('no-unbounded-promise-all, no bound after all', rule, {
  valid: [],
  invalid: [
    reported(
      'a literal that a loop adds to',
      lines('const rows = [a]', 'for (const y of ys) rows.push(y)', `await Promise.all(${PLAIN})`),
    ),
    reported(
      'files of a folder that users fill',
      lines("import fs from 'fs/promises'", 'const rows = await fs.readdir(uploadsDir)', `await Promise.all(${PLAIN})`),
    ),
    reported('all but the first', 'await Promise.all(rows.slice(1).map((x, i, all) => fetch(x, all)))'),
    reported(
      'whether there is anything',
      lines('async function f(rows) {', 'if (rows.length > 0) {', `await Promise.all(${PLAIN})`, '}', '}'),
    ),
    reported(
      'a length that only warns',
      lines('async function f(rows) {', 'if (rows.length > 100) warn()', `await Promise.all(${PLAIN})`, '}'),
    ),
    reported(
      'a registry by name that data fills',
      lines(
        'const servers = []',
        'for (const row of rows) servers.push(row.url)',
        'await Promise.all(servers.map((x, i, all) => fetch(x, all)))',
      ),
    ),
    {
      name: 'a limiter of the file that others go through',
      code: lines(
        "import pLimit from 'p-limit'",
        'const few = pLimit(8)',
        'export const load = (url) => few(() => fetch(url))',
        'await Promise.all(rows.map(async (x, i, all) => { await fetch(x, all) }))',
      ),
      errors: [
        {
          messageId: 'fanOut',
          suggestions: [
            {
              messageId: 'useAtHand',
              data: { how: 'them through `few`' },
              output: lines(
                "import pLimit from 'p-limit'",
                'const few = pLimit(8)',
                'export const load = (url) => few(() => fetch(url))',
                'await Promise.all(rows.map((x, i, all) => few(async () => { await fetch(x, all) })))',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a limiter of the file whose task this is',
      code: lines(
        "import pLimit from 'p-limit'",
        'const few = pLimit(8)',
        'export const all = () => few(() => loadAll())',
        'const loadAll = () => Promise.all(rows.map(async (x, i, all) => { await fetch(x, all) }))',
      ),
      errors: [
        {
          messageId: 'fanOut',
          suggestions: [
            {
              messageId: 'useAtHand',
              data: { how: 'at most 10 at a time with `p-limit`' },
              output: lines(
                "import pLimit from 'p-limit'",
                'const few = pLimit(8)',
                'export const all = () => few(() => loadAll())',
                'const limit = pLimit(10)',
                '',
                'const loadAll = () => Promise.all(rows.map((x, i, all) => ' +
                  'limit(async () => { await fetch(x, all) })))',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a limiter made for each task',
      code: lines(
        "import pLimit from 'p-limit'",
        'await Promise.all(rows.map(async (x, i, all) => { const limit = pLimit(2); await limit(() => fetch(x)) }))',
      ),
      errors: [
        {
          messageId: 'fanOut',
          line: 2,
          column: 7,
          suggestions: [
            {
              messageId: 'useAtHand',
              data: { how: 'at most 10 at a time with `p-limit`' },
              output: lines(
                "import pLimit from 'p-limit'",
                'const limit2 = pLimit(10)',
                '',
                'await Promise.all(rows.map((x, i, all) => ' +
                  'limit2(async () => { const limit = pLimit(2); await limit(() => fetch(x)) })))',
              ),
            },
          ],
        },
      ],
    },
    reported(
      'a limit of each inner list',
      lines(
        "import { mapLimit } from 'backpressure-runtime'",
        'await Promise.all(rows.map(async (x, i, all) => { await mapLimit(x.urls, 5, (u) => fetch(u)) }))',
      ),
    ),
    reported(
      'a limit of a query is no limiter',
      'await Promise.all(rows.map(async (x, i, all) => { await db.users.limit(10).download(x) }))',
    ),
  ],
})

untyped.run('no-unbounded-promise-all, bound comments', rule, {
  valid: [],
  invalid: [
    {
      name: 'a comment without its reason',
      code: lines('// backpressure: at most 8', load('rows')),
      errors: [{ messageId: 'boundWithoutReason', data: { max: 8 }, line: 1, column: 1 }],
    },
    {
      name: 'a comment on what has a bound already',
      code: lines('// backpressure: at most 2 — dev and prod', load("['dev', 'prod']")),
      errors: [{ messageId: 'staleBound', line: 1, column: 1 }],
    },
    {
      name: 'a comment on nothing',
      code: lines('/* backpressure: at most 3 — one per zone */', 'start()'),
      errors: [{ messageId: 'staleBound', line: 1 }],
    },
    {
      name: 'a comment behind the statement before',
      code: lines('start() // backpressure: at most 3 — one per zone', `await Promise.all(${PLAIN})`),
      errors: [
        { messageId: 'staleBound', line: 1 },
        { messageId: 'fanOut', line: 2 },
      ],
    },
  ],
})

typed.run('no-unbounded-promise-all, bounds by types', rule, {
  valid: [
    {
      name: 'a tuple',
      code: lines(
        'declare const pair: { urls: [string, string] }',
        'export const all = () => Promise.all(pair.urls.map((u) => fetch(u)))',
      ),
    },
  ],
  invalid: [],
})
