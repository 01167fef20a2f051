import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readText } from '../../runtime/src/index.ts'
import { chromium } from './chromium.ts'
import { WebSocketServer, type Socket } from './web-sockets.ts'

// A real page with real sockets: npm run build && npm run platforms. The checks stand in page.js.
const browser = chromium()
const RUNTIME = path.join(import.meta.dirname, '../../runtime/dist')
const PAGE = `<!doctype html>
<script type="importmap">{ "imports": { "backpressure-runtime": "/runtime/index.js" } }</script>
<script type="module" src="page.js"></script>`
const profile = mkdtempSync(path.join(tmpdir(), 'backpressure-chromium-'))

let results: Record<string, string> = {}
let window: ChildProcess | undefined
let socket: Socket
let bytes = 0
let running = 0
let most = 0
const waiting: (() => void)[] = []

const deeds: Record<string, () => unknown> = {
  bytes: () => bytes,
  crowd: () => most,
  resume: () => socket.resume(),
  terminate: () => socket.terminate(),
}

describe.skipIf(browser === undefined && process.env.CI === undefined)('a page in Chromium', () => {
  const server = createServer()
  const sockets = new WebSocketServer({ server })

  beforeAll(async () => {
    let finish = (_results: string): void => {}
    const finished = new Promise<string>((resolve) => (finish = resolve))
    server.on('request', async (request, response) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://page')
      if (pathname === '/results') finish(await readText(request, { maxBytes: 1_000_000 }))
      if (pathname === '/crowd') await crowd()
      const script = pathname.endsWith('.js')
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8')
      if (pathname === '/tell') response.end(JSON.stringify(deeds[search.slice(1)]?.() ?? null))
      else if (pathname.startsWith('/runtime/')) response.end(readFileSync(path.join(RUNTIME, path.basename(pathname))))
      else if (script) response.end(readFileSync(path.join(import.meta.dirname, path.basename(pathname))))
      else response.end(PAGE)
    })
    sockets.on('connection', (connected, { url }) => serve(connected, url?.split('?')[1] ?? ''))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    if (browser === undefined) throw new Error('chromium is missing: npm run platforms')
    const { port } = server.address() as AddressInfo
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
    const args = [...flags, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`]
    window = spawn(browser, args, { stdio: 'ignore', detached: true })
    results = JSON.parse(await finished) as Record<string, string>
  }, 60_000)

  afterAll(async () => {
    // The whole group: its other processes write to the profile for a while.
    if (window?.pid !== undefined && window.exitCode === null) {
      const gone = once(window, 'exit')
      process.kill(-window.pid, 'SIGKILL')
      await gone
    }
    sockets.close()
    server.closeAllConnections()
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
  })

  it.each([
    'exports',
    'trySend',
    'write',
    'write while it connects',
    'write to a socket whose server leaves',
    'abort of a write that waits',
    'BoundedWriter',
    'fromEvents',
    'web streams',
    'requests at a time',
    'unhandled rejections',
  ])('%s', (name) => {
    expect(results[name]).toBe('passed')
  })
})

/** Serves a socket in the manner that the page asks for. */
function serve(connected: Socket, manner: string): void {
  socket = connected
  bytes = 0
  connected.on('message', (data: Uint8Array) => {
    bytes += data.length
    if (manner !== 'slow') return
    connected.pause()
    setTimeout(() => connected.resume(), 1)
  })
  if (manner === 'paused') connected.pause()
  if (manner !== 'talk') return
  for (const word of ['a', 'b', 'c']) connected.send(word)
  connected.close()
}

/**
 * Answers once three requests stand here, however slow the machine: fewer at a time would wait for ever.
 * The moment between is for a fourth, which must not come.
 */
async function crowd(): Promise<void> {
  most = Math.max(most, (running += 1))
  await new Promise<void>((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 3) setTimeout(() => waiting.splice(0).forEach((answer) => answer()), 20)
  })
  running -= 1
}
