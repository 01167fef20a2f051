import { syncCustomers } from '../sync-customers.ts'
import type { Scenario } from './scenario.ts'
import { startUpstream } from './upstream.ts'

export const scenario: Scenario = {
  load: '120 customers, the CRM answers in 150 ms',
  async run() {
    const crm = await startUpstream(150, (req, body) => ({ status: 200, body: `${req.url} ${body.length}` }))
    const customers = Array.from({ length: 120 }, (_, id) => ({ id, name: `Customer ${id}` }))
    return { result: await syncCustomers(crm.url, customers), peakInFlight: crm.inFlight.peak }
  },
}
