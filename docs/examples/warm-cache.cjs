const PARALLEL = 4

/**
 * Requests each page once, so that the cache holds it.
 * @param {Iterable<string>} pages
 */
async function warmCache(pages) {
  const requests = []
  for (const page of pages) {
    requests.push(fetch(page))
  }
  const responses = await Promise.all(requests)
  return responses.filter((response) => response.ok).length
}

/**
 * The same, a few at a time.
 * @param {string[]} pages
 */
async function warmCacheGently(pages) {
  let warmed = 0
  for (let i = 0; i < pages.length; i += PARALLEL) {
    const responses = await Promise.all(pages.slice(i, i + PARALLEL).map((page) => fetch(page)))
    warmed += responses.filter((response) => response.ok).length
  }
  return warmed
}

module.exports = { warmCache, warmCacheGently }
