import type { Signal } from './inside/abort.ts'
import { invalid } from './inside/check.ts'
import { open } from './inside/cursor.ts'
import { pump } from './inside/pump.ts'
import { kindOf, type Sink } from './inside/sink.ts'
import { sinkOptions } from './inside/sink-options.ts'

/**
 * Writes all chunks of a source, as fast as the sink takes them: true when all were taken, false when the sink was gone
 * before.
 *
 * When: from a generator, a cursor, a queue or an array into a file, response, socket or web stream.
 *
 * Gotchas: it does not end the sink, so that more can follow. A failing source rejects; a failing sink answers false.
 * The source is closed when the sink is gone, at an abort and at an error, also while it is waited for.
 *
 * @example
 * if (await writeAll(response, renderRows(cursor))) response.end()
 */
export async function writeAll(
  sink: Sink,
  source: Iterable<unknown> | AsyncIterable<unknown>,
  options?: { signal?: Signal | undefined },
): Promise<boolean> {
  const { signal } = sinkOptions(options)
  const kind = kindOf(sink)
  if (typeof source === 'string') throw invalid('source', 'an iterable; a single chunk goes to write()', source)
  return pump(kind, sink, open(source), signal)
}
