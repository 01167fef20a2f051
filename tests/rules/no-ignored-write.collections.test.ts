import rule from '../../rules/no-ignored-write.ts'
import { untyped } from '../rule-tester.ts'

const NET = `import net from 'node:net'\n`
const OPEN = `${NET}const open = {}\nnet.createServer((socket) => { open[socket.id] = socket })\n`
const SET = `${NET}const open = new Set()\nnet.createServer((socket) => { open.add(socket) })\n`

const forwarded = (code: string, sink: string, line: number, column: number) => ({
  code,
  errors: [{ messageId: 'forwarded' as const, data: { sink }, line, column, suggestions: null }],
})

untyped.run('no-ignored-write into sinks of a collection', rule, {
  valid: [
    {
      name: 'sockets that are asked for room',
      code: `${SET}bus.on('news', (text) => { for (const s of open) if (!s.writableNeedDrain) s.write(text) })`,
    },
    {
      name: 'an object of other things',
      code:
        `${NET}const open = {}\nopen[id] = new Job()\n` +
        `bus.on('news', (text) => { for (const id in open) open[id].write(text) })`,
    },
    {
      name: 'an object that nobody fills here',
      code: `const { open } = state\nbus.on('news', (text) => { for (const id in open) open[id].write(text) })`,
    },
    {
      name: 'a place of a fixed name',
      code: `${NET}const open = {}\nopen[net.connect(1).id] = 1\nbus.on('news', (text) => { open.main.write(text) })`,
    },
    {
      name: 'a constant for all of them',
      code: `${SET}bus.on('tick', (at) => { for (const s of open) s.write('tick\\n') })`,
    },
    {
      name: 'one that is asked for by its id',
      code:
        `${NET}const open = new Map<string, net.Socket>()\n` +
        `bus.on('news', (id, text) => { const s = open.get(id); if (!s) return; s.write(text) })`,
    },
    {
      name: 'a sink that is opened in the turn',
      code:
        `import fs from 'node:fs'\n` +
        `bus.on('news', (text) => { const out = fs.createWriteStream(p); out.write(text) })`,
    },
  ],
  invalid: [
    {
      name: 'a set',
      ...forwarded(`${SET}bus.on('news', (text) => { for (const s of open) s.write(text) })`, 's', 4, 50),
    },
    {
      name: 'the values of an object',
      ...forwarded(
        `${OPEN}bus.on('news', (text) => { Object.values(open).forEach((s) => { s.write(text + '\\r\\n') }) })`,
        's',
        4,
        65,
      ),
    },
    {
      name: 'the values of an object, by lodash',
      ...forwarded(
        `${OPEN}const tell = (text) => { _.values(open).forEach((s) => { s.write(text) }) }\nbus.on('news', tell)`,
        's',
        4,
        58,
      ),
    },
    {
      name: 'an object by its keys',
      ...forwarded(
        `${OPEN}bus.on('news', (text) => { for (const id in open) open[id].write(text) })`,
        'open[id]',
        4,
        51,
      ),
    },
  ],
})

untyped.run('no-ignored-write by callers, into sinks of a collection', rule, {
  valid: [
    {
      name: 'the set is handed in',
      code: `${NET}export function tell(open: Set<net.Socket>, text) { for (const s of open) s.write(text) }`,
      options: [{ feeds: 'callers' }],
    },
  ],
  invalid: [
    {
      name: 'whoever is connected',
      code: `${SET}export function tell(text) { for (const s of open) s.write(text) }`,
      options: [{ feeds: 'callers' }],
      errors: [{ messageId: 'kept', data: { sink: 's' }, line: 4, column: 52 }],
    },
  ],
})
