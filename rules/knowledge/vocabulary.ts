/** The same fact for many names. */
export function each<const Name extends string, const Fact>(names: readonly Name[], fact: Fact): Record<Name, Fact> {
  return Object.fromEntries(names.map((name) => [name, fact])) as Record<Name, Fact>
}

/** Work over the network, on a disk or in another process that tells its end by a callback or an event. */
export const IO = { io: true } as const

/** The same, where a promise tells its end. */
export const IO_PROMISE = { io: true, promise: true } as const

/** What every emitter has. Named in things whose `'*'` is I/O, because registering a listener is none. */
export const LISTENING = each(
  [
    'on',
    'once',
    'off',
    'addListener',
    'prependListener',
    'removeListener',
    'removeAllListeners',
    'setMaxListeners',
    'listenerCount',
    'emit',
  ],
  {},
)

/** Methods of a client whose every call goes over the network and answers a promise. */
export const CALLS = { '*': IO_PROMISE } as const

/** The mark of a stream's buffer: bytes, but items in object mode. */
export const byteMark = (option: string, when: string) =>
  ({ argument: 0, option, unit: 'bytes', usual: 65_536, items: { when, usual: 16 } }) as const
