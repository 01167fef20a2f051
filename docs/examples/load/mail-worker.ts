import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { closeOutbox, runMailWorker, sendNewsletter, type Mail } from '../mail-worker.ts'
import { Gauge } from './gauge.ts'
import type { Scenario } from './scenario.ts'

const SUBSCRIBERS = 5_000
const BODY = 'Dear customer, '.repeat(200)

export const scenario: Scenario = {
  load: '5,000 newsletters of 3 kB through an outbox of 20',
  async run() {
    const waiting = new Gauge()
    const sent = createHash('sha256')
    let count = 0
    const worker = runMailWorker(async (mail: Mail) => {
      await nextTurn()
      sent.update(mail.to)
      waiting.add(-mail.body.length)
      if (++count === SUBSCRIBERS) closeOutbox()
    })
    await sendNewsletter(subscribers(waiting), BODY)
    await worker
    return { result: { count, sent: sent.digest('hex') }, peakBufferedBytes: waiting.peak }
  },
}

/** Counts each mail as waiting from the moment on which its address is handed out. */
async function* subscribers(waiting: Gauge): AsyncGenerator<string> {
  for (let i = 0; i < SUBSCRIBERS; i++) {
    if (i % 100 === 0) await nextTurn()
    waiting.add(BODY.length)
    yield `subscriber-${i}@example.org`
  }
}
