import rule from '../../rules/no-unbounded-accumulation.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const strict = { options: [{ sources: 'all' }] as [{ sources: 'all' }] }

/** Code, with the line of what grows in the reply. */
const found = (table: Record<string, readonly [code: string, line: number]>) =>
  Object.entries(table).map(([name, [code, line]]) => ({
    name,
    code,
    errors: [{ messageId: 'remote' as const, data: { source: 'res' }, line, suggestions: null }],
  }))

const GET = `import https from 'https'\n`

untyped.run('no-unbounded-accumulation, of replies that are failures', rule, {
  valid: cases({
    'a range of success that it is outside of':
      `${GET}https.get(url, (res) => { const status = res.statusCode ?? -1\n` +
      `  if (status < 200 || status >= 300) { const chunks = []; res.on('data', (c) => chunks.push(c))\n` +
      `    res.on('end', () => { const body = Buffer.concat(chunks).toString()\n` +
      `      done.reject(new StatusError({ message: \`failed: \${body}\` })) }); return }\n  res.pipe(out) })`,
    'the one of a program that ends with it':
      `${GET}https.get(url, (res) => { let data = ''; res.on('data', (c) => { data += c })\n` +
      `  res.on('end', () => { process.exit(data.trim() === 'ok' ? 0 : 1) }) })`,
    'a predicate that looks at it on the way':
      `${GET}https.get(url, (res) => { if (res.statusCode && res.statusCode >= 400) { const chunks = []\n` +
      `  res.on('data', (c) => { chunks.push(Buffer.from(c)) })\n` +
      `  res.on('end', () => { const body = Buffer.concat(chunks); if (isDisabled(body)) { done(); return }\n` +
      `    reject(new Error(\`failed: \${body.toString('utf8')}\`)) }); return }\n  res.resume() })`,
    'after success has left':
      `${GET}https.get(url, (res) => { if (res.statusCode === 200) { resolve(res); return }\n` +
      `  let text = ''; res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) })`,
    'the body of a fetch that is not ok':
      `async function f(url) { const res = await fetch(url); if (!res.ok) { let text = ''\n` +
      `  for await (const c of res.body) text += decode(c)\n` +
      `  throw new HttpError(res.status, text) } return res.body }`,
  }),
  invalid: found({
    'a range of success that it is in': [
      `${GET}https.get(url, (res) => { const status = res.statusCode ?? -1\n` +
        `  if (status >= 200 && status < 300) { const chunks = []\n    res.on('data', (c) => chunks.push(c))\n` +
        `    res.on('end', () => { const body = Buffer.concat(chunks); reject(new Told(body)) }) } })`,
      4,
    ],
    'a predicate, and it is handed on': [
      `${GET}https.get(url, (res) => { if (res.statusCode && res.statusCode >= 400) { const chunks = []\n` +
        `  res.on('data', (c) => { chunks.push(Buffer.from(c)) })\n` +
        `  res.on('end', () => { const body = Buffer.concat(chunks); done(body) }) } })`,
      3,
    ],
    'either of two tests': [
      `${GET}https.get(url, (res) => { if (res.statusCode >= 400 || verbose) { let text = ''\n` +
        `  res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) } })`,
      3,
    ],
    'after failure has left': [
      `${GET}https.get(url, (res) => { if (res.statusCode !== 200) { reject(); return }\n` +
        `  let text = ''; res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) })`,
      3,
    ],
  }),
})

const PARSED =
  `${GET}https.get(url, (res) => { let data = ''\n  res.on('data', (c) => { data += c })\n` +
  `  res.on('end', () => { try { resolve(JSON.parse(data)) } catch { resolve(undefined) } }) })`

untyped.run('no-unbounded-accumulation, of a daemon of the same machine', rule, {
  valid: cases({
    'its reply':
      `${GET}const q = https.request({ socketPath: '/var/run/docker.sock', path })\nq.on('response', (res) => {\n` +
      `  let data = ''; res.on('data', (c) => { data += c }); res.on('end', () => done(data)) })`,
  }),
  invalid: [
    ...found({
      'a reply of a host': [
        `${GET}const q = https.request({ host, path })\nq.on('response', (res) => {\n` +
          `  let data = ''; res.on('data', (c) => { data += c }); res.on('end', () => done(data)) })`,
        4,
      ],
    }),
    {
      name: 'its reply, for strict',
      ...strict,
      code: `${GET}https.get({ socketPath }, (res) => { let data = ''\nres.on('data', (c) => { data += c }) })`,
      errors: [{ messageId: 'local' as const, data: { source: 'res' }, line: 3, suggestions: null }],
    },
  ],
})

