import { exportOrders } from '../export-orders.ts'
import { ordersFromDatabase } from './orders.ts'
import type { Scenario } from './scenario.ts'
import { readSlowly, serve } from './slow-client.ts'

export const scenario: Scenario = {
  load: '60,000 orders to a slow client',
  async run() {
    const { url, buffered } = await serve((_, res) => void exportOrders(ordersFromDatabase(60_000), res))
    return { result: await readSlowly(url), peakBufferedBytes: buffered.peak }
  },
}
