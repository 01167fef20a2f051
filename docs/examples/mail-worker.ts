import { BoundedQueue } from 'backpressure-runtime'

export interface Mail {
  readonly to: string
  readonly body: string
}

const outbox = new BoundedQueue<Mail>(20)

/** Sends what is in the outbox, one mail after the other, until the outbox is closed. */
export async function runMailWorker(send: (mail: Mail) => Promise<void>): Promise<void> {
  for await (const mail of outbox) await send(mail)
}

/** Writes the newsletter to all subscribers. */
export async function sendNewsletter(subscribers: AsyncIterable<string>, body: string): Promise<void> {
  for await (const to of subscribers) {
    outbox.put({ to, body })
  }
}

/** Writes the invoice mails: waits where the outbox is full. */
export async function sendInvoiceMails(mails: Iterable<Mail>): Promise<void> {
  for (const mail of mails) await outbox.put(mail)
}

/** A reminder is worth nothing later: `false` when there is no room now. */
export function sendReminder(mail: Mail): boolean {
  return outbox.tryPut(mail)
}

export function closeOutbox(): void {
  outbox.close()
}
