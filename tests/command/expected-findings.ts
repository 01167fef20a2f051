export interface ExpectedFinding {
  readonly file: string
  /** The code in the line that is reported. */
  readonly code: string
  readonly rule: string
  /** Is there a rewrite, or must a person decide? */
  readonly change: 'rewrite' | 'decide'
}

/** Everything that is to be found in docs/examples, in the order of files and lines. */
export const EXPECTED: readonly ExpectedFinding[] = [
  { file: 'convert-catalogue.js', code: 'to.write(', rule: 'no-ignored-write', change: 'rewrite' },
  { file: 'export-orders.ts', code: 'res.write(toCsv(order))', rule: 'no-ignored-write', change: 'rewrite' },
  { file: 'invoices.ts', code: "res.once('drain', resolve)", rule: 'no-drain-only-wait', change: 'rewrite' },
  { file: 'mail-worker.ts', code: 'outbox.put({ to, body })', rule: 'no-floating-put', change: 'rewrite' },
  { file: 'metrics.js', code: 'setInterval(async () => {', rule: 'no-overlapping-interval', change: 'rewrite' },
  { file: 'order-stream.ts', code: 'controller.enqueue(', rule: 'no-enqueue-without-pull', change: 'decide' },
  { file: 'price-feed.ts', code: 'res.write(', rule: 'no-ignored-write', change: 'decide' },
  { file: 'probe-shops.cjs', code: 'Promise.allSettled(', rule: 'no-unbounded-promise-all', change: 'rewrite' },
  { file: 'sync-customers.ts', code: 'Promise.all(customers.map', rule: 'no-unbounded-promise-all', change: 'rewrite' },
  { file: 'telemetry.ts', code: 'this.#readings.push(reading)', rule: 'no-unbounded-queue', change: 'decide' },
  { file: 'warm-cache.cjs', code: 'Promise.all(requests)', rule: 'no-unbounded-promise-all', change: 'rewrite' },
]

/** Code that looks like a defect and is none, with the reason. */
export const LOOK_ALIKES: readonly { readonly file: string; readonly code: string; readonly why: string }[] = [
  { file: 'convert-catalogue.js', code: 'await pipeline(', why: 'pipeline waits for room' },
  { file: 'export-orders.ts', code: "res.write('id,customer,total,note\\n')", why: 'one small chunk, once' },
  { file: 'export-orders.ts', code: 'await pipeline(Readable.from(', why: 'pipeline waits for room' },
  { file: 'invoices.ts', code: 'if (!archive.write(invoice)) await', why: 'the result is looked at' },
  { file: 'invoices.ts', code: "archive.on('drain', settle)", why: 'close ends the wait too' },
  { file: 'mail-worker.ts', code: 'await outbox.put(mail)', why: 'the put is awaited' },
  { file: 'mail-worker.ts', code: 'return outbox.tryPut(mail)', why: 'the caller learns that there was no room' },
  { file: 'metrics.js', code: 'if (reporting) return', why: 'a flag holds the next run back' },
  { file: 'order-stream.ts', code: 'else controller.enqueue(', why: 'pull is called when there is room' },
  { file: 'price-feed.ts', code: 'if (res.writableNeedDrain) return', why: 'a slow client misses prices instead' },
  { file: 'probe-shops.cjs', code: 'Promise.all(MAIN_PAGES.map', why: 'three pages, written down' },
  { file: 'sync-customers.ts', code: 'REGIONS.map(', why: 'three regions, written down' },
  { file: 'telemetry.ts', code: 'this.#recent.push(reading)', why: 'fifty at most' },
  { file: 'warm-cache.cjs', code: 'pages.slice(i, i + PARALLEL)', why: 'four at a time' },
]
