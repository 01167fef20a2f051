export interface Order {
  readonly id: number
  readonly customer: string
  readonly cents: number
  readonly note: string
}

/** One line of the CSV that accounting imports. */
export function toCsv({ id, customer, cents, note }: Order): string {
  return `${id},${quoted(customer)},${(cents / 100).toFixed(2)},${quoted(note)}\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
