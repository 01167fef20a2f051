import { BackpressureError } from './errors.ts'
import { checkCount, invalid } from './inside/check.ts'

/**
 * Answers with `items` when there are at most `max` of them, and throws `BACKPRESSURE_TOO_LARGE` when there are more.
 *
 * When: a list is small because of how the program is made, and an unbounded `Promise.all` over it is meant so. The
 * statement is then checked where it matters, and the rules of eslint-plugin-backpressure take it as the bound.
 *
 * Gotchas: it looks at `length` or `size` once; what is added later is not seen.
 *
 * @example
 * const replies = await Promise.all(atMost(regions, 8).map((region) => ping(region)))
 */
export function atMost<C extends { readonly length: number } | { readonly size: number }>(items: C, max: number): C {
  checkCount('max', max)
  const { length, size } = Object(items) as { length?: unknown; size?: unknown }
  const count = length ?? size
  if (typeof count !== 'number') throw invalid('items', 'something with a length or a size', items)
  if (count > max) throw new BackpressureError('BACKPRESSURE_TOO_LARGE', `Expected at most ${max} items, got ${count}`)
  return items
}
