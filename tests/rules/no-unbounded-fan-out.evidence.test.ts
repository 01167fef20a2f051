import rule from '../../rules/no-unbounded-fan-out.ts'
import { untyped } from '../rule-tester.ts'

/** The finding of a task, whatever is offered for it. */
const reported = (each: string, work: string, line: number, fate = ', and failures go unseen') => ({
  messageId: 'tasks',
  data: { each: each.startsWith('Every') ? each : `Every element of \`${each}\``, work: `\`${work}\``, fate },
  line,
})

const PROBE = `
class Tunnel {
  async watch() { this.timer = setInterval(() => this.probe(), 60000) }
  async probe() { await fetch(this.url) }`

const link = (get: string) => `class Link {
  onOpen(rows) { rows.forEach((row) => this.ask(row.id)) }
  async ask(id) { const link = await this.get(); link.post(id) }
  get() { ${get} }
  async connect() { const reply = await fetch(this.url); return reply.link }
}`

const subscribers = (refuse: string) => `const clients = new Map()
export function join(id, client) {
  if (clients.size >= MAX_CLIENTS) ${refuse}
  clients.set(id, client)
}
export function tell(text) { clients.forEach(async (client) => { await fetch(client.url, { body: text }) }) }`

untyped.run('no-unbounded-fan-out: what each turn starts', rule as never, {
  valid: [
    {
      name: 'a method of a facade, which may keep all in memory',
      code: `import Database from './database'
async function f(ids) { await Database.getSessions(1); ids.forEach((id) => { Database.removeFromFilters(id) }) }`,
    },
    {
      name: 'an interval that is armed',
      code: `${PROBE}
  run(urls) { for (const url of urls) this.watch() }
}`,
    },
    {
      name: 'turns that wait for the end of a process',
      code: `import { once } from 'node:events'
${PROBE}
  async run() {
    while (!this.closed) {
      const child = this.start()
      void this.probe()
      await once(child, 'exit').catch(() => {})
    }
  }
}`,
    },
    {
      name: 'one of the keys',
      code: "async function f() { const all = await api.all(); for (const k in all) { if (k === 'x') void fetch(k) } }",
    },
    {
      name: 'a cursor, whose walk is waited for',
      code: 'async function f(cursor) { await cursor.forEach(async (row) => { await fetch(row.url) }) }',
    },
    {
      name: 'one save for all, by a timer that is armed anew',
      code:
        "import fs from 'node:fs'\nlet timer\nasync function save() { await fs.promises.writeFile(file, text()) }\n" +
        'const saveSoon = () => { clearTimeout(timer); timer = setTimeout(async () => { await save() }, 500) }\n' +
        'const add = (x) => { all.add(x); saveSoon() }\n' +
        'async function addAll() { const rows = await db.rows.findMany(); rows.forEach((row) => add(row)) }',
    },
    {
      name: 'the one with that id',
      code:
        'async function pin(added) { const links = await db.link.findMany()\n' +
        '  links.forEach(async (link) => { if (link.id === added.id) await fetch(link.url) }) }',
    },
    {
      name: 'once a minute, in turns that wait',
      code: `async function f(rows) {
  let last = Date.now()
  for (const row of rows) { await work(row); if (Date.now() - last > 6e4) { void fetch(url); last = Date.now() } }
}`,
    },
    {
      name: 'a generator, whose consumer asks for each',
      code: `import fs from 'node:fs'
async function* f(rows) { for await (const row of rows) { void fs.promises.writeFile(row.id, row.text); yield row } }`,
    },
    {
      name: 'requests of a page',
      code: `const update = (apps) => { for (const app of apps) fetch(window.root + app.name).catch(log) }`,
    },
    {
      name: 'a datagram, and a message without a callback',
      code: `import dgram from 'node:dgram'
import mqtt from 'mqtt'
const udp = dgram.createSocket('udp4')
const client = mqtt.connect('mqtt://a')
async function f(packets) { for (const packet of packets) { udp.send(packet, 1, 'a'); client.publish('a', packet) } }`,
    },
    {
      name: 'one change to the entry of a directory',
      code: "import fs from 'node:fs'\npaths.forEach((path) => { fs.unlink(path, done) })",
    },
    {
      name: 'what has changed',
      code: `function f(rows) {
  for (const row of rows) { let dirty = false; if (row.old) dirty = true; if (dirty) api.post(row).catch(log) }
}`,
    },
    {
      name: 'what failed',
      code: 'for (const url of urls) { try { check(url) } catch (error) { void fetch(url) } }',
    },
    {
      name: 'a file for all turns',
      code: `import fs from 'node:fs'
let file
async function save(x) { if (!file) file = fs.createWriteStream('a'); file.write(x) }
function f(rows) { for (const x of rows) void save(x) }`,
    },
    {
      name: 'a connection that is kept for all',
      code: link('if (this.link) return this.link; return (this.link = this.connect())'),
    },
    {
      name: 'a count of what runs',
      code: `class Line {
  all(urls) { urls.forEach((url) => { void this.load(url) }) }
  async load(url) { if (this.running.length >= this.MAX) { this.queued.push(url) } else { await this.run(url) } }
  async run(url) { this.running.push(url); await fetch(url) }
}`,
    },
    {
      name: 'work by its name, in turns that wait for something else',
      code: 'async function f(rows) { for (const x of rows) { await prepare(x); void publish(x) } }',
    },
    {
      name: 'the three ports next to one',
      code: 'async function f(port) { for (let i = port + 1; i <= port + 3; i++) void fetch(`http://a:${i}`) }',
    },
    {
      name: 'the first that fits, where the walk ends',
      code: 'function f(rows) { for (const row of rows) { if (row.due) { void fetch(row.url); return true } } }',
    },
    {
      name: 'the first that fits, with a break',
      code: `function f(rows) {
  for (const row of rows) if (row.due) { fetch(row.url).catch(log); seen(row); break }
}`,
    },
    {
      name: 'words of a command line',
      code: `function f() {
  const repos = program.opts().repos?.split(',') ?? []
  repos.forEach(async (repo) => { await fetch(repo) })
}`,
    },
    {
      name: 'the brokers that a program talks to',
      code: 'function f(brokerUrls) { brokerUrls.forEach(async (url) => { await fetch(url) }) }',
    },
    {
      name: 'clients of whom too many are refused',
      options: [{ lists: 'any' }],
      code: subscribers('return refuse(id)'),
    },
    {
      name: 'a list that is not seen to grow',
      code: 'for (const provider of this.authConfig.oidc) fetch(provider.url).then(keep)',
    },
  ],
  invalid: [
    {
      name: 'an array that is awaited',
      code: 'async function f(urls: string[]) { await urls.map(async (url) => { await fetch(url) }) }',
      errors: [reported('urls', 'fetch', 1)],
    },
    {
      name: 'a forEach that is awaited',
      code: 'async function f(urls: string[]) { await urls.forEach(async (url) => { await fetch(url) }) }',
      errors: [reported('urls', 'fetch', 1)],
    },
    {
      name: 'clients of whom many are told',
      options: [{ lists: 'any' }],
      code: subscribers('log(id)'),
      errors: [reported('clients', 'fetch', 6)],
    },
    {
      name: 'words of somebody else',
      code: `function f(reply) {
  const repos = reply.repos?.split(',') ?? []
  repos.forEach(async (repo) => { await fetch(repo) })
}`,
      errors: [reported('repos', 'fetch', 3)],
    },
    {
      name: 'methods that catch what fails',
      code: `class Lookup {
  all(addresses) { addresses.map((address) => this.ask(address)) }
  async ask(address) { await this.get(address) }
  async get(address) { await fetch(address).catch((error) => log(error)) }
}`,
      errors: [reported('addresses', 'fetch', 2, '')],
    },
    {
      name: 'a connection for each',
      code: link('return (this.link = this.connect())'),
      errors: [reported('rows', 'fetch', 2)],
    },
    {
      name: 'all ports from one to another',
      code: 'function f(from, to) { for (let i = from; i <= to; i++) void fetch(`http://a:${i}`) }',
      options: [{ lists: 'any' }],
      errors: [reported('Every pass of the loop', 'fetch', 1)],
    },
    {
      name: 'all that fit, after which a turn ends',
      code: `function f(rows) {
  for (const row of rows) { if (row.due) { void fetch(row.url); continue } ; skip(row) }
}`,
      errors: [reported('Every element of `rows` that passes a test', 'fetch', 2)],
    },
    {
      name: 'a break out of a loop inside',
      code: `function f(rows) {
  for (const row of rows) { void fetch(row.url); for (const x of row.parts) { if (x) break } }
}`,
      errors: [reported('rows', 'fetch', 2)],
    },
    {
      name: 'a generator that gives nothing in its turns',
      code: `import fs from 'node:fs'
async function* f(rows) { for await (const row of rows) { void fs.promises.writeFile(row.id, row.text) } yield 1 }`,
      errors: [
        {
          ...reported('rows', 'fs.promises.writeFile', 2),
          suggestions: [
            {
              messageId: 'waitForEach',
              output: `import fs from 'node:fs'
async function* f(rows) { for await (const row of rows) { await fs.promises.writeFile(row.id, row.text) } yield 1 }`,
            },
          ],
        },
      ],
    },
    {
      name: 'those of one kind',
      code: "function f(rows) { for (const row of rows) { if (row.kind === 'x') fetch(row.url).catch(log) } }",
      errors: [reported('Every element of `rows` that passes a test', 'fetch', 1, '')],
    },
    {
      name: 'those that are old',
      code: 'function f(rows) { for (const row of rows) { if (Date.now() - row.at > 6e4) fetch(row.url).catch(log) } }',
      errors: [reported('Every element of `rows` that passes a test', 'fetch', 1, '')],
    },
    {
      name: 'requests of a page, any list',
      options: [{ lists: 'any' }],
      code: `const update = (apps) => { for (const app of apps) fetch(window.root + app.name).catch(log) }`,
      errors: [reported('apps', 'fetch', 1, '')],
    },
    {
      name: 'a list that is not seen to grow, any list',
      options: [{ lists: 'any' }],
      code: 'for (const provider of this.authConfig.oidc) fetch(provider.url).then(keep)',
      errors: [reported('this.authConfig.oidc', 'fetch', 1)],
    },
    {
      name: 'a count of something else',
      code: `class Line {
  all(urls) { urls.forEach((url) => { void this.load(url) }) }
  async load(url) { if (this.names.length >= this.MAX) { this.flush() } else { await this.run(url) } }
  async run(url) { this.names.push(url); await fetch(url) }
}`,
      errors: [reported('urls', 'fetch', 2)],
    },
    {
      name: 'elements that are chosen, and tasks that hear of their failures',
      code: `function f(urls) {
  urls.forEach(async (url) => { if (url.isNew) { try { await fetch(url) } catch (error) { log(error) } } })
}`,
      errors: [reported('Every element of `urls` that passes a test', 'fetch', 2, '')],
    },
    {
      name: 'a message with a callback',
      code: `import mqtt from 'mqtt'
const client = mqtt.connect('mqtt://a')
const wait = async () => {}
function f(messages) { for (const text of messages) client.publish('a', text, (error) => log(error)) }`,
      errors: [reported('messages', 'client.publish', 4, '')],
    },
    {
      name: 'a file for each turn',
      code: `import fs from 'node:fs'
async function save(x) { let file; if (!file) file = fs.createWriteStream(x); file.write(x) }
function f(rows) { for (const x of rows) void save(x) }`,
      errors: [reported('Every element of `rows` that passes a test', 'fs.createWriteStream', 3)],
    },
    {
      name: 'an object that keeps what is loaded for itself',
      code: 'function f(users) { users.forEach(async (user) => { user.photo ??= await fetch(user.url) }) }',
      errors: [reported('users', 'fetch', 1)],
    },
    {
      name: 'known work in turns that wait for something else',
      code: 'function f(users) { users.forEach(async (user) => { await prepare(user); void fetch(user) }) }',
      errors: [reported('users', 'fetch', 1)],
    },
    {
      name: 'a method of a facade that is waited for elsewhere',
      code: `import Database from './database'
async function g(id) { await Database.removeSession(id) }
function f(ids) { ids.forEach((id) => { Database.removeSession(id) }) }`,
      errors: [reported('ids', 'Database.removeSession', 3)],
    },
    {
      name: 'a timeout that starts work once an element',
      code: `async function later(url) { setTimeout(() => fetch(url), 10) }
function run(urls) { for (const url of urls) void later(url) }`,
      errors: [reported('urls', 'fetch', 2)],
    },
    {
      name: 'turns that wait for the next message',
      code: `import { once } from 'node:events'
${PROBE}
  async run() { while (!this.closed) { const [message] = await once(this.socket, 'message'); void this.probe() } }
}`,
      errors: [
        {
          ...reported('Every pass of the loop', 'fetch', 6),
          suggestions: [
            {
              messageId: 'waitForEach',
              output: `import { once } from 'node:events'
${PROBE}
  async run() { while (!this.closed) { const [message] = await once(this.socket, 'message'); await this.probe() } }
}`,
            },
          ],
        },
      ],
    },
  ],
})