untyped.run('no-unbounded-accumulation, of replies that are parsed as JSON', rule, {
  valid: cases({
    'text, parsed at the end': PARSED,
    'a list that is joined, in a variable that is given again':
      `${GET}https.request(o, (res) => { const chunks = []\n  res.on('data', (c) => { chunks.push(c) })\n` +
      `  res.on('end', () => { let body = Buffer.concat(chunks); body = JSON.parse(String(body)); done(body) }) })`,
    'a reply by its name':
      `form.submit(o, (err, res) => { let data = ''\n  res.on('data', (c) => { data += c })\n` +
      `  res.on('end', () => done(JSON.parse(data))) })`,
    'a promise that callers of this file parse':
      `function read(res) { return new Promise((resolve) => { let data = ''\n` +
      `  res.on('data', (c) => { data += c }); res.on('end', () => resolve(data)) }) }\n` +
      `async function load(o) { const text = await read(await send(o)); return JSON.parse(text) }`,
    'the body of a fetch':
      `async function f(url) { const res = await fetch(url); let text = ''\n` +
      `  for await (const c of res.body) text += decode(c)\n  return JSON.parse(text) }`,
    'a document of XML':
      `${GET}https.get(url, (res) => { let text = ''\n  res.on('data', (c) => { text += c })\n` +
      `  res.on('end', () => xml2js.parseString(text, done)) })`,
    'the text of an API, which callers of another file parse':
      `${GET}export const post = (url, body) => new Promise((resolve) => {\n` +
      `  const q = https.request(url, { method, headers: { 'Content-Type': 'application/json' } }, (res) => {\n` +
      `    const all = []; res.on('data', (c) => all.push(c))\n` +
      `    res.on('end', () => resolve({ status: res.statusCode, text: Buffer.concat(all).toString() })) })\n` +
      `  q.end(JSON.stringify(body)) })`,
    'a text that a promise is settled with':
      `${GET}export const load = (url) => new Promise((resolve, reject) => {\n` +
      `  https.get(url, (res) => { let body = ''; res.on('data', (c) => { body += c })\n` +
      `    res.on('end', () => resolve({ status: res.statusCode, body })) }).on('error', reject) })`,
    'a text that a function which settles once is given':
      `${GET}export const load = (url) => new Promise((resolve, reject) => { let settled = false\n` +
      `  const pass = (reply) => { if (settled) return; settled = true; resolve(reply) }\n` +
      `  https.get(url, (res) => { const all = []; res.on('data', (c) => all.push(c))\n` +
      `    res.on('end', () => pass({ ok: true, body: Buffer.concat(all).toString() })) }) })`,
    'a text, by a function that is handed what settles':
      `${GET}function read(res, resolve) { const all = []; res.on('data', (c) => all.push(c))\n` +
      `  res.on('end', () => { const body = all.join(''); resolve({ status: res.statusCode, body }) }) }\n` +
      `export const load = (url) => new Promise((resolve) => { https.get(url, (res) => read(res, resolve)) })`,
    'the text of a host that the code names':
      `import http from 'node:http'\nfunction post(data, done) { const options = { host: 'ws.example.org', path }\n` +
      `  http.request(options, (reply) => { let text = ''; reply.on('data', (c) => { text += c })\n` +
      `    reply.on('end', () => done(text)) }).end(data) }`,
    'the metadata of the machine':
      `const BASE = 'http://169.254.169.254/'\nfunction token(given, done) { const base = given || BASE\n` +
      `  ask(base + 'token', {}, (res) => { const all = []; res.on('data', (c) => { all.push(c) })\n` +
      `    res.on('end', () => done(all.join(''))) }) }`,
    'the request of whom a key has let in':
      `http.createServer((req, res) => { if (!isKnown(req.headers)) { res.writeHead(401).end(); return }\n` +
      `  let body = ''; req.on('data', (c) => { body += c }); req.on('end', () => take(body)) })`,
    'what a browser sends to a server for development':
      `export const plugin = { configureServer(server) { server.use((req, res) => { const all = []\n` +
      `  req.on('data', (c) => all.push(c)); req.on('end', () => save(Buffer.concat(all))) }) } }`,
    'a decoder that is given each chunk':
      `async function f(url) { const res = await fetch(url); const reader = res.body.getReader()\n` +
      `  for (;;) { const { value } = await reader.read(); for (const e of decoder.push(value)) take(e) } }`,
    'consumers of the platform':
      `${GET}import { json, text } from 'node:stream/consumers'\n` +
      `https.get(url, async (res) => { if (isNew) use(await json(res)); else use(JSON.parse(await text(res))) })`,
  }),
  invalid: [
    ...found({
      'handed on as it is': [
        `${GET}https.get(url, (res) => { let data = ''\n  res.on('data', (c) => { data += c })\n` +
          `  res.on('end', () => { log(JSON.parse(head)); resolve(data) }) })`,
        3,
      ],
      'a download that is handed on as bytes': [
        `${GET}https.get(url, (res) => { const chunks = []\n  res.on('data', (c) => chunks.push(c))\n` +
          `  res.on('end', () => { save(Buffer.concat(chunks)) }) })`,
        3,
      ],
      'the bytes of an API': [
        `${GET}export const post = (url, headers) => new Promise((resolve) => {\n` +
          `  https.get(url, { headers: { accept: 'application/json' } }, (res) => {\n` +
          `    const all = []; res.on('data', (c) => all.push(c))\n` +
          `    res.on('end', () => resolve(Buffer.concat(all))) }) })`,
        4,
      ],
      'the bytes that a promise is settled with': [
        `${GET}export const load = (url) => new Promise((resolve, reject) => {\n` +
          `  https.get(url, (res) => { const all = []; res.on('data', (c) => { all.push(c) })\n` +
          `    res.on('end', () => resolve(Buffer.concat(all))) }).on('error', reject) })`,
        3,
      ],
      'the text of a host that a caller names': [
        `import http from 'node:http'\nfunction post(data, host, done) { const options = { host, path }\n` +
          `  http.request(options, (res) => { let text = ''; res.on('data', (c) => { text += c })\n` +
          `    res.on('end', () => done(text)) }).end(data) }`,
        3,
      ],
      'the bytes of a host that the code names': [
        `${GET}function load(done) {\n  https.get('https://example.org/all.zip', (res) => { const all = []\n` +
          `    res.on('data', (c) => all.push(c)); res.on('end', () => done(Buffer.concat(all))) }) }`,
        4,
      ],
      'a text that is handed to a callback too': [
        `${GET}function read(res, done) { let all = ''\n  res.on('data', (c) => { all += c })\n` +
          `  res.on('end', () => done(all)) }\nhttps.get(url, (res) => read(res, save))\n` +
          `export const load = () => new Promise((resolve) => { https.get(url, (res) => read(res, resolve)) })`,
        3,
      ],
      'the text of whom a later test lets in': [
        `import http from 'node:http'\nhttp.get(url, (res) => { let body = ''; res.on('data', (c) => { body += c })\n` +
          `  res.on('end', () => { if (!isKnown(body)) { fail(401); return } take(body) }) })`,
        2,
      ],
      'the answer of another address': [
        `const BASE = 'http://example.org/'\nfunction token(given, done) { const base = given || BASE\n` +
          `  ask(base + 'token', {}, (res) => { const all = []; res.on('data', (c) => { all.push(c) })\n` +
          `    res.on('end', () => done(all.join(''))) }) }`,
        3,
      ],
      'the text of whom a request names': [
        `${GET}app.get('/preview', (req, out) => {\n` +
          `  https.get(req.query.url, { headers: { accept: 'application/json' } }, (res) => {\n` +
          `    let all = ''; res.on('data', (c) => { all += c }).on('end', () => out.send(all)) }) })`,
        4,
      ],
      'a try at each chunk': [
        `${GET}https.get(url, (res) => { let data = ''\n` +
          `  res.on('data', (c) => { data += c; try { done(JSON.parse(data)) } catch {} }) })`,
        3,
      ],
    }),
    ...(
      [
        ['the request of somebody else', `function handle(req, res) {`, 'req'],
        ['a request whose handler is known', `import http from 'http'; http.createServer((req) => {`, 'req'],
        ['a socket', `server.on('connection', (socket) => {`, 'socket'],
      ] as const
    ).map(([name, head, source]) => ({
      name,
      code:
        `${head} let data = ''\n  ${source}.on('data', (c) => { data += c })\n` +
        `  ${source}.on('end', () => done(JSON.parse(data))) }${
          head.includes('(') && !head.startsWith('f') ? ')' : ''
        }`,
      errors: [{ messageId: 'remote' as const, data: { source }, line: 2, suggestions: null }],
    })),
    {
      name: 'such a reply, for strict',
      ...strict,
      code: PARSED,
      errors: [{ messageId: 'remote' as const, data: { source: 'res' }, line: 3, suggestions: null }],
    },
  ],
})
