import { mapIterable, mapLimit } from 'backpressure-runtime'

export const pMapSkip = Symbol('skip')

/** No limit is p-map's default, and not to be had here: as many as there can be items stand for it. */
const bound = (concurrency) => (concurrency === Infinity ? Number.MAX_SAFE_INTEGER : concurrency)

/** p-map by mapLimit. */
export default async function pMap(input, mapper, { concurrency = Infinity, stopOnError = true, signal } = {}) {
  const onError = stopOnError ? 'stop' : 'collect'
  const results = await mapLimit(input, bound(concurrency), mapper, { signal, onError })
  return results.filter((result) => result !== pMapSkip)
}

/** pMapIterable by mapIterable. */
export function pMapIterable(input, mapper, { concurrency = Infinity, backpressure = concurrency } = {}) {
  const results = mapIterable(input, bound(concurrency), mapper, { readAhead: bound(backpressure) })
  return without(pMapSkip, results)
}

async function* without(skip, results) {
  for await (const result of results) if (result !== skip) yield result
}
