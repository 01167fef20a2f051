import rule from '../../rules/no-unbounded-accumulation.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** Code, with the source, and the line of what grows. */
const found = (table: Record<string, readonly [code: string, source: string, line: number]>) =>
  Object.entries(table).map(([name, [code, source, line]]) => ({
    name,
    code,
    errors: [{ messageId: 'remote' as const, data: { source }, line, suggestions: null }],
  }))

const TELNET = (parse: string) =>
  `class Telnet { constructor(socket) { this.socket = socket\n` +
  `    socket.on('data', (data) => { this.emit('data', this.parse(data)) }) }\n  parse(data) { ${parse} } }`

untyped.run('no-unbounded-accumulation, of what a turn makes for itself', rule, {
  valid: cases({
    'a buffer that a method puts together of the parts of one chunk': TELNET(
      `let out = Buffer.alloc(0), i = 0\n    while (i < data.length) { const next = data.indexOf(IAC, i)\n` +
        `      out = Buffer.concat([out, data.slice(i, next)]); i = next + 1 }\n    return out`,
    ),
    'a text that a function makes of one chunk':
      `function clean(data) { let text = ''; for (const line of lines(data)) text += line; text += data\n` +
      `  return text }\n` +
      `socket.on('data', (data) => show(clean(data)))`,
    'a list of a method': TELNET('const parts = []; parts.push(data); return join(parts)'),
  }),
  invalid: found({
    'a field, in the same method': [
      TELNET('while (more(data)) {\n    this.out = Buffer.concat([this.out, data]) }'),
      'socket',
      4,
    ],
    'a variable that stands for a field': [
      TELNET('const { parts } = this; parts.push(data); return join(parts)'),
      'socket',
      3,
    ],
    'a variable around the function': [
      `let text = ''\nconst put = (data) => { text += data }\nsocket.on('data', (data) => put(data))`,
      'socket',
      2,
    ],
  }),
})

untyped.run('no-unbounded-accumulation, of what a stream pushes', rule, {
  valid: cases({
    'this by another name':
      `function Reply(res) { Duplex.call(this); const self = this\n` +
      `  res.on('data', (chunk) => { self.push(chunk) }).on('end', () => self.push(null)) }\ninherits(Reply, Duplex)`,
    'what is told its end': `req.on('data', (chunk) => body.push(chunk))\nreq.on('end', () => body.push(null))`,
    'what is told how to read': `body._read = () => {}\nreq.on('data', (chunk) => body.push(chunk))`,
  }),
  invalid: found({
    'the list beside it': [
      `function Body(req) { Duplex.call(this); const self = this, chunks = []\n` +
        `  req.on('data', (chunk) => {\n    self.push(chunk)\n    chunks.push(chunk) }) }\ninherits(Body, Duplex)`,
      'req',
      4,
    ],
    'a list whose last element is null': [
      `const all = []\nreq.on('data', (chunk) => all.push(chunk))\nreq.on('end', () => all.push(null))`,
      'req',
      2,
    ],
    'a field of this by another name': [
      `function Body(req) { const self = this; self.parts = []\n  req.on('data', (chunk) => self.parts.push(chunk)) }`,
      'req',
      2,
    ],
  }),
})

untyped.run('no-unbounded-accumulation, of what goes into a file', rule, {
  valid: [],
  invalid: [
    {
      name: 'a download',
      code:
        `async function f(url) { const response = await fetch(url); const chunks = []\n` +
        `  for await (const c of response.body) { chunks.push(c); tell() }\n` +
        `  const data = Buffer.concat(chunks); check(data); await fs.writeFile(path, data) }`,
      errors: [{ messageId: 'filed', data: { source: 'response.body' }, line: 2, suggestions: null }],
    },
    {
      name: 'an upload',
      code:
        `function f(req) { const chunks = []; req.on('data', (c) => { chunks.push(c) })\n` +
        `  req.on('end', () => fs.writeFileSync(path, Buffer.concat(chunks))) }`,
      errors: [{ messageId: 'filed', data: { source: 'req' }, line: 1, suggestions: null }],
    },
    {
      name: 'something else goes into the file',
      code:
        `function f(req) { const chunks = []; req.on('data', (c) => { chunks.push(c) })\n` +
        `  req.on('end', () => { done(chunks); fs.writeFileSync(path, note) }) }`,
      errors: [{ messageId: 'remote', data: { source: 'req' }, line: 1, suggestions: null }],
    },
  ],
})

untyped.run('no-unbounded-accumulation, of who connects to a path', rule, {
  valid: cases({
    'a second start of the program':
      `import net from 'node:net'\nconst server = net.createServer((socket) => { let data = ''\n` +
      `  socket.on('data', (chunk) => { data += chunk }).on('end', () => open(JSON.parse(data))) })\n` +
      `server.listen(socketPath)`,
  }),
  invalid: found({
    'who connects to a port': [
      `import net from 'node:net'\nconst server = net.createServer((socket) => { let data = ''\n` +
        `  socket.on('data', (chunk) => { data += chunk }).on('end', () => open(JSON.parse(data))) })\n` +
        `server.listen(port)`,
      'socket',
      3,
    ],
    'who is handed on by a proxy': [
      `import http from 'node:http'\nconst server = http.createServer((req, res) => { let data = ''\n` +
        `  req.on('data', (chunk) => { data += chunk }).on('end', () => open(data)) })\n` +
        `server.listen(socketPath)`,
      'req',
      3,
    ],
  }),
})
