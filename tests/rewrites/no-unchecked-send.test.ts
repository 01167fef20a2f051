import { EventEmitter } from 'node:events'
import rule from '../../rules/no-unchecked-send.ts'
import { provesRewrites, type World } from './harness.ts'
import { PEERS } from './peers.ts'

provesRewrites(rule, [
  {
    name: 'a pump of frames',
    filename: 'code.mjs',
    code: `import { WebSocketServer } from 'ws'

export function run(world) {
  const wss = new WebSocketServer({ server: world.server })
  wss.on('connection', async (ws) => {
    for await (const frame of world.frames()) {
      if (ws.readyState !== ws.CLOSED) ws.send(frame)
    }
    ws.close()
    world.done()
  })
  return world.meet()
}
`,
    says: ["import { write } from 'backpressure-runtime'\n", 'await write(ws, frame)'],
    workloads: PEERS,
  },
  {
    name: 'frames behind a reader, in CommonJS',
    filename: 'code.cjs',
    code: `const { WebSocketServer } = require('ws')

exports.run = function run(world) {
  const wss = new WebSocketServer({ server: world.server })
  wss.on('connection', async (ws) => {
    const reader = ReadableStream.from(world.frames()).getReader()
    while (true) {
      const { done, value } = await reader.read()
      if (done) break
      ws.send(value)
    }
    ws.close()
    world.done()
  })
  return world.meet()
}
`,
    says: ["const { write } = require('backpressure-runtime')\n", 'await write(ws, value)'],
    workloads: PEERS,
  },
])

/** A source that goes on whatever its socket does: at times it is open, and what it is sent stays there or goes. */
function live(takes: boolean): World & { source: EventEmitter; missed(n: number): void; play(): void } {
  const source = new EventEmitter()
  const socket = { readyState: 0, bufferedAmount: 0, sent: 0, send: (data: Buffer) => take(data) }
  const missed: number[] = []
  const take = ({ length }: Buffer): void => {
    socket.sent++
    if (!takes) socket.bufferedAmount += length
  }
  return {
    globals: {
      WebSocket: function () {
        return socket
      },
    },
    source,
    missed: (n) => void missed.push(n),
    play() {
      for (let n = 0; n < 64; n++) {
        socket.readyState = n % 4 === 3 ? 0 : 1
        source.emit('data', Buffer.alloc(64 * 1024), n)
      }
    },
    steps: () => socket.sent,
    peak: () => socket.bufferedAmount,
    seen: () => (takes ? { missed, sent: socket.sent } : { missed }),
  }
}

const LIVE = [
  { name: 'a peer that reads', world: () => live(true) },
  { name: 'a peer that does not', world: () => live(false), bound: 1024 * 1024 + 64 * 1024 },
]

provesRewrites(
  rule,
  [
    ['an else beside its if', 'if (ws.readyState === 1) ws.send(data)\n    else world.missed(n)'],
    ['an else in a line', 'if (ws.readyState === 1) ws.send(data); else world.missed(n)'],
    ['a branch in a line of its own', 'if (ws.readyState === 1)\n      ws.send(data)\n    else\n      world.missed(n)'],
    ['a loop in a branch', 'if (ws.readyState === 1) for (const _ of [n]) ws.send(data)\n    else world.missed(n)'],
    ['one of two conditions', 'if (ws.readyState === 1 || world.isOpen) ws.send(data)'],
  ].map(([name = '', body = '']) => ({
    name,
    filename: 'code.mjs',
    code: `export function run(world) {
  const ws = new WebSocket('ws://localhost')
  world.source.on('data', (data, n) => {
    ${body}
  })
  return world.play()
}
`,
    says: ['ws.bufferedAmount <= 1_048_576'],
    suggestion: { messageId: 'skip' },
    workloads: LIVE,
  })),
)
