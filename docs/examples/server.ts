import type { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import { exportCompressed, exportOrders } from './export-orders.ts'
import { downloadInvoices } from './invoices.ts'
import type { Order } from './orders.ts'
import { streamLatestPrices, streamPrices } from './price-feed.ts'

export interface Desk {
  orders(): AsyncIterable<Order>
  invoices(): Iterable<Buffer>
  readonly prices: EventEmitter
}

/** The order desk's HTTP server: exports, downloads, and the live prices. */
export function createOrderDesk(desk: Desk): Server {
  return createServer(async (req, res) => {
    try {
      switch (req.url) {
        case '/orders.csv':
          return await exportOrders(desk.orders(), res)
        case '/orders.csv.gz':
          return await exportCompressed(desk.orders(), res)
        case '/invoices.pdf':
          return await downloadInvoices(desk.invoices(), res)
        case '/prices':
          return streamPrices(desk.prices, res)
        case '/prices/latest':
          return streamLatestPrices(desk.prices, res)
        default:
          res.writeHead(404).end()
      }
    } catch (error) {
      console.error(error)
      res.destroy()
    }
  })
}
