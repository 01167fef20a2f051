import rule from '../../rules/no-unchecked-send.ts'
import { provesRewrites } from './harness.ts'
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
