'use strict'

const MAIN_PAGES = ['/', '/login', '/basket']

/**
 * Asks each shop for its health.
 * @param {string[]} shops addresses
 * @returns {Promise<string[]>} one line a shop
 */
async function probeShops(shops) {
  const answers = await Promise.allSettled(
    shops.map(async (shop) => {
      const response = await fetch(`${shop}/health`)
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      return response.text()
    }),
  )
  return answers.map((answer, i) => {
    const state = answer.status === 'fulfilled' ? answer.value : answer.reason.message
    return `${shops[i]} ${state}`
  })
}

/**
 * Asks one shop for its main pages.
 * @param {string} shop
 * @returns {Promise<number[]>} HTTP states
 */
async function probeMainPages(shop) {
  const answers = await Promise.all(MAIN_PAGES.map((page) => fetch(shop + page, { method: 'HEAD' })))
  return answers.map((answer) => answer.status)
}

module.exports = { probeShops, probeMainPages }
