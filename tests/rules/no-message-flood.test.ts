import rule from '../../rules/no-message-flood.ts'
import { untyped } from '../rule-tester.ts'

const WORKER = "import { Worker, parentPort } from 'node:worker_threads'\nconst worker = new Worker(file)\n"
const FORK = "import { fork } from 'node:child_process'\nconst child = fork('./child.js')\n"
const FILE = "import fs from 'node:fs'\nconst file = fs.createReadStream(path)\n"

const flood = (callee: string, turn: string) => [{ messageId: 'flood' as const, data: { callee, turn } }]

untyped.run('no-message-flood', rule, {
  valid: [
    { name: 'one message', code: `${WORKER}worker.postMessage(rows)` },
    { name: 'a literal list', code: `${WORKER}for (const name of ['a', 'b']) worker.postMessage(name)` },
    {
      name: 'batches',
      code: `${WORKER}const f = (batches) => { for (const rows of batches) worker.postMessage(rows) }`,
    },
    {
      name: 'batches that are cut',
      code: `import { chunk } from 'lodash'
${WORKER}const f = (xs) => { for (const x of chunk(xs, 100)) worker.postMessage(x) }`,
    },
    {
      name: 'a batch that is gathered',
      code: `${WORKER}async function f(rows) {
  let batch = []
  for await (const row of rows) { batch.push(row); if (batch.length > 99) { worker.postMessage(batch); batch = [] } }
}`,
    },
    {
      name: 'a wait for each',
      code: `${WORKER}async function f(rows) {
  for (const row of rows) { worker.postMessage(row); await once(worker, 'message') }
}`,
    },
    {
      name: 'credits',
      code: `${WORKER}function f(rows) {
  for (const row of rows) { if (credits === 0) break; worker.postMessage(row) }
}`,
    },
    {
      name: 'acknowledgements',
      code: `${WORKER}function f(rows) {
  worker.on('message', (m) => { if (m.type === 'ack') next() })
  for (const row of rows) worker.postMessage(row)
}`,
    },
    {
      name: 'every side is told once',
      code: `${WORKER}const f = (workers, task) => workers.forEach((w) => w.postMessage(task))`,
    },
    {
      name: 'what does not come with the turn',
      code: `${WORKER}const f = (rows) => { for (const row of rows) { parentPort.postMessage('tick') } }`,
    },
    {
      name: 'an answer to a message',
      code: `${WORKER}parentPort.on('message', (m) => parentPort.postMessage(work(m)))`,
    },
    { name: 'a progress line', code: `${WORKER}job.on('progress', (p) => parentPort.postMessage(p))` },
    { name: 'a slow tick', code: `${WORKER}setInterval(() => parentPort.postMessage(process.memoryUsage()), 1000)` },
    { name: 'a slow process', code: `${FORK}const f = (rows) => { for (const row of rows) child.send(row, next) }` },
    {
      name: 'a process that is listened to',
      code: `${FORK}const f = (rows) => { for (const row of rows) if (!child.send(row)) return }`,
    },
    {
      name: 'a window of another maker',
      code: `const f = (rows) => { for (const row of rows) frame.postMessage(row) }`,
    },
    { name: 'another send', code: `const f = (rows) => { for (const row of rows) mailer.send(row) }` },
    {
      name: 'a source that is paused',
      code: `${WORKER}${FILE}file.on('data', (chunk) => { file.pause(); worker.postMessage(chunk) })`,
    },
    {
      name: 'a bound that people state',
      code: `${WORKER}function f(cores) {
  for (const core of cores) worker.postMessage(core) // backpressure: at most 16 — one per core
}`,
    },
  ],
  invalid: [
    {
      name: 'an element each',
      code: `${WORKER}const f = (rows) => { for (const row of rows) worker.postMessage({ type: 'row', row }) }`,
      errors: [{ messageId: 'flood', data: { callee: 'worker.postMessage', turn: 'element' }, line: 3, column: 54 }],
    },
    {
      name: 'an element each, in a callback',
      code: `${WORKER}const f = (rows) => rows.forEach((row) => parentPort?.postMessage(row))`,
      errors: flood('parentPort.postMessage', 'element'),
    },
    {
      name: 'a line each',
      code: `${WORKER}async function f(lines) { for await (const line of lines) worker.postMessage(line) }`,
      errors: flood('worker.postMessage', 'chunk'),
    },
    {
      name: 'a chunk each, from a reader',
      code: `${WORKER}async function f(reader) {
  for (;;) { const { done, value } = await reader.read(); if (done) return; worker.postMessage(value) }
}`,
      errors: flood('worker.postMessage', 'chunk'),
    },
    {
      name: 'an event each',
      code: `${WORKER}${FILE}file.on('data', (chunk) => worker.postMessage(chunk))`,
      errors: flood('worker.postMessage', "'data'"),
    },
    {
      name: 'a quick tick',
      code: `${WORKER}setInterval(() => parentPort.postMessage(state()), 16)`,
      errors: flood('parentPort.postMessage', 'tick'),
    },
    {
      name: 'a process',
      code: `${FORK}const f = (rows) => { for (const row of rows) child.send(row) }`,
      errors: flood('child.send', 'element'),
    },
    {
      name: 'the process that started this one',
      code: `const f = (rows) => { for (const row of rows) process.send(row) }`,
      errors: flood('process.send', 'element'),
    },
    {
      name: 'the same, imported',
      code: `import process from 'node:process'\nconst f = (rows) => { for (const row of rows) process.send?.(row) }`,
      errors: flood('process.send', 'element'),
    },
    {
      name: 'a port',
      code: `const { port1 } = new MessageChannel()
const f = (rows) => { for (const row of rows) port1.postMessage(row) }`,
      errors: flood('port1.postMessage', 'element'),
    },
  ],
})
