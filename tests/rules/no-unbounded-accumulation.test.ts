import rule from '../../rules/no-unbounded-accumulation.ts'
import { commonjs, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const found = (messageId: 'remote' | 'local', source: string, line: number, column: number, output?: string) => ({
  messageId,
  data: { source },
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'cap' as const, output }],
})

const all = { options: [{ sources: 'all' }] as [{ sources: 'all' }] }
const HTTP = `import http from 'node:http'\n`
const READ_TEXT = `import { readText } from 'backpressure-runtime'\n`
const READ_ALL = `import { readAll } from 'backpressure-runtime'\n`

untyped.run('no-unbounded-accumulation', rule, {
  valid: [],
  invalid: [
    {
      name: 'the body of a request, as text',
      code:
        `${HTTP}http.createServer((req, res) => {\n  let body = ''\n  req.on('data', (chunk) => { body += chunk })\n` +
        `  req.on('end', () => res.end(body)) })`,
      errors: [found('remote', 'req', 4, 31)],
    },
    {
      name: 'the reply to a request of ours, as a list',
      ...all,
      code:
        `import https from 'https'\nhttps.get(url, (res) => { const chunks = []\n` +
        `  res.on('data', (c) => chunks.push(c))\n  res.on('end', () => done(Buffer.concat(chunks))) })`,
      errors: [found('remote', 'res', 3, 25)],
    },
    {
      name: 'by name, in a promise that does no more',
      code:
        `function read(req) {\n  return new Promise((resolve, reject) => {\n    let body = ''\n` +
        `    req.on('data', (chunk) => { body += chunk.toString() })\n    req.on('end', () => resolve(body))\n` +
        `    req.on('error', reject)\n  })\n}`,
      errors: [
        found(
          'remote',
          'req',
          4,
          33,
          `${READ_TEXT}\nfunction read(req) {\n  return readText(req, { maxBytes: 1_000_000 })\n}`,
        ),
      ],
    },
    {
      name: 'a list in such a promise',
      ...all,
      code:
        `const read = (res) => new Promise((resolve, reject) => {\n  const chunks = []\n` +
        `  res.on('data', (c) => chunks.push(Buffer.from(c))).on('end', () => { resolve(Buffer.concat(chunks)) })` +
        `.once('error', reject)\n})`,
      errors: [
        found(
          'remote',
          'res',
          3,
          25,
          `${READ_ALL}\nconst read = (res) => ` +
            `readAll(res, { maxBytes: 1_000_000 }).then((bytes) => Buffer.from(bytes))`,
        ),
      ],
    },
    {
      name: 'a promise that does more: no change',
      code:
        `const read = (req) => new Promise((resolve, reject) => {\n  let body = ''\n` +
        `  req.on('data', (c) => { body += c })\n  req.on('end', () => resolve(JSON.parse(body)))\n` +
        `  req.on('error', reject) })`,
      errors: [found('remote', 'req', 3, 27)],
    },
    {
      name: 'for await, text',
      code:
        `async function f(req) {\n  let body = ''\n  for await (const chunk of req) body += chunk\n` +
        `  return body\n}`,
      errors: [
        found(
          'remote',
          'req',
          3,
          34,
          `${READ_TEXT}\nasync function f(req) {\n` +
            `  let body = await readText(req, { maxBytes: 1_000_000 })\n  return body\n}`,
        ),
      ],
    },
    {
      name: 'for await, a list',
      code:
        `async function f(req) {\n  const chunks = []\n  for await (const chunk of req) { chunks.push(chunk) }\n` +
        `  return Buffer.concat(chunks)\n}`,
      errors: [
        found(
          'remote',
          'req',
          3,
          36,
          `${READ_ALL}\nasync function f(req) {\n  return Buffer.from(await readAll(req, { maxBytes: 1_000_000 }))\n}`,
        ),
      ],
    },
    {
      name: 'for await, a list that becomes text',
      code:
        `async function f(request) {\n  const chunks = []\n  for await (const chunk of request) chunks.push(chunk)\n` +
        `  const text = Buffer.concat(chunks).toString('utf8')\n  return text\n}`,
      errors: [
        found(
          'remote',
          'request',
          3,
          38,
          `${READ_TEXT}\nasync function f(request) {\n` +
            `  const text = await readText(request, { maxBytes: 1_000_000 })\n  return text\n}`,
        ),
      ],
    },
    {
      name: 'a list that is looked at elsewhere: no change',
      code:
        `async function f(req) {\n  const chunks = []\n  for await (const chunk of req) chunks.push(chunk)\n` +
        `  log(chunks)\n  return Buffer.concat(chunks)\n}`,
      errors: [found('remote', 'req', 3, 34)],
    },
    {
      name: 'a reader of the body of a fetch',
      ...all,
      code:
        `async function f(url) { const res = await fetch(url); const reader = res.body.getReader(); let text = ''\n` +
        `  while (true) { const { done, value } = await reader.read(); if (done) break\n` +
        `    text += decoder.decode(value, { stream: true }) }\n  return text }`,
      errors: [found('remote', 'res.body', 3, 5)],
    },
    {
      name: 'a buffer that is put together anew',
      code: `socket.on('data', (chunk) => { buffer = Buffer.concat([buffer, chunk]) })\nlet buffer = Buffer.alloc(0)`,
      errors: [found('remote', 'socket', 1, 32)],
    },
    {
      name: 'pieces beside a list that nobody asks how many they may be',
      code:
        `const got = []; let i = 0\nfunction f(parts) { socket.on('data', (c) => { const part = parts[i]\n` +
        `  if (!part) warn()\n  got.push(decode(c, part)); i++ }) }`,
      errors: [found('remote', 'socket', 4, 3)],
    },
    {
      name: 'a template, a list and a sum',
      ...all,
      code:
        `let text = ''; let list = []; let sum = ''\n` +
        `res.on('data', (c) => { text = \`\${text}\${c}\` })\nproxyRes.on('data', (c) => { list = [...list, c] })\n` +
        `upstream.on('data', (c) => { sum = sum + c })`,
      errors: [found('remote', 'res', 2, 25), found('remote', 'proxyRes', 3, 30), found('remote', 'upstream', 4, 30)],
    },
    {
      name: 'a field, through a method',
      code:
        `class Client { constructor(socket) { this.chunks = []; socket.on('data', (c) => this.add(c)) }\n` +
        `  add(chunk) { this.chunks.push(chunk) } }`,
      errors: [found('remote', 'socket', 2, 16)],
    },
    {
      name: 'a listener by name',
      code: `let body = ''\nfunction onData(chunk) { body += chunk }\nreq.on('data', onData)`,
      errors: [found('remote', 'req', 2, 26)],
    },
    {
      name: 'what is unpacked on the way',
      ...all,
      code: `import zlib from 'zlib'\nlet body = ''\nres.pipe(zlib.createGunzip()).on('data', (c) => { body += c })`,
      errors: [found('remote', 'res.pipe', 3, 51)],
    },
    {
      name: 'an upload',
      code:
        `import busboy from 'busboy'\nconst form = busboy({ headers })\n` +
        `form.on('file', (name, file) => { const parts = []; file.on('data', (c) => parts.push(c)) })`,
      errors: [found('remote', 'file', 3, 76)],
    },
    {
      name: 'one report a source',
      code: `let body = ''; const all = []\nreq.on('data', (c) => { all.push(c); body += c })`,
      errors: [found('remote', 'req', 2, 25)],
    },
    {
      name: 'a body that is thrown away only after its end',
      code: `let body = ''\nreq.on('data', (c) => { body += c })\nreq.on('end', () => { use(body); body = '' })`,
      errors: [found('remote', 'req', 2, 25)],
    },
    ...(
      [
        ['text', 'await readText(req, { maxBytes: 1_000_000 })', READ_TEXT],
        ['json', 'JSON.parse(await readText(req, { maxBytes: 1_000_000 }))', READ_TEXT],
        ['buffer', 'Buffer.from(await readAll(req, { maxBytes: 1_000_000 }))', READ_ALL],
      ] as const
    ).map(([name, output, head]) => {
      const consumers = `import { ${name} } from 'node:stream/consumers'\n`
      return {
        name: `${name}() of the platform`,
        code: `${consumers}async function f(req) { return await ${name}(req) }`,
        errors: [found('remote', 'req', 2, 38, `${consumers}${head}async function f(req) { return ${output} }`)],
      }
    }),
    {
      name: 'what has no like in the runtime: no change',
      code: `import { arrayBuffer } from 'node:stream/consumers'\nconst all = await arrayBuffer(req)`,
      errors: [found('remote', 'req', 2, 19)],
    },
    {
      name: 'packages that take a limit and are given none',
      code:
        `import rawBody from 'raw-body'\nimport getStream from 'get-stream'\n` +
        `async function f(req) {\n  await rawBody(req)\n  await getStream(req, {})\n}`,
      errors: [
        found(
          'remote',
          'req',
          4,
          9,
          `import rawBody from 'raw-body'\nimport getStream from 'get-stream'\n` +
            `async function f(req) {\n  await rawBody(req, { limit: 1_000_000 })\n  await getStream(req, {})\n}`,
        ),
        found(
          'remote',
          'req',
          5,
          9,
          `import rawBody from 'raw-body'\nimport getStream from 'get-stream'\n` +
            `async function f(req) {\n  await rawBody(req)\n  await getStream(req, { maxBuffer: 1_000_000 })\n}`,
        ),
      ],
    },
    {
      name: 'the reply, where it is no failure',
      ...all,
      code:
        `import https from 'https'\nhttps.get(url, (res) => { if (res.statusCode !== 200) reject(new Error('no')); ` +
        `else { let body = ''\nres.on('data', (c) => { body += c }).on('end', () => parse(body)) } })`,
      errors: [found('remote', 'res', 3, 25)],
    },
    {
      name: 'a failure that is handed on',
      ...all,
      code:
        `import https from 'https'\nhttps.get(url, (res) => { if (res.statusCode === 200) done(); ` +
        `else { let body = ''\nres.on('data', (c) => { body += c }).on('end', () => parse(body)) } })`,
      errors: [found('remote', 'res', 3, 25)],
    },
    {
      name: 'a file, a child and a stream of unknown origin, for strict',
      ...all,
      code:
        `import fs from 'fs'\nimport { spawn } from 'child_process'\nlet a = '', b = '', d = ''\n` +
        `fs.createReadStream(p).on('data', (c) => { a += c })\nspawn('ls').stdout.on('data', (c) => { b += c })\n` +
        `stream.on('data', (c) => { d += c })\nfor await (const c of fs.createReadStream(p)) d += c`,
      errors: [
        found('local', 'fs.createReadStream', 4, 44),
        found('local', 'stdout', 5, 40),
        found('local', 'stream', 6, 28),
        found('local', 'fs.createReadStream', 7, 47),
      ],
    },
  ],
})

