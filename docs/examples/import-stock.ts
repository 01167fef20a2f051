import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const STOCK = 'https://stock.example.org/articles'

/** Reads the stock list of a supplier, one article a line. */
export function importStock(path: string): void {
  const lines = createInterface({ input: createReadStream(path) })
  lines.on('line', async (line) => {
    await fetch(STOCK, { method: 'PUT', body: line })
  })
}

/** The same: the next line is read when the last is stored. */
export async function importStockInTurn(path: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    await fetch(STOCK, { method: 'PUT', body: line })
  }
}
