import { constants, type ServerHttp2Stream } from 'node:http2'
import { Writable } from 'node:stream'

/**
 * The answering side of a streaming call, as gRPC for Node makes it: a Writable of messages over a stream of HTTP/2,
 * each message behind its length. A client that leaves cancels the call, which destroys it.
 */
export class Call extends Writable {
  cancelled = false
  readonly #stream: ServerHttp2Stream

  constructor(stream: ServerHttp2Stream) {
    super({ objectMode: true, highWaterMark: 16 })
    this.#stream = stream
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: false })
    stream.on('close', () => {
      if (stream.rstCode === constants.NGHTTP2_NO_ERROR && this.writableFinished) return
      this.cancelled = true
      this.emit('cancelled', 'cancelled')
      this.destroy()
    })
  }

  override _write(message: Uint8Array, _encoding: string, done: (error?: Error | null) => void): void {
    // The message itself, so that its bytes can be counted by the other side.
    if (this.#stream.destroyed || this.#stream.write(message)) done()
    else this.#stream.once('drain', done)
  }

  override _final(done: () => void): void {
    this.#stream.end(done)
  }
}
