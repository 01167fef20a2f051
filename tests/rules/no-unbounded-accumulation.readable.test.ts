import rule from '../../rules/no-unbounded-accumulation.ts'
import { untyped } from '../rule-tester.ts'

const NET = `import net from 'node:net'\n`
const remote = (code: string, source: string, line: number, column: number) => ({
  code,
  errors: [{ messageId: 'remote' as const, data: { source }, line, column, suggestions: null }],
})

untyped.run('no-unbounded-accumulation, by read() in a listener of readable', rule, {
  valid: [
    {
      name: 'held to a size',
      code:
        `${NET}net.createServer((socket) => { const chunks = []; let size = 0; socket.on('readable', () => { let c\n` +
        `while ((c = socket.read()) !== null) { size += c.length; if (size > MAX) return socket.destroy()\n` +
        `chunks.push(c) } }) })`,
    },
    {
      name: 'frames that are cut off',
      code:
        `${NET}net.createServer((socket) => { let held = ''\nsocket.on('readable', () => { held += socket.read()\n` +
        `const at = held.indexOf('\\n'); if (at >= 0) { take(held.slice(0, at)); held = held.slice(at + 1) } }) })`,
    },
    {
      name: 'what is read from another stream',
      code:
        `${NET}net.createServer((socket) => { const all = []\n` +
        `socket.on('readable', () => { all.push(file.read()) }) })`,
    },
    {
      name: 'a note about each turn',
      code:
        `${NET}net.createServer((socket) => { const all = []\n` +
        `socket.on('readable', () => { all.push(Date.now()) }) })`,
    },
    {
      name: 'the answer of a daemon that the file connects to',
      code:
        `${NET}const socket = new net.Socket(); let answer = ''\nsocket.connect(port)\n` +
        `socket.on('readable', () => { let c; while ((c = socket.read()) !== null) answer += c.toString() })`,
    },
    {
      name: 'a list of the turn',
      code:
        `${NET}net.createServer((socket) => { socket.on('readable', () => { const all = []; let c\n` +
        `while ((c = socket.read()) !== null) all.push(c)\ntake(all) }) })`,
    },
  ],
  invalid: [
    {
      name: 'a loop of reads',
      ...remote(
        `${NET}net.createServer((socket) => { const chunks = []\nconst take = () => { let c\n` +
          `while ((c = socket.read()) !== null) chunks.push(c) }\nsocket.on('readable', take) })`,
        'socket',
        4,
        38,
      ),
    },
    {
      name: 'a read for each event',
      ...remote(
        `import http from 'node:http'\nhttp.createServer((req, res) => { let body = ''\n` +
          `req.on('readable', () => { const c = req.read(); if (c) body += c }) })`,
        'req',
        3,
        57,
      ),
    },
  ],
})

untyped.run('no-unbounded-accumulation, by read() in a listener of readable, of all sources', rule, {
  valid: [],
  invalid: [
    {
      name: 'the answer of a daemon that the file connects to',
      options: [{ sources: 'all' }],
      ...remote(
        `${NET}const socket = new net.Socket(); let answer = ''\nsocket.connect(port)\n` +
          `socket.on('readable', () => { let c; while ((c = socket.read()) !== null) answer += c.toString() })`,
        'socket',
        4,
        75,
      ),
    },
  ],
})
