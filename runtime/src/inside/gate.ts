/** Open or shut; while it is shut, who wants to pass waits. */
export interface Gate {
  shut(): boolean
  close(): void
  open(): void
  pass(): Promise<void>
}

export function gate(): Gate {
  let opened: Promise<void> | undefined
  let release = () => {}
  return {
    shut: () => opened !== undefined,
    close() {
      opened ??= new Promise((resolve) => (release = resolve))
    },
    open() {
      opened = undefined
      release()
    },
    async pass() {
      while (opened !== undefined) await opened
    },
  }
}
