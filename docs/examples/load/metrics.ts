import { setTimeout as sleep } from 'node:timers/promises'
import { count, startFlushing } from '../metrics.js'
import type { Scenario } from './scenario.ts'
import { startUpstream } from './upstream.ts'

const COUNTS = 80

export const scenario: Scenario = {
  load: 'a flush every 20 ms, the collector answers in 150 ms',
  async run() {
    let received = 0
    const collector = await startUpstream(150, (_, body) => {
      received += (JSON.parse(body) as { orders: number }).orders
      return { status: 204, body: '' }
    })
    startFlushing(collector.url, 20)
    for (let i = 0; i < COUNTS; i++) {
      count('orders')
      await sleep(10)
    }
    while (received < COUNTS) await sleep(10)
    return { result: { received }, peakInFlight: collector.inFlight.peak }
  },
}
