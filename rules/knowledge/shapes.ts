/** A thing told by its members alone: what type information is asked for. */
export interface Shape {
  readonly thing: string
  readonly members: readonly string[]
  /** A method that must answer a boolean: tells a stream's `write()` from a builder's. */
  readonly boolean?: string
}

/** In order: the first that fits speaks. */
export const shapes: readonly Shape[] = [
  // Streams by their members that no rule should take for one: told apart before all others.
  { thing: 'hash', members: ['write', 'once', 'update', 'digest'] },
  { thing: 'hash', members: ['write', 'once', 'update', 'final', 'setAutoPadding'] },
  { thing: 'stdout', members: ['write', 'once', 'cursorTo', 'clearLine', 'getColorDepth'] },
  { thing: 'http-response', members: ['write', 'once', 'end', 'writeHead', 'writableNeedDrain'], boolean: 'write' },
  { thing: 'node-duplex', members: ['write', 'once', 'end', 'read', 'pipe', 'resume'], boolean: 'write' },
  { thing: 'node-writable', members: ['write', 'once', 'end'], boolean: 'write' },
  { thing: 'node-readable', members: ['read', 'pipe', 'on', 'resume', 'pause'] },
  { thing: 'web-writer', members: ['write', 'desiredSize', 'ready', 'releaseLock'] },
  { thing: 'web-writable', members: ['getWriter', 'locked', 'abort'] },
  { thing: 'web-reader', members: ['read', 'releaseLock', 'closed', 'cancel'] },
  { thing: 'web-readable', members: ['getReader', 'tee', 'pipeTo'] },
  { thing: 'web-transform-controller', members: ['enqueue', 'desiredSize', 'error', 'terminate'] },
  { thing: 'web-controller', members: ['enqueue', 'desiredSize', 'error'] },
  { thing: 'data-channel', members: ['send', 'bufferedAmount', 'bufferedAmountLowThreshold'] },
  { thing: 'ws-socket', members: ['send', 'bufferedAmount', 'terminate', 'ping', 'once'] },
  { thing: 'websocket', members: ['send', 'bufferedAmount', 'close'] },
  { thing: 'bounded-queue', members: ['put', 'tryPut', 'take', 'whenBelow'] },
  { thing: 'bp-semaphore', members: ['acquire', 'tryAcquire', 'run', 'resize'] },
  { thing: 'async-sema', members: ['acquire', 'tryAcquire', 'nrWaiting', 'drain'] },
  { thing: 'async-mutex-semaphore', members: ['acquire', 'runExclusive', 'waitForUnlock', 'getValue'] },
  { thing: 'async-mutex', members: ['acquire', 'runExclusive', 'waitForUnlock', 'isLocked'] },
  { thing: 'p-queue', members: ['add', 'addAll', 'onIdle', 'onSizeLessThan'] },
]