commonjs.run('no-unbounded-accumulation in CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'a collector at the end of a pipe',
      code: `const concat = require('concat-stream')\nreq.pipe(concat((body) => done(body)))`,
      errors: [found('remote', 'req', 2, 10)],
    },
  ],
})

untyped.run('no-unbounded-accumulation is silent on', rule, {
  valid: [
    ...cases({
      'what a server says of its failure':
        `${HTTP}http.request(o, (res) => { if (res.statusCode === 200) resolve(); else { let data = ''\n` +
        `res.on('data', (d) => { data += d }).on('end', () => reject(new HttpError(\`failed: \${data}\`))) } })`,
      'a cap that destroys':
        `let body = ''\nreq.on('data', (c) => { body += c; if (body.length > 1e6) ` + `req.destroy() })`,
      'a cap of its own count':
        `let size = 0; const chunks = []\nreq.on('data', (c) => { size += c.length; if (size > MAX) return fail(); ` +
        `chunks.push(c) })`,
      'a cap in for await':
        `async function f(req) { let n = 0; const chunks = []\n  for await (const c of req) { n += c.length; ` +
        `if (n > limit) throw new Error('large'); chunks.push(c) } }`,
      'a cap in another listener':
        `const chunks = []\nreq.on('data', (c) => { size += c.length; if (size > MAX) req.destroy() })\n` +
        `req.on('data', (c) => chunks.push(c))`,
      'a cap around the promise':
        `function f(req) { if (req.headers['content-length'] > MAX) throw new Error('large')\n` +
        `  return new Promise((resolve) => { const c = []; req.on('data', (d) => c.push(d)) }) }`,
      'a cap in a function that is called':
        `let body = ''\nfunction check() { if (body.length > MAX) socket.destroy() }\n` +
        `function listen() { socket.on('data', (c) => { body += c; check() }) }`,
      'pieces that are counted off against a list':
        `const got = []; let i = 0\nfunction f(parts) { socket.on('data', (c) => { const part = parts[i]\n` +
        `  if (!part) throw new Error('too many')\n  got.push(decode(c, part)); i++ }) }`,
      'an upload that ends at a size':
        `import busboy from 'busboy'\nconst form = busboy({ headers, limits: { fileSize: MAX } }); let text = ''\n` +
        `form.on('file', (name, file) => { file.on('data', (c) => { text += c }) })`,
      'a cap by its name': `let body = ''\nreq.on('data', (c) => { if (!exceedsLimit(c)) body += c })`,
      'a guard on the length': `const head = []\nreq.on('data', (c) => { if (head.length < 10) head.push(c) })`,
      'lines that are taken out':
        `let rest = ''\nsocket.on('data', (c) => { rest += c; const lines = ` +
        `rest.split('\\n'); rest = lines.pop() })`,
      'frames that are taken out':
        `class A { constructor(socket) { socket.on('data', (c) => this.on(c)) }\n` +
        `  on(c) { this.buffer = Buffer.concat([this.buffer, c]); this.parse() }\n` +
        `  parse() { this.buffer = this.buffer.subarray(4) } }`,
      'a list that others empty':
        `const chunks = []\nreq.on('data', (c) => chunks.push(c))\n` + `const next = () => chunks.shift()`,
      'a length that is set to zero':
        `const chunks = []\n` +
        `req.on('data', (c) => { chunks.push(c); if (c.last) { use(chunks); chunks.length = 0 } })`,
      'a list of each chunk': `req.on('data', (c) => { const parts = []; parts.push(c); use(parts) })`,
      'a count': `let size = 0\nreq.on('data', (c) => { size += c.length })`,
      'the last chunk': `let last\nreq.on('data', (c) => { last = c })`,
      'a name of each chunk': `const names = []\nreq.on('data', (c) => names.push(c.name))`,
      'a digest': `const hash = createHash('md5')\nreq.on('data', (c) => hash.update(c))`,
      'one event': `let body = ''\nreq.once('data', (c) => { body += c })`,
      'another event': `let body = ''\nreq.on('aborted', (c) => { body += c })`,
      'a stream that takes the chunk on': `class A { f(req) { req.on('data', (c) => this.push(c)) } }`,
      'a source that is paused': `const q = []\nreq.on('data', (c) => { q.push(c); req.pause() })`,
      'a listener that leaves':
        `let head = ''\nsocket.on('data', function onData(c) { head += c; if (done(head)) ` +
        `socket.off('data', onData) })`,
      'a stream of unknown origin': `let out = ''\nstream.on('data', (c) => { out += c })`,
      'output of a child':
        `import { spawn } from 'child_process'\nlet out = ''\n` + `spawn('ls').stdout.on('data', (c) => { out += c })`,
      'a file': `import fs from 'fs'\nlet out = ''\nfs.createReadStream(p).on('data', (c) => { out += c })`,
      'standard input': `let out = ''\nprocess.stdin.on('data', (c) => { out += c })`,
      'a child whose const is called res':
        `import { spawn } from 'child_process'\nlet out = ''\nconst res = spawn('ls')\n` +
        `res.stdout.on('data', (c) => { out += c })`,
      'events of an answer of another kind':
        `async function f(response) { const all = []; for await (const e ` + `of response) all.push(e) }`,
      'an async iterable': `const all = []\nfor await (const x of pages()) all.push(x)`,
      'a limit of a package':
        `import rawBody from 'raw-body'\nimport getStream from 'get-stream'\n` +
        `async function f(req) { await rawBody(req, { limit: '1mb' }); await getStream(req, { maxBuffer: 9 }); ` +
        `await rawBody(req, options) }`,
      'consumers of a file':
        `import fs from 'fs'\nimport { text } from 'stream/consumers'\n` + `await text(fs.createReadStream(p))`,
      'a bound that a person states':
        `let body = ''\n/* backpressure: at most 1 — the proxy before us limits bodies */\n` +
        `req.on('data', (c) => { body += c })`,
    }),
    {
      name: 'an async iterable, in strict too',
      ...all,
      code: `const all = []\nfor await (const x of pages()) all.push(x)`,
    },
    {
      name: 'events of an answer, in strict too',
      ...all,
      code: `async function f(response) { const all = []; for await (const e of response) all.push(e) }`,
    },
  ],
  invalid: [],
})
