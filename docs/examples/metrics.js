/** @type {Map<string, number>} */
const counters = new Map()

/** @param {string} name */
export function count(name) {
  counters.set(name, (counters.get(name) ?? 0) + 1)
}

/**
 * Sends what was counted since the last time.
 * @param {string} collector
 */
async function flush(collector) {
  if (counters.size === 0) return
  const body = JSON.stringify(Object.fromEntries(counters))
  counters.clear()
  await fetch(collector, { method: 'POST', body })
}

/**
 * Flushes the counters every so often, for as long as the process lives.
 * @param {string} collector
 * @param {number} [everyMs]
 */
export function startFlushing(collector, everyMs = 1000) {
  setInterval(async () => {
    await flush(collector)
  }, everyMs)
}

let reporting = false

/**
 * Reports that the process is alive; skips a beat while the last one is on its way.
 * @param {string} collector
 * @param {number} everyMs
 */
export function startHeartbeat(collector, everyMs) {
  setInterval(async () => {
    if (reporting) return
    reporting = true
    try {
      await fetch(collector, { method: 'POST', body: 'alive' })
    } finally {
      reporting = false
    }
  }, everyMs)
}
