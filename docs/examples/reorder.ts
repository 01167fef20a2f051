import pMap from 'p-map'

const SUPPLIER = 'https://supplier.example.org/orders'

const order = (article: string): Promise<Response> => fetch(SUPPLIER, { method: 'POST', body: article })

/** Orders again what has run out. */
export function reorder(articles: readonly string[]): Promise<Response[]> {
  return pMap(articles, order)
}

/** The same, eight at a time. */
export function reorderFewAtATime(articles: readonly string[]): Promise<Response[]> {
  return pMap(articles, order, { concurrency: 8 })
}
