import { createGzip } from 'node:zlib'

/**
 * Compresses all that is written to the page from here on.
 * @param {any} res a response, of whatever framework
 */
export function compressPage(res) {
  const gzip = createGzip()
  gzip.pipe(res.socket)
  res.write = (/** @type {Buffer} */ chunk) => {
    gzip.write(chunk)
  }
}

/**
 * The same; who writes learns when to stop, and when there is room again.
 * @param {any} res a response, of whatever framework
 */
export function compressPageInTurn(res) {
  const gzip = createGzip()
  gzip.pipe(res.socket)
  res.write = (/** @type {Buffer} */ chunk) => gzip.write(chunk)
  gzip.on('drain', () => res.emit('drain'))
}
