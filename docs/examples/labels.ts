import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'

const PRINTERS = ['hall', 'ramp']

/** Renders the label of a parcel as it is asked for. */
export function createLabelServer(): Server {
  return createServer((req, res) => {
    const label = spawn(process.execPath, ['render-label.js', req.url ?? ''], { stdio: ['ignore', 'pipe', 'inherit'] })
    label.stdout.pipe(res)
  })
}

/** Starts the program that feeds a printer, one a printer. */
export function startPrinters(): void {
  for (const printer of PRINTERS) spawn(process.execPath, ['feed-printer.js', printer], { stdio: 'inherit' })
}
