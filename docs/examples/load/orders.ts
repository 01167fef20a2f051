import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Order } from '../orders.ts'

/** Orders as a database would hand them over: page by page. */
export async function* ordersFromDatabase(count: number): AsyncGenerator<Order> {
  for (let id = 0; id < count; id++) {
    if (id % 100 === 0) await nextTurn()
    yield { id, customer: `Customer ${id % 997}`, cents: (id * 37) % 100_000, note: 'leave at the door '.repeat(12) }
  }
}
