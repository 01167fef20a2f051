import { createRequire } from 'node:module'
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import path from 'node:path'

/** What the tests use of a socket of the package ws. */
export interface Socket extends EventEmitter {
  readonly readyState: number
  readonly bufferedAmount: number
  send(data: string | Uint8Array): void
  close(): void
  terminate(): void
  pause(): void
  resume(): void
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void
  removeEventListener(type: string, listener: (event: { data: unknown }) => void): void
}

interface Sockets {
  WebSocket: new (address: string) => Socket
  WebSocketServer: new (options: { server: Server }) => {
    on(event: 'connection', listener: (socket: Socket, request: IncomingMessage) => void): unknown
    close(): void
  }
}

const knowledge = path.join(import.meta.dirname, '../knowledge/package.json')

/** The package ws is among those that the knowledge is tested against: npm run packages. */
export const { WebSocket, WebSocketServer } = createRequire(knowledge)('ws') as Sockets
