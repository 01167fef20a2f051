import type { Order } from './orders.ts'

/** The orders as a stream for a `Response`. */
export function orderStream(orders: AsyncIterable<Order>): ReadableStream<string> {
  return new ReadableStream({
    async start(controller) {
      for await (const order of orders) {
        controller.enqueue(`${JSON.stringify(order)}\n`)
      }
      controller.close()
    },
  })
}

/** The same, read as fast as the reader asks. */
export function orderStreamOnDemand(orders: AsyncIterable<Order>): ReadableStream<string> {
  const iterator = orders[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(`${JSON.stringify(value)}\n`)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
