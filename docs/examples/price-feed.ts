import type { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'

interface Price {
  readonly article: string
  readonly cents: number
}

const EVENT_STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }

/** Every price change as a server-sent event. */
export function streamPrices(prices: EventEmitter, res: ServerResponse): void {
  res.writeHead(200, EVENT_STREAM)
  const forward = (price: Price) => {
    res.write(`data: ${JSON.stringify(price)}\n\n`)
  }
  prices.on('price', forward)
  res.on('close', () => prices.off('price', forward))
}

/** Price changes for displays: one that falls behind misses some. */
export function streamLatestPrices(prices: EventEmitter, res: ServerResponse): void {
  res.writeHead(200, EVENT_STREAM)
  const forward = (price: Price) => {
    if (res.writableNeedDrain) return
    res.write(`data: ${JSON.stringify(price)}\n\n`)
  }
  prices.on('price', forward)
  res.on('close', () => prices.off('price', forward))
}
