import { once } from 'node:events'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

const chunk = Buffer.alloc(16, 'x')

/** Takes what there is once a turn. */
function slow() {
  const sink = new Writable({
    highWaterMark: 16_384,
    writev(chunks, done) {
      sink.got += chunks.length
      setImmediate(done)
    },
    write(_chunk, _encoding, done) {
      sink.got += 1
      setImmediate(done)
    },
  })
  return Object.assign(sink, { got: 0 })
}

function* chunks(n) {
  for (let i = 0; i < n; i++) yield chunk
}

/** The loop that people write by hand: the result asked, one listener, no promise a chunk. */
function byHand(sink, source) {
  return new Promise((resolve, reject) => {
    const fill = () => {
      for (;;) {
        const { done, value } = source.next()
        if (done) return resolve()
        if (!sink.write(value)) return undefined
      }
    }
    sink.on('drain', fill)
    sink.once('error', reject)
    fill()
  })
}

const contender = (name, role, fill) => ({
  name,
  role,
  async run(n) {
    const sink = slow()
    await fill(sink, chunks(n))
    sink.end()
    await finished(sink)
    if (sink.got !== n) throw new Error('chunks were lost')
  },
})

export const tables = (runtime) => [
  {
    title: 'write and wait for room: chunks of 16 bytes',
    goals: { limit: 1.2 },
    contenders: [
      contender('backpressure-runtime, writeAll', 'ours', (sink, source) => runtime.writeAll(sink, source)),
      contender('loop by hand', 'limit', byHand),
      contender('once(sink, drain) in a loop', 'slower', async (sink, source) => {
        for (const piece of source) if (!sink.write(piece)) await once(sink, 'drain')
      }),
    ],
  },
]
