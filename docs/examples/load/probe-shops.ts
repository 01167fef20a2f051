import { probeShops } from '../probe-shops.cjs'
import type { Scenario } from './scenario.ts'
import { startUpstream } from './upstream.ts'

export const scenario: Scenario = {
  load: '120 shops, every seventh is down',
  async run() {
    const shops = await startUpstream(150, (req) => {
      const shop = Number(req.url?.split('/')[1])
      return shop % 7 === 0 ? { status: 503, body: 'down' } : { status: 200, body: `shop ${shop} is up` }
    })
    const lines = await probeShops(Array.from({ length: 120 }, (_, i) => `${shops.url}/${i}`))
    return { result: lines.map((line) => line.replace(shops.url, '')), peakInFlight: shops.inFlight.peak }
  },
}
