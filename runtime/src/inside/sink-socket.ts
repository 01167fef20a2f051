/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { listeners } from './listeners.ts'
import type { SinkKind } from './sink.ts'
import { wake } from './sink-watch.ts'

/** A WebSocket of the platform or of the package ws, or an RTCDataChannel. */
export interface SocketSink {
  readonly bufferedAmount: number
  readonly readyState: number | string
  send(data: any, ...rest: any[]): unknown
  addEventListener(type: any, listener: (...args: any[]) => void): unknown
  removeEventListener(type: any, listener: (...args: any[]) => void): unknown
}

export const socketSink: SinkKind<SocketSink> & { opening: object } = {
  opening: ({ readyState }) => readyState === 0 || readyState === 'connecting',

  room(socket, mark) {
    const { readyState, bufferedAmount } = socket
    if (socketSink.opening(socket)) return undefined
    if (readyState !== 1 && readyState !== 'open') return false
    return bufferedAmount < mark || undefined
  },

  put(socket, chunk, mark, _encoding, left) {
    const sent = () => {
      left?.()
      wake(socket)
    }
    // The package ws tells by callback when a frame was written; others ignore arguments, or know none.
    if ('on' in socket) socket.send(chunk, sent)
    else socket.send(chunk)
    return socketSink.room(socket, mark)
  },

  listen(socket, wake) {
    const look = () => wake()
    const over = () => wake(false)
    const stop = listeners(socket, 'addEventListener', 'removeEventListener', [
      ['open', look],
      ['bufferedamountlow', look],
      ['close', over],
      ['error', over],
    ])
    // Nothing else tells that the buffer of a WebSocket got smaller.
    const timer = setInterval(look, 20)
    return () => {
      stop()
      clearInterval(timer)
    }
  },
}
