import { BroadcastChannel } from 'node:worker_threads'

/** Where progress is shown: the error output, so that a report can be piped. */
export interface Screen {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

export interface Progress {
  /** What threads are to be given, so that they tell of each file. */
  readonly channel: string
  /** How many files are to be read; at most so many, where a cache knows some of them. */
  counted(total: () => number, isAtMost: boolean): void
  end(): void
}

const FIRST_MS = 2_000
const ON_SCREEN_MS = 200
const IN_LOG_MS = 10_000
const ERASE_LINE = '\r\u001B[K'

let runs = 0

/** Tells of a long run how many files are read: on one line of a terminal, or now and then in a log. */
export function showProgress(screen: Screen, now: () => number = Date.now): Progress {
  const name = `backpressure-${process.pid}-${(runs += 1)}`
  const every = screen.isTTY ? ON_SCREEN_MS : IN_LOG_MS
  let total = () => ''
  let read = 0
  let next = now() + (screen.isTTY ? FIRST_MS : IN_LOG_MS)
  let shown = false
  const channel = new BroadcastChannel(name)
  channel.onmessage = () => {
    read += 1
    if (now() < next) return
    next = now() + every
    const line = `${amount(read)} of ${total()} files read`
    screen.write(screen.isTTY ? `${ERASE_LINE}${line}` : `${line}\n`)
    shown = true
  }
  // What else is going on keeps the process alive, or nothing does.
  unreferenced(channel)
  return {
    channel: name,
    counted(count, isAtMost) {
      total = () => `${isAtMost ? 'at most ' : ''}${amount(count())}`
    },
    end() {
      channel.close()
      if (shown && screen.isTTY) screen.write(ERASE_LINE)
    },
  }
}

/** The types of BroadcastChannel do not know the method. */
export function unreferenced(channel: BroadcastChannel): void {
  ;(channel as unknown as { unref(): void }).unref()
}

function amount(files: number): string {
  return files.toLocaleString('en-US')
}
