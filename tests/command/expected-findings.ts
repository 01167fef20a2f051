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
  { file: 'audit-log.ts', code: 'note += chunk', rule: 'no-unbounded-accumulation', change: 'decide' },
  { file: 'audit-log.ts', code: "log.on('drain', () => till.resume())", rule: 'no-misused-drain', change: 'decide' },
  { file: 'audit-log.ts', code: 'this.#log.write(`${++this.#line} ${chunk}`)', rule: 'no-early-ack', change: 'decide' },
  { file: 'compress-page.js', code: 'gzip.write(chunk)', rule: 'no-swallowed-write-result', change: 'decide' },
  { file: 'convert-catalogue.js', code: 'to.write(', rule: 'no-ignored-write', change: 'rewrite' },
  {
    file: 'displays.ts',
    code: 'if (socket.readyState === OPEN) socket.send(',
    rule: 'no-unchecked-send',
    change: 'decide',
  },
  { file: 'export-orders.ts', code: 'res.write(toCsv(order))', rule: 'no-ignored-write', change: 'rewrite' },
  { file: 'import-stock.ts', code: "lines.on('line', async", rule: 'no-async-listener', change: 'decide' },
  { file: 'invoices.ts', code: "res.once('drain', resolve)", rule: 'no-drain-only-wait', change: 'rewrite' },
  { file: 'labels.ts', code: "['render-label.js'", rule: 'no-unbounded-fan-out', change: 'decide' },
  { file: 'mail-worker.ts', code: 'outbox.put({ to, body })', rule: 'no-floating-put', change: 'rewrite' },
  { file: 'metrics.js', code: 'setInterval(async () => {', rule: 'no-overlapping-interval', change: 'rewrite' },
  { file: 'order-stream.ts', code: 'controller.enqueue(', rule: 'no-enqueue-without-pull', change: 'decide' },
  { file: 'price-feed.ts', code: 'res.write(', rule: 'no-ignored-write', change: 'decide' },
  { file: 'probe-shops.cjs', code: 'Promise.allSettled(', rule: 'no-unbounded-promise-all', change: 'rewrite' },
  { file: 'reorder.ts', code: 'pMap(articles, order)', rule: 'require-concurrency-limit', change: 'decide' },
  { file: 'returns.ts', code: 'new BoundedQueue<Return>(5_000_000)', rule: 'no-oversized-limit', change: 'decide' },
  { file: 'returns.ts', code: '  returns.tryPut(announced)', rule: 'no-ignored-offer', change: 'decide' },
  { file: 'returns.ts', code: 'lookUps(() => weight)', rule: 'no-ineffective-limit', change: 'decide' },
  { file: 'returns.ts', code: '    return lookUps(async () => fetch(', rule: 'no-nested-limiter', change: 'decide' },
  { file: 'returns.ts', code: 'const permit = await scale.acquire()', rule: 'no-leaked-permit', change: 'decide' },
  { file: 'stocktaking.ts', code: 'this.push(toCsv(next.value))', rule: 'no-ignored-push', change: 'decide' },
  { file: 'stocktaking.ts', code: '    writer.write(toCsv(order))', rule: 'no-unawaited-writer', change: 'decide' },
  { file: 'stocktaking.ts', code: 'createReadStream(from).pipe(', rule: 'no-unhandled-pipe-error', change: 'decide' },
  { file: 'sync-customers.ts', code: 'Promise.all(customers.map', rule: 'no-unbounded-promise-all', change: 'rewrite' },
  { file: 'telemetry.ts', code: 'this.#readings.push(reading)', rule: 'no-unbounded-queue', change: 'decide' },
  { file: 'warm-cache.cjs', code: 'Promise.all(requests)', rule: 'no-unbounded-promise-all', change: 'rewrite' },
]

/** Code that looks like a defect and is none, with the reason. */
export const LOOK_ALIKES: readonly { readonly file: string; readonly code: string; readonly why: string }[] = [
  { file: 'audit-log.ts', code: 'return readText(req, { maxBytes', why: 'the bytes are counted' },
  { file: 'audit-log.ts', code: 'if (!log.write(line)) till.pause()', why: 'one listener for all chunks' },
  { file: 'audit-log.ts', code: '${chunk}`, done)', why: 'the inner write calls back' },
  { file: 'compress-page.js', code: '=> gzip.write(chunk)', why: 'the answer goes to whoever writes' },
  { file: 'convert-catalogue.js', code: 'await pipeline(', why: 'pipeline waits for room' },
  { file: 'displays.ts', code: 'socket.bufferedAmount < MAX', why: 'a slow display misses prices instead' },
  { file: 'export-orders.ts', code: "res.write('id,customer,total,note\\n')", why: 'one small chunk, once' },
  { file: 'export-orders.ts', code: 'await pipeline(Readable.from(', why: 'pipeline waits for room' },
  { file: 'import-stock.ts', code: 'for await (const line of', why: 'the next line is read when the last is stored' },
  { file: 'invoices.ts', code: 'if (!archive.write(invoice)) await', why: 'the result is looked at' },
  { file: 'invoices.ts', code: "archive.on('drain', settle)", why: 'close ends the wait too' },
  { file: 'labels.ts', code: 'for (const printer of PRINTERS) spawn(', why: 'two printers, written down' },
  { file: 'mail-worker.ts', code: 'await outbox.put(mail)', why: 'the put is awaited' },
  { file: 'mail-worker.ts', code: 'return outbox.tryPut(mail)', why: 'the caller learns that there was no room' },
  { file: 'metrics.js', code: 'if (reporting) return', why: 'a flag holds the next run back' },
  { file: 'order-stream.ts', code: 'else controller.enqueue(', why: 'pull is called when there is room' },
  { file: 'price-feed.ts', code: 'if (res.writableNeedDrain) return', why: 'a slow client misses prices instead' },
  { file: 'probe-shops.cjs', code: 'Promise.all(MAIN_PAGES.map', why: 'three pages, written down' },
  { file: 'reorder.ts', code: '{ concurrency: 8 }', why: 'eight at a time' },
  { file: 'returns.ts', code: 'new BoundedQueue<Return>(100)', why: 'a hundred at most' },
  { file: 'returns.ts', code: 'if (!returns.tryPut(announced)) refused', why: 'who finds no room is counted' },
  { file: 'returns.ts', code: 'lookUps(() => fetch(`https://scale', why: 'the limit starts the work' },
  {
    file: 'returns.ts',
    code: 'const list = await lookUps(',
    why: 'the first request has left its place',
  },
  { file: 'returns.ts', code: 'return scale.run(', why: 'the permit is given back whatever happens' },
  { file: 'stocktaking.ts', code: 'Readable.from(orders).map(', why: 'read as the reader asks' },
  { file: 'stocktaking.ts', code: 'await writer.write(toCsv(order))', why: 'each write is awaited' },
  { file: 'stocktaking.ts', code: 'return pipeline(', why: 'what fails on either end is heard' },
  { file: 'sync-customers.ts', code: 'REGIONS.map(', why: 'three regions, written down' },
  { file: 'telemetry.ts', code: 'this.#recent.push(reading)', why: 'fifty at most' },
  { file: 'warm-cache.cjs', code: 'pages.slice(i, i + PARALLEL)', why: 'four at a time' },
]
