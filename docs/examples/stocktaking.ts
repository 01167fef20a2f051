import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toCsv, type Order } from './orders.ts'

/** The orders as a stream of lines. */
export class OrderLines extends Readable {
  readonly #orders: Iterator<Order>

  constructor(orders: Iterable<Order>) {
    super()
    this.#orders = orders[Symbol.iterator]()
  }

  override _read(): void {
    let next = this.#orders.next()
    while (!next.done) {
      this.push(toCsv(next.value))
      next = this.#orders.next()
    }
    this.push(null)
  }
}

/** The same, read as the reader asks. */
export function orderLines(orders: Iterable<Order>): Readable {
  return Readable.from(orders).map(toCsv)
}

/** Compresses the list for the archive. */
export async function compressList(orders: AsyncIterable<Order>, archive: WritableStream<string>): Promise<void> {
  const writer = archive.getWriter()
  for await (const order of orders) {
    writer.write(toCsv(order))
  }
  await writer.close()
}

/** The same, at the archive's pace. */
export async function compressListInTurn(orders: AsyncIterable<Order>, archive: WritableStream<string>): Promise<void> {
  const writer = archive.getWriter()
  for await (const order of orders) await writer.write(toCsv(order))
  await writer.close()
}

/** Copies the list to the disk of the archive. */
export function copyList(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    createReadStream(from).pipe(createWriteStream(to)).on('error', reject).on('finish', resolve)
  })
}

/** The same; what fails on either end is heard. */
export function copyListSafely(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createWriteStream(to))
}
