import { setTimeout as sleep } from 'node:timers/promises'
import { downloadInvoices } from '../invoices.ts'
import { Gauge } from './gauge.ts'
import type { Scenario } from './scenario.ts'
import { leaveEarly, readSlowly, serve } from './slow-client.ts'

const INVOICES = Array.from({ length: 64 }, (_, i) => Buffer.alloc(256 * 1024, i))

export const scenario: Scenario = {
  load: '64 invoices to a slow client and to one that leaves',
  async run() {
    const running = new Gauge()
    const { url, buffered } = await serve(async (_, res) => {
      res.on('error', () => {})
      running.add(1)
      await downloadInvoices(INVOICES, res)
      running.add(-1)
    })
    const [result] = await Promise.all([readSlowly(url), leaveEarly(url)])
    await sleep(100)
    return { result, peakInFlight: running.peak, peakBufferedBytes: buffered.peak, leftHanging: running.level }
  },
}
