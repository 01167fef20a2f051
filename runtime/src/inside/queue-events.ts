import { channel, type Channel } from './channels.ts'

/** What subscribers of `backpressure:queue:*` are told. */
export interface QueueMessage {
  queue: unknown
  name: string | undefined
  size: number
  capacity: number
  item?: unknown
}

export const onPut: Channel = /* @__PURE__ */ channel('queue:put')
export const onTake: Channel = /* @__PURE__ */ channel('queue:take')
export const onDrop: Channel = /* @__PURE__ */ channel('queue:drop')
export const onFull: Channel = /* @__PURE__ */ channel('queue:full')
export const onClose: Channel = /* @__PURE__ */ channel('queue:close')

export const queueChannels: readonly Channel[] = [onPut, onTake, onDrop, onFull, onClose]
