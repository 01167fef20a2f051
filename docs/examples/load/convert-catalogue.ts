import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { convertCatalogue } from '../convert-catalogue.js'
import { Gauge } from './gauge.ts'
import type { Scenario } from './scenario.ts'

export const scenario: Scenario = {
  load: '60,000 articles to a slow disk',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'))
    try {
      const catalogue = path.join(folder, 'catalogue.tsv')
      await writeFile(catalogue, Array.from({ length: 60_000 }, (_, i) => articleLine(i)).join(''))
      const disk = new SlowDisk()
      await Promise.all([convertCatalogue(catalogue, disk), finished(disk)])
      return { result: disk.written.digest('hex'), peakBufferedBytes: disk.buffered.peak }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

function articleLine(i: number): string {
  return `${i}\tArticle number ${i}\t${i % 90}.5\n`
}

/** Takes one chunk a turn of the event loop. */
class SlowDisk extends Writable {
  readonly written = createHash('sha256')
  readonly buffered = new Gauge()

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.buffered.set(this.writableLength)
    this.written.update(chunk)
    setImmediate(done)
  }
}
