import { endingIn, holding, startingIn } from './name-patterns.ts'

// Names that tell of a message socket where its origin stands in another file. They give `likely` evidence, no proof.

/** Values whose `send()` keeps what the network has not taken: `ws`, `this.streamWs`, `dataChannel`. */
export const SOCKETS = endingIn('ws WS websocket webSocket wsClient wsConnection wsConn dataChannel')

/** Types of other packages whose values are message sockets: `ServerWebSocket`, `RTCDataChannel`. */
export const SOCKET_TYPES = /(?:Socket|DataChannel|WS)$/

/** Properties of a socket that tell how much it holds, or of room again. */
export const ROOM = [
  'bufferedAmount',
  'getBufferedAmount',
  'bufferedAmountLowThreshold',
  'onbufferedamountlow',
] as const

/** Functions that look at how much a socket holds when they are given it: `isBackedUp(ws)`, `waitForDrain(socket)`. */
export const ROOM_HELPERS = /drain|back_?pressure|backed_?up|buffered|congest|slow|waitForRoom|hasRoom|throttl/i

/** Lists of what waits for a connection or an answer: `this.sendQueue`, `pendingMessages`, `this.#calls`. */
export const WAITING_LISTS = holding(`
  sendBuffer sendQueue messageQueue pending waiting offline backlog outbox queued calls inFlight inflight unacked unsent
`)

/** Functions that open a connection: `connect()`, `openSocket(url)`. */
export const OPENING = startingIn('connect reconnect open dial')
