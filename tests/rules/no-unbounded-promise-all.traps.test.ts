import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines } from './fan-out-findings.ts'

const LIMIT = "import pLimit from 'p-limit'\nconst gate = pLimit(4)\n"

// What looks like the defect where real code was read, and is none; a look-alike that is one stands beside it.
untyped.run('no-unbounded-promise-all, traps of real code', rule, {
  valid: [
    {
      name: 'a fixed tuple that is taken apart',
      code: 'const [user, posts] = await Promise.all([fetch(userUrl), fetch(postsUrl)])',
    },
    {
      name: 'a fixed tuple with a task that may be left out',
      code: 'await Promise.all([fetch(a), wide ? fetch(b) : undefined].filter(Boolean))',
    },
    {
      name: 'two addresses in a list',
      code: lines(
        "const sources = ['https://a.example/list', 'https://b.example/list']",
        'export const load = () => Promise.all(sources.map(async (url) => (await fetch(url)).json()))',
      ),
    },
    {
      name: 'plug-ins, regions and tools',
      code: lines(
        'export const a = () => Promise.all(detectors.map(async (d) => fetch(d.url)))',
        'export const b = (regions) => Promise.all(regions.map(async (r) => fetch(`https://${r}.example`)))',
        'export const c = () => Promise.all(TOOLS.map(async (tool) => fetch(tool.url)))',
      ),
    },
    {
      name: 'a limiter in a callee of the class',
      code: lines(
        "import PQueue from 'p-queue'",
        'class Table {',
        '  pingQueue = new PQueue({ concurrency: 10 })',
        '  async ping(peer) { return this.pingQueue.add(async () => { await fetch(peer.url) }) }',
        '  async all(peers) { await Promise.all(peers.map(async (peer) => { await this.ping(peer) })) }',
        '}',
      ),
    },
    {
      name: 'a limiter of another file by its name, around a callback-style call',
      code: lines(
        "import { gitConcurrencyLimit } from './limits.js'",
        'export const all = (repos) => Promise.all(repos.map((repo) => gitConcurrencyLimit(() => fetch(repo.url))))',
      ),
    },
    {
      name: 'a lock that is taken in the mapper',
      code: 'await Promise.all(urls.map(async (url) => { await mutex.runExclusive(() => fetch(url)) }))',
    },
    {
      name: 'thunks that a limiter starts',
      code: `${LIMIT}${lines(
        'const tasks = []',
        'for (const url of urls) tasks.push(() => fetch(url))',
        'await Promise.all(tasks.map((task) => gate(task)))',
      )}`,
    },
    {
      name: 'a slice loop',
      code: lines(
        'for (let i = 0; i < urls.length; i += 20) {',
        '  await Promise.all(urls.slice(i, i + 20).map((url) => fetch(url)))',
        '}',
      ),
    },
    {
      name: 'lanes that share a list',
      code: lines(
        'const waiting = [...urls]',
        'const lane = async () => { while (waiting.length > 0) await fetch(waiting.pop()) }',
        'await Promise.all(Array.from({ length: 4 }, lane))',
        'await Promise.all(Array.from({ length: Math.min(4, urls.length) }, () => lane()))',
        'await Promise.all(new Array(4).fill(null).map(() => lane()))',
        'await Promise.all([...Array(4)].map(lane))',
      ),
    },
    {
      name: 'a race among those in flight',
      code: lines(
        'const inFlight = new Set()',
        'for (const url of urls) {',
        '  const task = fetch(url).finally(() => inFlight.delete(task))',
        '  inFlight.add(task)',
        '  if (inFlight.size >= 10) await Promise.race(inFlight)',
        '}',
        'await Promise.all(inFlight)',
      ),
    },
    {
      name: 'work in memory, what a component shows, and modules that are loaded',
      code: lines(
        'await Promise.all(rows.map(async (row) => { counts.set(row.id, row.size) }))',
        'await Promise.all(items.map(async (item) => { setSelected(item); await nextFrame() }))',
        'await Promise.all(names.map(async (name) => (await import(`./locales/${name}.js`)).default))',
      ),
    },
    {
      name: 'the neighbours of code that was mended: awaited one by one, or joined in pairs',
      code: lines(
        'for (const entry of entries) await fetch(entry)',
        'await Promise.all([fetch(first), ...(second ? [fetch(second)] : [])])',
        'for (const url of urls) { const [page, size] = await Promise.all([fetch(url), fetch(`${url}/size`)]) }',
      ),
    },
    {
      name: 'the neighbours of keys that are removed all at once: read one by one, or handed out',
      code: lines(
        'class Store {',
        '  async mget(keys) {',
        '    const values = []',
        '    for (const key of keys) values.push(await readFile(this.pathOf(key)))',
        '    return values',
        '  }',
        '  async *keys() { for (const name of await readdir(this.root)) yield name }',
        '}',
      ),
    },
    {
      name: 'the neighbours of folders that are removed all at once: scripts in turn, commands that only queue',
      code: lines(
        "const scripts = ['preinstall', 'install']",
        'for (const event of scripts) await runScript({ event })',
        'await Promise.all(scripts.map(async (event) => { await fetch(event) }))',
        'await Promise.all(vectors.map(async (vector) => { multi.hSet(keyOf(vector), vector) }))',
      ),
    },
    {
      name: 'a pool of workers that is handed in',
      code: lines(
        "import type * as workerpool from 'workerpool'",
        'export const run = (pool: workerpool.WorkerPool, tests) =>',
        "  Promise.all(tests.map((test) => pool.exec('snapshot', [test.info], { on: (x) => print(x) })))",
      ),
    },
    {
      name: 'a limiter of the project itself, around what a walk starts',
      code: lines(
        "import { pLimit } from './private/p-limit'",
        'const limit = pLimit(20)',
        'export const all = (assets) => Promise.all(assets.map((asset) => limit(async () => fetch(asset.url))))',
        'const tasks = []',
        'for (const change of changes) tasks.push(limit(() => fetch(change)))',
        'await Promise.all(tasks)',
      ),
    },
    {
      name: 'a worker for each region, all of which take from one list',
      code: lines(
        'const lane = async (region) => { for (let x = queue.pop(); x; x = queue.pop()) await fetch(region + x) }',
        'const running = regions.map((region) => lane(region))',
        'await Promise.all(running)',
      ),
    },
  ],
  invalid: [
    {
      name: 'a lock for each key is no limit',
      code: lines(
        "import { readFile } from 'node:fs/promises'",
        'class Store {',
        '  load(keys) {',
        '    return Promise.all(keys.map((key, i, all) => this.withKeyLock(key, async () => readFile(pathOf(key, ' +
          'all)))))',
        '  }',
        '}',
      ),
      errors: [{ ...fanOut('keys', 'readFile'), suggestions: [] }],
    },
    {
      name: 'a slice to the end is no piece',
      code: 'await Promise.all(urls.slice(1).map((url) => fetch(url)))',
      errors: [
        {
          ...fanOut('urls', 'fetch'),
          ...fewAtATime(lines(IMPORT, 'await mapLimit(urls.slice(1), 10, (url) => fetch(url))')),
        },
      ],
    },
  ],
})
