import rule from '../../rules/no-unbounded-accumulation.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const strict = { options: [{ sources: 'all' }] as [{ sources: 'all' }] }

/** Code for the strict preset, with the line of what grows in the reply. */
const found = (table: Record<string, readonly [code: string, line: number]>) =>
  Object.entries(table).map(([name, [code, line]]) => ({
    name,
    ...strict,
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
    'the reply of a program that ends with it':
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
  }).map((one) => ({ ...one, ...strict })),
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
  valid: [],
  invalid: [
    ...found({
      'a reply of a host': [
        `${GET}const q = https.request({ host, path })\nq.on('response', (res) => {\n` +
          `  let data = ''; res.on('data', (c) => { data += c }); res.on('end', () => done(data)) })`,
        4,
      ],
    }),
    {
      name: 'its reply',
      ...strict,
      code: `${GET}https.get({ socketPath }, (res) => { let data = ''\nres.on('data', (c) => { data += c }) })`,
      errors: [{ messageId: 'local' as const, data: { source: 'res' }, line: 3, suggestions: null }],
    },
  ],
})

untyped.run('no-unbounded-accumulation, of who asked and who is asked', rule, {
  valid: cases({
    'text that is parsed at the end': PARSED,
    'bytes that are handed on':
      `${GET}export const load = (url) => new Promise((resolve, reject) => {\n` +
      `  https.get(url, (res) => { const all = []; res.on('data', (c) => { all.push(c) })\n` +
      `    res.on('end', () => resolve(Buffer.concat(all))) }).on('error', reject) })`,
    'a reply by its name':
      `form.submit(o, (err, res) => { let data = ''\n  res.on('data', (c) => { data += c })\n` +
      `  res.on('end', () => done(JSON.parse(data))) })`,
    'a reply by its event':
      `${GET}const q = https.request({ socketPath: '/var/run/docker.sock', path })\nq.on('response', (res) => {\n` +
      `  let data = ''; res.on('data', (c) => { data += c }); res.on('end', () => done(data)) })`,
    'the body of a fetch':
      `async function f(url) { const res = await fetch(url); let text = ''\n` +
      `  for await (const c of res.body) text += decode(c)\n  return JSON.parse(text) }`,
    'what is unpacked on the way':
      `${GET}https.get(url, (res) => { const all = []\n` +
      `  res.pipe(createGunzip()).on('data', (c) => all.push(c)).on('end', () => done(Buffer.concat(all))) })`,
    'consumers of the platform':
      `${GET}import { json, text } from 'node:stream/consumers'\n` +
      `https.get(url, async (res) => { if (isNew) use(await json(res)); else use(await text(res)) })`,
    'the request of whom a key has let in':
      `http.createServer((req, res) => { if (!isKnown(req.headers)) { res.writeHead(401).end(); return }\n` +
      `  let body = ''; req.on('data', (c) => { body += c }); req.on('end', () => take(body)) })`,
    'what a browser sends to a server for development':
      `export const plugin = { configureServer(server) { server.use((req, res) => { const all = []\n` +
      `  req.on('data', (c) => all.push(c)); req.on('end', () => save(Buffer.concat(all))) }) } }`,
    'a decoder that is given each chunk':
      `async function f(url) { const res = await fetch(url); const reader = res.body.getReader()\n` +
      `  for (;;) { const { value } = await reader.read(); for (const e of decoder.push(value)) take(e) } }`,
  }),
  invalid: [
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
      name: 'a reply, for strict',
      ...strict,
      code: PARSED,
      errors: [{ messageId: 'remote' as const, data: { source: 'res' }, line: 3, suggestions: null }],
    },
  ],
})
