import { BroadcastChannel } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import { showProgress } from '../../rules/command/progress.ts'

/** What is written on a screen as files are read, one each `step` milliseconds. */
async function shown(isTTY: boolean, files: number, step: number, isAtMost = false): Promise<string[]> {
  const written: string[] = []
  let time = 0
  let looks = 0
  const clock = () => {
    looks++
    return time
  }
  const progress = showProgress({ isTTY, write: (text) => written.push(text) }, clock)
  progress.counted(() => 12_345, isAtMost)
  const teller = new BroadcastChannel(progress.channel)
  for (let i = 0; i < files; i++) {
    const before = looks
    time += step
    teller.postMessage(1)
    await vi.waitUntil(() => looks > before, { interval: 1 })
  }
  progress.end()
  teller.close()
  return written
}

describe('progress', () => {
  it('says nothing of a short run', async () => {
    expect(await shown(true, 3, 500)).toEqual([])
  })

  it('goes on in one line of a terminal, and leaves it empty', async () => {
    expect(await shown(true, 4, 1_000)).toEqual([
      '\r\u001B[K2 of 12,345 files read',
      '\r\u001B[K3 of 12,345 files read',
      '\r\u001B[K4 of 12,345 files read',
      '\r\u001B[K',
    ])
  })

  it('gives a log a line now and then', async () => {
    expect(await shown(false, 25, 1_000)).toEqual(['10 of 12,345 files read\n', '20 of 12,345 files read\n'])
  })

  it('does not promise to read what a cache may know', async () => {
    expect(await shown(false, 11, 1_000, true)).toEqual(['10 of at most 12,345 files read\n'])
  })

  it('says nothing where the cache knows all', async () => {
    expect(await shown(false, 0, 1_000, true)).toEqual([])
  })
})
