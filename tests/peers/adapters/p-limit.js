import { createLimit } from 'backpressure-runtime'

/** p-limit by createLimit: the same calls, where both have them. */
export default function pLimit(options) {
  const { concurrency } = typeof options === 'object' ? options : { concurrency: options }
  const limit = createLimit(concurrency)
  return Object.defineProperty(limit, 'clearQueue', { value: () => limit.clear() })
}

export function limitFunction(fn, options) {
  const limit = pLimit(options)
  return (...args) => limit(fn, ...args)
}
