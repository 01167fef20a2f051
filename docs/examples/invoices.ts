import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'

/** Sends the invoices of the month, one after the other. */
export async function downloadInvoices(invoices: Iterable<Buffer>, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': 'application/pdf' })
  for (const invoice of invoices) {
    if (!res.write(invoice)) {
      await new Promise((resolve) => res.once('drain', resolve))
    }
  }
  res.end()
}

/** Copies the invoices to the archive; `false` when the archive went away. */
export async function archiveInvoices(invoices: Iterable<Buffer>, archive: Writable): Promise<boolean> {
  for (const invoice of invoices) {
    if (archive.destroyed) return false
    if (!archive.write(invoice)) await roomOrGone(archive)
  }
  return true
}

function roomOrGone(archive: Writable): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      archive.off('drain', settle)
      archive.off('close', settle)
      resolve()
    }
    archive.on('drain', settle)
    archive.on('close', settle)
  })
}
