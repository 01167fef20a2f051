export interface Customer {
  readonly id: number
  readonly name: string
}

const REGIONS = ['north', 'south', 'west']

/** Pushes every customer to the CRM; answers the revisions that the CRM gave them. */
export async function syncCustomers(crm: string, customers: readonly Customer[]): Promise<string[]> {
  return Promise.all(customers.map((customer) => pushCustomer(crm, customer)))
}

/** Reads the three regional totals. */
export async function regionalTotals(crm: string): Promise<number[]> {
  return Promise.all(
    REGIONS.map(async (region) => {
      const response = await fetch(`${crm}/regions/${region}/total`)
      return Number(await response.text())
    }),
  )
}

async function pushCustomer(crm: string, customer: Customer): Promise<string> {
  const response = await fetch(`${crm}/customers/${customer.id}`, { method: 'PUT', body: JSON.stringify(customer) })
  if (!response.ok) throw new Error(`CRM answered ${response.status} for customer ${customer.id}`)
  return response.text()
}
