import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Turns the supplier's tab-separated catalogue into JSON lines.
 * @param {string} from a file
 * @param {import('node:stream').Writable} to
 */
export async function convertCatalogue(from, to) {
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const [article, title, price] = line.split('\t')
    to.write(`${JSON.stringify({ article, title, price: Number(price) })}\n`)
  }
  to.end()
}

/**
 * Copies the catalogue in upper case, for the label printer.
 * @param {string} from
 * @param {string} to
 */
export async function copyForPrinter(from, to) {
  const upperCase = new Transform({
    transform(chunk, _encoding, done) {
      done(null, String(chunk).toUpperCase())
    },
  })
  await pipeline(createReadStream(from), upperCase, createWriteStream(to))
}
