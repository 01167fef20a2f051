import { expect, test } from 'vitest'
import { ioIn } from '../../rules/analysis/io.ts'
import { ask } from '../code.ts'

const FS = "import fs from 'node:fs/promises'\n"

/** What is known of `work` in the code. */
const of = (code: string): string | undefined =>
  ask(code, 'CallExpression[callee.name="run"]', (context, node: { arguments: [never] }) => {
    return ioIn(context, node.arguments[0])?.evidence
  })

/** Whether it tells of an entry of a directory only. */
const isEntry = (code: string): boolean | undefined =>
  ask(code, 'CallExpression[callee.name="run"]', (context, node: { arguments: [never] }) => {
    return ioIn(context, node.arguments[0])?.entry
  })

test.each([
  [`${FS}run(async (p) => { await fs.stat(p) })`, true],
  [`${FS}run(fs.unlink)`, true],
  [`${FS}run((p) => Q.nfcall(fs.readdir, p))`, true],
  ['run(async (p) => { await this.utils.fs.readdir(p) })', true],
  ['run(async (p) => { await unlink(p) })', true],
  [`${FS}run(async (p) => { await fs.readFile(p) })`, false],
  ['run(async (k) => { await redis.exists(k) })', false],
])('%s is about an entry: %s', (code, expected) => {
  expect(isEntry(code)).toBe(expected)
})

test('finds what counts for who asks', () => {
  const code = `${FS}run(async (p) => { await fs.stat(p); await api.get(p) })`
  const found = ask(
    code,
    'CallExpression[callee.name="run"]',
    (context, node: { arguments: [never] }) => ioIn(context, node.arguments[0], ({ entry }) => !entry)?.evidence,
  )
  expect(found).toBe('likely')
})

test.each([
  [`${FS}run(async (p) => { await fs.readFile(p) })`, 'known'],
  ['run((url) => fetch(url))', 'known'],
  [`${FS}run(fs.unlink)`, 'known'],
  [`${FS}run(fs.unlink.bind(fs))`, 'known'],
  [`${FS}run((p) => Q.nfcall(fs.readFile, p))`, 'known'],
  [`${FS}const read = (p) => fs.readFile(p)\nconst load = async (p) => parse(await read(p))\nrun(load)`, 'known'],
  ['class A { get(u) { return fetch(u) } all() { run(this.get.bind(this)) } }', 'known'],
  ['run(async (xs) => { await Promise.all(xs.map((x) => fetch(x))) })', 'known'],
  ['run((done) => { later(() => fetch(done)) })', 'known'],
  ['run(async (id) => { await api.get(id); await fetch(id) })', 'known'],
  ['run(async (id) => await api.get(id))', 'likely'],
  ['async function fetchAll(x) { return other(x) }\nrun(async (x) => { await fetchAll(x) })', 'likely'],
  ['run(downloadPage)', 'likely'],
  ['run(this.api.get)', 'likely'],
  ['run(fetch(url))', 'known'],
  // In memory, or another time.
  ['run(async (x) => { await parse(x) })', undefined],
  ['const fetchName = (x) => x.name\nrun((x) => fetchName(x))', undefined],
  ['run((x) => { emitter.on("open", () => fetch(x)) })', undefined],
  ['run((x) => { tasks.push(() => fetch(x)) })', undefined],
  ['run((x) => ({ load: () => fetch(x) }))', undefined],
  ['run((x) => class { load() { return fetch(x) } })', undefined],
  ['const a = () => b()\nconst b = () => a()\nrun(a)', undefined],
])('%s → %s', (code, expected) => {
  expect(of(code)).toBe(expected)
})

test('tells what is done once for all', () => {
  const once = (code: string): boolean | undefined =>
    ask(code, 'FunctionDeclaration[id.name="f"]', (context, fn) => ioIn(context, fn)?.once)
  const get = (give: string): string => `let ready; function f() { return get() } function get() { ${give} }`
  expect(
    once(get('if (ready) return ready; return (ready = open())') + ' async function open() { await fetch(u) }'),
  ).toBe(true)
  expect(once(get('return (ready ??= fetch(u))'))).toBe(true)
  expect(once(get('return (ready = fetch(u))'))).toBe(undefined)
  expect(once(get('ready ??= open(); return open()') + ' async function open() { await fetch(u) }')).toBe(undefined)
})
