import { Semaphore as MutexSemaphore } from 'async-mutex'
import { Sema } from 'async-sema'
import pLimit from 'p-limit'
import { LimitSemaphore } from './limit.js'

/** As many workers as are said take and give back one permit again and again. */
function work(turn, workers, n) {
  const worker = async () => {
    for (let i = 0; i < n / workers; i++) await turn()
  }
  return Promise.all(Array.from({ length: workers }, worker))
}

/** Loops of their own, so that no helper's promise is measured with them. */
function loops(semaphore, workers, n) {
  const worker = async () => {
    for (let i = 0; i < n / workers; i++) {
      const permit = await semaphore.acquire()
      if (permit?.release !== undefined) permit.release()
      else semaphore.release()
    }
  }
  return Promise.all(Array.from({ length: workers }, worker))
}

const contenders = (runtime, permits, workers) => [
  { name: 'backpressure-runtime', role: 'ours', run: (n) => loops(new runtime.Semaphore(permits), workers, n) },
  { name: 'bare limit', role: 'limit', run: (n) => loops(new LimitSemaphore(permits), workers, n) },
  { name: 'async-sema', role: 'peer', run: (n) => loops(new Sema(permits), workers, n) },
  {
    name: 'async-mutex',
    role: 'slower',
    run(n) {
      const semaphore = new MutexSemaphore(permits)
      return work(async () => (await semaphore.acquire())[1](), workers, n)
    },
  },
  {
    name: 'p-limit',
    role: 'slower',
    run(n) {
      const limit = pLimit(permits)
      return work(() => limit(() => {}), workers, n)
    },
  },
]

export const tables = (runtime) =>
  [
    [1, 1],
    [1, 10],
    [10, 1000],
  ].map(([permits, workers]) => ({
    title: `semaphore: acquire and release, permits ${permits}, workers ${workers}`,
    goals: { limit: 1.5, peer: 1 },
    step: workers,
    contenders: contenders(runtime, permits, workers),
  }))
