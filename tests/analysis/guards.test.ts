import { describe, expect, test } from 'vitest'
import { asyncWorkOf } from '../../rules/analysis/async-work.ts'
import { guardBefore } from '../../rules/analysis/guards.ts'
import { ask } from '../code.ts'

/** The guard before the first work of the function called `f`. */
const guard = (code: string) =>
  ask(code, ':function[id.name="f"]', (context, fn: never) => {
    const [work] = asyncWorkOf(context, fn)
    if (!work) throw new Error('no work')
    return guardBefore(context, fn, work.call)?.kind
  })

describe('a guard is', () => {
  test.each<[name: string, code: string, kind: string]>([
    ['a flag', 'let on = false; async function f() { if (on) return; on = true; await work(); on = false }', 'flag'],
    [
      'a flag of a field',
      'async function f() { if (this.on) return; this.on = true; try { await work() } finally { this.on = false } }',
      'flag',
    ],
    [
      'a flag around the work',
      'let on = false; async function f() { if (!on) { on = true; await work(); on = false } }',
      'flag',
    ],
    ['a counter', 'let n = 0; async function f() { if (n > 0) return; n++; await work(); n-- }', 'flag'],
    [
      'a state that a helper sets',
      'let s = "idle"; const enter = () => { s = "busy" }; async function f() { if (s !== ' +
        '"idle") return; enter(); await work() }',
      'flag',
    ],
    [
      'a state that the work sets first',
      'let s = "idle"; async function work() { s = "busy"; await io() } async function f() { ' +
        'if (s === "idle") await work() }',
      'flag',
    ],
    [
      'a key of the state',
      'async function f() { if (this.state.loading) return; this.setState({ loading: true }); await work() }',
      'flag',
    ],
    [
      'a set of running keys',
      'const running = new Set(); async function f(id) { if (running.has(id)) return; ' +
        'running.add(id); await work(id) }',
      'flag',
    ],
    [
      'a time stamp',
      'let last = 0; async function f() { const since = Date.now() - last; if (since < 5) ' +
        'return; last = Date.now(); await work() }',
      'flag',
    ],
    [
      'a kept promise',
      'let run; function f() { if (run) return; run = work().finally(() => { run = undefined }) }',
      'flag',
    ],
    ['a kept promise, short', 'let run; function f() { run ??= work().finally(() => { run = undefined }) }', 'flag'],
    ['a short circuit', 'let on; function f() { on || (on = true, work().finally(() => { on = false })) }', 'flag'],
    ['a lock', 'async function f() { const release = await this.mutex.acquire(); await work(); release() }', 'lock'],
    ['a function that locks', 'async function f() { await withLock("key", async () => { await work() }) }', 'lock'],
    [
      'a known limiter',
      'import { Mutex } from "async-mutex"; const one = new Mutex(); async function f() { ' +
        'await one.runExclusive(work) }',
      'lock',
    ],
    [
      'a key set once',
      'async function f() { if (!(await redis.set("k", 1, "PX", 5, "NX"))) return; await work() }',
      'lock',
    ],
    [
      'a timer that is stopped first',
      'async function f() { clearInterval(timer); await work(); timer = setInterval(f, 5) }',
      'timer-stopped',
    ],
  ])('%s', (_, code, kind) => {
    expect(guard(code)).toBe(kind)
  })
})

describe('no guard is', () => {
  test.each<[name: string, code: string]>([
    ['a flag that another place sets', 'async function f() { if (this.closed) return; await work() }'],
    [
      'a flag that is set after the work',
      'let on = false; async function f() { if (on) return; await work(); on = true }',
    ],
    [
      'a flag that is set to what was awaited',
      'async function f() { if (!this.lease) return; this.lease = await this.lease.extend() }',
    ],
    [
      'a flag that only the way out sets',
      'async function f() { if (this.idle) { this.idle = false; return } await work() }',
    ],
    ['a test that does not lead away', 'let n = 0; async function f() { if (n > 5) log(); n++; await work() }'],
    ['a flag of one run', 'async function f() { let on = false; if (on) return; on = true; await work() }'],
    ['a lock that is only prolonged', 'async function f() { await this.leaderLock.extend(5) }'],
    [
      'a client that is asked whether it is there',
      'async function f() { if (!client.ready) return; await client.set("k", 1) }',
    ],
    [
      'a timer that is stopped on the way out',
      'async function f() { if (done) { clearInterval(timer); return } await work() }',
    ],
    ['a timer that is stopped after the work', 'async function f() { await work(); clearInterval(timer) }'],
  ])('%s', (_, code) => {
    expect(guard(code)).toBeUndefined()
  })
})
