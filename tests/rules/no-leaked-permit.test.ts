import rule from '../../rules/no-leaked-permit.ts'
import { commonjs, untyped } from '../rule-tester.ts'

const SLOTS = "import { Semaphore } from 'backpressure-runtime'\nconst slots = new Semaphore(4)\n"
const SEMA = "import { Sema } from 'async-sema'\nconst sema = new Sema(4)\n"
const MUTEX =
  "import { Mutex, Semaphore } from 'async-mutex'\nconst mutex = new Mutex()\n" + 'const slots = new Semaphore(2)\n'

const leaks = (risk: string) => ({ messageId: 'leaks' as const, data: { risk } })
const inFinally = (output: string) => [{ messageId: 'useFinally' as const, output }]

untyped.run('no-leaked-permit', rule, {
  valid: [
    {
      name: 'finally',
      code: `${SEMA}async function f() { await sema.acquire(); try { await work() } finally { sema.release() } }`,
    },
    {
      name: 'finally, the acquire in it',
      code: `${SEMA}async function f() { try { await sema.acquire(); await work() } finally { sema.release() } }`,
    },
    { name: 'using', code: `${SLOTS}async function f() { using permit = await slots.acquire(); await work() }` },
    { name: 'run', code: `${SLOTS}const f = () => slots.run(() => work())` },
    {
      name: 'a permit in finally',
      code: `${SLOTS}async function f() { const permit = await slots.acquire(); try { return await work() } ` +
        `finally { permit.release() } }`,
    },
    {
      name: 'a releaser in finally',
      code: `${MUTEX}async function f() { const release = await mutex.acquire(); try { await work() } finally { ` +
        `release() } }`,
    },
    {
      name: 'a releaser beside a value',
      code: `${MUTEX}async function f() { const [, release] = await slots.acquire(); try { await work() } finally ` +
        `{ release() } }`,
    },
    { name: 'nothing between that may leave', code: `${SEMA}async function f() { await sema.acquire(); count(); ` +
      `sema.release() }` },
    {
      name: 'a task that goes on',
      code: `${SEMA}async function f(xs) { for (const x of xs) { await sema.acquire(); work(x).finally(() => ` +
        `sema.release()) } }`,
    },
    {
      name: 'a task that gives it back itself',
      code: `${SEMA}async function f(xs) { for (const x of xs) { await sema.acquire(); void work(x) } }
async function work(x) { try { await load(x) } finally { sema.release() } }`,
    },
    { name: 'a permit that is handed on', code: `${SLOTS}async function f() { const permit = await ` +
      `slots.acquire(); await work(permit) }` },
    { name: 'a permit that is returned', code: `${SLOTS}async function f() { const permit = await ` +
      `slots.acquire(); await ping(); return permit }` },
    { name: 'an acquire that is returned', code: `${SLOTS}const f = () => slots.acquire()` },
    {
      name: 'a permit that an end gives back',
      code: `${SLOTS}async function f(stream) { const permit = await slots.acquire(); stream.on('close', () => ` +
        `permit.release()); await send(stream) }`,
    },
    {
      name: 'enter and leave',
      code: `${SEMA}export class Gate { async enter() { await sema.acquire(); await hello() } leave() { ` +
        `sema.release() } }`,
    },
    { name: 'given back before each way out', code: `${SEMA}async function f(a) { await sema.acquire(); if (a) { ` +
      `sema.release(); return } sema.release(); await work() }` },
    {
      name: 'given back where it fails',
      code: `${SEMA}async function f() { await sema.acquire(); try { await work() } catch (e) { sema.release(); ` +
        `throw e } sema.release() }`,
    },
    {
      name: 'an error that is caught goes on to the release',
      code: `${SEMA}async function f() { await sema.acquire(); try { await work() } catch (e) { log(e) } ` +
        `sema.release() }`,
    },
    {
      name: 'given back where it fails, or by whoever it is handed to',
      code: `${MUTEX}async function f(x) { const release = await mutex.acquire(); try { await send(x, release) } ` +
        `catch (e) { release(); throw e } }`,
    },
    {
      name: 'given back where it fails, kept by another function where all goes well',
      code: `${SEMA}async function open() { await sema.acquire(); try { await hello() } catch (e) { sema.release(); ` +
        `throw e } }\nfunction close() { sema.release() }`,
    },
    {
      name: 'a try that never comes to its end',
      code: `${MUTEX}async function f() { const release = await mutex.acquire(); try { for (;;) await work() } ` +
        `catch (e) { release(); throw e } }`,
    },
    {
      name: 'a way out after the permit was handed on',
      code: `${MUTEX}async function f(x) { const release = await mutex.acquire(); x.once('end', () => release()); ` +
        `if (!x.ready) return; x.send() }`,
    },
    {
      name: 'a way out that gives it back by a function of below',
      code: `${MUTEX}async function f(x) { const release = await mutex.acquire(); if (!x) { end(); return } ` +
        `x.send(end); function end() { release() } }`,
    },
    {
      name: 'a way out of a try that gives it back',
      code: `${MUTEX}async function f(x) { const release = await mutex.acquire(); try { if (!x) return; x.on('end', ` +
        `log) } finally { x.onEnd(() => release()) } }`,
    },
    {
      name: 'a way out of a function in it',
      code: `${MUTEX}async function f(xs) { const release = await mutex.acquire(); const ys = xs.map((x) => { return ` +
        `x.id }); send(ys, () => release()) }`,
    },
    {
      name: 'a connection that is given back in finally',
      code: `async function f() { const client = await pool.connect(); try { return await client.query(sql) } ` +
        `finally { client.release() } }`,
    },
    {
      name: 'a connection that is given back in finally, in a try of its own',
      code: `async function f() { const client = await pool.connect(); try { await client.query(sql) } finally { ` +
        `try { await client.query('UNLOCK') } finally { client.release() } } }`,
    },
    {
      name: 'a permit that is given back in finally, in a try of its own',
      code: `${SEMA}async function f() { await sema.acquire(); try { await work() } finally { try { await end() } ` +
        `finally { sema.release() } } }`,
    },
    { name: 'a query of a pool', code: `async function f() { return await pool.query(sql) }` },
    {
      name: 'a connection of one client',
      code: `async function f() { const session = await client.connect(); await session.query(sql); session.close() }`,
    },
    {
      name: 'a connection that is returned where it works',
      code: `async function open() { const client = await pool.connect(); if (broken(client)) { client.release(); ` +
        `throw new Error() } await ping(client); return client }`,
    },
    {
      name: 'a connection that is kept',
      code: `class Store { async open() { this.client = await pool.connect(); await this.client.query(sql); ` +
        `this.client.release() } }`,
    },
    {
      name: 'a connection that an end gives back',
      code: `async function f(res) { const client = await pool.connect(); const rows = client.query(new ` +
        `QueryStream(sql)); rows.on('end', () => client.release()); await send(rows, res) }`,
    },
    {
      name: 'a connection that the handler gives back, too',
      code: `async function f() { const client = await pool.connect(); try { await client.query(sql); ` +
        `client.release() } catch (e) { await client.query('ROLLBACK'); client.release(); throw e } }`,
    },
    {
      name: 'a script that ends with its pool',
      code: `async function main() { const client = await pool.connect(); await client.query(sql); client.release(); ` +
        `await pool.end() }`,
    },
    {
      name: 'nothing that may leave while a connection is held',
      code: `async function f() { const client = await pool.connect(); count(client.processID); client.release() }`,
    },
    { name: 'a lock of another maker', code: `async function f() { await lock.acquire(); await work(); ` +
      `lock.release() }` },
    { name: 'a semaphore that others know', code: `${SEMA}export { sema }\nasync function f() { await ` +
      `sema.acquire(); await work() }` },
  ],
  invalid: [
    {
      name: 'work that fails',
      code: `${SEMA}async function f() {
  await sema.acquire()
  await work()
  sema.release()
}`,
      errors: [
        {
          ...leaks('await'),
          line: 4,
          column: 9,
          suggestions: inFinally(`${SEMA}async function f() {
  await sema.acquire()
  try {
    await work()
  } finally {
    sema.release()
  }
}`),
        },
      ],
    },
    {
      name: 'the same as an autofix, with a comment and more lines',
      settings: { backpressure: { autofix: true } },
      code: `${SLOTS}async function f(x) {
  const permit = await slots.acquire()
  // First the old one.
  await remove(x)
  const { id } = await add({
    x,
  })
  log(id)
  permit.release() // done
}`,
      output: `${SLOTS}async function f(x) {
  const permit = await slots.acquire()
  // First the old one.
  try {
    await remove(x)
    const { id } = await add({
      x,
    })
    log(id)
  } finally {
    permit.release() // done
  }
}`.replace('permit.release() // done\n  }', 'permit.release()\n  } // done'),
      errors: [leaks('await')],
    },
    {
      name: 'a return before',
      code: `${MUTEX}async function f(x) {
  const release = await mutex.acquire()
  if (!x) return
  save(x)
  release()
}`,
      errors: [
        {
          ...leaks('return'),
          suggestions: inFinally(`${MUTEX}async function f(x) {
  const release = await mutex.acquire()
  try {
    if (!x) return
    save(x)
  } finally {
    release()
  }
}`),
        },
      ],
    },
    {
      name: 'a wait between the acquire and the try',
      code: `${SEMA}async function f() { await sema.acquire(); await hello(); try { await work() } finally { ` +
        `sema.release() } }`,
      errors: [{ ...leaks('await'), suggestions: [] }],
    },
    {
      name: 'a name that is used later: no change',
      code: `${SEMA}async function f() { await sema.acquire(); const x = await work(); sema.release(); return x }`,
      errors: [{ ...leaks('await'), suggestions: [] }],
    },
    {
      name: 'two places that give it back: no change',
      code: `${SEMA}async function f(a) { await sema.acquire(); const x = await work(); if (x) { sema.release(); ` +
        `return } sema.release() }`,
      errors: [{ ...leaks('await'), suggestions: [] }],
    },
    {
      name: 'an error that is thrown on',
      code: `${SEMA}async function f() { await sema.acquire(); try { await work() } catch (e) { throw wrap(e) } ` +
        `sema.release() }`,
      errors: [
        {
          messageId: 'leaks',
          suggestions: inFinally(
            `${SEMA}async function f() { await sema.acquire(); try {\n  try { await work() } catch (e) { throw ` +
            `wrap(e) }\n} finally {\n  sema.release()\n} }`,
          ),
        },
      ],
    },
    {
      name: 'beside a function that does it right',
      code: `${SEMA}async function good() { await sema.acquire(); try { await work() } finally { sema.release() } }
async function bad() { await sema.acquire(); const x = await work(); sema.release(); return x }`,
      errors: [{ ...leaks('await'), line: 4, suggestions: [] }],
    },
    {
      name: 'given back where it fails alone',
      code: `${MUTEX}export class Tracker { mutex = new Mutex()
  refresh = async (xs) => {
    const release = await this.mutex.acquire()
    try {
      for (const x of xs) await this.update(x)
      this.done()
    } catch (error) {
      release()
      throw error
    }
  }
}`,
      errors: [{ messageId: 'onError', line: 6, column: 27, suggestions: [] }],
    },
    {
      name: 'given back where it fails, by the semaphore of the function',
      code: `${SEMA}async function f() { const own = new Sema(1); await own.acquire(); try { await work() } catch { ` +
        `own.release() } }`,
      errors: [{ messageId: 'onError', suggestions: [] }],
    },
    {
      name: 'a way out before the permit is handed to a callback',
      code: `${MUTEX}async function lookup(query) {
  const release = await mutex.acquire()
  if (!query) return
  query.send('version', () => { try { save() } finally { release() } })
}`,
      errors: [{ ...leaks('return'), line: 5, column: 25, suggestions: [] }],
    },
    {
      name: 'a throw before the permit is handed on',
      code: `${MUTEX}async function f(x) { const release = await mutex.acquire(); if (!x) throw new Error(); keep(x, ` +
        `release) }`,
      errors: [{ ...leaks('throw'), suggestions: [] }],
    },
    {
      name: 'a query that fails while a connection is held',
      code: `async function f() {
  const client = await pool.connect()
  await client.query(sql)
  client.release()
}`,
      errors: [
        {
          messageId: 'lost',
          data: { risk: 'await' },
          line: 2,
          column: 24,
          suggestions: inFinally(`async function f() {
  const client = await pool.connect()
  try {
    await client.query(sql)
  } finally {
    client.release()
  }
}`),
        },
      ],
    },
    {
      name: 'a return while a connection is held, one of MySQL',
      code: `class Users { async find(id) { const connection = await this.pool.getConnection(); const [rows] = await ` +
        `read(connection, id); if (!rows) return null; connection.release(); return rows } }`,
      errors: [{ messageId: 'lost', data: { risk: 'await' }, suggestions: [] }],
    },
    {
      name: 'a connection of a function',
      code: `async function f(id) { const client = await getClient(); const row = await client.one(id); ` +
        `client.release(); return row }`,
      errors: [{ messageId: 'lost', suggestions: [] }],
    },
    {
      name: 'a permit that nobody looks at',
      code: `${SLOTS}async function f() { const permit = await slots.acquire(); await work() }`,
      errors: [{ messageId: 'never', suggestions: [] }],
    },
  ],
})

commonjs.run('no-leaked-permit, CommonJS', rule, {
  valid: [
    {
      name: 'a task that the semaphore runs',
      code: `const { Semaphore } = require('await-semaphore')\nconst slots = new Semaphore(2)\nconst f = () => ` +
        `slots.use(() => work())`,
    },
  ],
  invalid: [
    {
      name: 'a releaser of await-semaphore',
      code: `const Mutex = require('await-semaphore').Mutex\nclass Store { mutex = new Mutex()\n  async add(x) { ` +
        `const release = await this.mutex.acquire(); const y = await load(x); release(); return y } }`,
      errors: [{ ...leaks('await'), line: 3, suggestions: [] }],
    },
    {
      name: 'required',
      code: `const { Sema } = require('async-sema')\nconst sema = new Sema(1)\nasync function f() { await ` +
        `sema.acquire(); const x = await g(); sema.release(); return x }`,
      errors: [{ ...leaks('await'), suggestions: [] }],
    },
  ],
})
