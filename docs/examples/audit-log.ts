import type { WriteStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Writable, type Readable } from 'node:stream'
import { readText } from 'backpressure-runtime'

const MAX_NOTE_BYTES = 65_536

/** Takes notes of the staff: each is one line of the log. */
export function createNoteServer(log: WriteStream): Server {
  return createServer((req, res) => {
    let note = ''
    req.on('data', (chunk) => {
      note += chunk
    })
    req.on('end', () => {
      log.write(`${JSON.stringify(note)}\n`)
      res.end()
    })
  })
}

/** The same; a note that is too long is refused. */
export async function noteOf(req: IncomingMessage): Promise<string> {
  return readText(req, { maxBytes: MAX_NOTE_BYTES })
}

/** Copies what a till sends into the log. */
export function follow(till: Readable, log: WriteStream): void {
  till.on('data', (line: Buffer) => {
    if (!log.write(line)) {
      till.pause()
      log.on('drain', () => till.resume())
    }
  })
}

/** The same, with one listener for all chunks. */
export function followQuietly(till: Readable, log: WriteStream): void {
  till.on('data', (line: Buffer) => {
    if (!log.write(line)) till.pause()
  })
  log.on('drain', () => till.resume())
}

/** Numbers the lines of a log. */
export class Numbered extends Writable {
  readonly #log: WriteStream
  #line = 0

  constructor(log: WriteStream) {
    super()
    this.#log = log
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#log.write(`${++this.#line} ${chunk}`)
    done()
  }
}

/** The same, at the pace of the log. */
export class NumberedInTurn extends Writable {
  readonly #log: WriteStream
  #line = 0

  constructor(log: WriteStream) {
    super()
    this.#log = log
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#log.write(`${++this.#line} ${chunk}`, done)
  }
}
