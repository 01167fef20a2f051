import { expect, test } from 'vitest'
import { isBrowserScript } from '../../rules/analysis/browser-scripts.ts'
import { ask } from '../code.ts'

test.each([
  ['document.title', true],
  ['new WebSocket(url)', true],
  ['self.fetch(url)', true],
  ['var self = this; self.fetch(url)', false],
  ['fetch(url)', false],
  ['import x from "x"; document.title', false],
  ['export const x = window.x', false],
  ['const x = require("x"); document.title', false],
  ['module.exports = window', false],
  ['if (typeof window === "undefined") process.exit()', false],
])('%s: %s', (code, expected) => {
  expect(ask(code, 'Program', (context) => isBrowserScript(context))).toBe(expected)
})
