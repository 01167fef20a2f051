import childProcess from 'node:child_process'
import crypto from 'node:crypto'
import dgram from 'node:dgram'
import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import readline from 'node:readline'
import stream from 'node:stream'
import tls from 'node:tls'
import { MessageChannel as NodeMessageChannel, Worker as NodeWorker } from 'node:worker_threads'

/** A value that is the thing, or its prototype, for things that the platform brings. */
export const platformThings: Readonly<Record<string, () => unknown>> = {
  'node-writable': () => stream.Writable.prototype,
  'node-readable': () => stream.Readable.prototype,
  'node-duplex': () => stream.Duplex.prototype,
  'file-watcher': () => EventEmitter.prototype,
  'file-handle': async () => {
    const handle = await fs.promises.open(import.meta.filename)
    await handle.close()
    return handle
  },
  'http-server': () => http.createServer(),
  'http-request': () => new http.IncomingMessage(new net.Socket()),
  'http-reply': () => new http.IncomingMessage(new net.Socket()),
  'http-response': () => new http.ServerResponse(new http.IncomingMessage(new net.Socket())),
  'http-client-request': () => {
    const request = http.request({ createConnection: () => new net.Socket() })
    request.on('error', () => {}).destroy()
    return request
  },
  'http2-server': () => http2.createServer(),
  'http2-response': () => http2.Http2ServerResponse.prototype,
  'http2-stream': () => {
    const session = http2.connect('http://localhost', { createConnection: () => new net.Socket() })
    session.on('error', () => {})
    const request = session.request({})
    request.on('error', () => {})
    session.destroy()
    return request
  },
  'http2-session': () => {
    const session = http2.connect('http://localhost', { createConnection: () => new net.Socket() })
    session.on('error', () => {}).destroy()
    return session
  },
  'net-server': () => net.createServer(),
  'tls-server': () => tls.createServer(),
  'net-socket': () => new net.Socket(),
  'udp-socket': () => dgram.Socket.prototype,
  child: () => {
    const child = childProcess.spawn(process.execPath, ['--version'], { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] })
    child.on('error', () => {})
    return child
  },
  worker: () => NodeWorker.prototype,
  'message-port': () => new NodeMessageChannel().port1,
  'message-channel': () => new NodeMessageChannel(),
  hash: () => crypto.createHash('sha256'),
  decipher: () => crypto.createDecipheriv('aes-128-gcm', Buffer.alloc(16), Buffer.alloc(12)),
  readline: () => readline.Interface.prototype,
  emitter: () => new EventEmitter(),
  stdout: () => process.stdout,
  stdin: () => process.stdin,
  'web-readable': () => new ReadableStream(),
  'web-reader': () => new ReadableStream().getReader(),
  'web-writable': () => new WritableStream(),
  'web-writer': () => new WritableStream().getWriter(),
  'web-transform': () => new TransformStream(),
  'web-controller': () => ReadableStreamDefaultController.prototype,
  'web-transform-controller': () => TransformStreamDefaultController.prototype,
  'fetch-response': () => new Response(),
  'fetch-request': () => new Request('http://localhost'),
}

/** Things that are there in some processes only: the declarations of Node.js stand for them. */
export const NODE_INTERFACES: Readonly<Record<string, string>> = { 'parent-process': 'Process' }

/** Things of Bun: those that its declarations tell of. */
export const BUN_INTERFACES: Readonly<Record<string, string>> = { 'bun-file': 'BunFile', 'bun-file-sink': 'FileSink' }

/** Things of browsers and why no value of Node.js stands for them: the declarations of the DOM do. */
export const DOM_INTERFACES: Readonly<Record<string, string>> = {
  websocket: 'WebSocket',
  'data-channel': 'RTCDataChannel',
  'peer-connection': 'RTCPeerConnection',
  'data-channel-event': 'RTCDataChannelEvent',
  'event-source': 'EventSource',
}
