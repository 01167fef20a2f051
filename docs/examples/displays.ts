import type { EventEmitter } from 'node:events'

/** A display in the shop, at the other end of a WebSocket. */
export interface Display {
  readonly readyState: number
  readonly bufferedAmount: number
  send(message: string): void
}

const OPEN = 1
const MAX_WAITING_BYTES = 65_536

/** Sends each price to all displays. */
export function showPrices(prices: EventEmitter, sockets: ReadonlySet<Display>): void {
  prices.on('price', (price: unknown) => {
    for (const socket of sockets) {
      if (socket.readyState === OPEN) socket.send(JSON.stringify(price))
    }
  })
}

/** The same; a display that is too slow misses some. */
export function showLatestPrices(prices: EventEmitter, sockets: ReadonlySet<Display>): void {
  prices.on('price', (price: unknown) => {
    for (const socket of sockets) {
      if (socket.bufferedAmount < MAX_WAITING_BYTES) socket.send(JSON.stringify({ price }))
    }
  })
}
