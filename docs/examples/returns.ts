import { BoundedQueue, createLimit, Semaphore } from 'backpressure-runtime'

export interface Return {
  readonly order: number
  readonly reason: string
}

const returns = new BoundedQueue<Return>(100)
const archive = new BoundedQueue<Return>(5_000_000)
const scale = new Semaphore(1)
const lookUps = createLimit(4)
let refused = 0

/** A customer asks to send something back. */
export function announceReturn(announced: Return): void {
  returns.tryPut(announced)
}

/** The same; who finds no room is counted. */
export function announceReturnOrCount(announced: Return): void {
  if (!returns.tryPut(announced)) refused += 1
}

/** How many found no room. */
export function refusedReturns(): number {
  return refused
}

/** Keeps what came back for the yearly report. */
export async function keep(returned: Return): Promise<void> {
  await archive.put(returned)
}

/** The weights of what came back: four are asked for at a time. */
export async function weigh(orders: readonly number[]): Promise<Response[]> {
  const weights = orders.map((order) => fetch(`https://scale.example.org/${order}`))
  return Promise.all(weights.map((weight) => lookUps(() => weight)))
}

/** The same, where the limit starts them. */
export async function weighFewAtATime(orders: readonly number[]): Promise<Response[]> {
  return Promise.all(orders.map((order) => lookUps(() => fetch(`https://scale.example.org/${order}`))))
}

/** The customers behind the returns of a day. */
export async function customersOf(day: string): Promise<Response> {
  return lookUps(async () => {
    const list = await fetch(`https://desk.example.org/returns/${day}`)
    return lookUps(async () => fetch(await list.text()))
  })
}

/** The same: the second request is made when the first has left its place. */
export async function customersInTurn(day: string): Promise<Response> {
  const list = await lookUps(() => fetch(`https://desk.example.org/returns/${day}`))
  return lookUps(async () => fetch(await list.text()))
}

/** Puts one parcel on the scale; a heavy one waits for two people. */
export async function putOnScale(order: number, isHeavy: boolean): Promise<string | undefined> {
  const permit = await scale.acquire()
  if (isHeavy) return undefined
  const weight = await fetch(`https://scale.example.org/${order}`)
  permit.release()
  return weight.text()
}

/** The same: the scale is free again, whatever happens. */
export function putOnScaleSafely(order: number): Promise<string> {
  return scale.run(async () => {
    const weight = await fetch(`https://scale.example.org/${order}`)
    return weight.text()
  })
}
