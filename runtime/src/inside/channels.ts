/** A channel of `node:diagnostics_channel`: ask `hasSubscribers` before making a message. */
export interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/** The channel `backpressure:` + name; a silent one where the platform has none. */
export function channel(name: string): Channel {
  const host = globalThis.process as { getBuiltinModule?: (id: string) => unknown } | undefined
  const module = host?.getBuiltinModule?.('node:diagnostics_channel') as { channel(name: string): Channel } | undefined
  return module?.channel(`backpressure:${name}`) ?? { hasSubscribers: false, publish() {} }
}
