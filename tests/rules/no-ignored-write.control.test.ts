import rule from '../../rules/no-ignored-write.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const silent = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** What stands next to a silent case, and is reported: the same shape without the fact that makes it silent. */
const spoken = (table: Record<string, readonly ['ignored' | 'forwarded', code: string]>) =>
  Object.entries(table).map(([name, [messageId, code]]) => ({ name, code, errors: [{ messageId, suggestions: null }] }))

const SOCKET = `import net from 'node:net'\nconst socket = net.connect(23)\n`

const FLUSH =
  `import net from 'node:net'\n` +
  `function flush(socket, held) { for (const note of notes(held)) socket.write(note) }\n`

untyped.run('no-ignored-write, of who is handed a sink with room', rule, {
  valid: silent({
    'what was held meanwhile, once the buffer is low':
      `${FLUSH}net.createServer((socket) => {\n` +
      `  socket.on('drain', () => { if (socket.writableLength < LOW) flush(socket, all) }) })`,
  }),
  invalid: spoken({
    'another call, which does not look': [
      'ignored',
      `${FLUSH}net.createServer((socket) => { flush(socket, last)\n` +
        `  socket.on('drain', () => { if (socket.writableLength < LOW) flush(socket, all) }) })`,
    ],
  }),
})

untyped.run('no-ignored-write beside frames of listed bytes', rule, {
  valid: silent({
    'an answer to an option':
      `${SOCKET}function say(command, option) { socket.write(Buffer.from([Telnet.IAC, command, option])) }\n` +
      `function take(data) { while (data.length) { say(Telnet.WONT, data[1]); data = data.subarray(3) } }`,
    'an option of some bytes':
      `${SOCKET}function say(option, value) { socket.write(Buffer.from([IAC, SB, option, ...value, IAC, SE])) }\n` +
      `function take(data) { while (data.length) { say(data[1], Buffer.from('xterm')); data = data.subarray(3) } }`,
    'an array of bytes': `${SOCKET}source.on('data', (c) => { socket.write(new Uint8Array([0x06, c[1]])) })`,
  }),
  invalid: spoken({
    'a head, and the chunk': [
      'forwarded',
      `${SOCKET}const say = (v) => { socket.write(Buffer.from([0x00, ...v])) }\n` +
        `source.on('data', (c) => { say(c) })`,
    ],
    'one sample after the other': [
      'ignored',
      `${SOCKET}const say = (v) => { socket.write(Buffer.from([v & 255, v >> 8])) }\n` +
        `async function f(samples) { for await (const v of samples) say(v) }`,
    ],
    'a buffer of each element': [
      'ignored',
      `${SOCKET}const say = (row) => { socket.write(Buffer.from(row)) }\n` +
        `async function f(rows) { for await (const row of rows) say(row) }`,
    ],
  }),
})

untyped.run('no-ignored-write beside signals', rule, {
  valid: silent({
    'an answer to a heartbeat':
      `class A { constructor(parser, client) { this.client = client; client.on('error', f)\n` +
      `    parser.on('message', (m) => this.take(m)) }\n  take(m) { if (m.beat) this.handleHeartbeatPing(m) }\n` +
      `  handleHeartbeatPing(m) { this.client.write(this.frame(m.id)) } }`,
    'what its maker calls an acknowledgement': `${SOCKET}parser.on('message', (m) => { socket.write(buildAck(m.id)) })`,
    'an acknowledgement of each row':
      `${SOCKET}const sendAck = (id) => { socket.write(frame(2, id)) }\n` +
      `async function f(rows) { for await (const row of rows) sendAck(row.id) }`,
  }),
  invalid: spoken({
    'a frame by another name': [
      'ignored',
      `${SOCKET}const sendRow = (id) => { socket.write(frame(2, id)) }\n` +
        `async function f(rows) { for await (const row of rows) sendRow(row.id) }`,
    ],
    'the row itself': [
      'ignored',
      `${SOCKET}const ping = (row) => { socket.write(encode(row)) }\n` +
        `async function f(rows) { for await (const row of rows) ping(row) }`,
    ],
  }),
})

untyped.run('no-ignored-write beside what a person types', rule, {
  valid: silent({
    'keys into a child':
      `import { spawn } from 'node:child_process'\nconst child = spawn(shell)\n` +
      `terminal.on('input', (keys) => child.stdin.write(keys))`,
  }),
  invalid: spoken({
    'data of nobody known into a child': [
      'forwarded',
      `import { spawn } from 'node:child_process'\nconst child = spawn(shell)\n` +
        `terminal.onData = (keys) => child.stdin.write(keys)`,
    ],
  }),
})

untyped.run('no-ignored-write beside turns that wait for work of their own', rule, {
  valid: silent({
    'a header for each file that is begun':
      `import fs from 'node:fs'\nasync function join(parts) { let out\n` +
      `  for (const part of parts) { out = fs.createWriteStream(part.name); out.write(await headOf(part)) } }`,
  }),
  invalid: spoken({
    'turns that wait for nothing': [
      'ignored',
      `import fs from 'node:fs'\nconst out = fs.createWriteStream(name)\n` +
        `function join(count) { for (let i = 0; i < count; i++) out.write(row(i)) }`,
    ],
    'a client, who may be slower': [
      'ignored',
      `async function page(ids, response) { for (const id of ids) response.write(await load(id)) }`,
    ],
  }),
})
