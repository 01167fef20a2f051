import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { toCsv, type Order } from './orders.ts'

/** Sends all orders as CSV. */
export async function exportOrders(orders: AsyncIterable<Order>, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': 'text/csv' })
  res.write('id,customer,total,note\n')
  for await (const order of orders) {
    res.write(toCsv(order))
  }
  res.end()
}

/** The same, compressed. */
export async function exportCompressed(orders: AsyncIterable<Order>, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': 'application/gzip' })
  await pipeline(Readable.from(csvLines(orders)), createGzip(), res)
}

async function* csvLines(orders: AsyncIterable<Order>): AsyncGenerator<string> {
  for await (const order of orders) yield toCsv(order)
}
