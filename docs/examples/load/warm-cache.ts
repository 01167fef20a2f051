import { warmCache } from '../warm-cache.cjs'
import type { Scenario } from './scenario.ts'
import { startUpstream } from './upstream.ts'

export const scenario: Scenario = {
  load: '120 pages, some are missing',
  async run() {
    const shop = await startUpstream(150, (req) => ({ status: req.url?.endsWith('3') ? 404 : 200, body: '' }))
    const pages = Array.from({ length: 120 }, (_, i) => `${shop.url}/${i}`)
    return { result: await warmCache(pages), peakInFlight: shop.inFlight.peak }
  },
}
