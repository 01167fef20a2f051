/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { listeners } from './listeners.ts'
import type { SinkKind } from './sink.ts'

/** A WebSocket of the platform or of the package ws, or an RTCDataChannel. */
export interface SocketSink {
  readonly bufferedAmount: number
  readonly readyState: number | string
  send(data: any, ...rest: any[]): unknown
  addEventListener(type: any, listener: (...args: any[]) => void): unknown
  removeEventListener(type: any, listener: (...args: any[]) => void): unknown
}

export const socketSink: SinkKind<SocketSink> = {
  open: ({ readyState }) => readyState !== 0 && readyState !== 'connecting',

  gone: (socket) => socketSink.open(socket) && socket.readyState !== 1 && socket.readyState !== 'open',

  room(socket, mark) {
    if (socketSink.gone(socket)) return false
    return (socketSink.open(socket) && socket.bufferedAmount < mark) || undefined
  },

  put(socket, chunk, _encoding, mark, wake) {
    socketSink.pass(socket, chunk, wake)
    return socketSink.room(socket, mark)
  },

  pass(socket, chunk, left) {
    // The package ws tells by callback when a frame was written; others ignore arguments, or know none.
    if ('on' in socket) socket.send(chunk, () => left())
    else socket.send(chunk)
  },

  listen(socket, wake, goneOnly) {
    const look = () => wake()
    const over = () => wake(false)
    const stop = listeners(socket, 'addEventListener', 'removeEventListener', [
      ['open', look],
      ['bufferedamountlow', look],
      ['close', over],
      ['error', over],
    ])
    // Nothing else tells that the buffer of a WebSocket got smaller.
    const timer = goneOnly ? undefined : setInterval(look, 20)
    return () => {
      stop()
      clearInterval(timer)
    }
  },
}
