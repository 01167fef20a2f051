import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What a run under load came to, as the examples print it. */
export interface Outcome {
  readonly load: string
  readonly result: unknown
  readonly peakInFlight?: number
  readonly peakBufferedBytes?: number
  readonly leftHanging?: number
}

const LONGEST_MS = 30_000

/** Puts one file of a staged copy under its load, in a process of its own. */
export async function loadOutcome(staged: string, name: string): Promise<Outcome> {
  const options = { cwd: staged, timeout: LONGEST_MS }
  const { stdout } = await promisify(execFile)(process.execPath, ['load/run.js', name], options)
  return JSON.parse(stdout) as Outcome
}
